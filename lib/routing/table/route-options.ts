import type { RoutePolicies } from './policies';
import type { Rewrite } from './rewrite';

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
}
