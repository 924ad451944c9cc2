import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';

/**
 * The pods that a node may pass a request to, when the request reaches one of its ports
 * (https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy).
 */
export enum ExternalTrafficPolicy {
  /** Pods on any node: every node answers, and the pod sees the address of the node instead of the client's. */
  CLUSTER = 'Cluster',
  /** Pods on the same node: the pod sees the address of the client, and nodes without one of the pods do not answer. */
  LOCAL = 'Local',
}

export function* checkTrafficPolicy(policy: unknown): Findings<boolean> {
  if (Object.values<unknown>(ExternalTrafficPolicy).includes(policy)) return true;
  yield wrongType('externalTrafficPolicy', policy, 'ExternalTrafficPolicy.LOCAL');
  return false;
}
