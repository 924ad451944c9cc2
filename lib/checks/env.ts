import { kubernetesVersions } from '../cdk8s/kubernetes-versions';
import { envNameFlaw } from '../rules/env-name';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { fieldsOf, itemsOf, nonEmptyStringOf } from './model/read';
import type { PodContainer } from './model/workload';

export const envCheck: Check<'env'> = {
  name: 'env',
  summary: 'Environment variables have a valid name, are set once in each container, and have one value.',
  example: 'env "A" of container "user" is set twice: keep one, since only the last one counts.',
  *check(app) {
    for (const { object, containers } of app.knownWorkloads) {
      for (const container of containers) {
        const { env, envFrom } = container.fields;
        if (env !== undefined || envFrom !== undefined) yield* checkEnv(object, container);
      }
    }
  },
};

function* checkEnv(object: AppObject, { fields, title }: PodContainer): ObjectFindings {
  const { oldest } = kubernetesVersions(object.construct);
  for (const { prefix } of itemsOf(fields.envFrom)) {
    const flaw = nonEmptyStringOf(prefix) === undefined ? undefined : envNameFlaw(prefix, oldest);
    if (flaw !== undefined) yield problem(object, `prefix ${show(prefix)} of envFrom of ${title} ${flaw}.`);
  }
  const names = new Set<string>();
  for (const { name, value, valueFrom } of itemsOf(fields.env)) {
    if (typeof name !== 'string') continue;
    const flaw = envNameFlaw(name, oldest);
    if (flaw !== undefined) yield problem(object, `env name ${show(name)} of ${title} ${flaw}.`);
    if (names.has(name)) {
      yield problem(object, `env ${show(name)} of ${title} is set twice: keep one, since only the last one counts.`);
    }
    names.add(name);
    if (valueFrom === undefined) continue;
    const sources = Object.keys(fieldsOf(valueFrom));
    if (nonEmptyStringOf(value) !== undefined) {
      yield problem(object, `env ${show(name)} of ${title} has both value and valueFrom: keep one of the two.`);
    } else if (sources.length !== 1) {
      const has = sources.length === 0 ? 'no source' : sources.join(' and ');
      yield problem(object, `valueFrom of env ${show(name)} of ${title} has ${has}: write one source.`);
    }
  }
}
