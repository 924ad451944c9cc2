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

  private constructor() {}
}
