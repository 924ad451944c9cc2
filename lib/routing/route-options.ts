import type { Rewrite } from './rewrite';

/** What a route may do beside naming its backend. */
export interface RouteOptions {
  /**
   * What the backend sees instead of the path.
   *
   * @default - the path as it was asked for
   */
  readonly rewrite?: Rewrite;
}
