import { ANNOTATION_PREFIX } from './annotation-spec';

/** An annotation of earlier releases, or of recipes alone, that the v1.15 controller does not read. */
export interface RemovedAnnotation {
  /** Name without the prefix of the annotation that replaces it. */
  readonly successor?: string;
  /** The fix, as an imperative. */
  readonly advice: string;
}

const LEAVE_OUT = 'leave it out';

function use(successor: string, value?: string): RemovedAnnotation {
  const shown = `"${ANNOTATION_PREFIX}${successor}"`;
  return { successor, advice: value === undefined ? `use ${shown}` : `use ${shown}: "${value}"` };
}

export const REMOVED_ANNOTATIONS: ReadonlyMap<string, RemovedAnnotation> = new Map([
  ['secure-backends', use('backend-protocol', 'HTTPS')],
  ['grpc-backend', use('backend-protocol', 'GRPC')],
  ['secure-verify-ca-secret', use('proxy-ssl-secret')],
  ['enable-opentracing', use('enable-opentelemetry')],
  ['opentracing-trust-incoming-span', use('opentelemetry-trust-incoming-span')],
  ['opentracing-operation-name', use('opentelemetry-operation-name')],
  ['opentracing-location-operation-name', use('opentelemetry-operation-name')],
  ['mirror-uri', use('mirror-target')],
  ['client-max-body-size', use('proxy-body-size')],
  ['canary-by-cookie-value', { advice: 'leave it out, as the cookie can hold only "always" or "never"' }],
  ['rate-limit', { successor: 'limit-rps', advice: 'use limit-rps or limit-rpm' }],
  ['rate-limit-window', { advice: 'leave it out, as limit-rps counts by the second and limit-rpm by the minute' }],
  ['websocket-services', { advice: 'leave it out, as WebSockets need no annotation' }],
  [
    'global-rate-limit',
    { successor: 'limit-rps', advice: 'use limit-rps or limit-rpm, which count for each replica of the controller' },
  ],
]);

export const REMOVED_FAMILIES: readonly string[] = ['influxdb-', 'global-rate-limit-', 'opentracing-', 'lua-resty-waf'];
export const REMOVED_NAMES: ReadonlySet<string> = new Set([
  'enable-influxdb',
  'session-cookie-hash',
  'upstream-hash-by-use-hostname',
  'upstream-max-fails',
  'upstream-fail-timeout',
  'vts-filter-key',
  'add-base-url',
  'base-url-scheme',
  'use-http2',
]);

export function removedAnnotation(name: string): RemovedAnnotation | undefined {
  const known = REMOVED_ANNOTATIONS.get(name);
  if (known !== undefined) return known;
  const removed = REMOVED_NAMES.has(name) || REMOVED_FAMILIES.some((family) => name.startsWith(family));
  return removed ? { advice: LEAVE_OUT } : undefined;
}
