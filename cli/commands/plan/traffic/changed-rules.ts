import { describeRoute, PathMatch } from '../../../../lib/routing/table/path-match';
import type { Route } from '../../../../lib/routing/table/route-table';
import { type BothSides, mapSides, type Served } from './app-routers';
import { isSame } from './same-value';

/** The routes of a host by their names, such as `prefix "/user"`; several routers at different places may have the same. */
export type RoutesByName = ReadonlyMap<string, readonly Route[]>;

/** Rules that decide about requests otherwise than before. */
export interface ChangedRules {
  readonly routes: BothSides<RoutesByName>;
  readonly names: readonly string[];
  /** True where a regular expression came or went, or stands elsewhere, which may take requests from many routes. */
  readonly isPatternMoved: boolean;
  readonly isDefault: boolean;
}

export function changedRules(served: BothSides<readonly Served[]>): ChangedRules {
  const routes = mapSides(served, routesByName);
  const [then, now] = [routes.before, routes.after];
  const isOrder = !isSame(commonPatterns(then, now), commonPatterns(now, then));
  const isAll = !isSame(served.before.map(factsOf), served.after.map(factsOf));
  const names = [...new Set([...now.keys(), ...then.keys()])].filter((name) => {
    const [old, route] = [then.get(name), now.get(name)];
    return isAll || (isOrder && isPattern(route ?? old)) || !isSame(old?.map(meaningOf), route?.map(meaningOf));
  });
  return {
    routes,
    names,
    isPatternMoved:
      isOrder || names.some((name) => isPattern(now.get(name) ?? then.get(name)) && now.has(name) !== then.has(name)),
    isDefault: isAll || !isSame(served.before.map(defaultOf), served.after.map(defaultOf)),
  };
}

function routesByName(served: readonly Served[]): RoutesByName {
  const routes = new Map<string, Route[]>();
  for (const route of served.flatMap(({ entry }) => entry?.routes ?? [])) {
    const name = describeRoute(route.match, route.path);
    const list = routes.get(name);
    if (list === undefined) routes.set(name, [route]);
    else list.push(route);
  }
  return routes;
}

const isPattern = (routes: readonly Route[] | undefined) => routes?.[0]?.match === PathMatch.REGEX;

/** Everything that holds for all routes of a host. */
const factsOf = ({ host, redirectedTo, router: { table } }: Served) => {
  const { namespace, httpsRedirect, clientCertificates } = table;
  return { host, redirectedTo, namespace, httpsRedirect, clientCertificates };
};

const defaultOf = ({ entry, router: { table } }: Served) =>
  entry?.defaultBackend && { backend: entry.defaultBackend, policies: table.policies };

const meaningOf = ({ backend, redirect, rewrite, policies }: Route) => ({ backend, redirect, rewrite, policies });

/** Regular expressions are tried in the order in which they are written. */
function commonPatterns(routes: RoutesByName, others: RoutesByName): string[] {
  return [...routes.keys()].filter((name) => isPattern(routes.get(name)) && others.has(name));
}
