import { HTTP_LOG, LOCATION, STREAM_LOG } from '../syntax/variables';
import { isBool, isHttpMethod } from '../validators';
import { type ConfigData, type ConfigKind, IGNORED, kind, optional, REFUSED, wordOf } from './config-kind';
import * as directive from './directive-kinds';
import { GO_DURATION, MILLISECONDS, numberFrom, OFFSET, SECONDS, seconds, size } from './number-kinds';
import * as text from './text-kinds';

export type { ConfigData };

const BOOL = kind(isBool, IGNORED, '"true" or "false"');
const ON_OFF = kind((value) => /^(?:on|off)$/i.test(value), REFUSED, '"on" or "off"');
const COUNT = numberFrom({ example: '100' });
const COUNT_OF_CONTROLLER = numberFrom({ example: '100', outside: IGNORED });
/** The largest bucket of a hash (src/core/ngx_hash.c), and the size of one line of the processor's cache. */
const BUCKET = numberFrom({ min: 1, max: 65_536 - 64, example: '128' });
const HASH = numberFrom({ min: 1, example: '1024' });
const PORT = numberFrom({ min: 1, max: 65_535, example: '4317' });
const STATUS = numberFrom({ min: 400, max: 599, example: '429' });
const MASKS = ['error', 'timeout', 'invalid_header', 'non_idempotent', 'updating', 'off'];
const CODES = ['500', '502', '503', '504', '403', '404', '429'].map((code) => `http_${code}`);
const PROTOCOLS = ['sslv2', 'sslv3', 'tlsv1', 'tlsv1.1', 'tlsv1.2', 'tlsv1.3'];
const RATIO = kind(
  (value) => /^\d*\.?\d+$/.test(value) && Number(value) <= 1,
  IGNORED,
  'a number from 0 to 1, for example "0.1"',
);
const AUTH_PATH = optional(text.withVariables('a URL, for example "https://example.com/$request_uri"'));

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
    COUNT,
    `brotli-min-length gzip-min-length http2-max-concurrent-streams keep-alive-requests max-worker-open-files
    proxy-next-upstream-tries proxy-stream-next-upstream-tries proxy-stream-responses upstream-keepalive-requests`,
  ],
  [
    COUNT_OF_CONTROLLER,
    `geoip2-autoreload-in-minutes grpc-buffer-size-kb hsts-max-age limit-rate limit-rate-after otel-max-export-batch-size
    otel-max-queuesize otel-schedule-delay-millis server-name-hash-max-size upstream-keepalive-connections`,
  ],
  [
    seconds('60'),
    `client-body-timeout client-header-timeout keep-alive proxy-connect-timeout proxy-next-upstream-timeout
    proxy-read-timeout proxy-send-timeout upstream-keepalive-timeout`,
  ],
  [numberFrom({ max: 11, example: '4' }), 'brotli-level'],
  [numberFrom({ min: 1, max: 9, example: '5' }), 'gzip-level'],
  [STATUS, 'limit-conn-status-code limit-req-status-code'],
  [BUCKET, 'map-hash-bucket-size proxy-headers-hash-bucket-size variables-hash-bucket-size'],
  [numberFrom({ max: 65_536 - 64, example: '128' }), 'server-name-hash-bucket-size'],
  [HASH, 'proxy-headers-hash-max-size variables-hash-max-size'],
  [directive.WORKER_CONNECTIONS, 'max-worker-connections'],
  [numberFrom({ min: 2, example: '4' }), 'proxy-buffers-number'],
  [numberFrom({ min: 1, example: '3' }), 'upstream-hash-by-subset-size'],
  [PORT, 'otlp-collector-port syslog-port'],
  [size('8k'), 'client-body-buffer-size client-header-buffer-size ssl-buffer-size'],
  [size('8k', 1), 'proxy-buffer-size'],
  [optional(size('16k', 1)), 'proxy-busy-buffers-size'],
  [size('1024m'), 'proxy-max-temp-file-size'],
  [size('10m', 32 * 1024, ', at least 32k'), 'ssl-session-cache-size'],
  [OFFSET, 'proxy-body-size'],
  [
    MILLISECONDS,
    'proxy-stream-next-upstream-timeout proxy-stream-timeout upstream-keepalive-time worker-shutdown-timeout',
  ],
  [SECONDS, 'ssl-session-timeout'],
  [GO_DURATION, 'proxy-protocol-header-timeout'],
  [
    text.ADDRESSES,
    `block-cidrs denylist-source-range nginx-status-ipv4-whitelist nginx-status-ipv6-whitelist proxy-real-ip-cidr
    whitelist-source-range`,
  ],
  [text.BIND_ADDRESSES, 'bind-address'],
  [text.ADDRESSES_OF_CLIENTS, 'debug-connections'],
  [RATIO, 'otel-sampler-ratio'],
  [ON_OFF, 'proxy-buffering proxy-request-buffering'],
  [wordOf(['Low', 'Medium', 'High', 'Critical'], IGNORED), 'annotations-risk-level'],
  [wordOf(['debug', 'info', 'notice', 'warn', 'error', 'crit', 'alert', 'emerg'], REFUSED), 'error-log-level'],
  [wordOf(['round_robin', 'ewma'], IGNORED), 'load-balance'],
  [wordOf(['1.0', '1.1'], REFUSED), 'proxy-http-version'],
  [wordOf(['AlwaysOn', 'AlwaysOff', 'TraceIdRatioBased'], IGNORED), 'otel-sampler'],
  [text.wordsOf([...MASKS, ...CODES], '"error timeout http_503"'), 'proxy-next-upstream'],
  [text.wordsOf(PROTOCOLS, '"TLSv1.2 TLSv1.3"'), 'ssl-protocols'],
  [optional(text.CIPHER_LIST), 'ssl-ciphers'],
  [text.CURVE_LIST, 'ssl-ecdh-curve'],
  [text.HEADER_NAME, 'forwarded-for-header forwarded-for-proxy-protocol-header forwarded-host-header'],
  [text.HEADERS, 'global-allowed-response-headers global-auth-response-headers'],
  [text.HIDDEN_HEADERS, 'hide-headers'],
  [text.ERROR_CODES, 'custom-http-errors'],
  [text.mapKeys('"~*bot"'), 'block-referers block-user-agents'],
  [text.mapKeys('"/healthz"'), 'skip-access-log-urls'],
  [text.REGEX_IN_QUOTES, 'gzip-disable'],
  [text.WORDS, 'brotli-types gzip-types'],
  [text.WORD, 'default-type'],
  [optional(text.WORD), 'opentelemetry-config'],
  [optional(text.quotedText(LOCATION, 'text without quotes')), 'global-auth-cache-key'],
  [optional(text.quotedText(LOCATION, 'text without quotes', '"')), 'opentelemetry-operation-name'],
  [optional(text.withVariables('variables of nginx, for example "$request_uri"')), 'upstream-hash-by'],
  [text.withVariables('a variable of nginx, for example "$binary_remote_addr"'), 'limit-conn-zone-variable'],
  [text.quotedText(HTTP_LOG, 'a line of text, for example \'$remote_addr "$request" $status\''), 'log-format-upstream'],
  [text.quotedText(STREAM_LOG, "a line of text, for example '$remote_addr $protocol $status'"), 'log-format-stream'],
  [optional(directive.LOG_PARAMETERS), 'access-log-params'],
  [directive.HTTP_LOG_PATH, 'access-log-path'],
  [optional(directive.HTTP_LOG_PATH), 'http-access-log-path'],
  [optional(directive.STREAM_LOG_PATH), 'stream-access-log-path'],
  [directive.ERROR_LOG_PATH, 'error-log-path'],
  [optional(text.HOST), 'otlp-collector-host syslog-host'],
  [directive.CPU_AFFINITY, 'worker-cpu-affinity'],
  [directive.WORKERS, 'worker-processes'],
  [directive.HEADER_BUFFERS, 'large-client-header-buffers'],
  [directive.DICTIONARIES, 'lua-shared-dicts'],
  [directive.TICKET_KEY, 'ssl-session-ticket-key'],
  [directive.replacement('internal.local example.com'), 'proxy-cookie-domain'],
  [directive.replacement('/app/ /'), 'proxy-cookie-path'],
  [directive.REDIRECT_FROM, 'proxy-redirect-from'],
  [text.withVariables('"off" or a URL, for example "https://example.com/"'), 'proxy-redirect-to'],
  [optional(text.AUTH_URL), 'global-auth-url'],
  [optional(text.SIGNIN_URL), 'global-auth-signin'],
  [AUTH_PATH, 'global-auth-request-redirect'],
  [optional(kind(isHttpMethod, IGNORED, 'an HTTP method in capital letters, for example "GET"')), 'global-auth-method'],
  [directive.CACHE_DURATIONS, 'global-auth-cache-duration'],
  [text.reference('ConfigMap', 'ingress-nginx/custom-headers'), 'add-headers proxy-set-headers'],
  [text.reference('Secret', 'ingress-nginx/dh-param'), 'ssl-dh-param'],
  [text.SNIPPET, 'global-auth-snippet http-snippet main-snippet stream-snippet'],
  [text.RULES, 'modsecurity-snippet'],
  [
    text.ANY,
    `annotation-value-word-blocklist global-auth-signin-redirect-param no-auth-locations otel-service-name plugins`,
  ],
];

export const CONFIG_KEYS: ReadonlyMap<string, ConfigKind> = new Map(
  KEYS.flatMap(([own, names]) => names.split(/\s+/).map((name) => [name, own] as const)),
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
