/** What a router should know of the controller that serves it, beside its class. */
export interface IngressNginxFacts {
  /** Whether requests come in through ports of the nodes. */
  readonly onNodePorts: boolean;

  /**
   * The nodes' port for HTTP.
   *
   * @default - none, or one that the cluster picks
   */
  readonly httpNodePort?: number;

  /**
   * The nodes' port for HTTPS.
   *
   * @default - none, or one that the cluster picks
   */
  readonly httpsNodePort?: number;

  /** Whether it sees the addresses of clients, instead of those of nodes or proxies. */
  readonly seesClients: boolean;

  /** How many pods of it run. */
  readonly replicas: number;

  /** Whether hosts with TLS send Strict-Transport-Security only because nothing else was said. */
  readonly hstsByDefault: boolean;

  /** Whether Ingress objects must pass its webhook before the API server takes them. */
  readonly admissionWebhook: boolean;
}

/** A controller of ingress-nginx that routes can be compiled for, as `IngressNginxController` is. */
export interface IIngressNginxController {
  /** The IngressClass that it serves. */
  readonly className: string;

  /** What else a router should know of it. */
  readonly facts: IngressNginxFacts;
}
