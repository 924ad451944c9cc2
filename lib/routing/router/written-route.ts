import type { CallSite } from '../../cdk8s/call-site';
import { isMap } from '../../rules/check';
import type { IBackend } from '../table/backend';
import { describeRoute, type PathMatch } from '../table/path-match';
import type { RedirectOptions } from '../table/redirect';
import type { RouteOptions } from '../table/route-options';

/** A route as the user wrote it, unchecked. */
export interface WrittenRoute {
  readonly match: PathMatch;
  readonly path: string;
  readonly backend?: IBackend;
  readonly redirect?: RedirectOptions;
  readonly options: RouteOptions;
  readonly callSite: CallSite;
}

/** The options of a route, or none where they have the wrong type. */
export function optionsOf({ options }: WrittenRoute): RouteOptions {
  return isMap(options) ? options : {};
}

/** The key of a route on a host, by default its own one, such as `abc.com prefix "/user"`. */
export function routeKeyOf(route: WrittenRoute, host = optionsOf(route).host): string {
  const name = describeRoute(route.match, route.path);
  return host === undefined ? name : `${host} ${name}`;
}
