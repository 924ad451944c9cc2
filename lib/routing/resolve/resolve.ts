import { show } from '../../rules/show';
import { describeRoute } from '../table/path-match';
import { normalizePath, withoutQuery } from '../table/paths';
import type { Route, RouteTable } from '../table/route-table';
import { applyRewrite } from './apply-rewrite';
import { chooseBackend, type WeightedBackend } from './choose-backend';
import { findRoute, TableIndex } from './table-index';

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

  /**
   * The headers by name, as far as a canary looks at them.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /**
   * The cookies by name, as far as a canary looks at them.
   *
   * @default - none
   */
  readonly cookies?: { [name: string]: string };

  /**
   * `http` or `https`.
   *
   * @default - `https` where the router redirects to it, otherwise `http`
   */
  readonly scheme?: string;
}

/** What becomes of a request. */
export enum Outcome {
  /** A backend answers it. */
  FORWARD = 'forward',
  /** The client is sent elsewhere. */
  REDIRECT = 'redirect',
  /** No route takes it: it is answered with 404. */
  NONE = 'none',
}

/** Where a request goes, and why. */
export interface RouteDecision {
  /** What becomes of the request. */
  readonly outcome: Outcome;

  /** Who answers a forwarded request; empty otherwise. */
  readonly backends: WeightedBackend[];

  /**
   * The path as the backend sees it, without the query, which stays as it is.
   *
   * @default - the request is not forwarded
   */
  readonly path?: string;

  /**
   * The status of a redirect.
   *
   * @default - the request is not redirected
   */
  readonly status?: number;

  /**
   * Where a redirect leads: a URL, or a path of the same host.
   *
   * @default - the request is not redirected
   */
  readonly location?: string;

  /**
   * The rule that decided, for example `abc.com prefix "/user", weight 10 of 100`.
   *
   * @default - no rule did
   */
  readonly route?: string;
}

/** Where a route table sends a request: the meaning that every target has to keep. */
export function resolve(table: RouteTable, request: RouteRequest): RouteDecision {
  if (typeof request !== 'object' || request === null) {
    throw new RangeError(`${show(request)} is no request: write, for example, { path: "/user" }.`);
  }
  const index = TableIndex.of(table);
  const path = normalizePath(request.path);
  const host = hostOf(request);
  const scheme = request.scheme ?? (table.httpsRedirect ? 'https' : 'http');
  if (scheme !== 'http' && scheme !== 'https') {
    throw new RangeError(`scheme ${show(scheme)} is no scheme of a request: write "http" or "https".`);
  }

  const canonical = index.redirectedTo(host);
  if (canonical !== undefined)
    return redirect(308, `${scheme}://${canonical}${request.path.replace(/\/$/, '')}`, `${host} www redirect`);

  const entry = index.findHost(host);
  if (entry === undefined) return NOTHING;
  const prefix = entry.host.host === undefined ? '' : `${entry.host.host} `;
  if (table.appRoot !== undefined && path === '/') return redirect(302, table.appRoot, `${prefix}app root`);

  const route = findRoute(entry, path);
  const rule = prefix + (route ? describeRoute(route.match, route.path) : 'default backend');
  if (route?.redirect !== undefined) return redirect(route.redirect.status, route.redirect.location, rule);
  if (table.httpsRedirect && scheme === 'http') {
    return redirect(308, `https://${host ?? ''}${request.path}`, `${prefix}https redirect`);
  }
  const backend = route ? route.backend : entry.host.defaultBackend;
  if (backend === undefined) return NOTHING;
  const { backends, reason } = chooseBackend(backend, request);
  return {
    outcome: Outcome.FORWARD,
    backends,
    path: seenPath(route, request.path, path),
    route: reason === undefined ? rule : `${rule}, ${reason}`,
  };
}

const NOTHING: RouteDecision = { outcome: Outcome.NONE, backends: [] };

function redirect(status: number, location: string, route: string): RouteDecision {
  return { outcome: Outcome.REDIRECT, backends: [], status, location, route };
}

/** Without a rewrite a backend sees the path as it was sent, with one as it was compared. */
function seenPath(route: Route | undefined, sent: string, path: string): string {
  return route?.rewrite ? applyRewrite(route, path) : withoutQuery(sent);
}

function hostOf({ host }: RouteRequest): string | undefined {
  if (host === undefined) return undefined;
  if (typeof host !== 'string')
    throw new RangeError(`host ${show(host)} is no host: write one, for example "abc.com".`);
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}
