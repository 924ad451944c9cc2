import { CallSite } from '../../cdk8s/call-site';
import { isMap } from '../../rules/check';
import type { IBackend } from '../table/backend';
import { frozenCopy } from '../table/frozen-copy';
import type { PathMatch } from '../table/path-match';
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

/** The options of a route that is written without any. */
export const NO_OPTIONS: RouteOptions = frozenCopy({});

/** A route to a backend that is being written. */
export function routeTo(backend: IBackend, match: PathMatch, path: string, given?: RouteOptions): WrittenRoute {
  const options = frozenCopy(given ?? NO_OPTIONS);
  return { match, path, backend, options, callSite: CallSite.capture() };
}

/** The options of a route, or none where they have the wrong type. */
export function optionsOf({ options }: WrittenRoute): RouteOptions {
  return isMap(options) ? options : NO_OPTIONS;
}

/** The key of a route on a host, such as `abc.com prefix "/user"`. */
export function routeKeyOf(name: string, host: string | undefined): string {
  return host === undefined ? name : `${host} ${name}`;
}
