import { show } from '../../../../../rules/show';
import { describeRoute } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { checkCorsFilter } from '../../check-cors';
import { checkHeaders } from '../../check-headers';
import { finding } from '../../codes';
import { checkEachPolicies } from '../../each-policies';
import { MAX_HEADER_VALUE } from '../../limits';

/** Five digits (the CRD of BackendTrafficPolicy). */
const MAX_SECONDS = 99_999;

/** Checks that Envoy Gateway takes the values of a table. */
export function* checkTable(table: RouteTable): TargetFindings {
  yield* checkEachPolicies(table, checkPolicies);
  yield* checkLocation('appRoot', table.appRoot);
  for (const { key, match, path, redirect } of new Set(table.hosts.flatMap(({ routes }) => routes))) {
    yield* about(key, checkLocation(describeRoute(match, path), redirect?.location));
  }
}

/** Checks the policies of a route that it does not have from its router. */
function* checkPolicies(what: string, policies: RoutePolicies, inherited: RoutePolicies): TargetFindings {
  const { cors, responseHeaders, timeouts, basicAuth } = policies;
  if (cors !== undefined && cors !== inherited.cors) yield* checkCorsFilter(what, cors);
  if (responseHeaders !== inherited.responseHeaders || cors !== inherited.cors) yield* checkHeaders(what, policies);
  if (timeouts !== undefined && timeouts !== inherited.timeouts) yield* checkTimeouts(what, timeouts);
  if (basicAuth?.realm === undefined || basicAuth === inherited.basicAuth) return;
  const message = `${what} has the basicAuth realm ${show(basicAuth.realm)}, in place of which Envoy Gateway shows the URL: leave realm out.`;
  yield finding('gateway-value', message);
}

function* checkTimeouts(what: string, timeouts: NonNullable<RoutePolicies['timeouts']>): TargetFindings {
  const { read, send } = timeouts;
  if (read !== undefined && send !== undefined && read.toSeconds() !== send.toSeconds()) {
    const message = `${what} has the read timeout ${read.toSeconds()} s and the send timeout ${send.toSeconds()} s, for which Envoy Gateway has one time: write the same for both, or one of them.`;
    yield finding('gateway-value', message);
  }
  for (const [name, time] of Object.entries(timeouts)) {
    if (time === undefined || time.toSeconds() <= MAX_SECONDS) continue;
    const message = `${what} has the ${name} timeout ${time.toSeconds()} s: Envoy Gateway takes ${MAX_SECONDS}.`;
    yield finding('gateway-limit', message);
  }
}

/** The location of a redirect is a header. */
function* checkLocation(what: string, location = ''): TargetFindings {
  const { length } = location.replaceAll('%', '%%');
  if (length <= MAX_HEADER_VALUE) return;
  const message = `${what} leads to a location of ${length} characters, "%" counted twice: Envoy Gateway takes ${MAX_HEADER_VALUE}.`;
  yield finding('gateway-limit', message);
}
