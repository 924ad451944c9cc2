import type { Construct } from 'constructs';
import {
  HttpRoute,
  type HttpRouteSpecParentRefs as ParentRef,
  type HttpRouteSpecRules as Rule,
} from '../../../../imports/gateway.networking.k8s.io';
import { recommendedLabels } from '../../../cdk8s/labels';
import { unlessEmpty } from '../../../cdk8s/objects';
import type { RouteTable } from '../../table/route-table';
import { isOwnBackend, isOwnFilter } from './implementations/compiled-rule';
import type { Implementation } from './implementations/implementation';
import { type GatewayApiTargetOptions, gatewayRef } from './options';
import { OwnObjects } from './own-objects';
import type { PlannedParent, PlannedRoute } from './planned-route';

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
  for (const route of routes) {
    const { name, hostnames, parents } = route;
    const rules = route.rules.map((each): Rule => {
      const filters = each.filters.map((filter) => (isOwnFilter(filter) ? own.refTo(filter) : filter));
      const backendRefs = each.backendRefs?.map((ref) => (isOwnBackend(ref) ? own.backendRefTo(ref) : ref));
      return { name: own.ruleName(each), ...each.rule, backendRefs, filters: unlessEmpty(filters) };
    });
    new HttpRoute(scope, `route-${name}`, {
      metadata: {
        name,
        labels: recommendedLabels(scope, { name: table.name, instance: name }),
        annotations: unlessEmpty(implementation.annotationsOf(route, table)),
      },
      spec: {
        parentRefs: parents.map((parent) => parentRef(parent, table, options)),
        hostnames: unlessEmpty([...hostnames]),
        rules,
      },
    });
  }
  for (const policy of policies) own.attach(policy);
}

/** The ListenerSet of a router has its name. */
function parentRef(
  { isListenerSet, sectionName }: PlannedParent,
  table: RouteTable,
  options: GatewayApiTargetOptions,
): ParentRef {
  return { ...(isListenerSet ? { kind: 'ListenerSet', name: table.name } : gatewayRef(table, options)), sectionName };
}
