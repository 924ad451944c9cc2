import type { HttpRouteSpecRules as Rule } from '../../../../imports/gateway.networking.k8s.io';
import { PathMatch } from '../../table/path-match';
import type { HostRoutes, Route, RouteTable } from '../../table/route-table';
import { httpsRedirect } from './filters';
import type { GatewayApiTargetOptions } from './options';
import { orderedPatterns } from './patterns';
import { answerRule, forwardRules, type RoutePath, redirectRule } from './rules';

/** Rules that decide among each other by their order, and so stay in one HTTPRoute. */
export type Unit = readonly Rule[];

/** The requests that rules are for: only those by HTTP or HTTPS where one is redirected to the other, otherwise all. */
export type Side = 'any' | 'http' | 'https';

const ROOT: RoutePath = { match: PathMatch.PREFIX, path: '/' };

/**
 * The rules of a host: those of one path are a unit, and those of all its regular expressions. Between units the
 * specification's precedence decides, which is the table's (exact, then the longest prefix).
 */
export function unitsOf(table: RouteTable, host: HostRoutes, side: Side, options: GatewayApiTargetOptions): Unit[] {
  const patterns = orderedPatterns(host.routes);
  const rulesOf = (route: Route): Rule[] => {
    const { match, redirect, backend } = route;
    const path = { match, path: patterns.get(route) ?? route.path };
    if (redirect !== undefined) return [redirectRule({ ...path, redirect }, route.policies)];
    if (side === 'http') return isBelowRedirect(route, host.routes) ? [answerRule(path, httpsRedirect(host.host))] : [];
    return backend ? forwardRules(path, backend, route, options) : [];
  };
  const units: Unit[] = [];
  if (table.appRoot !== undefined) {
    const redirect = { location: table.appRoot, status: 302 };
    units.push([redirectRule({ match: PathMatch.EXACT, path: '/', redirect }, {})]);
  }
  const isRegex = ({ match }: Route) => match === PathMatch.REGEX;
  for (const route of host.routes.filter((one) => !isRegex(one))) units.push(rulesOf(route));
  units.push(host.routes.filter(isRegex).flatMap(rulesOf));
  units.push(lastRules(host, side, { policies: table.policies }, options));
  return units.filter((unit) => unit.length > 0);
}

/** The rules for requests that no route takes. */
function lastRules(
  { host, defaultBackend, routes }: HostRoutes,
  side: Side,
  route: Pick<Route, 'policies'>,
  options: GatewayApiTargetOptions,
): Rule[] {
  if (side === 'http') {
    const isRedirected = routes.some(
      ({ match, path, redirect }) => redirect !== undefined && match === PathMatch.PREFIX && path === '/',
    );
    return isRedirected ? [] : [answerRule(ROOT, httpsRedirect(host))];
  }
  return defaultBackend ? forwardRules(ROOT, defaultBackend, route, options) : [];
}

/** True where a redirect of wider reach might take requests of a route, so that the route has to be written out. */
function isBelowRedirect({ match, path }: Route, routes: readonly Route[]): boolean {
  return routes.some((other) => {
    if (other.redirect === undefined || other.match === PathMatch.EXACT) return false;
    if (match === PathMatch.REGEX) return true;
    if (other.match === PathMatch.REGEX) return match === PathMatch.EXACT;
    return other.path === '/' || path === other.path || path.startsWith(`${other.path}/`);
  });
}
