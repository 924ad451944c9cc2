import { IngressNginxTarget, type IngressNginxTargetOptions } from './ingress-nginx';
import type { IRoutingTarget } from './routing-target';

export type { IngressNginxTargetOptions } from './ingress-nginx';

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

  private constructor() {}
}
