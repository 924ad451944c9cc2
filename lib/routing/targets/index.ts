import { BothTargets } from './both';
import { GatewayApiTarget } from './gateway-api';
import type { GatewayApiTargetOptions } from './gateway-api/options';
import { IngressNginxTarget } from './ingress-nginx';
import type { IRoutingTarget } from './routing-target';

/** Settings of the ingress-nginx target. */
export interface IngressNginxTargetOptions {
  /**
   * The IngressClass whose controller serves the routes, a DNS subdomain.
   *
   * @default 'nginx'
   */
  readonly className?: string;
}

/**
 * The targets that come with Portico.
 *
 * @example
 * new IngressRouter(chart, 'router', { target: RoutingTarget.ingressNginx({ className: 'internal' }) });
 */
export class RoutingTarget {
  /** The ingress-nginx controller, by Ingress objects. */
  static ingressNginx(options: IngressNginxTargetOptions = {}): IRoutingTarget {
    return new IngressNginxTarget(options.className ?? 'nginx');
  }

  /** Any implementation of Gateway API v1.6, standard channel, by HTTPRoute objects. */
  static gatewayApi(options: GatewayApiTargetOptions): IRoutingTarget {
    return new GatewayApiTarget(options);
  }

  /** Two targets at once, so that traffic can be moved from one to the other. */
  static both(first: IRoutingTarget, second: IRoutingTarget): IRoutingTarget {
    return new BothTargets(first, second);
  }

  private constructor() {}
}
