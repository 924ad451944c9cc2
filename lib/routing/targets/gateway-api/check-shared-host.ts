import { finding as routingFinding } from '../../codes';
import type { RouteTable } from '../../table/route-table';
import type { SharedHost, TargetFindings } from '../routing-target';
import { hostIs } from '../shared-host';

/** Checks the options of which a host has one for all of its HTTPRoutes. */
export function* checkSharedHost(table: RouteTable, { host, otherRouter, other }: SharedHost): TargetFindings {
  if (table.httpsRedirect === other.httpsRedirect) return;
  const [by, not] = table.httpsRedirect ? ['this router', otherRouter] : [otherRouter, 'this router'];
  const message = `${hostIs(host)} redirected to HTTPS by ${by} and not by ${not}: write the same httpsRedirect in both.`;
  yield routingFinding('host-conflict', message);
}
