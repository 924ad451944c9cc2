import { show } from '../../../../../rules/show';
import type { RouteTable } from '../../../../table/route-table';
import type { TargetFindings } from '../../../routing-target';
import { hasEveryHost } from '../../../uses';
import { finding } from '../../codes';

/** Hosts of more labels than a wildcard stands for have to be answered by the same router, since a virtual host decides alone. */
export function* checkWildcards({ hosts }: RouteTable, otherRouter: string, other: RouteTable): TargetFindings {
  if (!hasEveryHost(other)) return;
  for (const { host } of hosts.filter((entry) => entry.host?.startsWith('*.'))) {
    const deeper = host?.replace('*.', 'a.b.');
    const message = `host ${show(host)} takes requests for hosts of more labels, such as ${show(deeper)}, on Envoy Gateway as well, which ${otherRouter} routes: write the routes for every host in this router, or list the hosts by name.`;
    yield finding('gateway-open-paths', message);
  }
}
