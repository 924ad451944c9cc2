import type { Construct } from 'constructs';
import {
  GatewaySpecListenersAllowedRoutesNamespacesFrom as From,
  Gateway,
  HttpRoute,
  type GatewaySpecListeners as Listener,
  ReferenceGrant,
  type HttpRouteSpecRules as Rule,
} from '../../../../imports/gateway.networking.k8s.io';
import { recommendedLabels } from '../../../cdk8s/labels';
import { unlessEmpty } from '../../../cdk8s/objects';
import type { RouteTable } from '../../table/route-table';
import { isManaged, issuerAnnotations, ownSecrets } from '../cert-manager';
import { isOwnFilter } from './implementations/compiled-rule';
import type { Implementation } from './implementations/implementation';
import { GROUP } from './limits';
import { type GatewayApiTargetOptions, type GatewayCreation, listenerOf } from './options';
import { OwnObjects } from './own-objects';
import type { PlannedRoute } from './planned-route';

/** Makes the HTTPRoutes, and the objects of an implementation's own that belong to them. */
export function renderRoutes(
  scope: Construct,
  table: RouteTable,
  routes: readonly PlannedRoute[],
  options: GatewayApiTargetOptions,
  implementation: Implementation,
): void {
  const own = new OwnObjects(scope, table);
  const policies = implementation.policiesFor(routes);
  for (const policy of policies) own.refsOf(policy);
  const { gateway, gatewayNamespace } = options;
  const parent = { name: gateway, namespace: gatewayNamespace === table.namespace ? undefined : gatewayNamespace };
  for (const route of routes) {
    const { name, hostnames, listeners } = route;
    const rules = route.rules.map((each): Rule => {
      const filters = each.filters.map((filter) => (isOwnFilter(filter) ? own.refTo(filter) : filter));
      return { name: own.ruleName(each), ...each.rule, filters: unlessEmpty(filters) };
    });
    new HttpRoute(scope, `route-${name}`, {
      metadata: {
        name,
        labels: recommendedLabels(scope, { name: table.name, instance: name }),
        annotations: unlessEmpty(implementation.annotationsOf(route)),
      },
      spec: {
        parentRefs: listeners.length === 0 ? [parent] : listeners.map((sectionName) => ({ ...parent, sectionName })),
        hostnames: unlessEmpty([...hostnames]),
        rules,
      },
    });
  }
  for (const policy of policies) own.attach(policy);
}

/** Makes the Gateway, and the ReferenceGrant by which it reads certificates of another namespace. */
export function renderGateway(
  scope: Construct,
  table: RouteTable,
  { gateway, gatewayNamespace, httpListener = 'http' }: GatewayApiTargetOptions,
  { gatewayClassName, routesFrom = [] }: GatewayCreation,
): void {
  const elsewhere = gatewayNamespace !== undefined && gatewayNamespace !== table.namespace;
  const labels = recommendedLabels(scope, { name: table.name, instance: gateway });
  const namespaces = [...new Set([table.namespace ?? '', ...routesFrom])];
  const allowedRoutes = (elsewhere || routesFrom.length > 0) && {
    namespaces: { from: From.SELECTOR, selector: selectorOf(namespaces) },
  };
  const listener = (fields: Pick<Listener, 'name' | 'hostname' | 'port' | 'protocol' | 'tls'>): Listener => ({
    ...fields,
    ...(allowedRoutes && { allowedRoutes }),
  });
  const secure = table.tls.flatMap((certificate) =>
    certificate.hosts.map((host) => {
      const namespace = elsewhere && !isManaged(certificate) ? table.namespace : undefined;
      const tls = { certificateRefs: [{ name: certificate.secretName, namespace }] };
      return listener({ name: listenerOf(host), hostname: host, port: 443, protocol: 'HTTPS', tls });
    }),
  );
  new Gateway(scope, 'gateway', {
    metadata: {
      name: gateway,
      namespace: gatewayNamespace,
      labels,
      annotations: unlessEmpty(issuerAnnotations(table.tls)),
    },
    spec: { gatewayClassName, listeners: [listener({ name: httpListener, port: 80, protocol: 'HTTP' }), ...secure] },
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

function selectorOf(namespaces: string[]) {
  const key = 'kubernetes.io/metadata.name';
  const [only = '', ...others] = namespaces;
  return others.length === 0
    ? { matchLabels: { [key]: only } }
    : { matchExpressions: [{ key, operator: 'In', values: namespaces }] };
}
