import { show } from '../../../../../rules/show';
import type { RouteTable } from '../../../../table/route-table';
import type { TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';

/**
 * Checks that hosts of more labels than a wildcard stands for have no other routes: nginx chooses a path before it compares the
 * header Host, so that a path of the wildcard's would hide them.
 *
 * @param rival the words for whoever has routes for every host.
 */
export function* checkWildcards({ hosts }: RouteTable, accepted: AcceptedDifferences, rival: string): TargetFindings {
  if (accepted.has(GatewayDifference.WILDCARD_LABELS)) return;
  for (const { host } of hosts.filter((entry) => entry.host?.startsWith('*.'))) {
    const deeper = host?.replace('*.', 'a.b.');
    const message = `host ${show(host)} takes requests for hosts of more labels, such as ${show(deeper)}, on NGINX Gateway Fabric as well, which ${rival}: list the hosts by name, ${accepted.orAccept(GatewayDifference.WILDCARD_LABELS)}.`;
    yield finding('gateway-open-paths', message);
  }
}
