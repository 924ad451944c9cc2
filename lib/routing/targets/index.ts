import { BothTargets } from './both';
import type { GatewayApiTargetOptions } from './gateway-api/options';
import { GatewayApiTarget } from './gateway-api/target';
import type { IngressNginxTargetOptions } from './ingress-nginx/options';
import { IngressNginxTarget } from './ingress-nginx/target';
import type { IRoutingTarget } from './routing-target';

/**
 * The targets that come with Portico.
 *
 * @example
 * new IngressRouter(chart, 'router', { target: RoutingTarget.ingressNginx({ className: 'internal' }) });
 */
export class RoutingTarget {
  /**
   * The ingress-nginx controller, by Ingress objects.
   *
   * @param options which controller it is.
   *
   * @example
   * RoutingTarget.ingressNginx({ controller: new IngressNginxController(chart, 'controller') })
   */
  static ingressNginx(options: IngressNginxTargetOptions = {}): IRoutingTarget {
    return new IngressNginxTarget(options ?? {});
  }

  /** Any implementation of Gateway API v1.6, standard channel, by HTTPRoute objects. */
  static gatewayApi(options: GatewayApiTargetOptions): IRoutingTarget {
    return new GatewayApiTarget(options);
  }

  /**
   * Two targets at once, so that traffic can be moved from one to the other. Where objects of the second would have the
   * names of the first's, they are also named after its Gateway or class.
   */
  static both(first: IRoutingTarget, second: IRoutingTarget): IRoutingTarget {
    return new BothTargets([first, second]);
  }

  private constructor() {}
}
