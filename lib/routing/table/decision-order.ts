import { PathMatch } from './path-match';
import type { HostRoutes, Route, RouteTable } from './route-table';

/** The hosts of a table in the order in which they decide: names, then wildcards, then every host. */
export function hostsInOrder({ hosts }: RouteTable): HostRoutes[] {
  const rank = ({ host }: HostRoutes) => (host === undefined ? 2 : host.startsWith('*') ? 1 : 0);
  return [...hosts].sort((one, other) => rank(one) - rank(other));
}

/** Routes in the order in which they decide: exact paths, regular expressions as they were written, longer prefixes before shorter ones. */
export function routesInOrder(routes: readonly Route[]): Route[] {
  const of = (match: PathMatch) => routes.filter((route) => route.match === match);
  const prefixes = of(PathMatch.PREFIX).sort((one, other) => other.path.length - one.path.length);
  return [...of(PathMatch.EXACT), ...of(PathMatch.REGEX), ...prefixes];
}
