/** Which pods a node may hand a request to that reached one of its ports. */
export enum ExternalTrafficPolicy {
  /** Any: every node answers, and the controller sees the node's address instead of the client's. */
  CLUSTER = 'Cluster',
  /** Those on the node itself: the controller sees the client's address, and nodes without one of its pods do not answer. */
  LOCAL = 'Local',
}
