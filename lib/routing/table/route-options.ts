import type { RoutePolicies } from './policies';
import type { Rewrite } from './rewrite';

/** What a route may say beside its path and backend. */
export interface RouteOptions extends RoutePolicies {
  /**
   * The host that the route is for.
   *
   * @default - every host of the router
   */
  readonly host?: string;

  /**
   * What the backend sees instead of the path.
   *
   * @default - the path as it was asked for
   */
  readonly rewrite?: Rewrite;
}
