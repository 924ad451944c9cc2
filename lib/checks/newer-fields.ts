import { kubernetesVersions, version } from '../private/kubernetes-versions';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { isFields, listOf } from './model/read';

/**
 * Fields that a 1.27 cluster lacks, with the first version in which one with default feature gates honours them
 * (https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/). `[]` stands for every element of a
 * list.
 */
interface NewField {
  readonly path: string;
  readonly since: number;
}

const POD: readonly NewField[] = [
  { path: 'initContainers[].restartPolicy', since: 29 },
  { path: 'initContainers[].restartPolicyRules', since: 35 },
  { path: 'containers[].restartPolicy', since: 35 },
  { path: 'containers[].restartPolicyRules', since: 35 },
  { path: 'containers[].lifecycle.preStop.sleep', since: 30 },
  { path: 'containers[].lifecycle.postStart.sleep', since: 30 },
  { path: 'containers[].resizePolicy', since: 33 },
  { path: 'containers[].securityContext.appArmorProfile', since: 30 },
  { path: 'initContainers[].securityContext.appArmorProfile', since: 30 },
  { path: 'containers[].volumeMounts[].recursiveReadOnly', since: 31 },
  { path: 'containers[].env[].valueFrom.fileKeyRef', since: 35 },
  { path: 'securityContext.appArmorProfile', since: 30 },
  { path: 'securityContext.supplementalGroupsPolicy', since: 33 },
  { path: 'securityContext.seLinuxChangePolicy', since: 33 },
  { path: 'resources', since: 34 },
  { path: 'resourceClaims', since: 34 },
  { path: 'hostUsers', since: 33 },
  { path: 'hostnameOverride', since: 35 },
  { path: 'volumes[].image', since: 35 },
  { path: 'affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].matchLabelKeys', since: 31 },
  { path: 'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].matchLabelKeys', since: 31 },
  { path: 'affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].mismatchLabelKeys', since: 31 },
  { path: 'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].mismatchLabelKeys', since: 31 },
];

const JOB: readonly NewField[] = [
  { path: 'podReplacementPolicy', since: 29 },
  { path: 'backoffLimitPerIndex', since: 29 },
  { path: 'maxFailedIndexes', since: 29 },
  { path: 'successPolicy', since: 31 },
  { path: 'managedBy', since: 32 },
];

const KINDS: { readonly [kind: string]: readonly NewField[] } = {
  ' Service': [{ path: 'spec.trafficDistribution', since: 31 }],
  ' PersistentVolumeClaim': [{ path: 'spec.volumeAttributesClassName', since: 34 }],
  'autoscaling HorizontalPodAutoscaler': [
    { path: 'spec.behavior.scaleUp.tolerance', since: 35 },
    { path: 'spec.behavior.scaleDown.tolerance', since: 35 },
  ],
  'batch CronJob': below('spec.jobTemplate.spec', JOB),
  'batch Job': below('spec', JOB),
};

export const newerFields: Check<'newer-fields'> = {
  name: 'newer-fields',
  summary: 'Fields that the oldest cluster of the range drops or refuses; kubernetesVersion says the range.',
  example:
    'spec.trafficDistribution came with Kubernetes 1.31, and the app is made for 1.27 on: leave it out, or raise kubernetesVersion.',
  check(app, { problem }) {
    const look = (object: AppObject, root: unknown, prefix: string, news: readonly NewField[]) => {
      for (const { path, since } of news) {
        if (!has(root, stepsOf(path))) continue;
        const { oldest } = kubernetesVersions(object.construct);
        if (oldest >= since) continue;
        problem(
          object,
          `${prefix}${path} came with Kubernetes ${version(since)}, and the app is made for ${version(oldest)} on: leave it out, or raise kubernetesVersion.`,
        );
      }
    };
    lookAtKinds(app, look);
    for (const { object, path, pod } of app.workloads) {
      look(object, pod, path === '' ? 'spec.' : `${path}.spec.`, POD);
    }
  },
};

function lookAtKinds(
  app: AppIndex,
  look: (object: AppObject, root: unknown, prefix: string, news: readonly NewField[]) => void,
): void {
  for (const [key, news] of Object.entries(KINDS)) {
    const [group = '', kind = ''] = key.split(' ');
    for (const object of app.ofKind(group, kind)) look(object, object.json, '', news);
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

function below(prefix: string, news: readonly NewField[]): NewField[] {
  return news.map((field) => ({ ...field, path: `${prefix}.${field.path}` }));
}
