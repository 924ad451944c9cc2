import type { PortProtocol } from './port-protocol';

/** Options of a Service that the app does not make, or makes later. */
export interface PeerServiceOptions {
  /** The port that the Service offers, 1 to 65535. */
  readonly port: number;

  /**
   * Namespace of the Service.
   *
   * @default - that of the caller
   */
  readonly namespace?: string;

  /**
   * The protocol that the port speaks.
   *
   * @default PortProtocol.http()
   */
  readonly protocol?: PortProtocol;

  /**
   * Labels of the pods behind the Service, by which a closed network tells them from others. Those of a Service of the app are known.
   *
   * @default - all pods of the namespace
   */
  readonly pods?: { [key: string]: string };

  /**
   * The port of the pods that the Service leads to, 1 to 65535, which is the one that a NetworkPolicy sees. That of a Service of the
   * app is known.
   *
   * @default - the port of the Service
   */
  readonly targetPort?: number;
}

/** Options of addresses. */
export interface PeerAddressesOptions {
  /**
   * The port, 1 to 65535. Of callers, it is the port of the workload that they call.
   *
   * @default - every port; of callers, the workload's own
   */
  readonly port?: number;

  /**
   * The protocol that the port speaks.
   *
   * @default - any over TCP
   */
  readonly protocol?: PortProtocol;
}

/** Options of pods in all namespaces. */
export interface PeerPodsInAllNamespacesOptions extends PeerAddressesOptions {}

/** Options of pods that other apps make. */
export interface PeerPodsOptions extends PeerAddressesOptions {
  /**
   * Namespace of the pods.
   *
   * @default - that of the workload
   */
  readonly namespace?: string;
}

/** Options of the internet. */
export interface PeerInternetOptions extends PeerAddressesOptions {}

/** Options of a host outside the cluster. */
export interface PeerHostOptions {
  /**
   * The port, 1 to 65535.
   *
   * @default 443
   */
  readonly port?: number;

  /**
   * The protocol that the port speaks.
   *
   * @default PortProtocol.https()
   */
  readonly protocol?: PortProtocol;

  /**
   * The blocks of addresses that the host is in, such as `203.0.113.0/24`. A NetworkPolicy knows no names.
   *
   * @default - the port is open to every address
   */
  readonly addresses?: string[];
}
