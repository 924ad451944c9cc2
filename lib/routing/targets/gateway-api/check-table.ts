import { describeRoute } from '../../table/path-match';
import type { RoutePolicies } from '../../table/policies';
import type { RouteTable } from '../../table/route-table';
import { about, type TargetFindings } from '../routing-target';
import { checkBackend } from './check-backend';
import { checkCorsFilter } from './check-cors';
import { checkHeaders } from './check-headers';
import { checkListeners } from './check-listeners';
import { checkRegexes } from './check-regexes';
import { checkRoute } from './check-route';
import { finding } from './codes';
import { foreignServices } from './grants';
import { MAX_PATH } from './limits';
import type { GatewayApiTargetOptions } from './options';

/** Checks that the values of a table fit into the fields of Gateway API, each option of which it has. */
export function* checkTable(table: RouteTable, options: GatewayApiTargetOptions): TargetFindings {
  yield* checkListeners(table, options);
  if (table.namespace === undefined && foreignServices(table).size > 0) {
    const message =
      "the router leads to Services of another namespace, where a ReferenceGrant has to name that of the router: set the namespace of the router's chart.";
    yield finding('gateway-namespace', message);
  }
  const { appRoot = '/', hosts, policies } = table;
  if (appRoot.length > MAX_PATH) {
    const message = `appRoot leads to a path of ${appRoot.length} characters: Gateway API takes ${MAX_PATH}.`;
    yield finding('gateway-limit', message);
  }
  for (const host of hosts) {
    if (host.defaultBackend !== undefined) yield* checkBackend('the default backend', host.defaultBackend);
    yield* checkRegexes(host);
  }
  yield* checkPolicies('the router', policies);
  for (const route of new Set(hosts.flatMap(({ routes }) => routes))) {
    yield* about(route.key, checkRoute(route));
    const what = describeRoute(route.match, route.path);
    yield* about(route.key, checkPolicies(what, route.policies, policies));
  }
}

/** Checks the policies of a route that it does not have from its router. */
function* checkPolicies(what: string, policies: RoutePolicies, inherited: RoutePolicies = {}): TargetFindings {
  const { cors, responseHeaders } = policies;
  if (cors !== undefined && cors !== inherited.cors) yield* checkCorsFilter(what, cors);
  if (responseHeaders === undefined) return;
  if (responseHeaders !== inherited.responseHeaders || cors !== inherited.cors) yield* checkHeaders(what, policies);
}
