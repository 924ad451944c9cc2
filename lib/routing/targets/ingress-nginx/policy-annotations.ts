import { nginxMemory, nginxSeconds, proxyLimits } from '../../../nginx/amounts';
import type { Buffering } from '../../table/buffering';
import { ClientCertificateCheck, type ClientCertificates } from '../../table/client-certificates';
import { resolveCors } from '../../table/cors';
import type { RoutePolicies } from '../../table/policies';
import type { StickySession } from '../../table/sticky-session';

/** Annotations by key, without the controller's prefix. */
export interface Annotations {
  readonly [name: string]: string;
}

/** The policies that options name; raw annotations are added as they are. */
export function policyAnnotations(policies: RoutePolicies): Annotations {
  const { timeouts, bodySize, unlimitedBody, rateLimit, allowFrom, denyFrom, protocol, basicAuth, externalAuth } =
    policies;
  return {
    ...corsAnnotations(policies),
    ...proxyLimits(timeouts, bodySize),
    ...(unlimitedBody && { 'proxy-body-size': '0' }),
    ...(policies.buffering && bufferingAnnotations(policies.buffering)),
    ...(rateLimit?.requestsPerSecond && { 'limit-rps': String(rateLimit.requestsPerSecond) }),
    ...(rateLimit?.requestsPerMinute && { 'limit-rpm': String(rateLimit.requestsPerMinute) }),
    ...(rateLimit?.connections && { 'limit-connections': String(rateLimit.connections) }),
    ...(rateLimit?.burst && { 'limit-burst-multiplier': String(rateLimit.burst) }),
    ...(allowFrom && { 'allowlist-source-range': allowFrom.join(',') }),
    ...(denyFrom && { 'denylist-source-range': denyFrom.join(',') }),
    ...(policies.stickySession && sessionAnnotations(policies.stickySession)),
    ...hashAnnotations(policies),
    // H2C is refused.
    ...(protocol !== undefined && !['HTTP', 'H2C'].includes(protocol) && { 'backend-protocol': protocol }),
    ...(basicAuth && {
      'auth-type': 'basic',
      'auth-secret': basicAuth.secretName,
      ...(basicAuth.realm !== undefined && { 'auth-realm': basicAuth.realm }),
    }),
    ...(externalAuth && {
      'auth-url': externalAuth.url,
      ...(externalAuth.signinUrl !== undefined && { 'auth-signin': externalAuth.signinUrl }),
      ...(externalAuth.responseHeaders && { 'auth-response-headers': externalAuth.responseHeaders.join(', ') }),
    }),
  };
}

function corsAnnotations({ cors }: RoutePolicies): Annotations {
  if (cors === undefined) return {};
  const { origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds } = resolveCors(cors);
  return {
    'enable-cors': 'true',
    'cors-allow-origin': origins.join(', '),
    'cors-allow-methods': methods.join(', '),
    'cors-allow-headers': headers.join(', '),
    ...(exposedHeaders.length > 0 && { 'cors-expose-headers': exposedHeaders.join(', ') }),
    'cors-allow-credentials': String(credentials),
    'cors-max-age': String(maxAgeSeconds),
  };
}

function bufferingAnnotations(buffering: Buffering): Annotations {
  const { responses, requests, bufferSize, buffers, busySize, requestBufferSize } = buffering;
  const onOff = (flag: boolean) => (flag ? 'on' : 'off');
  return {
    ...(responses !== undefined && { 'proxy-buffering': onOff(responses) }),
    ...(requests !== undefined && { 'proxy-request-buffering': onOff(requests) }),
    ...(bufferSize && { 'proxy-buffer-size': nginxMemory(bufferSize) }),
    ...(buffers !== undefined && { 'proxy-buffers-number': String(buffers) }),
    ...(busySize && { 'proxy-busy-buffers-size': nginxMemory(busySize) }),
    ...(requestBufferSize && { 'client-body-buffer-size': nginxMemory(requestBufferSize) }),
  };
}

function sessionAnnotations(session: StickySession): Annotations {
  const { cookie, maxAge, expires, path, sameSite, conditionalSameSiteNone, secure, changeOnFailure } = session;
  return {
    affinity: 'cookie',
    // Without it the cookie's path would be the location's, which may be a regular expression.
    'session-cookie-path': path ?? '/',
    ...(cookie !== undefined && { 'session-cookie-name': cookie }),
    ...(maxAge && { 'session-cookie-max-age': nginxSeconds(maxAge) }),
    ...(expires && { 'session-cookie-expires': nginxSeconds(expires) }),
    ...(sameSite !== undefined && { 'session-cookie-samesite': sameSite }),
    ...(conditionalSameSiteNone && { 'session-cookie-conditional-samesite-none': 'true' }),
    ...(secure !== undefined && { 'session-cookie-secure': String(secure) }),
    ...(changeOnFailure && { 'session-cookie-change-on-failure': 'true' }),
  };
}

function hashAnnotations({ consistentHash }: RoutePolicies): Annotations {
  if (consistentHash === undefined) return {};
  const { key, subsetSize } = consistentHash;
  return {
    'upstream-hash-by': key,
    ...(subsetSize !== undefined && {
      'upstream-hash-by-subset': 'true',
      'upstream-hash-by-subset-size': String(subsetSize),
    }),
  };
}

/** The controller finds the Secret only by its namespace, whichever the Ingress has. */
export function certificateAnnotations(certificates: ClientCertificates, namespace = 'default'): Annotations {
  const { secretName, check, depth, errorPage, passToBackend, commonName } = certificates;
  return {
    'auth-tls-secret': secretName.includes('/') ? secretName : `${namespace}/${secretName}`,
    ...(check !== undefined && check !== ClientCertificateCheck.REQUIRED && { 'auth-tls-verify-client': check }),
    ...(depth !== undefined && { 'auth-tls-verify-depth': String(depth) }),
    ...(errorPage !== undefined && { 'auth-tls-error-page': errorPage }),
    ...(passToBackend && { 'auth-tls-pass-certificate-to-upstream': 'true' }),
    ...(commonName !== undefined && { 'auth-tls-match-cn': `CN=${commonName}` }),
  };
}
