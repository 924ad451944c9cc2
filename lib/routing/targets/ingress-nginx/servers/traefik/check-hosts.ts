import { show } from '../../../../../rules/show';
import { finding as routingFinding } from '../../../../codes';
import type { HostRoutes, RouteTable } from '../../../../table/route-table';
import type { SharedHost, TargetFindings } from '../../../routing-target';
import { hostIs, ONE_ROUTER } from '../../../shared-host';
import { isOpen, rivalOf } from '../../../uses';
import { finding } from '../../codes';
import { takesFrom } from './hosts';
import { restate } from './restate';
import { spellForTraefik } from './spell';

const FIX = 'set defaultBackend, or route or redirect the prefix "/"';

/** Checks hosts whose requests Traefik would send to the routes of others, since it has no place for a host by itself. */
export function* checkHosts({ hosts, httpsRedirect }: RouteTable): TargetFindings {
  for (const entry of hosts) {
    const wider = hosts.filter(({ host }) => takesFrom(host, entry.host));
    const [rival] = wider;
    if (rival !== undefined && isOpen(entry)) {
      const message = `${entry.host} has no route for all other paths, which Traefik sends to the routes of ${nameOf(rival)}: ${FIX}.`;
      yield finding('traefik-hosts', message);
    }
    if (httpsRedirect && isUnanswered(entry)) {
      const message = `${nameOf(entry)} has no route for all other paths, which Traefik answers with 404 instead of redirecting them to HTTPS: ${FIX}.`;
      yield finding('unmatched-paths', message);
    }
  }
}

const nameOf = ({ host }: HostRoutes) => (host === undefined ? 'every other host' : host);

const isUnanswered = (entry: HostRoutes) => isOpen({ ...entry, host: entry.host ?? 'any' });

/** Checks a table next to another router for every host. */
export function* checkBeside(table: RouteTable, otherRouter: string, other: RouteTable): TargetFindings {
  const every = other.hosts.filter(({ host }) => host === undefined);
  for (const entry of table.hosts.filter(({ host }) => host !== undefined)) {
    if (entry.redirectedHost !== undefined) {
      const message = `www redirects ${show(entry.redirectedHost)}, whose requests Traefik may send to the routes of ${otherRouter} for every host, since it tries the longest rule first: serve both names as hosts.`;
      yield finding('traefik-hosts', message);
    }
    const reason = rivalOf([...every, entry], entry);
    if (reason === undefined) continue;
    const message = `host ${show(entry.host)} ${reason} of ${otherRouter}, and Traefik tries the longest rule first, whatever its host: write both in one router, with a defaultBackend.`;
    yield finding('traefik-hosts', message);
  }
}

/** Checks that two routers agree whether the paths of their host are regular expressions, which Traefik decides for a whole host. */
export function* checkSharedMode(table: RouteTable, { host, otherRouter, other }: SharedHost): TargetFindings {
  const [isOwn, isTheirs] = [table, other].map((each) => {
    const meant = restate(each);
    const entry = meant.hosts.find((one) => one.host === host);
    return entry !== undefined && spellForTraefik(meant).has(entry);
  });
  if (isOwn !== isTheirs) {
    const message = `${hostIs(host)} routed by ${otherRouter} as well, and a rewrite, a regular expression or the order of paths in one of the two makes Traefik read every path of the host as a regular expression: ${ONE_ROUTER}.`;
    yield routingFinding('host-conflict', message);
  }
}
