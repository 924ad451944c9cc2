import { describeRoute } from '../../../../table/path-match';
import { RewriteKind } from '../../../../table/rewrite';
import type { Route, RouteTable } from '../../../../table/route-table';
import type { TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';

/** Checks the rewrites by groups of routes whose requests are compared by their headers. */
export function* checkTemplates(table: RouteTable, comparesHosts: boolean): TargetFindings {
  for (const [route, what] of comparedRewrites(table, comparesHosts)) {
    if (route.rewrite?.kind !== RewriteKind.REGEX) continue;
    const message = `${what} takes the path that was sent instead of what the groups make: let only the weight decide, and list the hosts by name.`;
    yield { ...finding('gateway-value', message), routeKey: route.key };
  }
}

/**
 * Checks the other rewrites of such routes: the script that compares headers passes the query on as it reads it, and nginx then
 * rewrites the path that was sent, which it encodes once more.
 *
 * @param comparesHosts true where a wildcard host is held to one label by its header.
 * @param orAccept the switch that accepts it, as the end of an imperative.
 */
export function* checkEncoding(table: RouteTable, comparesHosts: boolean, orAccept: string): TargetFindings {
  for (const [route, what] of comparedRewrites(table, comparesHosts)) {
    if (route.rewrite?.kind === RewriteKind.REGEX) continue;
    const message = `${what} encodes the path once more, "%20" as "%2520", and rewrites the query: let the service take the path, ${orAccept}.`;
    yield { ...finding('gateway-value', message), routeKey: route.key };
  }
}

/** The routes that are rewritten after a header was compared, with the beginning of a sentence about them. */
function comparedRewrites({ hosts }: RouteTable, comparesHosts: boolean): ReadonlyMap<Route, string> {
  const found = new Map<Route, string>();
  for (const { host, routes } of hosts) {
    const isHeld = comparesHosts && host?.startsWith('*.') === true;
    for (const route of routes.filter(({ rewrite }) => rewrite !== undefined)) {
      const { header, cookie } = route.backend?.split ?? {};
      const isReleased = header !== undefined || cookie !== undefined;
      const why = isReleased ? 'goes to a release with a header or cookie' : isHeld && 'is for a wildcard host';
      if (why === false) continue;
      const what = describeRoute(route.match, route.path);
      found.set(route, `${what} is rewritten and ${why}, after which NGINX Gateway Fabric`);
    }
  }
  return found;
}
