import type { PortProtocol } from '../../connections/port-protocol';
import type { ObjectMetadataOptions } from '../pods/object-metadata';
import type { Exposure } from './exposure';
import type { FurtherService } from './further-service';
import type { ServiceTraffic } from './service-traffic';

/** Options of the Service in front of a workload's pods. */
export interface ServiceOptions {
  /**
   * Name of the Service object, which is also its DNS name inside the cluster.
   *
   * @default - the name, and the version where there is one: `user-v1`
   */
  readonly serviceName?: string;

  /**
   * The port that the container listens on, 1 to 65535.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * The protocol that the port speaks. It names the port in the container and in the Service, so that a change of it in a live
   * workload needs `targetPortByNumber` or the former `containerPortName` for as long as pods of both names run.
   *
   * @default - PortProtocol.http(), without an `appProtocol` whatever the port is called; PortProtocol.tcp() for a StatefulService
   */
  readonly protocol?: PortProtocol;

  /**
   * Name of the port in the container, at most 15 lower-case letters, digits and single "-", or an empty text for none: for a
   * workload that is taken over, whose port others find by its name.
   *
   * @default - that of the protocol: `http`
   */
  readonly containerPortName?: string;

  /**
   * The port that the Service offers, 1 to 65535.
   *
   * @default - 80; for a StatefulService the number of `port`
   */
  readonly servicePort?: number;

  /**
   * Name of the port that the Service offers, a DNS label, or an empty text for none. A Service of several ports names each; one
   * that is taken over keeps what it has, since requests may be lost while the name changes.
   *
   * @default - that of the protocol: `http`
   */
  readonly servicePortName?: string;

  /**
   * Lets the Service find ports in the pods by number instead of by name. By name, an image may change its port in a rollout, but
   * a Service that is taken over does not find pods whose ports have no names.
   *
   * @default false
   */
  readonly targetPortByNumber?: boolean;

  /**
   * The places that the service can be reached from.
   *
   * @default Exposure.clusterIp()
   */
  readonly exposure?: Exposure;

  /**
   * Labels and annotations of the Service alone. A change of them restarts no pod. Annotations of `exposure` count before
   * these.
   *
   * @default - those of all objects
   */
  readonly service?: ObjectMetadataOptions;

  /**
   * The way from the Service to its pods: session affinity, nodes and IP families.
   *
   * @default - any pod each time, by one address
   */
  readonly traffic?: ServiceTraffic;

  /**
   * Further Services in front of the same pods, by name: `{ 'web-external': { exposure: Exposure.loadBalancer() } }`.
   *
   * @default - none
   */
  readonly services?: { [name: string]: FurtherService };
}

/** The names of all options. The compiler sees that none is missing. */
export const SERVICE_OPTIONS = {
  serviceName: true,
  port: true,
  protocol: true,
  containerPortName: true,
  servicePort: true,
  servicePortName: true,
  targetPortByNumber: true,
  exposure: true,
  service: true,
  traffic: true,
  services: true,
} satisfies { [name in keyof ServiceOptions]-?: true };
