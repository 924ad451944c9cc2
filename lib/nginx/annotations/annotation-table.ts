import * as valid from '../validators';
import * as pitfall from './annotation-pitfalls';
import type { AnnotationRisk, AnnotationScope, AnnotationSpec, Refusal, ValueKind } from './annotation-spec';
import * as variable from './annotation-variables';

/** Properties of one annotation that its kind of value does not settle. */
interface Rest {
  readonly right?: string;
  readonly pitfall?: AnnotationSpec['pitfall'];
  readonly consequence?: string;
  readonly aliases?: readonly string[];
}

function entry(
  risk: AnnotationRisk,
  scope: AnnotationScope,
  refusal: Refusal,
  kind: ValueKind,
  rest?: Rest,
): AnnotationSpec {
  return { ...kind, risk, scope, refusal, ...rest };
}

const seconds = (example: string) => `a whole number of seconds without a unit, for example "${example}"`;
const number = (example: string) => `a whole number, for example "${example}"`;
const size = (units: string, example: string) =>
  `a whole number, optionally followed by ${units}, for example "${example}"`;
const named = (what: string) => `the ${what} as "namespace/name", for example "default/${what.toLowerCase()}"`;

const BOOL: ValueKind = { validator: valid.isBool, right: '"true" or "false"' };
const ON_OFF: ValueKind = { validator: valid.isOnOff, right: '"on" or "off"' };
const ON_OFF_TEXT: ValueKind = { validator: valid.isOnOffText, right: '"on" or "off"' };
const SNIPPET: ValueKind = {
  validator: valid.isAnything,
  right:
    'a typed annotation instead, or name an IngressNginxController with both options as the controller of RoutingTarget.ingressNginx()',
};
const ADDRESSES: ValueKind = {
  validator: valid.isAddressList,
  right: 'IP addresses or ranges with a comma between, for example "10.0.0.0/8,192.168.1.7"',
  pitfall: pitfall.wholeBlocks,
};
const TIMEOUT: ValueKind = { validator: valid.isInt, right: seconds('60'), pitfall: pitfall.secondsForNginx };
const COUNT: ValueKind = { validator: valid.isInt, right: number('10'), pitfall: pitfall.notNegative };
const OFFSET: ValueKind = { validator: valid.isSize, right: size('k, m or g', '8m'), pitfall: pitfall.offsetSize };
const BUFFER: ValueKind = { validator: valid.isSize, right: size('k or m', '8k'), pitfall: pitfall.bufferSize };
const COOKIE_LIFETIME: ValueKind = {
  validator: valid.isCookieLifetime,
  right: seconds('3600'),
  pitfall: pitfall.cookieLifetime,
};
const NAMESPACED_SECRET: ValueKind = {
  validator: valid.isBasicText,
  right: named('Secret'),
  pitfall: pitfall.namespacedName,
};
const NAMESPACED_CONFIG: ValueKind = {
  validator: valid.isBasicText,
  right: named('ConfigMap'),
  pitfall: pitfall.namespacedName,
};
const SERVER_NAME: ValueKind = {
  validator: valid.isServerName,
  right: 'a host name, for example "app.example.com"',
  pitfall: pitfall.firstOf(variable.oneWord, variable.variables),
};
const URL_WITH_VARIABLES: ValueKind = {
  validator: valid.isUrlTextWithVariables,
  right: 'a URL of letters, digits, nginx variables and -._~/:,?&= only, for example "https://auth.example.com/check"',
};
const PLAIN_URL: ValueKind = {
  validator: valid.isUrlText,
  right: 'a URL of letters, digits and -._~/:,?&= only, for example "https://example.com/here"',
};
const REDIRECT_URL: ValueKind = { ...PLAIN_URL, validator: valid.isUrlTextWithoutSpaces };
const PATH_WITH_CAPTURES: ValueKind = {
  validator: valid.isPathWithCaptures,
  right: 'a path of letters, digits, -._~/: and the captures $1 to $9 only, for example "/$2"',
};
const HEADER_LIST: ValueKind = {
  validator: valid.isHeaderList,
  right: 'header names with a comma between, for example "X-User,X-Group"',
};
const NGINX_VARIABLE: ValueKind = {
  validator: valid.isNginxVariable,
  right: 'nginx variables, letters, digits, - and _ only, for example "$request_id"',
};

const ALIASES_AND_BACKEND: Record<string, AnnotationSpec> = {
  'server-alias': entry('High', 'ingress', 'rejects', {
    validator: valid.isServerNameList,
    right: 'host names with a comma between, for example "www.example.com,example.org"',
    pitfall: pitfall.aliases,
  }),
  'backend-protocol': entry(
    'Low',
    'location',
    'ignores',
    {
      validator: valid.isBackendProtocol,
      right: '"HTTP", "HTTPS", "AUTO_HTTP", "GRPC", "GRPCS" or "FCGI"',
    },
    { consequence: 'which the controller ignores, using HTTP' },
  ),
  'client-body-buffer-size': entry('Low', 'location', 'rejects', { ...BUFFER, pitfall: pitfall.plainSize }),
  'connection-proxy-header': entry('Low', 'location', 'rejects', {
    validator: valid.isConnectionHeader,
    right: '"close" or "keep-alive"',
    pitfall: pitfall.noInnerSpace,
  }),
  'custom-headers': entry('Medium', 'location', 'ignores', NAMESPACED_CONFIG),
  'custom-http-errors': entry('Low', 'location', 'rejects', {
    validator: valid.isErrorCodeList,
    right: 'codes from 400 to 599 with a comma and no space between, for example "404,503"',
    pitfall: pitfall.errorCodes,
  }),
  'default-backend': entry('Low', 'location', 'rejects', {
    validator: valid.isServiceName,
    right: 'the name of a Service in the same namespace, for example "error-pages"',
  }),
  'disable-proxy-intercept-errors': entry('Low', 'location', 'ignores', BOOL),
  'fastcgi-index': entry('Medium', 'location', 'rejects', {
    validator: valid.isFileName,
    right: 'a file name, for example "index.php"',
    pitfall: pitfall.noInnerSpace,
  }),
  'fastcgi-params-configmap': entry('Medium', 'location', 'rejects', {
    validator: valid.isBasicText,
    right: 'the name of a ConfigMap in the same namespace, for example "fastcgi-params"',
    pitfall: pitfall.optionalNamespace,
  }),
  'http2-push-preload': entry('Low', 'location', 'rejects', { ...BOOL, pitfall: pitfall.http2Push }),
  'load-balance': entry('Low', 'location', 'rejects', {
    validator: valid.isLoadBalancer,
    right: '"round_robin" or "ewma"',
    pitfall: pitfall.loadBalancer,
  }),
  'service-upstream': entry('Low', 'ingress', 'ignores', BOOL),
  'upstream-hash-by': entry('High', 'location', 'rejects', {
    validator: valid.isHashKey,
    right: 'nginx variables, letters, digits, - and _ only, for example "$request_uri"',
    pitfall: pitfall.firstOf(pitfall.noInnerSpace, variable.hashVariables, pitfall.hashKey),
  }),
  'upstream-hash-by-subset': entry('Low', 'location', 'rejects', BOOL),
  'upstream-hash-by-subset-size': entry('Low', 'location', 'rejects', {
    validator: valid.isInt,
    right: number('3'),
    pitfall: pitfall.positiveSubset,
  }),
  'upstream-vhost': entry('Low', 'location', 'rejects', {
    ...SERVER_NAME,
    pitfall: pitfall.firstOf(variable.variables, variable.readable, pitfall.plainHost),
  }),
  'x-forwarded-prefix': entry('Medium', 'location', 'rejects', {
    ...PATH_WITH_CAPTURES,
    validator: valid.isPathWithCapturesAndSpaces,
    pitfall: pitfall.firstOf(pitfall.noInnerSpace, pitfall.captures, variable.variablesOrGroups),
  }),
};

const AUTHENTICATION: Record<string, AnnotationSpec> = {
  'auth-type': entry('Low', 'location', 'rejects', {
    validator: valid.isAuthType,
    right: '"basic" or "digest"',
    pitfall: pitfall.exactAuthType,
  }),
  'auth-secret': entry('Medium', 'location', 'denies', {
    validator: valid.isBasicText,
    right: 'the name of a Secret in the same namespace, for example "basic-auth"',
    pitfall: pitfall.optionalNamespace,
  }),
  'auth-secret-type': entry('Low', 'location', 'rejects', {
    validator: valid.isAuthSecretType,
    right: '"auth-file" or "auth-map"',
    pitfall: pitfall.exactSecretType,
  }),
  'auth-realm': entry('Medium', 'location', 'rejects', {
    validator: valid.isTextWithSpaces,
    right: 'letters, digits, spaces and -._~/: only, for example "Members only"',
  }),
  'auth-url': entry('High', 'location', 'rejects', {
    ...URL_WITH_VARIABLES,
    pitfall: pitfall.firstOf(pitfall.authUrl, variable.variables, variable.readable),
  }),
  'auth-method': entry('Low', 'location', 'denies', {
    validator: valid.isHttpMethod,
    right: 'an HTTP method in capital letters, for example "GET"',
    pitfall: pitfall.exactMethod,
  }),
  'auth-signin': entry('High', 'location', 'ignores', {
    ...URL_WITH_VARIABLES,
    pitfall: pitfall.firstOf(pitfall.noInnerSpace, variable.variables, variable.readable),
  }),
  'auth-signin-redirect-param': entry('Medium', 'location', 'ignores', {
    validator: valid.isUrlText,
    right: 'the name of a query parameter, for example "rd"',
    pitfall: pitfall.noInnerSpace,
  }),
  'auth-snippet': entry('Critical', 'location', 'rejects', SNIPPET),
  'auth-cache-key': entry('Medium', 'location', 'ignores', {
    ...NGINX_VARIABLE,
    pitfall: pitfall.firstOf(pitfall.noInnerSpace, variable.variables),
  }),
  'auth-keepalive': entry('Low', 'location', 'ignores', COUNT),
  'auth-keepalive-share-vars': entry('Low', 'location', 'ignores', BOOL),
  'auth-keepalive-requests': entry('Low', 'location', 'ignores', { ...COUNT, pitfall: pitfall.positiveKeepalive }),
  'auth-keepalive-timeout': entry('Low', 'location', 'ignores', {
    validator: valid.isInt,
    right: seconds('60'),
    pitfall: pitfall.positiveKeepalive,
  }),
  'auth-cache-duration': entry(
    'Medium',
    'location',
    'drops',
    {
      validator: valid.isExtendedText,
      right: 'status codes and durations, for example "200 202 10m, 401 5m"',
      pitfall: pitfall.cacheDurations,
    },
    { consequence: 'for which the controller drops auth-url as well, so that nobody is asked to sign in' },
  ),
  'auth-response-headers': entry('Medium', 'location', 'denies', { ...HEADER_LIST, pitfall: pitfall.headerNames }),
  'auth-proxy-set-headers': entry('Medium', 'location', 'ignores', NAMESPACED_CONFIG),
  'auth-request-redirect': entry('Medium', 'location', 'rejects', { ...PLAIN_URL, pitfall: pitfall.noInnerSpace }),
  'auth-always-set-cookie': entry('Low', 'location', 'rejects', BOOL),
  'enable-global-auth': entry('Low', 'location', 'ignores', BOOL),
  'auth-tls-secret': entry('Medium', 'location', 'rejects', NAMESPACED_SECRET),
  'auth-tls-verify-client': entry(
    'Medium',
    'location',
    'ignores',
    {
      validator: valid.isVerifyClient,
      right: '"on", "off", "optional" or "optional_no_ca"',
      pitfall: pitfall.noInnerSpace,
    },
    { consequence: 'which the controller ignores, using "on"' },
  ),
  'auth-tls-verify-depth': entry('Low', 'location', 'ignores', {
    validator: valid.isInt,
    right: number('1'),
    pitfall: pitfall.positiveDepth,
  }),
  'auth-tls-error-page': entry('High', 'location', 'rejects', {
    validator: valid.isErrorPage,
    right: 'a URL or a path of one segment, for example "https://example.com/no-certificate"',
    pitfall: pitfall.noInnerSpace,
  }),
  'auth-tls-pass-certificate-to-upstream': entry('Low', 'location', 'rejects', BOOL),
  'auth-tls-match-cn': entry('High', 'location', 'rejects', {
    validator: valid.isCommonName,
    right: '"CN=" and a name or regular expression, for example "CN=client-.*"',
  }),
  satisfy: entry('Low', 'location', 'ignores', { validator: valid.isAnyOrAll, right: '"any" or "all"' }),
};

const CANARY: Record<string, AnnotationSpec> = {
  canary: entry('Low', 'ingress', 'ignores', BOOL, {
    consequence: 'which the controller reads as "false", so that the Ingress is not a canary but an ordinary one',
  }),
  'canary-weight': entry('Low', 'ingress', 'ignores', {
    validator: valid.isInt,
    right: 'a whole number from 0 to canary-weight-total (100), without "%", for example "20"',
    pitfall: pitfall.canaryWeight,
  }),
  'canary-weight-total': entry('Low', 'ingress', 'ignores', {
    validator: valid.isInt,
    right: 'a whole number of 100 or more, for example "1000"',
    pitfall: pitfall.canaryWeightTotal,
  }),
  'canary-by-header': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isBasicText,
    right: 'a header name of letters, digits and - only, for example "X-Canary"',
    pitfall: pitfall.canaryHeader,
  }),
  'canary-by-header-value': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isBasicText,
    right: 'letters, digits and -._~/: only, for example "beta"',
    pitfall: pitfall.canaryHeaderValue,
  }),
  'canary-by-header-pattern': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isRegexText,
    right: 'a regular expression of letters, digits, -._~/: and ^$[](){}*+?|&=\\ only, for example "^(beta|next)$"',
    pitfall: pitfall.compiles,
  }),
  'canary-by-cookie': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isBasicText,
    right: 'the name of a cookie, which then holds "always" or "never", for example "canary"',
    pitfall: pitfall.noInnerSpace,
  }),
};

const CORS: Record<string, AnnotationSpec> = {
  'enable-cors': entry('Low', 'ingress', 'ignores', BOOL),
  'cors-allow-origin': entry(
    'Medium',
    'ingress',
    'ignores',
    {
      validator: valid.isOriginList,
      right:
        '"*" alone or origins with a scheme and a comma between, for example "https://example.com,https://*.example.org"',
      pitfall: variable.origins,
    },
    { consequence: 'for which the controller allows every origin ("*")' },
  ),
  'cors-allow-headers': entry('Medium', 'ingress', 'ignores', HEADER_LIST, {
    consequence: 'which the controller replaces by its default list of headers',
  }),
  'cors-allow-methods': entry(
    'Medium',
    'ingress',
    'ignores',
    {
      validator: valid.isMethodList,
      right: 'HTTP methods with a comma between, for example "GET, POST"',
    },
    { consequence: 'which the controller replaces by "GET, PUT, POST, DELETE, PATCH, OPTIONS"' },
  ),
  'cors-allow-credentials': entry('Low', 'ingress', 'ignores', BOOL, {
    consequence: 'which the controller ignores, using "true"',
  }),
  'cors-expose-headers': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isExposedHeaderList,
    right: '"*" or header names with a comma between, for example "X-Total,X-Page"',
  }),
  'cors-max-age': entry('Low', 'ingress', 'ignores', { validator: valid.isInt, right: seconds('600') }),
};

const ACCESS_AND_LIMITS: Record<string, AnnotationSpec> = {
  'allowlist-source-range': entry('Medium', 'location', 'denies', ADDRESSES, { aliases: ['whitelist-source-range'] }),
  'denylist-source-range': entry('Medium', 'location', 'denies', ADDRESSES),
  'limit-rate': entry('Low', 'location', 'ignores', {
    ...COUNT,
    pitfall: pitfall.kibibytes,
    right: 'a whole number of KiB per second, for example "100"',
  }),
  'limit-rate-after': entry('Low', 'location', 'ignores', {
    ...COUNT,
    pitfall: pitfall.kibibytes,
    right: 'a whole number of KiB, for example "1024"',
  }),
  'limit-rpm': entry('Low', 'location', 'rejects', {
    ...COUNT,
    right: 'a whole number of requests, for example "300"',
  }),
  'limit-rps': entry('Low', 'location', 'rejects', { ...COUNT, right: 'a whole number of requests, for example "5"' }),
  'limit-connections': entry('Low', 'location', 'rejects', {
    ...COUNT,
    right: 'a whole number up to 65535, for example "10"',
    pitfall: pitfall.connections,
  }),
  'limit-burst-multiplier': entry('Low', 'location', 'ignores', {
    ...COUNT,
    right: number('5'),
    pitfall: pitfall.positiveBurst,
  }),
  'limit-allowlist': entry('Low', 'location', 'rejects', ADDRESSES, { aliases: ['limit-whitelist'] }),
};

const LOGS_AND_MODULES: Record<string, AnnotationSpec> = {
  'enable-access-log': entry('Low', 'location', 'ignores', BOOL),
  'enable-rewrite-log': entry('Low', 'location', 'ignores', BOOL),
  'mirror-request-body': entry('Low', 'ingress', 'ignores', ON_OFF_TEXT),
  'mirror-target': entry('High', 'ingress', 'ignores', {
    validator: valid.isServerName,
    right: 'a URL, for example "https://mirror.example.com$request_uri"',
    pitfall: pitfall.firstOf(variable.oneWord, variable.mirrorTarget, variable.variables),
  }),
  'mirror-host': entry('High', 'ingress', 'ignores', SERVER_NAME),
  'enable-modsecurity': entry('Low', 'ingress', 'ignores', BOOL),
  'enable-owasp-core-rules': entry('Low', 'ingress', 'ignores', BOOL),
  'modsecurity-transaction-id': entry('High', 'ingress', 'ignores', {
    ...NGINX_VARIABLE,
    pitfall: pitfall.firstOf(pitfall.noInnerSpace, variable.variables),
  }),
  'modsecurity-snippet': entry('Critical', 'ingress', 'rejects', SNIPPET),
  'enable-opentelemetry': entry('Low', 'location', 'ignores', BOOL),
  'opentelemetry-trust-incoming-span': entry('Low', 'location', 'ignores', BOOL),
  'opentelemetry-operation-name': entry('Medium', 'location', 'rejects', {
    validator: valid.isOperationName,
    right: 'letters, digits, - and _ only, for example "shop-cart"',
    pitfall: pitfall.noInnerSpace,
  }),
  'configuration-snippet': entry('Critical', 'location', 'rejects', SNIPPET),
  'server-snippet': entry('Critical', 'ingress', 'rejects', SNIPPET),
  'stream-snippet': entry('Critical', 'ingress', 'rejects', SNIPPET),
};

const PROXY: Record<string, AnnotationSpec> = {
  'proxy-connect-timeout': entry('Low', 'location', 'ignores', {
    validator: valid.isInt,
    right: seconds('5'),
    pitfall: pitfall.connectTimeout,
  }),
  'proxy-send-timeout': entry('Low', 'location', 'ignores', TIMEOUT),
  'proxy-read-timeout': entry('Low', 'location', 'ignores', TIMEOUT),
  'proxy-buffers-number': entry('Low', 'location', 'ignores', {
    validator: valid.isInt,
    right: 'a whole number of 2 or more, for example "4"',
    pitfall: pitfall.twoBuffers,
  }),
  'proxy-buffer-size': entry('Low', 'location', 'ignores', BUFFER),
  'proxy-busy-buffers-size': entry('Low', 'location', 'ignores', { ...BUFFER, right: size('k or m', '16k') }),
  'proxy-cookie-path': entry('Medium', 'location', 'ignores', {
    validator: valid.isUrlText,
    right: '"off" or two paths with a space between, for example "/app/ /"',
    pitfall: pitfall.cookiePath,
  }),
  'proxy-cookie-domain': entry('Medium', 'location', 'ignores', {
    validator: valid.isCookieDomain,
    right: '"off" or two domains with a space between, for example "internal.local example.com"',
  }),
  'proxy-body-size': entry('Medium', 'location', 'ignores', OFFSET),
  'proxy-next-upstream': entry('Medium', 'location', 'ignores', {
    validator: valid.isNextUpstream,
    right: 'conditions of nginx with a space between, for example "error timeout http_503"',
  }),
  'proxy-next-upstream-timeout': entry('Low', 'location', 'ignores', TIMEOUT),
  'proxy-next-upstream-tries': entry('Low', 'location', 'ignores', {
    ...TIMEOUT,
    right: number('3'),
    pitfall: pitfall.notNegativeForNginx,
  }),
  'proxy-request-buffering': entry('Low', 'location', 'ignores', ON_OFF),
  'proxy-redirect-from': entry('Medium', 'location', 'ignores', { ...PLAIN_URL, pitfall: pitfall.noInnerSpace }),
  'proxy-redirect-to': entry('Medium', 'location', 'ignores', { ...PLAIN_URL, pitfall: pitfall.noInnerSpace }),
  'proxy-buffering': entry('Low', 'location', 'ignores', ON_OFF),
  'proxy-http-version': entry('Low', 'location', 'ignores', {
    validator: valid.isHttpVersion,
    right: '"1.0" or "1.1"',
  }),
  'proxy-max-temp-file-size': entry('Low', 'location', 'ignores', {
    ...OFFSET,
    right: size('k or m', '1024m'),
    pitfall: pitfall.tempFileSize,
  }),
  'proxy-ssl-secret': entry('Medium', 'ingress', 'rejects', NAMESPACED_SECRET),
  'proxy-ssl-ciphers': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isUpstreamCiphers,
    right: 'OpenSSL ciphers of letters, digits and +:_-! only, for example "HIGH:!aNULL"',
    pitfall: pitfall.firstOf(pitfall.noInnerSpace, variable.ciphers),
  }),
  'proxy-ssl-protocols': entry('Low', 'ingress', 'ignores', {
    validator: valid.isUpstreamProtocols,
    right: 'TLS versions with a space between, for example "TLSv1.2 TLSv1.3"',
    pitfall: pitfall.upstreamProtocols,
  }),
  'proxy-ssl-name': entry('High', 'ingress', 'ignores', SERVER_NAME),
  'proxy-ssl-verify': entry('Low', 'ingress', 'ignores', ON_OFF_TEXT, {
    consequence: 'which the controller ignores, so that the certificate of the backend is not checked',
  }),
  'proxy-ssl-verify-depth': entry('Low', 'ingress', 'ignores', {
    validator: valid.isInt,
    right: number('1'),
    pitfall: pitfall.positiveDepth,
  }),
  'proxy-ssl-server-name': entry('Low', 'ingress', 'ignores', ON_OFF_TEXT),
  'ssl-prefer-server-ciphers': entry('Low', 'ingress', 'ignores', BOOL),
  'ssl-ciphers': entry('Low', 'ingress', 'rejects', {
    validator: valid.isServerCiphers,
    right: 'OpenSSL ciphers, for example "HIGH:!aNULL:!MD5"',
    pitfall: pitfall.firstOf(pitfall.noInnerSpace, variable.ciphers),
  }),
  'ssl-passthrough': entry('Low', 'ingress', 'rejects', BOOL),
};

const REDIRECTS_AND_REWRITES: Record<string, AnnotationSpec> = {
  'from-to-www-redirect': entry('Low', 'location', 'rejects', BOOL),
  'temporal-redirect': entry('Medium', 'location', 'rejects', {
    ...REDIRECT_URL,
    pitfall: pitfall.firstOf(variable.readable, pitfall.httpUrl),
  }),
  'temporal-redirect-code': entry('Low', 'location', 'rejects', {
    validator: valid.isInt,
    right: 'a code from 300 to 307, for example "307"',
    pitfall: pitfall.redirectCode(307, 302),
  }),
  'permanent-redirect': entry('Medium', 'location', 'rejects', {
    ...REDIRECT_URL,
    pitfall: pitfall.firstOf(variable.readable, pitfall.redirectTarget),
  }),
  'permanent-redirect-code': entry('Low', 'location', 'rejects', {
    validator: valid.isInt,
    right: 'a code from 300 to 308, for example "308"',
    pitfall: pitfall.redirectCode(308, 301),
  }),
  'relative-redirects': entry('Low', 'location', 'rejects', BOOL),
  'rewrite-target': entry('Medium', 'ingress', 'ignores', PATH_WITH_CAPTURES, {
    pitfall: pitfall.firstOf(variable.readable, pitfall.rewriteTarget, variable.variablesOrGroups),
    consequence: 'which the controller ignores, so that requests pass without a rewrite',
  }),
  'ssl-redirect': entry('Low', 'location', 'ignores', BOOL),
  'preserve-trailing-slash': entry('Medium', 'location', 'ignores', BOOL),
  'force-ssl-redirect': entry('Medium', 'location', 'ignores', BOOL),
  'use-regex': entry('Low', 'location', 'ignores', BOOL),
  'app-root': entry('Medium', 'location', 'ignores', PATH_WITH_CAPTURES, {
    right: 'a path that begins with "/", for example "/home"',
    pitfall: pitfall.firstOf(pitfall.appRoot, pitfall.captures, variable.variables),
  }),
  'use-port-in-redirects': entry('Low', 'location', 'ignores', BOOL),
};

const AFFINITY: Record<string, AnnotationSpec> = {
  affinity: entry('Low', 'ingress', 'ignores', { validator: valid.isCookieAffinity, right: '"cookie"' }),
  'affinity-mode': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isAffinityMode,
    right: '"balanced" or "persistent"',
  }),
  'affinity-canary-behavior': entry('Low', 'ingress', 'ignores', {
    validator: valid.isCanaryBehavior,
    right: '"sticky" or "legacy"',
  }),
  'session-cookie-name': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isBasicText,
    right: 'the name of a cookie, for example "route"',
    pitfall: pitfall.noInnerSpace,
  }),
  'session-cookie-secure': entry('Low', 'ingress', 'ignores', BOOL),
  'session-cookie-expires': entry('Medium', 'ingress', 'ignores', COOKIE_LIFETIME),
  'session-cookie-max-age': entry('Medium', 'ingress', 'ignores', COOKIE_LIFETIME),
  'session-cookie-path': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isUrlText,
    right: 'a path, for example "/app"',
    pitfall: pitfall.noInnerSpace,
  }),
  'session-cookie-domain': entry('Medium', 'ingress', 'ignores', {
    validator: valid.isBasicText,
    right: 'a domain, for example "example.com"',
    pitfall: pitfall.noInnerSpace,
  }),
  'session-cookie-samesite': entry('Low', 'ingress', 'ignores', {
    validator: valid.isSameSite,
    right: '"None", "Lax" or "Strict"',
    pitfall: pitfall.sameSite,
  }),
  'session-cookie-conditional-samesite-none': entry('Low', 'ingress', 'ignores', BOOL),
  'session-cookie-change-on-failure': entry('Low', 'ingress', 'ignores', BOOL),
};

/** Every annotation of the ingress-nginx v1.15 controller by its name without the prefix. */
export const ANNOTATIONS: ReadonlyMap<string, AnnotationSpec> = new Map(
  [
    ALIASES_AND_BACKEND,
    AUTHENTICATION,
    CANARY,
    CORS,
    ACCESS_AND_LIMITS,
    LOGS_AND_MODULES,
    PROXY,
    REDIRECTS_AND_REWRITES,
    AFFINITY,
  ].flatMap((group) => Object.entries(group)),
);
