import type { Construct } from 'constructs';
import {
  BackendTlsPolicy,
  type BackendTlsPolicySpecValidation as Validation,
} from '../../../../imports/gateway.networking.k8s.io';
import { recommendedLabels } from '../../../cdk8s/labels';
import type { BackendTls } from '../../table/backend-tls';
import type { RouteTable } from '../../table/route-table';
import { ObjectNames } from '../object-names';
import { waysToServices } from './services-by-tls';

/** Makes a BackendTLSPolicy for each Service with backendTls, next to the Service. */
export function renderBackendTls(scope: Construct, table: RouteTable): void {
  const names = new ObjectNames();
  for (const [way] of waysToServices(table)) {
    if (way?.tls === undefined) continue;
    const { serviceName, namespace } = way.service;
    const owner = namespace === undefined ? table.name : `${table.namespace}-${table.name}`;
    const name = names.give(`${owner}-${serviceName}`);
    new BackendTlsPolicy(scope, `backend-tls-${name}`, {
      metadata: { name, namespace, labels: recommendedLabels(scope, { name: table.name, instance: name }) },
      spec: { targetRefs: [{ group: '', kind: 'Service', name: serviceName }], validation: validationOf(way.tls) },
    });
  }
}

function validationOf({ hostname, caConfigMap, caSecret }: BackendTls): Validation {
  const name = caConfigMap ?? caSecret;
  if (name === undefined) return { hostname, wellKnownCaCertificates: 'System' };
  const kind = caConfigMap === undefined ? 'Secret' : 'ConfigMap';
  return { hostname, caCertificateRefs: [{ group: '', kind, name }] };
}
