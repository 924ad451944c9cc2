import type { Construct } from 'constructs';
import { ReferenceGrant } from '../../../../imports/gateway.networking.k8s.io';
import { recommendedLabels } from '../../../cdk8s/labels';
import { backendsOf, type RouteTable } from '../../table/route-table';
import { ObjectNames } from '../object-names';
import { GROUP, MAX_GRANTED } from './limits';

/** Makes the ReferenceGrants by which HTTPRoutes reach Services of other namespaces. */
export function renderServiceGrants(scope: Construct, table: RouteTable): void {
  for (const [namespace, services] of foreignServices(table)) {
    const names = new ObjectNames();
    for (let start = 0; start < services.length; start += MAX_GRANTED) {
      const name = names.give(`${table.namespace}-${table.name}`);
      const granted = services.slice(start, start + MAX_GRANTED);
      new ReferenceGrant(scope, `grant-${namespace}-${start}`, {
        metadata: { name, namespace, labels: recommendedLabels(scope, { name: table.name, instance: name }) },
        spec: {
          from: [{ group: GROUP, kind: 'HTTPRoute', namespace: table.namespace ?? '' }],
          to: granted.map((service) => ({ group: '', kind: 'Service', name: service })),
        },
      });
    }
  }
}

/** The Services of other namespaces that a table leads to, each once. */
export function foreignServices(table: RouteTable): ReadonlyMap<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { stable, split } of backendsOf(table)) {
    for (const { namespace, serviceName } of split === undefined ? [stable] : [stable, split.canary]) {
      if (namespace === undefined) continue;
      const services = found.get(namespace) ?? new Set();
      found.set(namespace, services.add(serviceName));
    }
  }
  return new Map([...found].map(([namespace, services]) => [namespace, [...services]]));
}
