import { isAddressList, isBool, isInt, isSize } from '../validators';

/** Options of the controller's ConfigMap by key. */
export interface ConfigData {
  readonly [key: string]: string;
}

/** A kind of value that options have. */
interface ConfigKind {
  readonly accepts: (value: string) => boolean;
  /** The effect of any other value, after "which". */
  readonly consequence: string;
  /** The words after "write". */
  readonly right: string;
}

const IGNORED = 'the controller ignores';
const REFUSED = 'nginx does not take';

const oneOf = (...values: readonly string[]): ConfigKind => ({
  accepts: (value) => values.includes(value),
  consequence: IGNORED,
  right: values
    .map((value) => `"${value}"`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1'),
});

const BOOL: ConfigKind = { accepts: isBool, consequence: IGNORED, right: '"true" or "false"' };
const INT: ConfigKind = {
  accepts: isInt,
  consequence: IGNORED,
  right: 'a whole number without a unit, for example "60"',
};
const SIZE: ConfigKind = {
  accepts: isSize,
  consequence: REFUSED,
  right: 'a number and "k", "m" or nothing, for example "8k"',
};
const ADDRESSES: ConfigKind = {
  accepts: isAddressList,
  consequence: REFUSED,
  right: 'CIDR blocks separated by commas, for example "10.0.0.0/8,192.168.0.0/16"',
};
const RATIO: ConfigKind = {
  accepts: (value) => /^\d*\.?\d+$/.test(value) && Number(value) <= 1,
  consequence: IGNORED,
  right: 'a number from 0 to 1, for example "0.1"',
};
const ON_OFF = oneOf('on', 'off');
const TEXT: ConfigKind = { accepts: () => true, consequence: IGNORED, right: 'text' };

/** Every option that v1.15 reads (internal/ingress/controller/config/config.go and internal/ingress/defaults), by kind. */
const KEYS: readonly (readonly [ConfigKind, string])[] = [
  [
    BOOL,
    `allow-backend-server-header allow-cross-namespace-resources allow-snippet-annotations compute-full-forwarded-for
    disable-access-log disable-http-access-log disable-ipv6 disable-ipv6-dns disable-proxy-intercept-errors
    disable-stream-access-log enable-access-log-for-default-backend enable-aio-write enable-auth-access-log enable-brotli
    enable-modsecurity enable-multi-accept enable-ocsp enable-opentelemetry enable-owasp-modsecurity-crs enable-real-ip
    enable-serial-reloads enable-syslog enable-underscores-in-headers generate-request-id global-auth-always-set-cookie
    hsts hsts-include-subdomains hsts-preload ignore-invalid-headers log-format-escape-json log-format-escape-none
    opentelemetry-trust-incoming-span otel-sampler-parent-based proxy-add-original-uri-header proxy-ssl-location-only
    proxy-stream-next-upstream retry-non-idempotent reuse-port server-tokens service-upstream ssl-early-data
    ssl-reject-handshake ssl-session-cache ssl-session-tickets strict-validate-path-type upstream-hash-by-subset
    use-forwarded-headers use-geoip2 use-gzip use-http2 use-proxy-protocol`,
  ],
  [
    INT,
    `brotli-level brotli-min-length client-body-timeout client-header-timeout geoip2-autoreload-in-minutes
    grpc-buffer-size-kb gzip-level gzip-min-length hsts-max-age http2-max-concurrent-streams keep-alive
    keep-alive-requests limit-conn-status-code limit-rate limit-rate-after limit-req-status-code map-hash-bucket-size
    max-worker-connections max-worker-open-files otel-max-export-batch-size otel-max-queuesize
    otel-schedule-delay-millis otlp-collector-port proxy-buffers-number proxy-connect-timeout
    proxy-headers-hash-bucket-size proxy-headers-hash-max-size proxy-next-upstream-timeout proxy-next-upstream-tries
    proxy-read-timeout proxy-send-timeout proxy-stream-next-upstream-tries proxy-stream-responses
    server-name-hash-bucket-size server-name-hash-max-size syslog-port upstream-hash-by-subset-size
    upstream-keepalive-connections upstream-keepalive-requests upstream-keepalive-timeout variables-hash-bucket-size
    variables-hash-max-size`,
  ],
  [
    SIZE,
    `client-body-buffer-size client-header-buffer-size proxy-body-size proxy-buffer-size proxy-busy-buffers-size
    proxy-max-temp-file-size ssl-buffer-size ssl-session-cache-size`,
  ],
  [
    ADDRESSES,
    `block-cidrs denylist-source-range nginx-status-ipv4-whitelist nginx-status-ipv6-whitelist proxy-real-ip-cidr
    whitelist-source-range`,
  ],
  [RATIO, 'otel-sampler-ratio'],
  [ON_OFF, 'proxy-buffering proxy-request-buffering'],
  [oneOf('Low', 'Medium', 'High', 'Critical'), 'annotations-risk-level'],
  [oneOf('debug', 'info', 'notice', 'warn', 'error', 'crit', 'alert', 'emerg'), 'error-log-level'],
  [oneOf('round_robin', 'ewma'), 'load-balance'],
  [
    TEXT,
    `access-log-params access-log-path add-headers annotation-value-word-blocklist bind-address block-referers
    block-user-agents brotli-types custom-http-errors debug-connections default-type error-log-path forwarded-for-header
    global-allowed-response-headers global-auth-cache-duration global-auth-cache-key global-auth-method
    global-auth-request-redirect global-auth-response-headers global-auth-signin global-auth-signin-redirect-param
    global-auth-snippet global-auth-url gzip-disable gzip-types hide-headers http-access-log-path http-snippet
    large-client-header-buffers limit-conn-zone-variable log-format-stream log-format-upstream lua-shared-dicts
    main-snippet modsecurity-snippet no-auth-locations opentelemetry-config opentelemetry-operation-name otel-sampler
    otel-service-name otlp-collector-host plugins proxy-cookie-domain proxy-cookie-path proxy-http-version
    proxy-next-upstream proxy-protocol-header-timeout proxy-redirect-from proxy-redirect-to proxy-set-headers
    proxy-stream-next-upstream-timeout proxy-stream-timeout skip-access-log-urls ssl-ciphers ssl-dh-param ssl-ecdh-curve
    ssl-protocols ssl-session-ticket-key ssl-session-timeout stream-access-log-path stream-snippet syslog-host
    upstream-hash-by upstream-keepalive-time worker-cpu-affinity worker-processes worker-shutdown-timeout`,
  ],
];

export const CONFIG_KEYS: ReadonlyMap<string, ConfigKind> = new Map(
  KEYS.flatMap(([kind, names]) => names.split(/\s+/).map((name) => [name, kind] as const)),
);

const LEAVE_OUT = 'leave it out, since routes decide where requests go';

/** Options that would answer or redirect requests for all hosts, with what to do instead. */
export const ROUTING: { readonly [key: string]: string } = {
  'app-root': 'use the router prop appRoot',
  'force-ssl-redirect': 'use the router prop httpsRedirect',
  'http-redirect-code': LEAVE_OUT,
  'location-snippet': LEAVE_OUT,
  'no-tls-redirect-locations': LEAVE_OUT,
  'preserve-trailing-slash': 'use the router prop httpsRedirect',
  'relative-redirects': 'use router.redirect() with a path',
  'server-snippet': LEAVE_OUT,
  'ssl-redirect': 'use the router prop httpsRedirect',
  'use-port-in-redirects': LEAVE_OUT,
};

/** Options of earlier releases, with what replaced them. */
export const REMOVED: readonly { readonly keys: RegExp; readonly fix: string }[] = [
  { keys: /^use-geoip$/, fix: 'use "use-geoip2"' },
  { keys: /^enable-opentracing$/, fix: 'use "enable-opentelemetry"' },
  { keys: /^opentracing-operation-name$/, fix: 'use "opentelemetry-operation-name"' },
  { keys: /^opentracing-trust-incoming-span$/, fix: 'use "opentelemetry-trust-incoming-span"' },
  { keys: /^(opentracing|zipkin|jaeger|datadog)-/, fix: 'use "enable-opentelemetry"' },
  { keys: /^global-rate-limit-/, fix: 'use rateLimit of a router or route' },
  { keys: /^http2-max-(field-size|header-size)$/, fix: 'use "large-client-header-buffers"' },
  { keys: /^http2-max-requests$/, fix: 'use "keep-alive-requests"' },
  { keys: /^enable-dynamic-tls-records$/, fix: 'leave it out' },
];
