import { kubernetesVersions } from '../cdk8s/kubernetes-versions';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { problem } from './model/object-finding';
import { fieldsOf, itemsOf, nameOf } from './model/read';
import { isKnown } from './model/workload';

/** By the rule up to 1.31; from 1.32 on every printable ASCII character but "=" is taken. */
const STRICT = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const RELAXED = /^[ -<>-~]+$/;
const RELAXED_SINCE = 32;

export const env: Check<'env'> = {
  name: 'env',
  summary: 'Environment variables have a valid name, are there once in their container, and have one value.',
  example: 'env "A" of container "user" is there twice: keep one, since the last one alone counts.',
  *check(app) {
    for (const { object, containers } of app.workloads.filter(isKnown)) {
      for (const { fields, what } of containers) {
        for (const { prefix } of itemsOf(fields.envFrom)) {
          if (nameOf(prefix) === undefined || isName(String(prefix), object)) continue;
          yield problem(
            object,
            `prefix ${show(prefix)} of envFrom of ${what} is invalid: write letters, digits, "_", "-" and ".", not starting with a digit.`,
          );
        }
        const seen = new Set<string>();
        for (const { name, value, valueFrom } of itemsOf(fields.env)) {
          if (typeof name !== 'string') continue;
          if (!isName(name, object)) {
            yield problem(
              object,
              `env name ${show(name)} of ${what} is invalid: write letters, digits, "_", "-" and ".", not starting with a digit.`,
            );
          }
          if (seen.has(name))
            yield problem(
              object,
              `env ${show(name)} of ${what} is there twice: keep one, since the last one alone counts.`,
            );
          seen.add(name);
          if (valueFrom === undefined) continue;
          const sources = Object.keys(fieldsOf(valueFrom));
          if (nameOf(value) !== undefined)
            yield problem(object, `env ${show(name)} of ${what} has both value and valueFrom: keep one of the two.`);
          else if (sources.length !== 1) {
            yield problem(
              object,
              `valueFrom of env ${show(name)} of ${what} has ${sources.length === 0 ? 'no source' : sources.join(' and ')}: write one source.`,
            );
          }
        }
      }
    }
  },
};

function isName(text: string, { construct }: AppObject): boolean {
  if (text === '.' || text.startsWith('..')) return false;
  return STRICT.test(text) || (RELAXED.test(text) && kubernetesVersions(construct).oldest >= RELAXED_SINCE);
}
