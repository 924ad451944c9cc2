/**
 * The pods that a node may pass a request to, when the request reaches one of its ports
 * (https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy).
 */
export enum ExternalTrafficPolicy {
  /** Pods on any node: every node answers, and the controller sees the address of the node instead of the client's. */
  CLUSTER = 'Cluster',
  /** Pods on the same node: the controller sees the address of the client, and nodes without one of its pods do not answer. */
  LOCAL = 'Local',
}
