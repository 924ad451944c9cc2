import { PathMatch } from '../../table/path-match';
import type { HostRoutes, Route, RouteTable } from '../../table/route-table';
import type { MeantRule, RoutePath } from './meant-rule';
import { moreLabelsPattern, oneLabelPattern, orderedPatterns } from './patterns';
import { forwardRules } from './rules';

/** Rules that decide among each other by their order, and so stay in one HTTPRoute. */
export type Unit = readonly MeantRule[];

/** The requests that rules are for: only those by HTTP or HTTPS where one is redirected to the other, otherwise all. */
export type Side = 'any' | 'http' | 'https';

const ROOT: RoutePath = { match: PathMatch.PREFIX, path: '/' };

/**
 * The rules of a host: those of one path are a unit, and those of all its regular expressions. Between units the
 * specification's precedence decides, which is the table's (exact, then the longest prefix).
 *
 * A wildcard hostname stands for any number of labels, of which the table's stands for one. Where an implementation compares
 * the header Host as well, its rules are for that one, and those of every host follow for all others.
 */
export function unitsOf(
  table: RouteTable,
  entry: HostRoutes,
  side: Side,
  { comparesHosts }: { readonly comparesHosts: boolean },
): Unit[] {
  const own = unitsOfHost(table, entry, side);
  const { host } = entry;
  if (!comparesHosts || host === undefined || !isWildcard(host)) return own;
  const every = table.hosts.find((other) => other.host === undefined);
  return [
    ...held(own, oneLabelPattern(host)),
    ...(every ? held(unitsOfHost(table, every, side), moreLabelsPattern(host)) : []),
  ];
}

const held = (units: readonly Unit[], hostPattern: string) =>
  units.map((unit) => unit.map((rule) => ({ ...rule, hostPattern })));

function unitsOfHost(table: RouteTable, host: HostRoutes, side: Side): Unit[] {
  const patterns = orderedPatterns(host.routes);
  const rulesOf = (route: Route): MeantRule[] => {
    const { match, redirect, backend, policies } = route;
    const path = { match, path: patterns.get(route) ?? route.path };
    const of = { path, written: route.path, routeKey: route.key };
    if (redirect !== undefined)
      return [{ ...of, answer: { to: 'location', redirect }, policies: onRedirects(policies) }];
    if (side === 'http') return isBelowRedirect(route, host.routes) ? [toHttps(of, host.host)] : [];
    return backend ? forwardRules(of, backend, route) : [];
  };
  const units: Unit[] = [];
  if (table.appRoot !== undefined) {
    const redirect = { location: table.appRoot, status: 302 };
    const path = { match: PathMatch.EXACT, path: '/' };
    units.push([{ path, written: '/', answer: { to: 'location', redirect }, policies: {} }]);
  }
  const isRegex = ({ match }: Route) => match === PathMatch.REGEX;
  for (const route of host.routes.filter((one) => !isRegex(one))) units.push(rulesOf(route));
  units.push(host.routes.filter(isRegex).flatMap(rulesOf));
  units.push(lastRules(host, side, table));
  return units.filter((unit) => unit.length > 0);
}

/** Redirects are answered before any policy but that of other origins. */
const onRedirects = ({ cors }: Route['policies']) => (cors ? { cors } : {});

function toHttps(of: Pick<MeantRule, 'path' | 'written' | 'routeKey'>, host: string | undefined): MeantRule {
  return { ...of, answer: { to: 'https', host: isWildcard(host) ? undefined : host }, policies: {} };
}

/** A host that has no name which a location could have. */
const isWildcard = (host: string | undefined) => host?.startsWith('*.') === true;

/** The rules for requests that no route takes. */
function lastRules({ host, defaultBackend, routes }: HostRoutes, side: Side, { policies }: RouteTable): MeantRule[] {
  const of = { path: ROOT, written: '/' };
  if (side === 'http') {
    const isRedirected = routes.some(
      ({ match, path, redirect }) => redirect !== undefined && match === PathMatch.PREFIX && path === '/',
    );
    return isRedirected ? [] : [toHttps(of, host)];
  }
  return defaultBackend ? forwardRules(of, defaultBackend, { policies }) : [];
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
