import { describeRoute } from '../../table/path-match';
import type { RoutePolicies } from '../../table/policies';
import type { RouteTable } from '../../table/route-table';
import { about, type TargetFindings } from '../routing-target';

/** The check of policies, with those that a route has from its router; messages begin with the words for route or router. */
export type PoliciesCheck = (what: string, policies: RoutePolicies, inherited: RoutePolicies) => TargetFindings;

/** Checks the policies of a router, and those of each of its routes. */
export function* checkEachPolicies({ hosts, policies }: RouteTable, check: PoliciesCheck): TargetFindings {
  yield* check('the router', policies, {});
  for (const route of new Set(hosts.flatMap(({ routes }) => routes))) {
    yield* about(route.key, check(describeRoute(route.match, route.path), route.policies, policies));
  }
}
