import type { IConstruct } from 'constructs';
import { type IKubernetesService, isKubernetesService, kubernetesBackend } from './kubernetes-service';

/** A Service and the port of it that requests go to. */
export interface ServiceBackend {
  /** Name of the Service object. */
  readonly serviceName: string;

  /** The port that the Service offers. */
  readonly servicePort: number;

  /**
   * The construct that makes the Service.
   *
   * @default - the Service is made elsewhere
   */
  readonly source?: IConstruct;
}

/** A request header that decides about a canary. */
export interface CanaryHeader {
  /** The header's name, of letters, digits and "-"; compared without case. */
  readonly name: string;

  /**
   * The value that leads to the canary; any other one leaves the decision to cookie and weight.
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

/** What leads to a canary instead of the stable version: the header decides first, then the cookie, then the weight. */
export interface CanarySplit {
  /** The Service on trial. */
  readonly canary: ServiceBackend;

  /** How many of `weightTotal` requests it gets when nothing else decides. */
  readonly weight: number;

  /** What the weight is a part of. */
  readonly weightTotal: number;

  /**
   * A header that decides.
   *
   * @default - none does
   */
  readonly header?: CanaryHeader;

  /**
   * The name of a cookie that decides by the values `always` and `never`.
   *
   * @default - none does
   */
  readonly cookie?: string;
}

/** Where a route's requests go. */
export interface RouteBackend {
  /** The Service that gets every request which nothing sends elsewhere. */
  readonly stable: ServiceBackend;

  /**
   * What sends requests to a canary.
   *
   * @default - nothing does
   */
  readonly split?: CanarySplit;
}

/** Anything that a route can send requests to, such as a `WebService`. */
export interface IBackend {
  /** The Services that it stands for in the route table. */
  toRouteBackend(): RouteBackend;
}

/**
 * Backends that are not constructs of Portico.
 *
 * @example
 * router.prefix('/billing', Backend.external('billing', 8080));
 */
export class Backend implements IBackend {
  /**
   * A Service of cdk8s-plus, at the first port that it offers when the app is synthesized.
   *
   * @param service a Service of any version of cdk8s-plus, in the namespace of the router.
   *
   * @example
   * router.prefix('/billing', Backend.of(deployment.exposeViaService()));
   */
  static of(service: IKubernetesService): Backend {
    return new Backend(service);
  }

  /**
   * A Service that something else makes in the namespace of the router, such as a Helm release.
   *
   * @param serviceName name of the Service object.
   * @param servicePort the port that it offers.
   */
  static external(serviceName: string, servicePort: number): Backend {
    return new Backend({ serviceName, servicePort });
  }

  private constructor(private readonly service: IKubernetesService | ServiceBackend) {}

  /** This Service as the backend of a route. */
  toRouteBackend(): RouteBackend {
    const { service } = this;
    return { stable: isKubernetesService(service) ? kubernetesBackend(service) : (service as ServiceBackend) };
  }
}
