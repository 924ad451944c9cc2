import { inHostLanguage } from '../../languages/tell';
import { isMap } from '../../rules/check';
import { show } from '../../rules/show';
import { describeRoute } from '../table/path-match';
import { normalizePath, withoutQuery } from '../table/paths';
import type { Route, RouteTable } from '../table/route-table';
import { applyRewrite } from './apply-rewrite';
import { chooseBackend, type WeightedBackend } from './choose-backend';
import { findHost, findRoute, redirectedTo } from './table-index';

/** The parts of a request that routing looks at. */
export interface RouteRequest {
  /**
   * The host that is asked for, with or without a port.
   *
   * @default - a host that no route names
   */
  readonly host?: string;

  /** The absolute path, with or without a query. */
  readonly path: string;

  /**
   * Headers by name, for canaries. Spaces around a value are no part of it.
   *
   * @default - no headers
   */
  readonly headers?: { [name: string]: string };

  /**
   * Cookies by name, for canaries.
   *
   * @default - no cookies
   */
  readonly cookies?: { [name: string]: string };

  /**
   * `http` or `https`.
   *
   * @default - `https` where the router redirects to it, otherwise `http`
   */
  readonly scheme?: string;
}

/** Kinds of answers to a request. */
export enum Outcome {
  /** A backend answers it. */
  FORWARD = 'forward',
  /** The client is redirected. */
  REDIRECT = 'redirect',
  /** No route of the router takes it: it is answered with 404, unless another router of the host takes it. */
  NONE = 'none',
}

/** The backends or the redirect of a request, and the rule that decided. */
export interface RouteDecision {
  /** The kind of answer. */
  readonly outcome: Outcome;

  /** The Services that answer a forwarded request, or an empty list. */
  readonly backends: WeightedBackend[];

  /**
   * The path as the backend sees it, without the query, which stays as it is. ingress-nginx drops an empty one, the `?` of
   * `/user?`, where it rewrites.
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
   * The target of a redirect: a URL, or a path of the same host.
   *
   * @default - the request is not redirected
   */
  readonly location?: string;

  /**
   * The rule that decided, for example `abc.com prefix "/user", weight 10 of 100`.
   *
   * @default - no rule decided
   */
  readonly route?: string;
}

/** Decides by a route table where a request goes: the meaning that every target has to keep. */
export function resolve(table: RouteTable, request: RouteRequest): RouteDecision {
  if (typeof request !== 'object' || request === null) {
    throw new RangeError(inHostLanguage(`${show(request)} is not a request: write, for example, { path: "/user" }.`));
  }
  for (const name of ['headers', 'cookies'] as const) {
    const given = request[name];
    if (given === undefined || (isMap(given) && Object.values(given).every(isText))) continue;
    const right = `must be an object of strings: write, for example, { "x-release": "next" }`;
    throw new RangeError(inHostLanguage(`${name} ${show(given)} ${right}.`));
  }
  const path = normalizePath(request.path);
  const host = requestHost(request);
  const scheme = request.scheme ?? (table.httpsRedirect ? 'https' : 'http');
  if (scheme !== 'http' && scheme !== 'https') {
    throw new RangeError(`scheme ${show(scheme)} is not the scheme of a request: write "http" or "https".`);
  }

  const canonical = redirectedTo(table, host);
  if (canonical !== undefined)
    return redirect(308, `${scheme}://${canonical}${request.path.replace(/\/$/, '')}`, `${host} www redirect`);

  const entry = findHost(table, host);
  if (entry === undefined) return NOTHING;
  const prefix = entry.host.host === undefined ? '' : `${entry.host.host} `;
  if (table.appRoot !== undefined && path === '/') return redirect(302, table.appRoot, `${prefix}app root`);

  const route = findRoute(entry, path);
  const rule = prefix + (route ? describeRoute(route.match, route.path) : 'default backend');
  if (route?.redirect !== undefined) {
    const { status, location, keepsPath } = route.redirect;
    return redirect(status, keepsPath ? location + request.path : location, rule);
  }
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

const isText = (value: unknown) => value === undefined || typeof value === 'string';

const NOTHING: RouteDecision = { outcome: Outcome.NONE, backends: [] };

function redirect(status: number, location: string, route: string): RouteDecision {
  return { outcome: Outcome.REDIRECT, backends: [], status, location, route };
}

/** Without a rewrite, a backend sees the path as it was sent; a rewrite works on the normalized path. */
function seenPath(route: Route | undefined, sent: string, path: string): string {
  return route?.rewrite ? applyRewrite(route, path) : withoutQuery(sent);
}

/** The host of a request as tables have it: in lower case, without port and dot at its end. */
export function requestHost({ host }: RouteRequest): string | undefined {
  if (host === undefined) return undefined;
  if (typeof host !== 'string')
    throw new RangeError(`host ${show(host)} is not a host: write one, for example "abc.com".`);
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}
