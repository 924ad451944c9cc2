import { type RouteBackend, type ServiceBackend, servicesOfBackend } from '../../table/backend';
import type { BackendTls } from '../../table/backend-tls';
import { describeRoute } from '../../table/path-match';
import type { RouteTable } from '../../table/route-table';

/** One way to a Service: a route, or the default backend. */
export interface WayToService {
  readonly service: ServiceBackend;
  readonly backend: RouteBackend;
  readonly tls?: BackendTls;
  /** The way in words, for messages. */
  readonly what: string;
  readonly routeKey?: string;
}

/** All ways of a table to each of its Services. */
export function waysToServices({ hosts, policies }: RouteTable): readonly (readonly WayToService[])[] {
  const found = new Map<string, WayToService[]>();
  const add = (backend: RouteBackend | undefined, way: Omit<WayToService, 'backend' | 'service'>) => {
    for (const service of backend === undefined ? [] : servicesOfBackend(backend)) {
      const key = `${service.namespace ?? ''}/${service.serviceName}`;
      const ways = found.get(key) ?? [];
      found.set(key, ways);
      ways.push({ ...way, service, backend: backend as RouteBackend });
    }
  };
  for (const { defaultBackend, routes } of hosts) {
    for (const { key, match, path, backend, policies: own } of routes) {
      add(backend, { tls: own.backendTls, what: describeRoute(match, path), routeKey: key });
    }
    add(defaultBackend, { tls: policies.backendTls, what: 'the default backend' });
  }
  return [...found.values()];
}
