import type { RoutePolicies } from './policies';
import type { Rewrite } from './rewrite';
import type { RoutePolicy } from './route-policy';

/** Options of a route. */
export interface RouteOptions extends RoutePolicies {
  /**
   * The host that the route is for.
   *
   * @default - every host of the router
   */
  readonly host?: string;

  /**
   * The path that the backend sees.
   *
   * @default - the path that was asked for
   */
  readonly rewrite?: Rewrite;

  /**
   * Policies of the router that do not hold for the route. A policy that the route has itself then stands alone: of
   * `annotations` and `responseHeaders`, for example, only those of the route are left. A policy that the router does not have,
   * such as one that it has in some environments only, changes nothing.
   *
   * @default - every policy of the router holds that the route does not replace
   *
   * @example
   * router.exact('/healthz', web, { without: [RoutePolicy.BASIC_AUTH] });
   */
  readonly without?: RoutePolicy[];
}
