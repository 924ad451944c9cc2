import { show } from '../../../../../rules/show';
import type { RouteBackend } from '../../../../table/backend';
import { describeRoute } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';

/**
 * Checks the backends that have sticky sessions. A TraefikService names a Service of its own namespace, and Traefik has one session
 * for a Service, whichever TraefikService says it (pkg/provider/kubernetes/crd/kubernetes_http.go, nameAndService).
 */
export function* checkSessions({ hosts, policies }: RouteTable): TargetFindings {
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
  { stable, split }: RouteBackend,
  { stickySession }: RoutePolicies,
  sessions: Map<string, string>,
): TargetFindings {
  if (stickySession === undefined) return;
  const { serviceName, namespace } = stable;
  const has = `${what} has a stickySession and goes to`;
  if (split !== undefined) {
    const message = `${has} a release, between whose versions a client of Traefik changes all the same: leave stickySession out while there is one.`;
    yield finding('gateway-value', message);
  }
  if (namespace !== undefined) {
    const message = `${has} ${show(serviceName)} in the namespace ${show(namespace)}, where Traefik looks for none: leave stickySession out, or write the route there.`;
    yield finding('gateway-value', message);
  }
  const text = JSON.stringify(stickySession);
  if (sessions.get(serviceName) !== undefined && sessions.get(serviceName) !== text) {
    const message = `${has} ${show(serviceName)}, of which another route has another stickySession: Traefik has one for each Service, so write the same.`;
    yield finding('gateway-value', message);
  }
  sessions.set(serviceName, text);
}
