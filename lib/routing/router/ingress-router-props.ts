import type { RouterOptions } from '../table/router-options';
import type { IRoutingTarget } from '../targets/routing-target';

/** Options of all routes of a router. */
export interface IngressRouterProps extends RouterOptions {
  /**
   * The target that the routes are compiled for.
   *
   * @default RoutingTarget.ingressNginx()
   */
  readonly target?: IRoutingTarget;
}
