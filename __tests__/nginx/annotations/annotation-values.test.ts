import { ANNOTATION_PREFIX } from '../../../lib/nginx/annotations/annotation-spec';
import { findAnnotation } from '../../../lib/nginx/annotations/annotation-suggestion';
import { ANNOTATIONS } from '../../../lib/nginx/annotations/annotation-table';
import { checkAnnotation } from '../../../lib/nginx/annotations/check-annotation';

/** One value that passes without a word and one that does not, for every annotation of the table. */
const BOOL = ['true', 'yes'] as const;
const ON_OFF = ['off', 'true'] as const;
const VALUES: Record<string, readonly [right: string, wrong: string]> = {
  'server-alias': ['www.example.com, ~^www\\d+\\.example\\.com$', 'a b.example.com'],
  'backend-protocol': ['grpcs', 'H2C'],
  'client-body-buffer-size': ['16K', '8Mi'],
  'connection-proxy-header': ['keep-alive', 'upgrade'],
  'custom-headers': ['default/headers', 'default/headers!'],
  'custom-http-errors': ['404,503', '302'],
  'default-backend': ['error-pages', 'other/error-pages'],
  'disable-proxy-intercept-errors': BOOL,
  'fastcgi-index': ['index.php', '/index.php'],
  'fastcgi-params-configmap': ['params', 'pa,rams'],
  'http2-push-preload': ['false', 'off'],
  'load-balance': ['ewma', 'ip_hash'],
  'service-upstream': BOOL,
  'upstream-hash-by': ['$request_uri', '$arg_a/$arg_b'],
  'upstream-hash-by-subset': BOOL,
  'upstream-hash-by-subset-size': ['3', 'three'],
  'upstream-vhost': ['$service_name.example.com', 'a b'],
  'x-forwarded-prefix': ['/app/$1', '/app?x'],
  'auth-type': ['digest', 'bearer'],
  'auth-secret': ['basic-auth', 'basic auth!'],
  'auth-secret-type': ['auth-map', 'map'],
  'auth-realm': ['Members only', 'Members, only'],
  'auth-url': ['http://auth.default.svc.cluster.local/check?a=$uri', 'http://auth/#x'],
  'auth-method': ['HEAD', 'get'],
  'auth-signin': ['https://$host/oauth2/start?rd=$escaped_request_uri', 'https://x/%20'],
  'auth-signin-redirect-param': ['rd', 'rd$'],
  'auth-cache-key': ['$remote_user$http_authorization', '$a/$b'],
  'auth-keepalive': ['4', '4k'],
  'auth-keepalive-share-vars': BOOL,
  'auth-keepalive-requests': ['1000', 'many'],
  'auth-keepalive-timeout': ['60', '60s'],
  'auth-cache-duration': ['200 202 10m, 401 5m', '200;10m'],
  'auth-response-headers': ['X-User, X-Group', 'X:User'],
  'auth-proxy-set-headers': ['default/headers', '$headers'],
  'auth-request-redirect': ['https://example.com/a?b=c', '$scheme://x'],
  'auth-always-set-cookie': BOOL,
  'enable-global-auth': BOOL,
  'auth-tls-secret': ['default/ca', 'default/ca!'],
  'auth-tls-verify-client': ['optional_no_ca', 'required'],
  'auth-tls-verify-depth': ['2', 'two'],
  'auth-tls-error-page': ['https://example.com/no', 'https://example.com/a/b'],
  'auth-tls-pass-certificate-to-upstream': BOOL,
  'auth-tls-match-cn': ['CN=client-.*', 'client'],
  satisfy: ['any', 'either'],
  canary: BOOL,
  'canary-weight': ['20', '20%'],
  'canary-weight-total': ['1000', '1e3'],
  'canary-by-header': ['X-Canary', 'X Canary!'],
  'canary-by-header-value': ['beta', 'a,b'],
  'canary-by-header-pattern': ['^(beta|next)$', 'a{1,2}'],
  'canary-by-cookie': ['canary', 'can;ary'],
  'enable-cors': BOOL,
  'cors-allow-origin': ['https://*.example.com, http://localhost:3000,null', 'https://example.com/'],
  'cors-allow-headers': ['X-One, X-Two', 'X:One'],
  'cors-allow-methods': ['GET, POST', 'GET; POST'],
  'cors-allow-credentials': BOOL,
  'cors-expose-headers': ['*, X-Total', 'X:Total'],
  'cors-max-age': ['600', '10m'],
  'allowlist-source-range': ['10.0.0.0/8, 2001:db8::1', '10.0.0.0/33'],
  'denylist-source-range': ['192.168.1.7', 'localhost'],
  'limit-rate': ['102400', '100k'],
  'limit-rate-after': ['1048576', '1m'],
  'limit-rpm': ['300', '5/s'],
  'limit-rps': ['5', '5r'],
  'limit-connections': ['10', 'ten'],
  'limit-burst-multiplier': ['5', '2.5'],
  'limit-allowlist': ['10.0.0.0/8', '10.0.0.0/8,'],
  'enable-access-log': BOOL,
  'enable-rewrite-log': BOOL,
  'mirror-request-body': ON_OFF,
  'mirror-target': ['https://mirror.example.com$request_uri', 'https://mirror/%20'],
  'mirror-host': ['mirror.example.com', 'a b'],
  'enable-modsecurity': BOOL,
  'enable-owasp-core-rules': BOOL,
  'modsecurity-transaction-id': ['$server_name-$request_id', '"$request_id"'],
  'enable-opentelemetry': BOOL,
  'opentelemetry-trust-incoming-span': BOOL,
  'opentelemetry-operation-name': ['shop_cart-1', '$operation'],
  'proxy-connect-timeout': ['5', '5s'],
  'proxy-send-timeout': ['60', '1m'],
  'proxy-read-timeout': ['+3600', '60.0'],
  'proxy-buffers-number': ['4', '4 8k'],
  'proxy-buffer-size': ['8k', '8kb'],
  'proxy-busy-buffers-size': ['16k', '16Ki'],
  'proxy-cookie-path': ['/app/ /', '/ap*p'],
  'proxy-cookie-domain': ['internal.local example.com', 'example.com'],
  'proxy-body-size': ['8m', '8Mi'],
  'proxy-next-upstream': ['error timeout http_503', 'error,timeout'],
  'proxy-next-upstream-timeout': ['0', '10s'],
  'proxy-next-upstream-tries': ['3', '-'],
  'proxy-request-buffering': ON_OFF,
  'proxy-redirect-from': ['off', '~^/x$'],
  'proxy-redirect-to': ['https://example.com/', '$scheme://x'],
  'proxy-buffering': ON_OFF,
  'proxy-http-version': ['1.0', '2'],
  'proxy-max-temp-file-size': ['1024m', '1 TB'],
  'proxy-ssl-secret': ['default/backend', 'default/backend,x'],
  'proxy-ssl-ciphers': ['HIGH:!aNULL', 'HIGH;aNULL'],
  'proxy-ssl-protocols': ['TLSv1.2 TLSv1.3', 'TLSv1.4'],
  'proxy-ssl-name': ['backend.example.com', 'a b'],
  'proxy-ssl-verify': ON_OFF,
  'proxy-ssl-verify-depth': ['2', 'deep'],
  'proxy-ssl-server-name': ON_OFF,
  'ssl-prefer-server-ciphers': BOOL,
  'ssl-ciphers': ['HIGH:!aNULL:@SECLEVEL=1', 'HIGH:@SECLEVEL=9'],
  'ssl-passthrough': BOOL,
  'from-to-www-redirect': BOOL,
  'temporal-redirect': ['https://example.com/a?b=c', 'https://example.com$request_uri'],
  'temporal-redirect-code': ['307', 'temporary'],
  'permanent-redirect': ['https://example.com/', 'https://example.com/#top'],
  'permanent-redirect-code': ['308', '308.0'],
  'relative-redirects': BOOL,
  'rewrite-target': ['/$2', '/$1?a=b'],
  'ssl-redirect': BOOL,
  'preserve-trailing-slash': BOOL,
  'force-ssl-redirect': BOOL,
  'use-regex': BOOL,
  'app-root': ['/home', '/home?x'],
  'use-port-in-redirects': BOOL,
  affinity: ['cookie', 'ip'],
  'affinity-mode': ['persistent', 'sticky'],
  'affinity-canary-behavior': ['legacy', 'modern'],
  'session-cookie-name': ['route', 'route;'],
  'session-cookie-secure': BOOL,
  'session-cookie-expires': ['-1', '1h'],
  'session-cookie-max-age': ['3600', '1h'],
  'session-cookie-path': ['/app', '/app(/|$)'],
  'session-cookie-domain': ['example.com', '*.example.com'],
  'session-cookie-samesite': ['Lax', 'Relaxed'],
  'session-cookie-conditional-samesite-none': BOOL,
  'session-cookie-change-on-failure': BOOL,
};

const SNIPPETS = ['auth-snippet', 'configuration-snippet', 'modsecurity-snippet', 'server-snippet', 'stream-snippet'];

test('every annotation of the controller has its values in this test', () => {
  expect([...Object.keys(VALUES), ...SNIPPETS].sort()).toEqual([...ANNOTATIONS.keys()].sort());
  expect(ANNOTATIONS.size).toBe(136);
});

test.each(Object.entries(VALUES))('%s accepts its right value and reports its wrong one', (name, [right, wrong]) => {
  expect(findAnnotation(name)?.validator(wrong)).toBe(false);
  expect([...checkAnnotation(ANNOTATION_PREFIX + name, right)]).toEqual([]);
  const [found, ...others] = [...checkAnnotation(ANNOTATION_PREFIX + name, wrong)];
  expect(others).toEqual([]);
  expect(found?.severity).toBe('problem');
  expect(found?.message).toContain(`annotation "${ANNOTATION_PREFIX}${name}" has the value ${JSON.stringify(wrong)}, `);
  expect(found?.message).toMatch(/: write .+\.$/);
});

test.each(SNIPPETS)('trap 30: %s is refused whatever it holds', (name) => {
  expect([...checkAnnotation(ANNOTATION_PREFIX + name, 'return 200;')]).toEqual([
    {
      code: 'nginx-annotation-value',
      severity: 'problem',
      damage: 'lost',
      message: `annotation "${ANNOTATION_PREFIX}${name}" makes the controller refuse the whole Ingress, unless its ConfigMap has allow-snippet-annotations "true" and annotations-risk-level "Critical": write a typed annotation instead, or name an IngressNginxController with both options as the controller of RoutingTarget.ingressNginx().`,
    },
  ]);
});

test.each(['60\n', '/a\nb', 'x\r'])('line break in %j is refused by every validator but those of snippets', (value) => {
  const accepting = [...ANNOTATIONS].filter(([, { risk, validator }]) => risk !== 'Critical' && validator(value));
  // ValidateServerName and ValidateOptions trim first, and ValidateCIDRs trims each item.
  expect(accepting.map(([name]) => name)).toEqual(
    value === '/a\nb' ? [] : ['server-alias', 'upstream-vhost', 'mirror-target', 'mirror-host', 'proxy-ssl-name'],
  );
});

test('long hostile values are decided at once', () => {
  const started = Date.now();
  for (const [, { validator, pitfall }] of ANNOTATIONS) {
    for (const unit of ['a', 'a,', '1', '4,44', ' ', 'a.', '*', 'error', 'TLSv1', '!', '$1', ':1', '404,']) {
      const value = `${unit.repeat(5000)}\u0000`;
      validator(value);
      if (validator(unit.repeat(5000))) pitfall?.(unit.repeat(5000));
    }
  }
  expect(Date.now() - started).toBeLessThan(5000);
});
