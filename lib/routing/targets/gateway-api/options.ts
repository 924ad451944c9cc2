import type { Duration } from 'cdk8s';
import type { RouteTable } from '../../table/route-table';
import type { GatewayImplementation } from './gateway-implementation';

/** A Gateway to make together with the routes: HTTP on port 80 and, for each host of the router's `tls`, HTTPS on port 443. */
export interface GatewayCreation {
  /** The GatewayClass whose controller serves it, a DNS subdomain. */
  readonly gatewayClassName: string;

  /**
   * Further namespaces whose routes may use it, such as those of other routers of one host.
   *
   * @default - only the router's
   */
  readonly routesFrom?: string[];

  /**
   * The namespaces whose ListenerSets may add listeners, such as those of routers with the option `listenerSet`.
   *
   * @default - none
   */
  readonly listenersFrom?: string[];
}

/** Settings of the Gateway API target. */
export interface GatewayApiTargetOptions {
  /** Name of the Gateway that serves the routes. */
  readonly gateway: string;

  /**
   * Namespace of the Gateway.
   *
   * @default - the router's
   */
  readonly gatewayNamespace?: string;

  /**
   * The one listener of the Gateway that serves the routes, except with `tls` or a redirect to HTTPS, which need two.
   *
   * @default - every listener
   */
  readonly sectionName?: string;

  /**
   * The listener for HTTP, where the routes need one of their own: with `tls`, a redirect to HTTPS or `create`.
   *
   * @default 'http'
   */
  readonly httpListener?: string;

  /**
   * The listener that a redirect to HTTPS leads to, and that has the certificates of the router's `tls` where the Gateway is made elsewhere. It is used for these two only.
   *
   * @default 'https'
   */
  readonly httpsListener?: string;

  /**
   * Makes the Gateway too.
   *
   * @default - it is made elsewhere
   */
  readonly create?: GatewayCreation;

  /**
   * Makes a ListenerSet of the router's name with a listener on port 443 for each host of its `tls`, so that the certificates stay
   * in the router's namespace while the Gateway is somebody else's. The Gateway has to allow it by `spec.allowedListeners`, and its
   * implementation needs the feature `ListenerSet` of Gateway API 1.5.
   *
   * @default false
   */
  readonly listenerSet?: boolean;

  /**
   * The implementation that serves the Gateway, whose own objects then carry what HTTPRoutes have no fields for.
   *
   * @default GatewayImplementation.portable()
   */
  readonly implementation?: GatewayImplementation;

  /**
   * Allows behaviour that implementations may choose in another way than `resolve()`: regular expressions of paths and headers, a
   * cookie that decides about a canary, the query, port, last slash and CORS of what is redirected, a prefix that is put before
   * every path, and hosts next to routes for every host. The objects list it in the annotation
   * `cdk8s-portico/implementation-specific`.
   *
   * @default false
   */
  readonly allowImplementationSpecific?: boolean;

  /**
   * The longest time from a request to the end of its answer, in whole milliseconds from 1 to 99999999. An implementation
   * without the feature `HTTPRouteRequestTimeout` ignores it.
   *
   * @default - the implementation's own
   */
  readonly requestTimeout?: Duration;
}

/** The reference of an object of a router to the Gateway, without the namespace that both are in. */
export function gatewayRef({ namespace: own }: RouteTable, { gateway, gatewayNamespace }: GatewayApiTargetOptions) {
  return { name: gateway, namespace: gatewayNamespace === own ? undefined : gatewayNamespace };
}

/** The listeners of a Gateway whose names are left out. */
export const HTTP_LISTENER = 'http';
export const HTTPS_LISTENER = 'https';

/** The name of the listener that a Gateway or ListenerSet made by Portico has for HTTPS requests of a host. */
export function listenerOf(host: string): string {
  return `https-${host.replace('*', 'any')}`;
}
