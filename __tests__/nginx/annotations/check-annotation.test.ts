import { ANNOTATION_PREFIX } from '../../../lib/nginx/annotations/annotation-spec';
import { suggestAnnotation } from '../../../lib/nginx/annotations/annotation-suggestion';
import { checkAnnotation } from '../../../lib/nginx/annotations/check-annotation';

const P = ANNOTATION_PREFIX;

/** Findings as `severity: message (code)`. */
const check = (key: string, value: unknown) =>
  [...checkAnnotation(key, value)].map(({ severity, message, code }) => `${severity}: ${message} (${code})`);

/** Whole message after `annotation "<prefix><name>" has the value <value>, `. */
type Row = readonly [trap: string, name: string, value: string, severity: 'problem' | 'warning', rest: string];

const SECONDS = 'write a whole number of seconds without a unit, for example "60".';
const REDIRECT = 'write a URL of letters, digits and -._~/:,?&= only, for example "https://example.com/here".';
const REWRITE = 'write a path of letters, digits, -._~/: and the captures $1 to $9 only, for example "/$2".';
const ORIGINS =
  'write "*" alone or origins with a scheme and a comma between, for example "https://example.com,https://*.example.org".';
const PATTERN =
  'write a regular expression of letters, digits, -._~/: and ^$[](){}*+?|&=\\ only, for example "^(beta|next)$".';
const HEADER = 'write a header name of letters, digits and - only, for example "X-Canary".';
const BODY = 'write a whole number, optionally followed by k, m or g, for example "8m".';
const BUFFER = 'write a whole number, optionally followed by k or m, for example "8k".';
const APP_ROOT = 'write a path that begins with "/", for example "/home".';
const ADDRESSES = 'write IP addresses or ranges with a comma between, for example "10.0.0.0/8,192.168.1.7".';
const ADDRESSES_503 = `for which the controller answers every request with 503: ${ADDRESSES}`;

const ROWS: readonly Row[] = [
  [
    '3',
    'rewrite-target',
    '/$1?a=b',
    'problem',
    `which the controller ignores, so that requests pass without a rewrite: ${REWRITE}`,
  ],
  [
    '3',
    'rewrite-target',
    '/a{1}',
    'problem',
    `which the controller ignores, so that requests pass without a rewrite: ${REWRITE}`,
  ],
  [
    '3',
    'rewrite-target',
    'http://other/$1',
    'warning',
    `for which nginx answers with a redirect (302) instead of rewriting the request: ${REWRITE}`,
  ],
  ['3', 'rewrite-target', 'other', 'warning', `which does not begin with "/", as paths do: ${REWRITE}`],
  ['2', 'rewrite-target', '/$10', 'problem', `of which nginx reads only one digit after "$": ${REWRITE}`],
  ['2', 'rewrite-target', '/$', 'problem', `with which nginx cannot load its configuration: ${REWRITE}`],
  [
    '13',
    'canary-weight',
    '-1',
    'problem',
    'which sends nothing to the canary: write a whole number from 0 to canary-weight-total (100), without "%", for example "20".',
  ],
  [
    '13',
    'canary-weight-total',
    '50',
    'problem',
    'which the load balancer replaces by 100: write a whole number of 100 or more, for example "1000".',
  ],
  [
    '14',
    'canary-by-header-pattern',
    '(beta',
    'problem',
    `which does not compile (unterminated group), so that the canary rules after it are skipped too: ${PATTERN}`,
  ],
  ['14', 'canary-by-header-pattern', 'a,b', 'problem', `which the controller ignores: ${PATTERN}`],
  [
    '16',
    'canary-by-header',
    'X_Canary',
    'problem',
    `but nginx drops request headers with an underscore (ConfigMap key enable-underscores-in-headers): ${HEADER}`,
  ],
  [
    '16',
    'canary-by-header',
    'X.Canary',
    'problem',
    `which is not the name of a request header that nginx passes on: ${HEADER}`,
  ],
  [
    '12',
    'canary-by-header-value',
    'never',
    'warning',
    'which sends requests with exactly this header value to the canary and has no special meaning here: write another value, or leave the annotation out to use "always" and "never".',
  ],
  [
    '11',
    'canary',
    'yes',
    'problem',
    'which the controller reads as "false", so that the Ingress is not a canary but an ordinary one: write "true" or "false".',
  ],
  [
    '18',
    'permanent-redirect',
    'https://a.example$request_uri',
    'problem',
    `for which the controller refuses the whole Ingress: ${REDIRECT}`,
  ],
  [
    '18',
    'temporal-redirect',
    'https://a.example/%20',
    'problem',
    `for which the controller refuses the whole Ingress: ${REDIRECT}`,
  ],
  [
    '18',
    'temporal-redirect',
    '/here',
    'problem',
    `which is not an http URL, so that the controller does not redirect: ${REDIRECT}`,
  ],
  [
    '18',
    'permanent-redirect',
    'a.example/here',
    'warning',
    `which browsers read as relative to the path of the request: ${REDIRECT}`,
  ],
  [
    '19',
    'permanent-redirect-code',
    '404',
    'problem',
    'which the controller replaces by 301: write a code from 300 to 308, for example "308".',
  ],
  [
    '19',
    'temporal-redirect-code',
    '308',
    'problem',
    'which the controller replaces by 302: write a code from 300 to 307, for example "307".',
  ],
  [
    '21',
    'cors-allow-origin',
    'https://a.example,b.example:8080',
    'problem',
    `of which "b.example:8080" is not an origin with a scheme, so that the controller skips it: ${ORIGINS}`,
  ],
  [
    '21',
    'cors-allow-origin',
    'https://a.example/path',
    'problem',
    `for which the controller allows every origin ("*"): ${ORIGINS}`,
  ],
  [
    '23',
    'cors-allow-origin',
    '*, https://a.example',
    'problem',
    `for which the controller allows every origin ("*"): ${ORIGINS}`,
  ],
  [
    '24',
    'cors-allow-methods',
    'GET;POST',
    'problem',
    'which the controller replaces by "GET, PUT, POST, DELETE, PATCH, OPTIONS": write HTTP methods with a comma between, for example "GET, POST".',
  ],
  [
    '24',
    'cors-allow-headers',
    'X:A',
    'problem',
    'which the controller replaces by its default list of headers: write header names with a comma between, for example "X-User,X-Group".',
  ],
  ['25', 'proxy-read-timeout', '60s', 'problem', `which the controller ignores: ${SECONDS}`],
  ['25', 'proxy-read-timeout', '-1', 'problem', `with which nginx cannot load its configuration: ${SECONDS}`],
  [
    '25',
    'proxy-connect-timeout',
    '300',
    'warning',
    'but the operating system usually gives up after 75 seconds: write a whole number of seconds without a unit, for example "5".',
  ],
  ['25', 'proxy-body-size', '8Mi', 'problem', `which the controller ignores: ${BODY}`],
  ['48', 'proxy-body-size', '10b', 'problem', `which the nginx template leaves out: ${BODY}`],
  ['48', 'proxy-body-size', '8 m', 'problem', `which the nginx template leaves out: ${BODY}`],
  [
    '48',
    'proxy-max-temp-file-size',
    '1b',
    'problem',
    'which the nginx template leaves out: write a whole number, optionally followed by k or m, for example "1024m".',
  ],
  ['48', 'client-body-buffer-size', '1g', 'problem', `which the nginx template leaves out: ${BUFFER}`],
  ['48', 'proxy-buffer-size', '8b', 'problem', `with which nginx cannot load its configuration: ${BUFFER}`],
  [
    '35',
    'auth-tls-secret',
    'ca',
    'problem',
    'for which the controller answers every request with 503: write the Secret as "namespace/name", for example "default/secret".',
  ],
  [
    '35',
    'proxy-ssl-secret',
    'a/b/c',
    'problem',
    'for which the controller answers every request with 503: write the Secret as "namespace/name", for example "default/secret".',
  ],
  [
    '35',
    'custom-headers',
    'headers',
    'problem',
    'for which the controller answers every request with 503: write the ConfigMap as "namespace/name", for example "default/configmap".',
  ],
  [
    '37',
    'default-backend',
    'other/pages',
    'problem',
    'for which the controller refuses the whole Ingress: write the name of a Service in the same namespace, for example "error-pages".',
  ],
  ['45', 'app-root', 'https://a.example/home', 'problem', `which the controller ignores: ${APP_ROOT}`],
  ['45', 'app-root', 'home', 'problem', `which the controller ignores: ${APP_ROOT}`],
  ['-', 'allowlist-source-range', '10.0.0.0/8;x', 'problem', ADDRESSES_503],
  ['-', 'whitelist-source-range', '10.0.0.256', 'problem', ADDRESSES_503],
  ['-', 'denylist-source-range', 'fe80::1%eth0', 'problem', ADDRESSES_503],
  [
    '-',
    'limit-whitelist',
    '10.0.0.0/8,',
    'problem',
    `for which the controller refuses the whole Ingress: ${ADDRESSES}`,
  ],
  [
    '-',
    'custom-http-errors',
    '404, 503',
    'problem',
    'which the controller cannot split into codes and therefore ignores: write codes from 400 to 599 with a comma and no space between, for example "404,503".',
  ],
  [
    '-',
    'auth-url',
    'auth.example.com/check',
    'problem',
    'for which the controller answers every request with 503: write a URL of letters, digits, nginx variables and -._~/:,?&= only, for example "https://auth.example.com/check".',
  ],
  [
    '-',
    'auth-cache-duration',
    '200;10m',
    'problem',
    'for which the controller drops auth-url as well, so that nobody is asked to sign in: write status codes and durations, for example "200 202 10m, 401 5m".',
  ],
  [
    '-',
    'auth-cache-duration',
    '10m 200',
    'problem',
    'for which the controller answers every request with 503: write status codes and durations, for example "200 202 10m, 401 5m".',
  ],
  [
    '-',
    'auth-response-headers',
    'X-User X-Group',
    'problem',
    'for which the controller answers every request with 503: write header names with a comma between, for example "X-User,X-Group".',
  ],
  [
    '-',
    'auth-type',
    'basics',
    'problem',
    'which is neither of the two types that the nginx template knows: write "basic" or "digest".',
  ],
  [
    '-',
    'auth-method',
    'GETS',
    'problem',
    'which is not an HTTP method: write an HTTP method in capital letters, for example "GET".',
  ],
  [
    '-',
    'auth-tls-verify-depth',
    '0',
    'problem',
    'which the controller replaces by 1: write a whole number, for example "1".',
  ],
  [
    '-',
    'session-cookie-samesite',
    'none',
    'problem',
    'which the cookie library leaves out, as it compares upper and lower case: write "None", "Lax" or "Strict".',
  ],
  [
    '-',
    'session-cookie-max-age',
    '0h',
    'problem',
    'which is not a number for the load balancer: write a whole number of seconds without a unit, for example "3600".',
  ],
  [
    '-',
    'session-cookie-name',
    'my route',
    'problem',
    'which the controller tests without its spaces but uses with them: write the name of a cookie, for example "route".',
  ],
  [
    '-',
    'backend-protocol',
    'AJP',
    'problem',
    'which the controller ignores, using HTTP: write "HTTP", "HTTPS", "AUTO_HTTP", "GRPC", "GRPCS" or "FCGI".',
  ],
  ['-', 'affinity', 'Cookie', 'problem', 'which the controller ignores: write "cookie".'],
  [
    '-',
    'proxy-cookie-path',
    '/app/',
    'problem',
    'with which nginx cannot load its configuration: write "off" or two paths with a space between, for example "/app/ /".',
  ],
  [
    '-',
    'proxy-ssl-protocols',
    'TLSv1.2TLSv1.3',
    'problem',
    'with which nginx cannot load its configuration: write TLS versions with a space between, for example "TLSv1.2 TLSv1.3".',
  ],
  [
    '-',
    'proxy-buffers-number',
    '1',
    'problem',
    'with which nginx cannot load its configuration: write a whole number of 2 or more, for example "4".',
  ],
  [
    '-',
    'upstream-hash-by',
    'request_uri',
    'warning',
    'which has no variable, so that every request goes to the same Pod: write nginx variables, letters, digits, - and _ only, for example "$request_uri".',
  ],
  [
    '-',
    'load-balance',
    'chash',
    'warning',
    'which the controller sets by itself for upstream-hash-by or affinity: write "round_robin" or "ewma", or set upstream-hash-by or affinity.',
  ],
  [
    '-',
    'limit-burst-multiplier',
    '0',
    'problem',
    'with which nginx cannot load its configuration: write a whole number, for example "5".',
  ],
  [
    '-',
    'limit-rps',
    '-5',
    'problem',
    'which the controller ignores: write a whole number of requests, for example "5".',
  ],
  [
    '-',
    'mirror-target',
    'mirror.example.com',
    'problem',
    'with which nginx cannot load its configuration: write a URL, for example "https://mirror.example.com$request_uri".',
  ],
  [
    '-',
    'http2-push-preload',
    'true',
    'warning',
    'but nginx has no HTTP/2 server push since version 1.25: write "false" or leave the annotation out.',
  ],
];

test.each(ROWS)('trap %s: %s with the value %j is a %s', (_trap, name, value, severity, rest) => {
  expect(check(P + name, value)).toEqual([
    `${severity}: annotation "${P}${name}" has the value ${JSON.stringify(value)}, ${rest} (nginx-annotation-value)`,
  ]);
});

test.each([
  [60, 'the number 60', 'write it in quotes, "60"'],
  [true, 'the boolean true', 'write it in quotes, "true"'],
  [null, 'not a string but null', 'write a string'],
  [undefined, 'not a string but undefined', 'write a string'],
  [['a'], 'not a string but object', 'write a string'],
])('trap 44: the value %p is refused, because it is not a string', (value, what, advice) => {
  expect(check(`${P}proxy-read-timeout`, value)).toEqual([
    `problem: annotation "${P}proxy-read-timeout" has as its value ${what}, and Kubernetes takes only strings: ${advice}. (nginx-annotation-value)`,
  ]);
});

test('an empty value is a warning', () => {
  expect(check(`${P}use-regex`, ' ')).toEqual([
    `warning: annotation "${P}use-regex" has an empty value, which the controller treats as absent: write "true" or "false", or leave it out. (nginx-annotation-value)`,
  ]);
});

test('a long value is shown cut', () => {
  const [line] = check(`${P}app-root`, 'x'.repeat(500));
  expect(line).toContain(`"${'x'.repeat(79)}…, which the controller ignores`);
});

test.each([
  ['rewrite-taget', `is unknown to ingress-nginx, which ignores it: did you mean "${P}rewrite-target"?`],
  ['proxyReadTimeout', `is unknown to ingress-nginx, which ignores it: did you mean "${P}proxy-read-timeout"?`],
  ['flavour-of-the-day', 'is unknown to ingress-nginx, which ignores it: leave it out.'],
  ['influxdb-host', 'is unknown to ingress-nginx v1.15, which ignores it: leave it out.'],
  ['enable-influxdb', 'is unknown to ingress-nginx v1.15, which ignores it: leave it out.'],
  ['secure-backends', `is unknown to ingress-nginx v1.15, which ignores it: use "${P}backend-protocol": "HTTPS".`],
  ['secure-verify-ca-secret', `is unknown to ingress-nginx v1.15, which ignores it: use "${P}proxy-ssl-secret".`],
  ['enable-opentracing', `is unknown to ingress-nginx v1.15, which ignores it: use "${P}enable-opentelemetry".`],
  ['opentracing-config', 'is unknown to ingress-nginx v1.15, which ignores it: leave it out.'],
  ['global-rate-limit-window', 'is unknown to ingress-nginx v1.15, which ignores it: leave it out.'],
  [
    'global-rate-limit',
    'is unknown to ingress-nginx v1.15, which ignores it: use limit-rps or limit-rpm, which count for each replica of the controller.',
  ],
])('the unknown key %s is a problem with what to write instead', (name, rest) => {
  expect(check(P + name, 'x')).toEqual([`problem: annotation "${P}${name}" ${rest} (nginx-annotation-key)`]);
});

test('trap 17: the canary cookie takes no value of its own', () => {
  expect(check(`${P}canary-by-cookie-value`, 'x')).toEqual([
    `problem: annotation "${P}canary-by-cookie-value" is unknown to ingress-nginx v1.15, which ignores it: leave it out, as the cookie can hold only "always" or "never". (nginx-annotation-key)`,
  ]);
});

test.each([
  ['rewrite-target', 'problem'],
  ['nginx.ingress.kubernets.io/rewrite-target', 'problem'],
  ['ingress.kubernetes.io/rewrite-target', 'warning'],
  ['nginx.org/rewrite-target', 'warning'],
])('%s has a prefix that ingress-nginx does not read', (key, severity) => {
  expect(check(key, '/')).toEqual([
    `${severity}: annotation "${key}" is not read by ingress-nginx: did you mean "${P}rewrite-target"? (nginx-annotation-key)`,
  ]);
});

test.each([
  'cert-manager.io/cluster-issuer',
  'kubernetes.io/ingress.class',
  'alb.ingress.kubernetes.io/target-type',
  'nginx.org/proxy-buffers',
  'description',
])('%s belongs to another program and is left alone', (key) => {
  expect(check(key, 1)).toEqual([]);
  expect(suggestAnnotation(key)).toBeUndefined();
});
