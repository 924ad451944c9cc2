import { kubernetesVersions, version } from '../cdk8s/kubernetes-versions';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { isFields, listOf } from './model/read';
import { NEW_FIELDS, type NewField, POD } from './newer-fields-table';

export const newerFields: Check<'newer-fields'> = {
  name: 'newer-fields',
  summary: 'Fields that the oldest cluster of the range drops or refuses; kubernetesVersion says the range.',
  example:
    'spec.trafficDistribution came with Kubernetes 1.31, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
  *check(app) {
    for (const [key, news] of Object.entries(NEW_FIELDS)) {
      const [group = '', kind = ''] = key.split(' ');
      for (const object of app.ofKind(group, kind)) yield* checkFields(object, object.json, '', news);
    }
    for (const { object, path, pod } of app.workloads) {
      yield* checkFields(object, pod, path === '' ? 'spec.' : `${path}.spec.`, POD);
    }
  },
};

function* checkFields(object: AppObject, root: unknown, prefix: string, news: readonly NewField[]): ObjectFindings {
  for (const { path, since } of news) {
    if (since === undefined || !has(root, stepsOf(path))) continue;
    const { oldest } = kubernetesVersions(object.construct);
    if (oldest >= since) continue;
    yield problem(
      object,
      `${prefix}${path} came with Kubernetes ${version(since)}, and the app is made for ${version(oldest)} on: leave it out, or raise kubernetesVersion.`,
    );
  }
}

const STEPS = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const steps = STEPS.get(path) ?? path.split('.');
  STEPS.set(path, steps);
  return steps;
}

function has(value: unknown, steps: readonly string[], from = 0): boolean {
  let found = value;
  for (let index = from; index < steps.length; index++) {
    const step = steps[index] ?? '';
    if (!isFields(found)) return false;
    if (step.endsWith('[]')) {
      return listOf(found[step.slice(0, -2)]).some((item) => has(item, steps, index + 1));
    }
    found = found[step];
  }
  return found !== undefined;
}
