import type { Duration, Size } from 'cdk8s';
import { show } from '../../../../../rules/show';
import type { Buffering } from '../../../../table/buffering';
import type { RoutePolicies } from '../../../../table/policies';
import type { TargetFindings } from '../../../routing-target';
import { checkCorsFilter } from '../../check-cors';
import { checkHeaders } from '../../check-headers';
import { finding } from '../../codes';
import { nginxDuration, nginxSize } from './amounts';

/** Headers of answers that are added to nginx's own instead of replacing them. */
const OWN_HEADERS = ['date', 'server'];
const MAX_BUFFERS = 256;
const MAX_RATE = 2 ** 31 - 1;

/** Checks the policies of a route that it does not have from its router. */
export function* checkPolicyValues(what: string, policies: RoutePolicies, inherited: RoutePolicies): TargetFindings {
  const own = Object.fromEntries(
    Object.entries(policies).filter(([name, policy]) => policy !== inherited[name as keyof RoutePolicies]),
  ) as RoutePolicies;
  const { cors, responseHeaders, timeouts = {}, bodySize, buffering, rateLimit, basicAuth, consistentHash } = own;
  if (cors !== undefined) yield* checkCorsFilter(what, cors);
  if (policies.responseHeaders !== undefined && (cors ?? responseHeaders) !== undefined) {
    yield* checkHeaders(what, policies);
    yield* checkHeaderReadings(what, policies.responseHeaders);
  }
  for (const [name, time] of Object.entries(timeouts)) yield* checkTime(`${what} has the ${name} timeout`, time);
  yield* checkSize(`${what} has the bodySize`, bodySize);
  if (buffering !== undefined) yield* checkBuffering(what, buffering);
  if (rateLimit?.connections !== undefined) {
    const message = `${what} has rateLimit connections ${rateLimit.connections}, for which NGINX Gateway Fabric has no field: limit requests instead.`;
    yield finding('gateway-value', message);
  }
  const { requestsPerSecond = 0, requestsPerMinute = 0, burst = 5 } = rateLimit ?? {};
  const most = Math.max(requestsPerSecond, requestsPerMinute) * burst;
  if (most > MAX_RATE) {
    const message = `${what} has a rateLimit that lets ${most} requests come at once: NGINX Gateway Fabric takes ${MAX_RATE}.`;
    yield finding('gateway-value', message);
  }
  if (basicAuth !== undefined) yield* checkRealm(what, basicAuth.realm ?? '');
  if (consistentHash === undefined) return;
  if (!/^\$[a-z_]+$/.test(consistentHash.key)) {
    const message = `${what} has the consistentHash key ${show(consistentHash.key)}: NGINX Gateway Fabric takes one variable of letters and "_", such as "$request_uri".`;
    yield finding('gateway-value', message);
  }
  if (consistentHash.subsetSize !== undefined) {
    const message = `${what} has consistentHash subsetSize ${consistentHash.subsetSize}, for which NGINX Gateway Fabric has no field: leave it out.`;
    yield finding('gateway-value', message);
  }
}

/** Checks headers of answers for values that nginx takes for variables, and for names that it has its own way with. */
export function* checkHeaderReadings(what: string, headers: { readonly [name: string]: string }): TargetFindings {
  for (const [name, value] of Object.entries(headers)) {
    if (value.includes('$')) {
      const message = `${what} has the response header ${show(name)} with a "$" in ${show(value)}, which NGINX Gateway Fabric takes in no header: set the header in the service.`;
      yield finding('gateway-value', message);
    }
    if (OWN_HEADERS.includes(name.toLowerCase())) {
      const message = `${what} has the response header ${show(name)}, which nginx sends by itself as well: leave it out.`;
      yield finding('gateway-value', message);
    }
    if (name.toLowerCase() === 'host') {
      const message = `${what} has the response header ${show(name)}, which NGINX Gateway Fabric does not take: leave it out.`;
      yield finding('gateway-value', message);
    }
  }
}

/** Realms that nginx takes for something else: no question at all, and variables. */
function* checkRealm(what: string, realm: string): TargetFindings {
  if (realm === 'off') {
    yield finding(
      'gateway-value',
      `${what} has basicAuth with the realm "off", by which nginx asks nobody: write another.`,
    );
  }
  const [wrong] = /["\\$]/.exec(realm) ?? [];
  if (wrong === undefined) return;
  const message = `${what} has basicAuth with ${show(wrong)} in the realm ${show(realm)}, which NGINX Gateway Fabric does not take: leave it out.`;
  yield finding('gateway-value', message);
}

function* checkBuffering(what: string, buffering: Buffering): TargetFindings {
  const { requests, requestBufferSize, buffers = 0, bufferSize, busySize } = buffering;
  if (requests === false || requestBufferSize !== undefined) {
    const name = requests === false ? 'requests: false' : 'requestBufferSize';
    const message = `${what} has buffering ${name}, for which NGINX Gateway Fabric has no field: leave it out.`;
    yield finding('gateway-value', message);
  }
  if (buffers > MAX_BUFFERS) {
    yield finding('gateway-value', `${what} has ${buffers} buffers: NGINX Gateway Fabric takes ${MAX_BUFFERS}.`);
  }
  yield* checkSize(`${what} has the buffering bufferSize`, bufferSize);
  yield* checkSize(`${what} has the buffering busySize`, busySize);
}

function* checkTime(words: string, time: Duration | undefined): TargetFindings {
  if (time === undefined || nginxDuration(time) !== undefined) return;
  const message = `${words} ${time.toSeconds()} seconds: NGINX Gateway Fabric takes 9999, or as many whole minutes or hours.`;
  yield finding('gateway-value', message);
}

function* checkSize(words: string, size: Size | undefined): TargetFindings {
  if (size === undefined || nginxSize(size) !== undefined) return;
  const message = `${words} ${size.toKibibytes()} KiB: NGINX Gateway Fabric takes 9999, or as many whole MiB or GiB.`;
  yield finding('gateway-value', message);
}
