/** Kinds of nodes, in the order from requests to what pods need. */
export enum GraphNodeKind {
  /** A host of a router, an Ingress or an HTTPRoute, or every host. */
  HOST = 'host',
  /** A rule that decides about requests of a host. */
  ROUTE = 'route',
  /** A Service. */
  SERVICE = 'service',
  /** Pods, or an object that makes them: a Deployment, a StatefulSet, a CronJob … */
  WORKLOAD = 'workload',
  /** A PersistentVolumeClaim, or the claims that a StatefulSet makes by one template. */
  CLAIM = 'claim',
  /** A ConfigMap. */
  SETTINGS = 'settings',
  /** A Secret. */
  SECRET = 'secret',
  /** An address outside of the cluster. */
  OUTSIDE = 'outside',
}

/** Something that an app has or needs. */
export interface GraphNode {
  /**
   * Unique in the graph, and made of what was written, such as `Deployment shop/user-v1` or `abc.com prefix "/user"`. It stays the same
   * wherever in the app the construct stands.
   */
  readonly id: string;

  /** The kind of the node. */
  readonly kind: GraphNodeKind;

  /** The name of the object, or the host or rule itself. */
  readonly name: string;

  /**
   * The namespace of the object.
   *
   * @default - whichever it is applied to, or none
   */
  readonly namespace?: string;

  /**
   * The kind of the API object, such as `Deployment`.
   *
   * @default - the node is no object
   */
  readonly objectKind?: string;

  /**
   * The path of the construct that makes it.
   *
   * @default - the app does not make it
   */
  readonly path?: string;

  /**
   * The answer of a rule where no Service gives it, such as `301 /pay`, or its options, or the type of a Service that is open to the
   * outside: `NodePort` or `LoadBalancer`.
   *
   * @default - there is nothing more to say
   */
  readonly detail?: string;
}
