import { show } from '../../../../../rules/show';
import type { RouteTable } from '../../../../table/route-table';
import type { TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';

/**
 * Checks the hosts of a table that a wildcard takes as well: Traefik counts the length of a path for more than a host, and takes a
 * wildcard for any number of labels.
 *
 * @param owner the end of the words for the wildcard, which say whose it is.
 */
export function* checkWildcards(
  { hosts }: RouteTable,
  { hosts: others }: RouteTable,
  owner: string,
  accepted: AcceptedDifferences,
): TargetFindings {
  if (accepted.has(GatewayDifference.HOST_ORDER)) return;
  const names = hosts.flatMap(({ host, redirectedHost }) =>
    [host, redirectedHost].filter((name) => name !== undefined),
  );
  for (const { host: wildcard } of others.filter(({ host }) => host?.startsWith('*.'))) {
    const zone = wildcard?.slice(1) ?? '';
    const inside = names.find((name) => name !== wildcard && name.endsWith(zone));
    if (inside === undefined) continue;
    const message = `host ${show(inside)} stands next to ${show(wildcard)}${owner}, whose longer paths Traefik tries first for requests of the host as well: list the hosts by name, ${accepted.orAccept(GatewayDifference.HOST_ORDER)}.`;
    yield finding('gateway-open-paths', message);
  }
}
