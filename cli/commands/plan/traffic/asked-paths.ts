import { NOBODYS } from '../../../../lib/routing/requests/boundary-requests';
import { pathBoundary } from '../../../../lib/routing/requests/path-boundary';
import { PathIndex } from '../../../../lib/routing/table/path-index';
import { encodePath, withoutQuery } from '../../../../lib/routing/table/paths';
import type { Route } from '../../../../lib/routing/table/route-table';
import type { Served } from './app-routers';
import type { ChangedRules } from './changed-rules';
import { DEFAULT, type RulesMet } from './rules-met';

/** With more routes than these, all routes of the host are asked instead of those that they meet. */
const FEW = 50;

/** Paths that the changed rules of a host take. */
export function pathsOfChanged(served: readonly Served[], { names, routes }: ChangedRules): Iterable<string> {
  const appRoots = served.flatMap(({ router: { table } }) => table.appRoot ?? []);
  const changed = names.flatMap((name) => routeOf(name, routes));
  return new Set(['/', NOBODYS, ...appRoots.map(withoutQuery), ...changed.flatMap(pathsIn)]);
}

/**
 * Paths at, just below and just beyond the routes that meet changed ones, where those of the changed ones do not tell all: a route
 * takes requests from one other route, or leaves them to one, but for a regular expression.
 */
export function pathsAround(
  { names, routes, isPatternMoved, isDefault }: ChangedRules,
  met: RulesMet,
): Iterable<string> {
  const all = () =>
    [...new Set([...routes.before.keys(), ...routes.after.keys()])].flatMap((name) => routeOf(name, routes));
  const around = isDefault && !met.has(DEFAULT, true, true);
  const untold = names.filter((name) => !met.has(name, routes.before.has(name), routes.after.has(name)));
  const moved = isPatternMoved ? names : untold;
  if (around || moved.length > FEW) return new Set(all().flatMap(pathsNear));
  if (moved.length === 0) return [];
  const index = new PathIndex<Route>();
  for (const route of all()) index.add(route);
  const meeting = new Set(moved.flatMap((name) => routeOf(name, routes)).flatMap((route) => [...index.meeting(route)]));
  return new Set([...meeting].flatMap(pathsNear));
}

/** The first of the routes of a name, which has the path of all of them. */
const routeOf = (name: string, { before, after }: ChangedRules['routes']) =>
  (after.get(name) ?? before.get(name) ?? []).slice(0, 1);

function pathsIn(route: Route): string[] {
  const paths = pathBoundary(route).inside.map(encodePath);
  // A redirect that keeps the path keeps the query too.
  return route.redirect === undefined ? paths : [...paths, ...paths.slice(0, 1).map((path) => `${path}?q=1`)];
}

const pathsNear = (route: Route) => [...pathsIn(route), ...pathBoundary(route).outside.map(encodePath)];
