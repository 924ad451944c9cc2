import { ANNOTATION_PREFIX } from '../../../../../nginx/annotations/annotation-spec';
import { frozenCopy } from '../../../../table/frozen-copy';
import { PathMatch } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { HostRoutes, Route, RouteTable } from '../../../../table/route-table';

/** A table is frozen, so that it is restated once. */
const RESTATED = new WeakMap<RouteTable, RouteTable>();

/**
 * The same table in words that Traefik and ingress-nginx read alike: an app root and a default backend as routes, which have a place
 * among the others; redirects that are answered by HTTP; and limits of bodies with the buffer in which Traefik measures them.
 */
export function restate(table: RouteTable): RouteTable {
  const known = RESTATED.get(table);
  if (known !== undefined) return known;
  const { appRoot: _said, ...rest } = table;
  const restated = frozenCopy({
    ...rest,
    policies: withBuffer(table.policies),
    hosts: table.hosts.map((host) => restateHost(host, table)),
  });
  RESTATED.set(table, restated);
  return restated;
}

function restateHost({ defaultBackend, routes, ...host }: HostRoutes, table: RouteTable): HostRoutes {
  const { appRoot, policies } = table;
  const all: Route[] = [...routes];
  if (appRoot !== undefined) {
    const redirect = { location: appRoot, status: 302 };
    all.push({ key: 'app root', match: PathMatch.EXACT, path: '/', redirect, policies });
  }
  if (defaultBackend !== undefined) {
    all.push({ key: 'default backend', match: PathMatch.PREFIX, path: '/', backend: defaultBackend, policies });
  }
  return { ...host, routes: all.map((route) => restateRoute(route, table)) };
}

function restateRoute(route: Route, { httpsRedirect, tls }: RouteTable): Route {
  const policies = withBuffer(route.policies);
  if (route.redirect === undefined || !httpsRedirect) return { ...route, policies };
  // Traefik redirects to HTTPS before anything else, by the annotations of each Ingress.
  const name = tls.length > 0 ? 'ssl-redirect' : 'force-ssl-redirect';
  return {
    ...route,
    policies: { ...policies, annotations: { ...policies.annotations, [`${ANNOTATION_PREFIX}${name}`]: 'false' } },
  };
}

function withBuffer(policies: RoutePolicies): RoutePolicies {
  const { bodySize, buffering } = policies;
  if (bodySize === undefined || buffering?.requests !== undefined) return policies;
  return { ...policies, buffering: { ...buffering, requests: true } };
}
