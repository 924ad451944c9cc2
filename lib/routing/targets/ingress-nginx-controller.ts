/** Properties of an installed controller on which warnings about routes depend. */
export interface IngressNginxInstallation {
  /** True when requests come in through ports of the nodes. */
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

  /** True when it sees the addresses of clients, instead of those of nodes or proxies. */
  readonly seesClients: boolean;

  /**
   * True when it learns from a proxy in front of it whether the client used HTTPS: by `X-Forwarded-Proto`, or by the port that
   * the PROXY protocol names.
   *
   * @default - not known
   */
  readonly seesScheme?: boolean;

  /** The number of its pods. */
  readonly replicas: number;

  /** True when hosts with TLS send Strict-Transport-Security only by the controller's default. */
  readonly hstsByDefault: boolean;

  /** True when Ingress objects must pass its webhook before the API server takes them. */
  readonly admissionWebhook: boolean;

  /**
   * The options of its ConfigMap, which say whether it takes snippets and what variables they may have.
   *
   * @default - not known
   */
  readonly options?: { [key: string]: string };
}

/** A controller of ingress-nginx that routes can be compiled for, as `IngressNginxController` is. */
export interface IIngressNginxController {
  /** The IngressClass that it serves. */
  readonly className: string;

  /** The namespace that it runs in. */
  readonly namespace: string;

  /** Properties on which warnings about its routes depend. */
  readonly installation: IngressNginxInstallation;
}
