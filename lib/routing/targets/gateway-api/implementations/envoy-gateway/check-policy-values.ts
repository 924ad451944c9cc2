import type { Size } from 'cdk8s';
import { show } from '../../../../../rules/show';
import { serviceOf } from '../../../../table/asked-service';
import type { Buffering } from '../../../../table/buffering';
import type { ConsistentHash } from '../../../../table/consistent-hash';
import type { ExternalAuth } from '../../../../table/external-auth';
import type { RoutePolicies } from '../../../../table/policies';
import type { RouteTable } from '../../../../table/route-table';
import type { StickySession } from '../../../../table/sticky-session';
import type { TargetFindings } from '../../../routing-target';
import { checkCorsFilter } from '../../check-cors';
import { checkHeaders } from '../../check-headers';
import { finding } from '../../codes';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';
import { checkSessionFields } from '../../session-cookie';
import { MAX_AMOUNT } from './durations';
import { hashOf, isAlwaysThere } from './hashes';

/** Checks the policies of a route that it does not have from its router. */
export function* checkPolicyValues(
  what: string,
  policies: RoutePolicies,
  inherited: RoutePolicies,
  { namespace }: RouteTable,
  accepted: AcceptedDifferences,
): TargetFindings {
  const own = Object.fromEntries(
    Object.entries(policies).filter(([name, policy]) => policy !== inherited[name as keyof RoutePolicies]),
  ) as RoutePolicies;
  const { cors, responseHeaders, timeouts, basicAuth, buffering, stickySession, consistentHash, externalAuth } = own;
  if (cors !== undefined) yield* checkCorsFilter(what, cors);
  if ((responseHeaders ?? cors) !== undefined) yield* checkHeaders(what, policies);
  if (timeouts !== undefined) yield* checkTimeouts(what, timeouts);
  if (buffering !== undefined) yield* checkBuffering(what, buffering, policies.bodySize);
  if (stickySession !== undefined) yield* checkSession(what, stickySession);
  if (consistentHash !== undefined) yield* checkHash(what, consistentHash, accepted);
  if (externalAuth !== undefined) yield* checkExternalAuth(what, externalAuth, namespace, accepted);
  if (basicAuth?.realm === undefined) return;
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
    if (time === undefined || time.toSeconds() <= MAX_AMOUNT) continue;
    const message = `${what} has the ${name} timeout ${time.toSeconds()} s: Envoy Gateway takes ${MAX_AMOUNT}.`;
    yield finding('gateway-limit', message);
  }
}

/** Sizes are the proxy's own, and it waits for a body only where that is limited. */
function* checkBuffering(what: string, { responses, requests, ...sizes }: Buffering, bodySize?: Size): TargetFindings {
  const flags = [responses === true && 'responses', requests === true && bodySize === undefined && 'requests'];
  const given = Object.entries(sizes).map(([name, size]) => size !== undefined && name);
  for (const name of [...flags, ...given].filter((each) => each !== false)) {
    const message = `${what} has buffering ${name}, and Envoy Gateway passes on bodies as they come, by buffers of its own: leave ${name} out.`;
    yield finding('gateway-value', message);
  }
  if (requests !== false || bodySize === undefined) return;
  const message = `${what} has buffering requests false and bodySize ${bodySize.toKibibytes()} KiB, for which Envoy Gateway waits for the whole body: leave one of them out.`;
  yield finding('gateway-value', message);
}

function* checkSession(what: string, session: StickySession): TargetFindings {
  yield* checkSessionFields(what, session, 'Envoy Gateway');
  const { maxAge } = session;
  const most = MAX_AMOUNT * 3600;
  if (maxAge === undefined || maxAge.toSeconds() <= most) return;
  const message = `${what} has the stickySession maxAge ${maxAge.toSeconds()} s: Envoy Gateway takes ${most}.`;
  yield finding('gateway-limit', message);
}

function* checkHash(what: string, { key, subsetSize }: ConsistentHash, accepted: AcceptedDifferences): TargetFindings {
  if (hashOf(key) === undefined) {
    const message = `${what} has the consistentHash key ${show(key)}: Envoy Gateway takes $request_uri, $remote_addr, $http_host, or one header, cookie or parameter, such as "$cookie_customer".`;
    yield finding('gateway-value', message);
  } else if (!isAlwaysThere(key) && !accepted.has(GatewayDifference.HASH_WITHOUT_KEY)) {
    const message = `${what} has the consistentHash key ${show(key)}, and requests without it go to any pod on Envoy Gateway: write $request_uri or $remote_addr, ${accepted.orAccept(GatewayDifference.HASH_WITHOUT_KEY)}.`;
    yield finding('gateway-value', message);
  }
  if (subsetSize === undefined) return;
  const message = `${what} has consistentHash subsetSize ${subsetSize}, for which Envoy Gateway has no field: leave it out.`;
  yield finding('gateway-value', message);
}

function* checkExternalAuth(
  what: string,
  { url, signinUrl, responseHeaders }: ExternalAuth,
  ownNamespace: string | undefined,
  accepted: AcceptedDifferences,
): TargetFindings {
  const service = serviceOf(url);
  if (service === undefined) {
    const message = `${what} has the externalAuth url ${show(url)}, of which Envoy Gateway asks Services only: write one such as "http://auth:8080/verify".`;
    yield finding('gateway-value', message);
  } else if (service.namespace !== undefined && service.namespace !== ownNamespace) {
    const message = `${what} has the externalAuth url ${show(url)}, whose Service is in another namespace than the router: write one of the router's, such as "http://auth:8080/verify".`;
    yield finding('gateway-namespace', message);
  }
  if (signinUrl !== undefined) {
    const message = `${what} has the externalAuth signinUrl ${show(signinUrl)}, for which Envoy Gateway has no field: have the service that is asked answer with the redirect.`;
    yield finding('gateway-value', message);
  }
  if (responseHeaders === undefined || accepted.has(GatewayDifference.AUTH_HEADERS)) return;
  const message = `${what} has the externalAuth responseHeaders ${responseHeaders.join(', ')}, which reach the backend as the client sent them where the service does not: leave them out, ${accepted.orAccept(GatewayDifference.AUTH_HEADERS)}.`;
  yield finding('gateway-value', message);
}
