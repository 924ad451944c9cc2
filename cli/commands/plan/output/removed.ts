import { yaml } from '../../../../lib/cdk8s/yaml/yaml-package';
import type { AppObject } from '../../../../lib/checks/model/app-object';
import { holdsData } from '../judges/left-behind';

/** Kinds in the order in which they are deleted: what sends requests first, then what answers them, and last what both need. */
const ORDER = [
  ['Ingress', 'HTTPRoute', 'GRPCRoute', 'ListenerSet', 'Gateway'],
  ['HorizontalPodAutoscaler', 'ScaledObject'],
  ['CronJob', 'Job', 'Deployment', 'Rollout', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Pod'],
  ['Service', 'PodDisruptionBudget'],
];
/** Kinds that are deleted after all others. */
const LAST = [
  ['NetworkPolicy', 'RoleBinding', 'ClusterRoleBinding'],
  ['Role', 'ClusterRole', 'ServiceAccount'],
  ['PersistentVolumeClaim', 'PersistentVolume'],
  ['CustomResourceDefinition', 'Namespace'],
];

/** The objects for `kubectl delete -f`; those that take data with them only where that is wanted. */
export function removedYaml(objects: readonly AppObject[], withData: boolean): string {
  const deleted = objects.filter((object) => withData || !holdsData(object));
  const sorted = [...deleted].sort((a, b) => rankOf(a) - rankOf(b));
  const documents = sorted.map(({ json, kind, name, namespace }) =>
    yaml.stringify({
      apiVersion: json.apiVersion,
      kind,
      metadata: { name, ...(namespace === '' ? {} : { namespace }) },
    }),
  );
  return documents.length === 0 ? '# Nothing is left behind.\n' : documents.join('---\n');
}

function rankOf({ kind }: AppObject): number {
  const [first, last] = [ORDER, LAST].map((list) => list.findIndex((kinds) => kinds.includes(kind))) as [
    number,
    number,
  ];
  if (first >= 0) return first;
  return last < 0 ? ORDER.length : ORDER.length + 1 + last;
}
