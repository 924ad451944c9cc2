import { show } from '../../../../../rules/show';
import { describeRoute } from '../../../../table/path-match';
import type { RouteTable } from '../../../../table/route-table';
import type { TargetFindings } from '../../../routing-target';
import { hasEveryHost, isOpen, strongRoute } from '../../../uses';
import { finding } from '../../codes';

/**
 * Checks a table next to another router's routes for every host. Some implementations try them for what the routes of a host
 * leave, and Traefik (3.7) even before these, since there a longer path counts for more than a host.
 *
 * @param orAccept the switch that accepts it, as the end of an imperative.
 */
export function* checkEveryHost(
  table: RouteTable,
  otherRouter: string,
  other: RouteTable,
  orAccept: string,
): TargetFindings {
  if (!hasEveryHost(other)) return;
  const rival = rivalIn(other, table.appRoot);
  for (const entry of table.hosts.filter(({ host }) => host !== undefined)) {
    if (isOpen(entry)) {
      const message = `host ${show(entry.host)} has no route for all other paths, for which some implementations of Gateway API try the routes of ${otherRouter}, which are for every host: ${rival === undefined ? 'set defaultBackend, or route the prefix "/" of the host' : 'name the hosts of all routes'}, ${orAccept}.`;
      yield finding('gateway-open-paths', message);
    } else if (rival !== undefined) {
      const message = `host ${show(entry.host)} stands next to ${rival} of ${otherRouter} for every host, which some implementations of Gateway API try for requests of the host as well: name the hosts of all routes, ${orAccept}.`;
      yield finding('gateway-open-paths', message);
    }
  }
}

/** The first answer of a router for every host that may come before the routes of a host, in words. */
function rivalIn({ hosts, appRoot }: RouteTable, ownAppRoot: string | undefined): string | undefined {
  const every = hosts.find(({ host }) => host === undefined);
  if (every === undefined) return undefined;
  const route = strongRoute(every);
  if (route !== undefined) return describeRoute(route.match, route.path);
  if (appRoot !== undefined && appRoot !== ownAppRoot) return 'the appRoot';
  const { header, cookie } = every.defaultBackend?.split ?? {};
  return header === undefined && cookie === undefined ? undefined : 'the release of the default backend';
}
