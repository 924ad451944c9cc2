import { describeRoute } from '../../../../table/path-match';
import { RewriteKind } from '../../../../table/rewrite';
import type { Route, RouteTable } from '../../../../table/route-table';
import type { TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';

const { REWRITE_ENCODING, WILDCARD_LABELS } = GatewayDifference;

/**
 * Checks the rewrites of routes whose requests are compared by their headers: the script that does it passes the query on as it
 * reads it, and nginx then rewrites the path that was sent, which it encodes once more.
 */
export function* checkCompared({ hosts }: RouteTable, accepted: AcceptedDifferences): TargetFindings {
  const found = new Map<Route, string>();
  for (const { host, routes } of hosts) {
    const isHeld = host?.startsWith('*.') === true && !accepted.has(WILDCARD_LABELS);
    for (const route of routes.filter(({ rewrite }) => rewrite !== undefined)) {
      const { header, cookie } = route.backend?.split ?? {};
      if (header !== undefined || cookie !== undefined) found.set(route, 'goes to a release with a header or cookie');
      else if (isHeld) found.set(route, 'is for a wildcard host');
    }
  }
  for (const [route, why] of found) {
    const what = `${describeRoute(route.match, route.path)} is rewritten and ${why}, after which NGINX Gateway Fabric`;
    if (route.rewrite?.kind === RewriteKind.REGEX) {
      const message = `${what} takes the path that was sent instead of what the groups make: let only the weight decide, and list the hosts by name.`;
      yield { ...finding('gateway-value', message), routeKey: route.key };
    }
    if (route.rewrite?.kind === RewriteKind.REGEX || accepted.has(REWRITE_ENCODING)) continue;
    const message = `${what} encodes the path once more, "%20" as "%2520", and writes the query anew: let the service take the path, ${accepted.orAccept(REWRITE_ENCODING)}.`;
    yield { ...finding('gateway-value', message), routeKey: route.key };
  }
}
