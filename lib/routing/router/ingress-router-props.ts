import type { RouterOptions } from '../table/router-options';
import type { IRoutingTarget } from '../targets/routing-target';

/** What holds for all routes of a router. */
export interface IngressRouterProps extends RouterOptions {
  /**
   * What the routes are compiled for.
   *
   * @default RoutingTarget.ingressNginx()
   */
  readonly target?: IRoutingTarget;
}
