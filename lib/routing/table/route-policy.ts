import type { RoutePolicies } from './policies';

/** The policies that a route has from its router, to name those that do not hold for it. */
export enum RoutePolicy {
  /** The option `cors`. */
  CORS = 'cors',
  /** The option `timeouts`. */
  TIMEOUTS = 'timeouts',
  /** The option `bodySize`. */
  BODY_SIZE = 'bodySize',
  /** The option `unlimitedBody`. */
  UNLIMITED_BODY = 'unlimitedBody',
  /** The option `buffering`. */
  BUFFERING = 'buffering',
  /** The option `rateLimit`. */
  RATE_LIMIT = 'rateLimit',
  /** The option `allowFrom`. */
  ALLOW_FROM = 'allowFrom',
  /** The option `denyFrom`. */
  DENY_FROM = 'denyFrom',
  /** The option `stickySession`. */
  STICKY_SESSION = 'stickySession',
  /** The option `consistentHash`. */
  CONSISTENT_HASH = 'consistentHash',
  /** The option `protocol`. */
  PROTOCOL = 'protocol',
  /** The option `backendTls`. */
  BACKEND_TLS = 'backendTls',
  /** The option `basicAuth`. */
  BASIC_AUTH = 'basicAuth',
  /** The option `externalAuth`. */
  EXTERNAL_AUTH = 'externalAuth',
  /** The option `responseHeaders`, all headers of the router. */
  RESPONSE_HEADERS = 'responseHeaders',
  /** The option `annotations`, all annotations of the router. */
  ANNOTATIONS = 'annotations',
}

/** The members by the policies that they stand for; the compiler finds a policy without one. */
const MEMBERS: { readonly [Name in keyof RoutePolicies]-?: keyof typeof RoutePolicy } = {
  cors: 'CORS',
  timeouts: 'TIMEOUTS',
  bodySize: 'BODY_SIZE',
  unlimitedBody: 'UNLIMITED_BODY',
  buffering: 'BUFFERING',
  rateLimit: 'RATE_LIMIT',
  allowFrom: 'ALLOW_FROM',
  denyFrom: 'DENY_FROM',
  stickySession: 'STICKY_SESSION',
  consistentHash: 'CONSISTENT_HASH',
  protocol: 'PROTOCOL',
  backendTls: 'BACKEND_TLS',
  basicAuth: 'BASIC_AUTH',
  externalAuth: 'EXTERNAL_AUTH',
  responseHeaders: 'RESPONSE_HEADERS',
  annotations: 'ANNOTATIONS',
};

export function isRoutePolicy(value: unknown): value is RoutePolicy {
  return Object.values<unknown>(RoutePolicy).includes(value);
}

/** The option that switches a policy off for a route, as messages show it. */
export function withoutCode(name: keyof RoutePolicies): string {
  return `without: [RoutePolicy.${MEMBERS[name]}]`;
}
