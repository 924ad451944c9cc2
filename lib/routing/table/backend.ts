import type { IConstruct } from 'constructs';
import type { BackendProtocol } from './backend-protocol';

/** A Service and the port of it that requests go to. */
export interface ServiceBackend {
  /** Name of the Service object. */
  readonly serviceName: string;

  /** The port that the Service offers, or 0 where its name is given. */
  readonly servicePort: number;

  /**
   * The name of the port, in place of its number.
   *
   * @default - the number
   */
  readonly servicePortName?: string;

  /**
   * The namespace of the Service.
   *
   * @default - the router's
   */
  readonly namespace?: string;

  /**
   * The protocol that the port speaks.
   *
   * @default - that of the route
   */
  readonly protocol?: BackendProtocol;

  /**
   * Name of a protocol that is not HTTP, such as `redis`, so that no route can lead to the port.
   *
   * @default - none
   */
  readonly otherProtocol?: string;

  /**
   * The construct that makes the Service.
   *
   * @default - the Service is made elsewhere
   */
  readonly source?: IConstruct;
}

/** The port of a Service, by its name or number. */
export function portOf({ servicePort, servicePortName }: ServiceBackend): string | number {
  return servicePortName ?? servicePort;
}

/** The Services of a backend: the stable one, and the canary where there is one. */
export function servicesOfBackend({ stable, split }: RouteBackend): ServiceBackend[] {
  return split === undefined ? [stable] : [stable, split.canary];
}

/** The protocol that the Services of a backend say themselves. */
export function protocolOf(backend: RouteBackend | undefined): BackendProtocol | undefined {
  if (backend === undefined) return undefined;
  const { stable, split } = backend;
  return stable.protocol === undefined ? split?.canary.protocol : stable.protocol;
}

/** A request header that decides about a canary. */
export interface CanaryHeader {
  /** Name of the header, compared without case. */
  readonly name: string;

  /**
   * The value that leads to the canary. With any other one, cookie and weight decide.
   *
   * @default - the value `always` leads to the canary, and `never` to the stable version
   */
  readonly value?: string;

  /**
   * A regular expression for the whole value, instead of a value, in the subset that all targets share.
   *
   * @default - the value decides
   */
  readonly pattern?: string;
}

/** The requests that go to a canary instead of the stable version: the header decides first, then the cookie, then the weight. */
export interface CanarySplit {
  /** The Service of the new version. */
  readonly canary: ServiceBackend;

  /** Requests out of `weightTotal` that it gets when neither header nor cookie decides. */
  readonly weight: number;

  /** The whole that the weight is a part of. */
  readonly weightTotal: number;

  /**
   * A header that decides.
   *
   * @default - no header decides
   */
  readonly header?: CanaryHeader;

  /**
   * Name of a cookie that decides by the values `always` and `never`.
   *
   * @default - no cookie decides
   */
  readonly cookie?: string;

  /**
   * True where a Rollout of Argo sets the weight, step by step. The `weight` is then that of all other times, at which both Services
   * have the same pods.
   *
   * @default false
   */
  readonly rollout?: boolean;
}

/** The Services that get the requests of a route. */
export interface RouteBackend {
  /** The Service that gets all requests but those of the split. */
  readonly stable: ServiceBackend;

  /**
   * The requests that go to a canary.
   *
   * @default - the stable Service gets every request
   */
  readonly split?: CanarySplit;
}

/** Anything that a route can send requests to, such as a `WebService`. */
export interface IBackend {
  /** The Services that it stands for in the route table. */
  toRouteBackend(): RouteBackend;
}
