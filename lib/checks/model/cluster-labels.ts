import { type AppObject, isBuiltIn } from './app-object';
import { at } from './read';

/** True for a value that a label may have on the pods of an object, as far as that is known before there are any. */
type Values = (value: string, object: AppObject) => boolean;

const any: Values = () => true;
const isNumber = (value: string) => /^\d+$/.test(value);

/** `db-0` is of the StatefulSet `db`; the name of a Job of a CronJob ends in the minute that it was scheduled for. */
const isNumbered: Values = (value, { name }) => value.startsWith(`${name}-`) && isNumber(value.slice(name.length + 1));

const isName: Values = (value, { name }) => value === name;

const jobLabels = (isJobName: Values, ...spec: readonly string[]) => ({
  'batch.kubernetes.io/controller-uid': any,
  'batch.kubernetes.io/job-completion-index': (value: string, { json }: AppObject) =>
    isNumber(value) && at(json, ...spec, 'completionMode') === 'Indexed',
  'batch.kubernetes.io/job-name': isJobName,
  'controller-uid': any,
  'job-name': isJobName,
});

/**
 * The labels that a cluster adds to the pods of a kind: https://kubernetes.io/docs/reference/labels-annotations-taints/ and
 * https://argo-rollouts.readthedocs.io/en/stable/features/controller-metrics/
 */
const BY_KIND: { readonly [kind: string]: { readonly [key: string]: Values } } = {
  'apps DaemonSet': { 'controller-revision-hash': any, 'pod-template-generation': isNumber },
  'apps Deployment': { 'pod-template-hash': any },
  'apps StatefulSet': {
    'apps.kubernetes.io/pod-index': isNumber,
    'controller-revision-hash': any,
    'statefulset.kubernetes.io/pod-name': isNumbered,
  },
  'argoproj.io Rollout': { 'rollouts-pod-template-hash': any },
  'batch CronJob': jobLabels(isNumbered, 'spec', 'jobTemplate', 'spec'),
  'batch Job': jobLabels(isName, 'spec'),
};

/** The labels that every pod has from its node, from Kubernetes 1.35 on: https://kep.k8s.io/4742 */
const OF_NODES: readonly string[] = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone'];

/** Every key of a label that a cluster adds to pods. */
export const CLUSTER_LABELS: ReadonlySet<string> = new Set([
  ...Object.values(BY_KIND).flatMap(Object.keys),
  ...OF_NODES,
]);

/** True where the cluster may add such a label to the pods of an object; without a value, whether it adds the key. */
export function mayAddLabel(object: AppObject, key: string, value?: string): boolean {
  if (!CLUSTER_LABELS.has(key)) return false;
  if (OF_NODES.includes(key) || !isBuiltIn(object)) return true;
  const values = BY_KIND[object.groupKind]?.[key];
  return values !== undefined && (value === undefined || values(value, object));
}
