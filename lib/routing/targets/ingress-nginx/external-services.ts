import { type ServiceBackend, servicesOfBackend } from '../../table/backend';
import { backendsOf, type RouteTable } from '../../table/route-table';
import { ObjectNames } from '../object-names';

/** A Service of type ExternalName that leads to one of another namespace, since an Ingress names only those of its own. */
export interface ExternalService {
  readonly name: string;
  readonly namespace: string;
  readonly serviceName: string;
  readonly ports: number[];
}

/** The Services that a table needs, each once, in the order in which routes lead to them. */
export function externalServices(table: RouteTable): readonly ExternalService[] {
  return [...servicesOf(table).values()];
}

/** The name by which an Ingress reaches a Service. */
export function nameInside(table: RouteTable, service: ServiceBackend): string {
  if (service.namespace === undefined) return service.serviceName;
  return servicesOf(table).get(keyOf(service))?.name ?? service.serviceName;
}

/** A table is frozen, and has many paths. */
const SERVICES = new WeakMap<RouteTable, ReadonlyMap<string, ExternalService>>();

function servicesOf(table: RouteTable): ReadonlyMap<string, ExternalService> {
  const known = SERVICES.get(table);
  if (known !== undefined) return known;
  const services = new Map<string, ExternalService>();
  const names = new ObjectNames();
  for (const backend of backendsOf(table)) {
    for (const service of servicesOfBackend(backend)) {
      const { namespace, serviceName, servicePort } = service;
      if (namespace === undefined) continue;
      const key = keyOf(service);
      const ports = services.get(key)?.ports ?? [];
      if (!ports.includes(servicePort)) ports.push(servicePort);
      if (services.has(key)) continue;
      const name = names.give(`${table.name}-${serviceName}-${namespace}`);
      services.set(key, { name, namespace, serviceName, ports });
    }
  }
  SERVICES.set(table, services);
  return services;
}

const keyOf = ({ namespace = '', serviceName }: ServiceBackend) => `${namespace}/${serviceName}`;
