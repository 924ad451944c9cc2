/** Kinds of edges, in the order from requests to what pods need. */
export enum GraphEdgeKind {
  /** From a host to a rule for its requests. */
  RULE = 'rule',
  /** From a rule to a Service that gets its requests. */
  FORWARD = 'forward',
  /** From a host that is redirected to another one. */
  REDIRECT = 'redirect',
  /** From a Service to pods that it selects, or to the host that it stands for. */
  SELECT = 'select',
  /** From a workload to a Service or an address that its pods call. */
  CALL = 'call',
  /** From a workload to a claim that its pods mount. */
  MOUNT = 'mount',
  /** From a workload, host or rule to a ConfigMap or Secret. */
  READ = 'read',
}

/** A connection between two nodes, of which there is one of a kind from one node to another. */
export interface GraphEdge {
  /** The id of the node that it starts from. */
  readonly from: string;

  /** The id of the node that it leads to. */
  readonly to: string;

  /** The kind of the connection. */
  readonly kind: GraphEdgeKind;

  /**
   * The deciders about a canary, the settings that have the address of a call, or the parts of pods that mount or read. Several are sorted
   * and separated by commas.
   *
   * @default - there is nothing more to say
   */
  readonly label?: string;
}
