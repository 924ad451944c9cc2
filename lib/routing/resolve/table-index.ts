import { PathMatch } from '../table/path-match';
import { toBytes } from '../table/paths';
import { wholeMatch } from '../table/regex';
import type { HostRoutes, Route, RouteTable } from '../table/route-table';

/** The routes of one host, arranged for look-up. */
interface HostIndex {
  readonly host: HostRoutes;
  readonly exact: ReadonlyMap<string, Route>;
  readonly regexes: readonly { readonly expression: RegExp; readonly route: Route }[];
  readonly prefixes: ReadonlyMap<string, Route>;
}

const EVERY_HOST = '';

/** A route table arranged for look-up. */
export class TableIndex {
  /** Makes the index of a table once, since a table never changes. */
  static of(table: RouteTable): TableIndex {
    let index = TableIndex.made.get(table);
    if (index === undefined) {
      index = new TableIndex(table);
      TableIndex.made.set(table, index);
    }
    return index;
  }

  private static readonly made = new WeakMap<RouteTable, TableIndex>();
  private readonly hosts: ReadonlyMap<string, HostIndex>;
  private readonly redirectedHosts: ReadonlyMap<string, string>;

  private constructor(table: RouteTable) {
    this.hosts = new Map(table.hosts.map((host) => [host.host ?? EVERY_HOST, indexHost(host)]));
    this.redirectedHosts = new Map(
      table.hosts.flatMap(({ host, redirectedHost }) => (host && redirectedHost ? [[redirectedHost, host]] : [])),
    );
  }

  /** The host to which all requests for this one are redirected. */
  redirectedTo(host: string | undefined): string | undefined {
    return host && this.redirectedHosts.get(host);
  }

  /** The routes that decide about a host. */
  findHost(host: string | undefined): HostIndex | undefined {
    const named = host && (this.hosts.get(host) ?? this.hosts.get(host.replace(/^[^.]+/, '*')));
    return named || this.hosts.get(EVERY_HOST);
  }
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
