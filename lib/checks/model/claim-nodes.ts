import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { at, fieldsOf, itemsOf } from './read';
import type { Workload } from './workload';

const HOSTNAME = 'kubernetes.io/hostname';

/** Volumes that need not be attached to a node, so that an access mode for one node holds nobody back. */
const WITHOUT_ATTACHMENT = ['cephfs', 'glusterfs', 'hostPath', 'local', 'nfs'];

/** Names of storage classes for such volumes. */
const SHARED_CLASS = /nfs|efs|cephfs|azurefile|azure-file|filestore|gluster|smb|local|host-?path/i;

/** True for a claim whose volume is on every node, or draws its pods to its own one. */
export function isOnEveryNode(app: AppIndex, { json, name, namespace }: AppObject): boolean {
  const { volumeName, storageClassName } = fieldsOf(json.spec);
  if (typeof storageClassName === 'string' && SHARED_CLASS.test(storageClassName)) return true;
  return app.ofKind('', 'PersistentVolume').some((volume) => {
    const { claimRef, storageClassName: offered, ...source } = fieldsOf(volume.json.spec);
    const { name: claimed, namespace: claimedIn = '' } = fieldsOf(claimRef);
    const isBound = volume.name === volumeName || (claimed === name && (claimedIn === '' || claimedIn === namespace));
    const mayBeBound = volumeName === undefined && claimRef === undefined && offered === storageClassName;
    return (isBound || mayBeBound) && WITHOUT_ATTACHMENT.some((kind) => source[kind] !== undefined);
  });
}

/** True for pods that all run on one node, or on that of others. */
export function staysOnOneNode({ pod }: Workload): boolean {
  if (pod.nodeName !== undefined || fieldsOf(pod.nodeSelector)[HOSTNAME] !== undefined) return true;
  const required = 'requiredDuringSchedulingIgnoredDuringExecution';
  const withPods = itemsOf(at(pod.affinity, 'podAffinity', required));
  const terms = itemsOf(at(pod.affinity, 'nodeAffinity', required, 'nodeSelectorTerms'));
  return (
    withPods.some(({ topologyKey }) => topologyKey === HOSTNAME) ||
    terms.some((term) =>
      itemsOf(term.matchExpressions).some(({ key, operator }) => key === HOSTNAME && operator === 'In'),
    )
  );
}
