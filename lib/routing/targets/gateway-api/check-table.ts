import { describeRoute } from '../../table/path-match';
import type { RouteTable } from '../../table/route-table';
import { about, type TargetFindings } from '../routing-target';
import { checkBackend } from './check-backend';
import { checkListeners } from './check-listeners';
import { checkRegexes } from './check-regexes';
import { checkRoute } from './check-route';
import { checkServiceTls } from './check-service-tls';
import { finding } from './codes';
import { foreignServices } from './grants';
import type { GatewayApiTargetOptions } from './options';

/** Checks that the values of a table fit into the fields that all implementations read alike. */
export function* checkTable(table: RouteTable, options: GatewayApiTargetOptions): TargetFindings {
  yield* checkListeners(table, options);
  yield* checkServiceTls(table);
  if (table.namespace === undefined && foreignServices(table).size > 0) {
    const message =
      "the router sends requests to Services of another namespace, which needs a ReferenceGrant there that names the namespace of the router: set the namespace of the router's chart.";
    yield finding('gateway-namespace', message);
  }
  for (const host of table.hosts) {
    if (host.defaultBackend !== undefined) yield* checkBackend('the default backend', host.defaultBackend);
    yield* checkRegexes(host);
  }
  for (const route of new Set(table.hosts.flatMap(({ routes }) => routes))) {
    yield* about(route.key, checkRoute(route));
    if (route.backend === undefined) continue;
    yield* about(route.key, checkBackend(describeRoute(route.match, route.path), route.backend));
  }
}
