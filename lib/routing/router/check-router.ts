import type { Findings } from '../../rules/finding';
import { hostFlaw } from '../../rules/host';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkExternalAuthLoops } from '../resolve/check-external-auth';
import { checkRedirectLoops } from '../resolve/check-redirect-loops';
import { checkSplits } from '../table/check-splits';
import { PathMatch } from '../table/path-match';
import type { Route, RouteTable } from '../table/route-table';
import { Tls } from '../table/tls';
import { checkWww } from '../table/www';
import { certifiedHosts, hostsOf, takesAll } from './build-table';
import type { IngressRouterProps } from './ingress-router-props';
import { optionsOf, type WrittenRoute } from './written-route';

/** Checks a router as a whole: what no single route or prop shows. */
export function* checkRouter(props: IngressRouterProps, written: readonly WrittenRoute[], table: RouteTable): Findings {
  const hosts = table.hosts.map(({ host }) => host);
  if (props.www !== undefined) yield* checkWww(props.www, hosts);
  if (props.tls instanceof Tls) {
    const certified = certifiedHosts(props, written);
    if (certified.length > 0 && hosts.includes(undefined)) {
      const fix = "set the router's hosts, since certificates are for names";
      yield finding('tls', `tls has no certificate for every host: ${fix}.`);
    }
    yield* props.tls._check(certified);
  }
  yield* checkRoutesExist(props, written);
  yield* checkReach(props, table);
  yield* checkRedirectLoops(table);
  yield* checkExternalAuthLoops(table);
  yield* checkSplits([table]);
}

/** Checks that each host has a route; a wrong one counts, since it is reported itself. */
function* checkRoutesExist(props: IngressRouterProps, written: readonly WrittenRoute[]): Findings {
  if (props.defaultBackend !== undefined) return;
  if (written.length === 0) {
    const fix = 'add one with prefix(), exact() or regex(), or set defaultBackend';
    yield finding('missing-route', `the router has no route: ${fix}.`);
    return;
  }
  for (const host of hostsOf(props)) {
    const mayServe = (route: WrittenRoute) => {
      const own = optionsOf(route).host;
      return own === undefined || own === host || hostFlaw(own) !== undefined;
    };
    if (host === undefined || written.some(mayServe)) continue;
    yield finding('missing-route', `host ${show(host)} has no route: add one, or leave the host out.`);
  }
}

/** Checks that routes and the default backend can be reached. */
function* checkReach({ defaultBackend, appRoot }: IngressRouterProps, { hosts }: RouteTable): Findings {
  if (defaultBackend !== undefined && hosts.length > 0 && hosts.every(({ routes }) => routes.some(takesAll))) {
    const [first, ...others] = hosts;
    const at = others.length > 0 ? '' : first?.host === undefined ? '' : ` of ${first.host}`;
    const isRedirect = others.length === 0 && first?.routes.find(takesAll)?.redirect !== undefined;
    const fix = isRedirect ? 'leave the default backend out' : 'leave one of the two out';
    const what = `the default backend${at} is never reached, since prefix "/" takes every path`;
    yield finding('unreachable-route', `${what}: ${fix}.`);
  }
  for (const { host, redirectedHost, routes } of hosts) {
    const at = host === undefined ? '' : ` of ${host}`;
    const isExactRoot = ({ match, path }: Route) => match === PathMatch.EXACT && path === '/';
    if (appRoot !== undefined && routes.some(isExactRoot)) {
      const what = `exact "/"${at} is never reached, since appRoot redirects it`;
      yield finding('unreachable-route', `${what}: leave one of the two out.`);
    }
    if (redirectedHost !== undefined && hosts.some((other) => other.host === redirectedHost)) {
      const what = `${show(redirectedHost)} is both a host of the router and redirected to ${show(host)}`;
      yield finding('www', `${what}: leave one of the two out.`);
    }
  }
}
