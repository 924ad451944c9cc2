import { finding as routingFinding } from '../../codes';
import type { RouteTable } from '../../table/route-table';
import type { SharedHost, TargetFindings } from '../routing-target';
import { hostIs, ONE_ROUTER } from '../shared-host';

/** Checks the options of which a host has one for all of its HTTPRoutes. */
export function* checkSharedHost(
  table: RouteTable,
  { host, otherRouter, other, place, otherPlace }: SharedHost,
): TargetFindings {
  if (place.hasOwnListeners || otherPlace.hasOwnListeners) {
    const owner = place.hasOwnListeners ? 'this router' : otherRouter;
    const message = `${hostIs(host)} routed by ${otherRouter} as well, and its requests by HTTPS come in by the ListenerSet of ${owner} alone: ${ONE_ROUTER}.`;
    yield routingFinding('host-conflict', message);
    return;
  }
  if (table.httpsRedirect === other.httpsRedirect) return;
  const [by, not] = table.httpsRedirect ? ['this router', otherRouter] : [otherRouter, 'this router'];
  const message = `${hostIs(host)} redirected to HTTPS by ${by} and not by ${not}: write the same httpsRedirect in both.`;
  yield routingFinding('host-conflict', message);
}
