import { PathMatch } from '../table/path-match';
import { toBytes } from '../table/paths';
import { wholeMatch } from '../table/regex';
import type { HostRoutes, Route, RouteTable } from '../table/route-table';

/** The routes of one host, arranged for look-up. */
export interface HostIndex {
  readonly host: HostRoutes;
  readonly exact: ReadonlyMap<string, Route>;
  readonly regexes: readonly { readonly expression: RegExp; readonly route: Route }[];
  readonly prefixes: ReadonlyMap<string, Route>;
}

/** A route table arranged for look-up. */
interface TableIndex {
  readonly hosts: ReadonlyMap<string | undefined, HostIndex>;
  readonly redirectedHosts: ReadonlyMap<string | undefined, string>;
}

/** A table never changes, so that one index is enough. */
const INDEXES = new WeakMap<RouteTable, TableIndex>();

function indexOf(table: RouteTable): TableIndex {
  const known = INDEXES.get(table);
  if (known !== undefined) return known;
  const index = {
    hosts: new Map(table.hosts.map((host) => [host.host, indexHost(host)])),
    redirectedHosts: new Map(
      table.hosts.flatMap(({ host, redirectedHost }) => (host && redirectedHost ? [[redirectedHost, host]] : [])),
    ),
  };
  INDEXES.set(table, index);
  return index;
}

/** The host to which all requests for this one are redirected. */
export function redirectedTo(table: RouteTable, host: string | undefined): string | undefined {
  return indexOf(table).redirectedHosts.get(host);
}

/** The routes that decide about a host. */
export function findHost(table: RouteTable, host: string | undefined): HostIndex | undefined {
  const { hosts } = indexOf(table);
  return hosts.get(host) ?? hosts.get(host?.replace(/^[^.]+/, '*')) ?? hosts.get(undefined);
}

/** The route that takes a normalized path. */
export function findRoute(host: HostIndex, path: string): Route | undefined {
  return host.exact.get(path) ?? findRegex(host, path) ?? findPrefix(host.prefixes, path);
}

function findRegex({ regexes }: HostIndex, path: string): Route | undefined {
  if (regexes.length === 0) return undefined;
  const bytes = toBytes(path);
  return regexes.find(({ expression }) => expression.test(bytes))?.route;
}

function indexHost(host: HostRoutes): HostIndex {
  const byPath = (match: PathMatch) =>
    new Map(host.routes.filter((route) => route.match === match).map((route) => [route.path, route]));
  const regexes = host.routes
    .filter(({ match }) => match === PathMatch.REGEX)
    .map((route) => ({ expression: wholeMatch(route.path), route }));
  return { host, exact: byPath(PathMatch.EXACT), regexes, prefixes: byPath(PathMatch.PREFIX) };
}

function findPrefix(prefixes: ReadonlyMap<string, Route>, path: string): Route | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const route = prefixes.get(path.slice(0, end));
    if (route !== undefined) return route;
  }
  return prefixes.get('/');
}
