import { show } from '../../../../../rules/show';
import { portOf, type RouteBackend, servicesOfBackend } from '../../../../table/backend';
import { describeRoute } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';

/**
 * Checks the backends that TraefikServices stand for. Such a one names a Service of its own namespace, and Traefik has one session for
 * a port of a Service, whichever TraefikService says it (pkg/provider/kubernetes/crd/kubernetes_http.go, nameAndService).
 */
export function* checkOwnBackends({ hosts, policies }: RouteTable): TargetFindings {
  const sessions = new Map<string, string>();
  for (const backend of new Set(hosts.flatMap(({ defaultBackend }) => defaultBackend ?? []))) {
    yield* checkBackend('the default backend', backend, policies, sessions);
  }
  for (const { key, match, path, backend, policies: own } of new Set(hosts.flatMap(({ routes }) => routes))) {
    if (backend !== undefined) yield* about(key, checkBackend(describeRoute(match, path), backend, own, sessions));
  }
}

function* checkBackend(
  what: string,
  backend: RouteBackend,
  { stickySession }: RoutePolicies,
  sessions: Map<string, string>,
): TargetFindings {
  if (stickySession !== undefined && backend.split !== undefined) {
    const message = `${what} has a stickySession and goes to a release, between whose versions a client of Traefik changes all the same: leave stickySession out while there is one.`;
    yield finding('gateway-value', message);
  }
  for (const service of servicesOfBackend(backend)) {
    const { serviceName, servicePortName, namespace } = service;
    if (stickySession === undefined && servicePortName === undefined) continue;
    // A named port of another namespace is refused for every target.
    if (namespace !== undefined) {
      const message = `${what} has a stickySession and goes to ${show(serviceName)} in the namespace ${show(namespace)}, where Traefik looks for none: leave stickySession out, or write the route there.`;
      yield finding('gateway-value', message);
    }
    const key = JSON.stringify([serviceName, portOf(service)]);
    const session = JSON.stringify(stickySession ?? {});
    if (sessions.get(key) !== undefined && sessions.get(key) !== session) {
      const message = `${what} goes to ${show(serviceName)}, of which another route has another stickySession, or none: Traefik has one for each port of a Service, so write the same.`;
      yield finding('gateway-value', message);
    }
    sessions.set(key, session);
  }
}
