import type { HttpRoute, HttpRouteMatch, HttpRouteRule } from '../../model/gateway-object';

/** A match, with the rule and the HTTPRoute that it stands in. */
export interface Candidate {
  readonly route: HttpRoute;
  readonly rule: HttpRouteRule;
  readonly match: HttpRouteMatch;
}
