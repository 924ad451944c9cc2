import { show } from '../private/problems';
import type { RouteBackend, ServiceBackend } from './backend';
import { encodePath, normalizePath, withoutQuery } from './paths';
import { type Rewrite, RewriteType } from './rewrite';
import { describeRoute, type HostRoutes, PathMatch, type Route, type RouteTable } from './route-table';

/** A request as far as routing looks at it. */
export interface RouteRequest {
  /**
   * The host that is asked for; a port after it is left out of account.
   *
   * @default - a host that no route names
   */
  readonly host?: string;

  /** The path, absolute; a query may follow. */
  readonly path: string;
}

/** What becomes of a request. */
export enum Outcome {
  /** A backend answers it. */
  FORWARD = 'forward',
  /** No route takes it: it is answered with 404. */
  NONE = 'none',
}

/** A Service and its share of the requests. */
export interface WeightedBackend {
  /** Name of the Service object. */
  readonly serviceName: string;

  /** The port of the Service. */
  readonly servicePort: number;

  /** Its share in percent; all shares of a decision sum to 100. */
  readonly weight: number;
}

/** Where a request goes, and why. */
export interface RouteDecision {
  /** What becomes of the request. */
  readonly outcome: Outcome;

  /** Who answers a forwarded request; empty otherwise. */
  readonly backends: WeightedBackend[];

  /**
   * The path as the backend sees it.
   *
   * @default - the request is not forwarded
   */
  readonly path?: string;

  /**
   * The rule that decided, for example `abc.com prefix "/user"`.
   *
   * @default - no rule did
   */
  readonly route?: string;
}

/** The routes of one host, arranged for look-up. */
interface HostIndex {
  readonly host: HostRoutes;
  readonly exact: ReadonlyMap<string, Route>;
  readonly prefixes: ReadonlyMap<string, Route>;
}

const EVERY_HOST = '';

/** A table is frozen, so that its index is built once. */
const INDEXES = new WeakMap<RouteTable, ReadonlyMap<string, HostIndex>>();

/** Where a route table sends a request: the meaning that every target has to keep. */
export function resolve(table: RouteTable, request: RouteRequest): RouteDecision {
  const index = indexOf(table);
  const path = normalizePath(request.path);
  const entry = findHost(index, request.host);
  if (entry === undefined) return { outcome: Outcome.NONE, backends: [] };

  const prefix = entry.host.host === undefined ? '' : `${entry.host.host} `;
  const route = entry.exact.get(path) ?? findPrefix(entry.prefixes, path);
  if (route !== undefined) {
    return {
      outcome: Outcome.FORWARD,
      backends: share(route.backend),
      path: route.rewrite ? encodePath(rewritePath(route.rewrite, route.path, path)) : withoutQuery(request.path),
      route: prefix + describeRoute(route.match, route.path),
    };
  }
  const { defaultBackend } = entry.host;
  if (defaultBackend === undefined) return { outcome: Outcome.NONE, backends: [] };
  return {
    outcome: Outcome.FORWARD,
    backends: share(defaultBackend),
    path: withoutQuery(request.path),
    route: `${prefix}default backend`,
  };
}

function indexOf(table: RouteTable): ReadonlyMap<string, HostIndex> {
  let index = INDEXES.get(table);
  if (index === undefined) {
    index = new Map(table.hosts.map((host) => [host.host ?? EVERY_HOST, indexHost(host)]));
    INDEXES.set(table, index);
  }
  return index;
}

function indexHost(host: HostRoutes): HostIndex {
  const byPath = (match: PathMatch) =>
    new Map(host.routes.filter((route) => route.match === match).map((route) => [route.path, route]));
  return { host, exact: byPath(PathMatch.EXACT), prefixes: byPath(PathMatch.PREFIX) };
}

function findHost(index: ReadonlyMap<string, HostIndex>, requested: string | undefined): HostIndex | undefined {
  if (requested === undefined) return index.get(EVERY_HOST);
  if (typeof requested !== 'string')
    throw new RangeError(`host ${show(requested)} is no host: write one, for example "abc.com".`);
  const host = requested.toLowerCase().replace(/:\d+$/, '');
  return index.get(host) ?? index.get(host.replace(/^[^.]+/, '*')) ?? index.get(EVERY_HOST);
}

function findPrefix(prefixes: ReadonlyMap<string, Route>, path: string): Route | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const route = prefixes.get(path.slice(0, end));
    if (route !== undefined) return route;
  }
  return prefixes.get('/');
}

function rewritePath(rewrite: Rewrite, prefix: string, path: string): string {
  return rewrite.kind === RewriteType.STRIP_PREFIX ? `/${path.slice(prefix.length + 1)}` : (rewrite.path ?? path);
}

function share(backend: RouteBackend): WeightedBackend[] {
  return [weighted(backend.stable, 100)];
}

function weighted({ serviceName, servicePort }: ServiceBackend, weight: number): WeightedBackend {
  return { serviceName, servicePort, weight };
}
