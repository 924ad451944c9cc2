import { show } from '../../../../../rules/show';
import { mayMeet } from '../../../../table/overlap';
import { describeRoute } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { Route, RouteTable } from '../../../../table/route-table';
import type { TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';
import { restate } from './restate';
import { ascending } from './spell';

/** Warnings about behaviour of Traefik that depends on how it is installed. */
export function* warningsOf(table: RouteTable): TargetFindings {
  const { hosts, httpsRedirect, policies, tls } = table;
  const all: { policies: RoutePolicies; key?: string }[] = [{ policies }, ...hosts.flatMap(({ routes }) => routes)];
  const first = (holds: (policies: RoutePolicies) => unknown) => all.find((each) => holds(each.policies));
  const byAddress = first(({ allowFrom, rateLimit }) => allowFrom ?? rateLimit);
  if (byAddress !== undefined) {
    const message =
      "allowFrom and rateLimit look at the address that Traefik's connection comes from, which behind a Service with externalTrafficPolicy Cluster is a node's, and behind a proxy the proxy's: set Local on Traefik's Service, or its ipAllowListStrategy.";
    yield { ...finding('client-address', message), routeKey: byAddress.key };
  }
  const limited = first(({ rateLimit }) => rateLimit);
  if (limited !== undefined) {
    const message =
      'rateLimit counts on each replica of Traefik: with n replicas a client may ask for up to n times as much.';
    yield { ...finding('rate-limit-replicas', message), routeKey: limited.key };
  }
  yield* openedWithoutSecret(table);
  const www = hosts.find(({ redirectedHost }) => redirectedHost !== undefined)?.redirectedHost;
  if (www !== undefined) {
    yield finding('www-host', `${www} is redirected only as long as no other Ingress of the cluster serves it.`);
  }
  if (httpsRedirect && tls.length === 0) {
    const message =
      'httpsRedirect without tls redirects in an endless loop behind a load balancer that terminates TLS, unless the entry point of Traefik has its addresses in forwardedHeaders.trustedIPs.';
    yield finding('https-redirect-loop', message);
  }
}

/** Passwords that nobody is asked for while their Secret is missing: Traefik leaves the path out, and not the ones behind it. */
function* openedWithoutSecret(table: RouteTable): TargetFindings {
  for (const { routes } of restate(table).hosts) {
    for (const route of routes) {
      const secret = route.policies.basicAuth?.secretName;
      const isOpen = (other: Route) => other.policies.basicAuth?.secretName !== secret && mayMeet(other, route);
      const wider = secret === undefined ? undefined : behind(route, routes).find(isOpen);
      if (wider === undefined) continue;
      const [what, other] = [route, wider].map(({ match, path }) => describeRoute(match, path));
      const message = `${what} asks for a password of the Secret ${show(secret)}: as long as that is missing, Traefik answers by ${other}, which does not. Apply the Secret first.`;
      yield { ...finding('traefik-secret', message), routeKey: route.key };
    }
  }
}

/** The routes that a request would be compared with if a route were not there, the next one first. */
function behind(route: Route, routes: readonly Route[]): Route[] {
  const order = ascending(routes);
  return order.slice(0, order.indexOf(route)).reverse();
}
