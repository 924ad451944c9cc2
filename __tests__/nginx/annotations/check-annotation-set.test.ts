import { ANNOTATION_PREFIX as P } from '../../../lib/nginx/annotations/annotation-spec';
import { checkAnnotationSet } from '../../../lib/nginx/annotations/check-annotation-set';

function check(set: Record<string, string>, namespace?: string) {
  const annotations = Object.fromEntries(Object.entries(set).map(([name, value]) => [P + name, value]));
  return [...checkAnnotationSet(annotations, namespace)].map(
    ({ severity, message }) => `${severity}: ${message.replaceAll(P, '')}`,
  );
}

const ADD = 'add the missing annotation.';

/** Messages are shown without the prefix of the keys. */
const ROWS: ReadonlyArray<readonly [trap: string, set: Record<string, string>, messages: readonly string[]]> = [
  [
    '11',
    { 'canary-weight': '10' },
    [
      `problem: annotation "canary-weight" is set without "canary" with the value "true", so that the Ingress is not a canary but an ordinary one for the same paths: ${ADD}`,
    ],
  ],
  [
    '11',
    { canary: 'false', 'canary-by-header': 'X-A', 'canary-weight': '1' },
    [
      `problem: annotations "canary-by-header", "canary-weight" are set without "canary" with the value "true", so that the Ingress is not a canary but an ordinary one for the same paths: ${ADD}`,
    ],
  ],
  [
    '12',
    { canary: 'true', 'canary-weight': '1', 'canary-by-header-value': 'a' },
    [
      `problem: annotation "canary-by-header-value" is set without "canary-by-header", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '12',
    { canary: 'true', 'canary-by-header': 'X-A', 'canary-by-header-value': 'a', 'canary-by-header-pattern': 'b' },
    [
      'problem: annotation "canary-by-header-pattern" is ignored because "canary-by-header-value" is set too: write only one of the two.',
    ],
  ],
  [
    '13',
    { canary: 'true', 'canary-weight': '101' },
    [
      'problem: annotation "canary-weight" is 101 of a total of 100, so that every request goes to the canary: write a weight from 0 to 100.',
    ],
  ],
  ['13', { canary: 'true', 'canary-weight': '60', 'canary-weight-total': '50' }, []],
  ['13', { canary: 'true', 'canary-weight': '600', 'canary-weight-total': '1000' }, []],
  [
    '13',
    { canary: 'true', 'canary-by-cookie': 'c', 'canary-weight-total': '1000' },
    [
      `problem: annotation "canary-weight-total" is set without "canary-weight", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '15',
    {
      canary: '1',
      'canary-weight': '1',
      'rewrite-target': '/',
      'use-regex': 'true',
      affinity: 'cookie',
      'session-cookie-path': '/',
    },
    [
      'problem: annotations "rewrite-target", "use-regex" are set on a canary, for which the controller uses the annotations of the main Ingress: move them there.',
    ],
  ],
  [
    '-',
    { canary: 'true' },
    [
      'warning: annotation "canary" is "true" but no rule sends requests to the canary: add "canary-weight", "canary-by-header" or "canary-by-cookie".',
    ],
  ],
  [
    '20',
    { 'temporal-redirect': 'https://a', 'permanent-redirect': 'https://b' },
    [
      'problem: annotation "permanent-redirect" is ignored because "temporal-redirect" is set too: write only one of the two.',
    ],
  ],
  [
    '19',
    { 'permanent-redirect-code': '308' },
    [
      `problem: annotation "permanent-redirect-code" is set without "permanent-redirect", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '19',
    { 'permanent-redirect': 'https://a', 'temporal-redirect-code': '307' },
    [
      `problem: annotation "temporal-redirect-code" is set without "temporal-redirect", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '4',
    { 'rewrite-target': '/$1', 'use-regex': 'false' },
    [
      'warning: annotation "use-regex" is "false" but "rewrite-target" makes every path of the host a regular expression all the same: leave use-regex out.',
    ],
  ],
  [
    '-',
    { 'ssl-redirect': 'false', 'force-ssl-redirect': 'true' },
    [
      'warning: annotation "ssl-redirect" is "false" but "force-ssl-redirect" redirects to https all the same: write only one of the two.',
    ],
  ],
  [
    '22',
    { 'enable-cors': 'true' },
    [
      'warning: annotation "enable-cors" allows every origin ("*") together with credentials, which browsers refuse: list the origins in "cors-allow-origin" or write "cors-allow-credentials": "false".',
    ],
  ],
  [
    '22',
    { 'enable-cors': 'true', 'cors-allow-origin': '*', 'cors-allow-credentials': 'true' },
    [
      'problem: annotation "enable-cors" allows every origin ("*") together with credentials, which browsers refuse: list the origins in "cors-allow-origin" or write "cors-allow-credentials": "false".',
    ],
  ],
  ['22', { 'enable-cors': 'true', 'cors-allow-credentials': 'false' }, []],
  ['22', { 'enable-cors': 'true', 'cors-allow-origin': 'https://a.example' }, []],
  [
    'CORS 1',
    { 'enable-cors': 'true', 'cors-allow-origin': 'https://a.example', 'custom-http-errors': '404,503' },
    [
      'warning: annotation "custom-http-errors" has 404,503 answered by the error backend, without the headers of "enable-cors", so that browsers hide these answers from scripts of other origins: write them into an Ingress without CORS, or let the error backend send Access-Control-Allow-Origin.',
    ],
  ],
  [
    'CORS 2',
    {
      'enable-cors': 'true',
      'cors-allow-origin': 'https://a.example',
      'custom-http-errors': '404',
      'disable-proxy-intercept-errors': 'true',
    },
    [],
  ],
  ['CORS 3', { 'enable-cors': 'false', 'custom-http-errors': '404' }, []],
  [
    '24',
    { 'cors-max-age': '1', 'cors-allow-methods': 'GET' },
    [
      `problem: annotations "cors-max-age", "cors-allow-methods" are set without "enable-cors" with the value "true", so that the controller ignores them: ${ADD}`,
    ],
  ],
  [
    '32',
    { affinity: 'cookie', 'use-regex': 'true' },
    [
      'problem: annotation "affinity" takes the path of the cookie from the path of the Ingress, which is a regular expression here and never matches: add "session-cookie-path".',
    ],
  ],
  ['32', { affinity: 'cookie', 'rewrite-target': '/$1', 'session-cookie-path': '/' }, []],
  [
    '33',
    { affinity: 'cookie', 'service-upstream': 'true' },
    [
      'warning: annotation "affinity" has no effect with "service-upstream", which leaves the choice of the Pod to Kubernetes: write only one of them.',
    ],
  ],
  [
    '33',
    { 'session-cookie-name': 'a', 'affinity-mode': 'persistent' },
    [
      `problem: annotations "session-cookie-name", "affinity-mode" are set without "affinity" with the value "cookie", so that the controller ignores them: ${ADD}`,
    ],
  ],
  [
    '-',
    { affinity: 'cookie', 'upstream-hash-by': '$host', 'load-balance': 'ewma' },
    [
      'warning: annotations "upstream-hash-by", "load-balance" have no effect because "affinity" comes first: write only one of them.',
    ],
  ],
  [
    '-',
    { 'upstream-hash-by-subset': 'true' },
    [
      `problem: annotation "upstream-hash-by-subset" is set without "upstream-hash-by", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '-',
    { 'upstream-hash-by': '$host', 'upstream-hash-by-subset-size': '2' },
    [
      `problem: annotation "upstream-hash-by-subset-size" is set without "upstream-hash-by-subset" with the value "true", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '39',
    { 'limit-rate': '1024' },
    [
      'warning: annotation "limit-rate" acts only while nginx buffers responses, which is off by default: add "proxy-buffering": "on".',
    ],
  ],
  ['39', { 'limit-rate': '1024', 'proxy-buffering': 'on' }, []],
  [
    '39',
    { 'limit-rate-after': '1024' },
    [`problem: annotation "limit-rate-after" is set without "limit-rate", so that the controller ignores it: ${ADD}`],
  ],
  [
    '-',
    { 'limit-burst-multiplier': '2' },
    [
      `problem: annotation "limit-burst-multiplier" is set without "limit-rps" or "limit-rpm" or "limit-connections", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '41',
    { 'ssl-passthrough': 'true', 'app-root': '/a' },
    [
      'warning: annotation "app-root" has no effect with "ssl-passthrough", which hands connections over unread: write only one or the other.',
    ],
  ],
  [
    '-',
    { 'auth-type': 'basic' },
    [
      `problem: annotation "auth-type" is set without "auth-secret", so that the controller answers every request with 503: ${ADD}`,
    ],
  ],
  [
    '-',
    { 'auth-secret': 'users', 'auth-realm': 'x' },
    [
      `problem: annotations "auth-secret", "auth-realm" are set without "auth-type", so that nobody is asked for a password: ${ADD}`,
    ],
  ],
  ['-', { 'auth-type': 'basic', 'auth-secret': 'users' }, []],
  [
    '-',
    { 'auth-signin': 'https://a' },
    [
      `problem: annotation "auth-signin" is set without "auth-url", so that the controller ignores it and asks nobody to sign in: ${ADD}`,
    ],
  ],
  [
    '-',
    { 'auth-url': 'https://a', 'auth-cache-duration': '5m' },
    [
      `problem: annotation "auth-cache-duration" is set without "auth-cache-key", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '-',
    { 'auth-url': 'https://$host/a', 'auth-keepalive': '4' },
    [
      'problem: annotation "auth-keepalive" is ignored because the host of "auth-url" holds a variable: write a fixed host or leave auth-keepalive out.',
    ],
  ],
  [
    '-',
    { 'auth-url': 'https://a/b', 'auth-keepalive': '4' },
    [
      'warning: annotation "auth-keepalive" has no effect while the ConfigMap of the controller has use-http2 "true", which is the default: leave it out or switch HTTP/2 off.',
    ],
  ],
  [
    '-',
    { 'auth-tls-verify-client': 'on' },
    [
      `problem: annotation "auth-tls-verify-client" is set without "auth-tls-secret", so that nobody is asked for a certificate: ${ADD}`,
    ],
  ],
  [
    '-',
    { 'proxy-ssl-verify': 'on', 'backend-protocol': 'HTTPS' },
    [
      `problem: annotation "proxy-ssl-verify" is set without "proxy-ssl-secret", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '-',
    { 'proxy-ssl-secret': 'default/a' },
    [
      'warning: annotation "proxy-ssl-secret" acts only on connections with TLS to the Pods: add "backend-protocol": "HTTPS" or "GRPCS".',
    ],
  ],
  ['-', { 'fastcgi-index': 'index.php', 'backend-protocol': 'fcgi' }, []],
  [
    '-',
    { 'fastcgi-index': 'index.php' },
    [
      `problem: annotation "fastcgi-index" is set without "backend-protocol" with the value "FCGI", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '-',
    { 'mirror-host': 'a' },
    [`problem: annotation "mirror-host" is set without "mirror-target", so that the controller ignores it: ${ADD}`],
  ],
  [
    '-',
    { 'opentelemetry-operation-name': 'a' },
    [
      `problem: annotation "opentelemetry-operation-name" is set without "enable-opentelemetry" with the value "true", so that the controller ignores it: ${ADD}`,
    ],
  ],
  [
    '-',
    { 'enable-owasp-core-rules': 'true', 'modsecurity-transaction-id': 'a' },
    [
      `warning: annotations "enable-owasp-core-rules", "modsecurity-transaction-id" are set without "enable-modsecurity" with the value "true", so that they act only if the ConfigMap of the controller enables ModSecurity: ${ADD}`,
    ],
  ],
  [
    '-',
    { 'proxy-redirect-from': 'https://a' },
    ['problem: annotation "proxy-redirect-from" is only one half of a replacement: add "proxy-redirect-to".'],
  ],
  [
    '-',
    { 'proxy-redirect-to': 'https://a' },
    ['problem: annotation "proxy-redirect-to" is only one half of a replacement: add "proxy-redirect-from".'],
  ],
  ['-', { 'proxy-redirect-from': 'off' }, []],
  [
    '-',
    { 'proxy-busy-buffers-size': '64k' },
    [
      'problem: annotation "proxy-busy-buffers-size" has a value with which nginx cannot load its configuration: write at least the size of one buffer (4096 bytes) and at most that of all but one (12288 bytes).',
    ],
  ],
  ['-', { 'proxy-busy-buffers-size': '64k', 'proxy-buffer-size': '32k' }, []],
  [
    '-',
    { 'whitelist-source-range': '10.0.0.1', 'allowlist-source-range': '10.0.0.2' },
    [
      'problem: annotation "whitelist-source-range" is ignored because it is an older name of "allowlist-source-range", which is set too: write only the newer one.',
    ],
  ],
  ['-', { 'limit-whitelist': '10.0.0.1', 'limit-rps': '5' }, []],
];

test.each(ROWS)('trap %s: %j', (_trap, set, messages) => {
  expect(check(set)).toEqual(messages);
});

test.each([
  ['auth-secret', { 'auth-type': 'basic' }, 'answers every request with 503'],
  ['auth-tls-secret', {}, 'answers every request with 503'],
  ['proxy-ssl-secret', { 'backend-protocol': 'HTTPS' }, 'answers every request with 503'],
  ['auth-proxy-set-headers', { 'auth-url': 'https://a' }, 'answers every request with 503'],
  ['fastcgi-params-configmap', { 'backend-protocol': 'FCGI' }, 'ignores fastcgi-*'],
])('trap 35: %s of another namespace', (name, others, effect) => {
  expect(check({ ...others, [name]: 'shop/it' }, 'shop')).toEqual([]);
  expect(check({ ...others, [name]: 'other/it' })).toEqual([]);
  expect(check({ ...others, [name]: 'other/it' }, 'shop')).toEqual([
    `problem: annotation "${name}" refers to namespace "other" from namespace "shop", for which the controller ${effect}: refer to "shop/it".`,
  ]);
});

test('whole keys appear in the messages', () => {
  expect([...checkAnnotationSet({ [`${P}limit-rate-after`]: '1', 'example.com/other': 'x' })]).toEqual([
    {
      code: 'nginx-annotation-set',
      severity: 'problem',
      damage: 'lost',
      message: `annotation "${P}limit-rate-after" is set without "${P}limit-rate", so that the controller ignores it: add the missing annotation.`,
    },
  ]);
});

test('empty values and values that are not strings count as absent', () => {
  const set = { [`${P}cors-max-age`]: '', [`${P}limit-rate-after`]: 5 as unknown as string };
  expect([...checkAnnotationSet(set)]).toEqual([]);
});
