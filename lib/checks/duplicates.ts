import type { ApiObject } from 'cdk8s';
import type { AppCheck } from '../private/synthesis';

/** Kinds whose objects belong to the whole cluster. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'PersistentVolume',
  'PriorityClass',
  'StorageClass',
  'ValidatingWebhookConfiguration',
]);

/** Of two objects with the same kind, name and namespace, the second one applied silently replaces the first. */
export const checkDuplicates: AppCheck = (_root, objects, report) => {
  const seen = new Map<string, ApiObject>();
  for (const object of objects) {
    const { apiGroup, kind, name, metadata } = object;
    // A chart's namespace is written on objects that have none.
    const namespace = CLUSTER_SCOPED.has(kind) ? '' : (metadata.namespace ?? '');
    const key = `${apiGroup}\n${kind}\n${namespace}\n${name}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, object);
    } else {
      report(
        object,
        `${kind} "${name}" is made by ${first.node.path} as well, and would replace it: give one of the two another name.`,
      );
    }
  }
};
