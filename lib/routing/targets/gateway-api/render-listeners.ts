import type { Construct } from 'constructs';
import {
  Gateway,
  type GatewaySpecListeners as Listener,
  ListenerSet,
  GatewaySpecAllowedListenersNamespacesFrom as ListenersFrom,
  ReferenceGrant,
  GatewaySpecListenersAllowedRoutesNamespacesFrom as RoutesFrom,
} from '../../../../imports/gateway.networking.k8s.io';
import { recommendedLabels } from '../../../cdk8s/labels';
import { unlessEmpty } from '../../../cdk8s/objects';
import type { RouteTable } from '../../table/route-table';
import type { TlsCertificate } from '../../table/tls';
import { isManaged, issuerAnnotations, ownSecrets } from '../cert-manager';
import { GROUP } from './limits';
import { type GatewayApiTargetOptions, type GatewayCreation, gatewayRef, HTTP_LISTENER, listenerOf } from './options';

/** Makes the Gateway, and the ReferenceGrant by which it reads certificates of another namespace. */
export function renderGateway(
  scope: Construct,
  table: RouteTable,
  { gateway, gatewayNamespace, httpListener = HTTP_LISTENER }: GatewayApiTargetOptions,
  { gatewayClassName, routesFrom = [], listenersFrom = [] }: GatewayCreation,
): void {
  const elsewhere = gatewayNamespace !== undefined && gatewayNamespace !== table.namespace;
  const labels = recommendedLabels(scope, { name: table.name, instance: gateway });
  const namespaces = [...new Set([table.namespace ?? '', ...routesFrom])];
  const allowedRoutes = (elsewhere || routesFrom.length > 0) && {
    namespaces: { from: RoutesFrom.SELECTOR, selector: selectorOf(namespaces) },
  };
  const allowedListeners = listenersFrom.length > 0 && {
    namespaces: { from: ListenersFrom.SELECTOR, selector: selectorOf([...new Set(listenersFrom)]) },
  };
  const namespaceOf = (certificate: TlsCertificate) =>
    elsewhere && !isManaged(certificate) ? table.namespace : undefined;
  const listeners = [{ name: httpListener, port: 80, protocol: 'HTTP' }, ...secureListeners(table, namespaceOf)];
  new Gateway(scope, 'gateway', {
    metadata: {
      name: gateway,
      namespace: gatewayNamespace,
      labels,
      annotations: unlessEmpty(issuerAnnotations(table.tls)),
    },
    spec: {
      gatewayClassName,
      ...(allowedListeners && { allowedListeners }),
      listeners: listeners.map((listener) => ({ ...listener, ...(allowedRoutes && { allowedRoutes }) })),
    },
  });
  const granted = elsewhere ? ownSecrets(table.tls) : [];
  if (granted.length === 0) return;
  new ReferenceGrant(scope, 'grant', {
    metadata: { name: gateway, labels },
    spec: {
      from: [{ group: GROUP, kind: 'Gateway', namespace: gatewayNamespace ?? '' }],
      to: granted.map((name) => ({ group: '', kind: 'Secret', name })),
    },
  });
}

/** Makes the ListenerSet, which reads certificates of its own namespace and serves routes of it alone. */
export function renderListenerSet(scope: Construct, table: RouteTable, options: GatewayApiTargetOptions): void {
  new ListenerSet(scope, 'listener-set', {
    metadata: {
      name: table.name,
      labels: recommendedLabels(scope, { name: table.name, instance: table.name }),
      annotations: unlessEmpty(issuerAnnotations(table.tls)),
    },
    spec: { parentRef: gatewayRef(table, options), listeners: secureListeners(table) },
  });
}

/** The listeners for HTTPS: one for each host, with its certificate. */
function secureListeners(
  { tls }: RouteTable,
  namespaceOf: (certificate: TlsCertificate) => string | undefined = () => undefined,
): Listener[] {
  return tls.flatMap((certificate) =>
    certificate.hosts.map((host) => {
      const certificateRefs = [{ name: certificate.secretName, namespace: namespaceOf(certificate) }];
      return { name: listenerOf(host), hostname: host, port: 443, protocol: 'HTTPS', tls: { certificateRefs } };
    }),
  );
}

function selectorOf(namespaces: string[]) {
  const key = 'kubernetes.io/metadata.name';
  const [only = '', ...others] = namespaces;
  return others.length === 0
    ? { matchLabels: { [key]: only } }
    : { matchExpressions: [{ key, operator: 'In', values: namespaces }] };
}
