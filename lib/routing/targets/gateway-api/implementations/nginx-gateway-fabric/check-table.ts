import { show } from '../../../../../rules/show';
import { type RouteBackend, servicesOfBackend } from '../../../../table/backend';
import { BackendProtocol } from '../../../../table/backend-protocol';
import type { HostRoutes, RouteTable } from '../../../../table/route-table';
import type { TargetFindings } from '../../../routing-target';
import { hasEveryHost } from '../../../uses';
import { checkRedirects } from '../../check-redirects';
import { finding } from '../../codes';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';
import { checkEachBackend } from '../../each-backend';
import { checkEachPolicies } from '../../each-policies';
import { MAX_PATH } from '../../limits';
import { unitsOf } from '../../units';
import { arrange } from './arrange';
import { checkEncoding, checkTemplates } from './check-compared';
import { checkHashes } from './check-hashes';
import { checkLocations } from './check-locations';
import { checkPolicyValues } from './check-policy-values';
import { checkReadings } from './check-readings';
import { checkWildcards } from './check-wildcards';
import { partOf } from './policies';

const { REWRITE_ENCODING, WILDCARD_LABELS } = GatewayDifference;

/** Checks that NGINX Gateway Fabric takes the values of a table, which it writes into nginx's configuration. */
export function* checkTable(table: RouteTable, accepted: AcceptedDifferences, snippets: boolean): TargetFindings {
  if (hasEveryHost(table)) {
    yield* checkWildcards(table, accepted, 'the routes for every host take');
  }
  if (snippets) yield* checkLocations(table);
  else yield* checkRedirects(table);
  yield* checkEachPolicies(table, checkPolicyValues);
  yield* checkHashes(table);
  const comparesHosts = !accepted.has(WILDCARD_LABELS);
  yield* checkTemplates(table, comparesHosts);
  if (!accepted.has(REWRITE_ENCODING)) {
    yield* checkEncoding(table, comparesHosts, accepted.orAccept(REWRITE_ENCODING));
  }
  for (const host of table.hosts) yield* checkLengths(table, host);
  yield* checkReadings(table);
  yield* checkEachBackend(table, checkProtocols);
}

/** Checks that paths fit as they are written. */
function* checkLengths(table: RouteTable, host: HostRoutes): TargetFindings {
  const units = arrange(unitsOf(table, host, 'any', { comparesHosts: false }), partOf);
  const long = units.flat().filter(({ path }) => (path?.path.length ?? 0) > MAX_PATH);
  for (const { path, written, routeKey } of new Map(long.map((rule) => [rule.written, rule])).values()) {
    const message = `the path ${show(written)} has ${path?.path.length} characters with its repetitions written out, and made longer than the expressions that it comes before: NGINX Gateway Fabric takes ${MAX_PATH}. Write a shorter one.`;
    yield { ...finding('gateway-limit', message), routeKey };
  }
}

/** Services speak HTTP/1.1 to nginx; an HTTPRoute leads to no other. */
const SPOKEN: readonly (BackendProtocol | undefined)[] = [undefined, BackendProtocol.HTTP, BackendProtocol.HTTPS];

function* checkProtocols(what: string, backend: RouteBackend): TargetFindings {
  for (const { serviceName, protocol } of servicesOfBackend(backend)) {
    if (SPOKEN.includes(protocol)) continue;
    const message = `${what} goes to ${show(serviceName)}, which speaks ${protocol}: NGINX Gateway Fabric reaches it by a GRPCRoute only. Write one by hand, or let the service speak HTTP.`;
    yield finding('gateway-value', message);
  }
}
