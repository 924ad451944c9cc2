import { show } from '../../../../../rules/show';
import { type RouteBackend, servicesOfBackend } from '../../../../table/backend';
import { describeRoute } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { RouteTable } from '../../../../table/route-table';
import type { TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';

/** Checks that each Service has one way in which its pods are chosen, since the policy is the Service's. */
export function* checkHashes({ hosts, policies }: RouteTable): TargetFindings {
  const known = new Map<string, { readonly what: string; readonly key?: string }>();
  const uses = [
    ...hosts.map(({ defaultBackend }) => use('the default backend', defaultBackend, policies)),
    ...hosts.flatMap(({ routes }) =>
      routes.map((route) => ({
        ...use(describeRoute(route.match, route.path), route.backend, route.policies),
        routeKey: route.key,
      })),
    ),
  ];
  for (const { what, backend, key, ...of } of uses) {
    for (const { serviceName, namespace } of backend === undefined ? [] : servicesOfBackend(backend)) {
      const id = JSON.stringify([namespace, serviceName]);
      const first = known.get(id);
      known.set(id, first ?? { what, key });
      if (key !== undefined && namespace !== undefined) {
        const message = `${what} has consistentHash for ${show(serviceName)} in the namespace ${show(namespace)}: NGINX Gateway Fabric takes it in the namespace of the router only.`;
        yield { ...finding('gateway-value', message), ...of };
      }
      if (first === undefined || first.key === key) continue;
      const message = `${what} leads to ${show(serviceName)} with ${words(key)}, and ${first.what} with ${words(first.key)}: NGINX Gateway Fabric has one for each Service. Write the same for both.`;
      yield { ...finding('gateway-value', message), ...of };
    }
  }
}

const use = (what: string, backend: RouteBackend | undefined, { consistentHash }: RoutePolicies) => {
  return { what, backend, key: consistentHash?.key };
};

const words = (key: string | undefined) =>
  key === undefined ? 'no consistentHash' : `the consistentHash ${show(key)}`;
