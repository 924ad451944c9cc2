import { Duration, Size } from 'cdk8s';
import { BackendProtocol, type RoutePolicies, SameSite } from '../../../lib';
import { checkPolicies } from '../../../lib/routing/table/policies';
import { messagesOf } from '../../support/app';
import { problemsOfRouter, ROUTE, untyped } from '../support';

const problems = (policies: object) => messagesOf([...checkPolicies(policies as RoutePolicies)]);

const seconds = 'is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30).';
const size = 'is not a whole number of kibibytes: write, for example, Size.mebibytes(8).';
const blocks = 'has the wrong type; expected a list of CIDR blocks such as ["10.0.0.0/8"].';
const block = 'is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".';
const number = 'is not a whole number of 1 or more: write, for example, 1.';
const nothing = 'rateLimit limits nothing: set requestsPerSecond, requestsPerMinute or connections.';
const cookie = 'is not a cookie name: write letters, digits and "-", for example "release".';
const secret = 'is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example';
const url = 'is not a URL: write, for example, "https://example.com/pay", with any other character percent-encoded.';
const auth = 'https://auth.example.com';

test.each<[policies: object, messages: string[]]>([
  [{ timeouts: { connect: Duration.seconds(0) } }, [`connect timeout 0 seconds ${seconds}`]],
  [{ timeouts: { read: Duration.millis(1500) } }, [`read timeout 1 second 500 millis ${seconds}`]],
  [{ timeouts: { send: '60s' } }, [`send timeout "60s" ${seconds}`]],
  [{ timeouts: { send: 60 } }, [`send timeout 60 ${seconds}`]],
  [{ timeouts: { reed: Duration.seconds(9) } }, ['timeouts has no option "reed": write one of connect, read, send.']],
  [{ bodySize: '8Mi' }, [`bodySize "8Mi" ${size}`]],
  [{ bodySize: 8 }, [`bodySize 8 ${size}`]],
  [{ bodySize: Size.kibibytes(0) }, [`bodySize 0Ki ${size}`]],
  [{ rateLimit: {} }, [nothing]],
  [{ rateLimit: { burst: 3 } }, [nothing]],
  [
    { rateLimit: { requestsPerSecond: 0, requestsPerMinute: 1.5, connections: -1, burst: '3' } },
    [
      `rateLimit requestsPerSecond 0 ${number}`,
      `rateLimit requestsPerMinute 1.5 ${number}`,
      `rateLimit connections -1 ${number}`,
      `rateLimit burst "3" ${number}`,
    ],
  ],
  [
    { rateLimit: { connections: 1, rps: 5 } },
    ['rateLimit has no option "rps": write one of requestsPerSecond, requestsPerMinute, connections, burst.'],
  ],
  [{ allowFrom: [] }, [`allowFrom [] ${blocks}`]],
  [{ allowFrom: '10.0.0.0/8' }, [`allowFrom "10.0.0.0/8" ${blocks}`]],
  [
    { allowFrom: ['10.0.0.0/8', '10.0.0.1', '10.0.0.0/33', 'abc.com/8', '::1/129', '10.0.0.0/8/8'] },
    [
      `allowFrom "10.0.0.1" ${block}`,
      `allowFrom "10.0.0.0/33" ${block}`,
      `allowFrom "abc.com/8" ${block}`,
      `allowFrom "::1/129" ${block}`,
      `allowFrom "10.0.0.0/8/8" ${block}`,
    ],
  ],
  [{ denyFrom: [] }, [`denyFrom [] ${blocks}`]],
  [{ denyFrom: [7] }, [`denyFrom 7 ${block}`]],
  [{ stickySession: { cookie: 'a b' } }, [`stickySession cookie "a b" ${cookie}`]],
  [{ stickySession: { maxAge: Duration.millis(10) } }, [`stickySession maxAge 10 millis ${seconds}`]],
  [
    { stickySession: { name: 'route' } },
    [
      'stickySession has no option "name": write one of cookie, maxAge, expires, path, sameSite, conditionalSameSiteNone, secure, changeOnFailure.',
    ],
  ],
  [
    { stickySession: { sameSite: 'lax', secure: 'yes', path: 'shop' } },
    [
      'stickySession path "shop" is not an absolute path: write, for example, "/v2", with any other character percent-encoded.',
      'stickySession secure "yes" has the wrong type; expected true or false.',
      'stickySession sameSite "lax" has the wrong type; expected a SameSite such as SameSite.LAX.',
    ],
  ],
  [
    { stickySession: { sameSite: SameSite.NONE, secure: false } },
    ['stickySession has SameSite.NONE and secure: false, which browsers refuse: leave secure out, or write true.'],
  ],
  [
    { stickySession: { sameSite: SameSite.LAX, conditionalSameSiteNone: true } },
    ['stickySession conditionalSameSiteNone is about SameSite.NONE: write sameSite: SameSite.NONE, or leave it out.'],
  ],
  [{ stickySession: { sameSite: SameSite.NONE } }, []],
  [
    { bodySize: Size.mebibytes(8), unlimitedBody: true },
    ['unlimitedBody contradicts bodySize 8Mi: keep one of the two.'],
  ],
  [{ unlimitedBody: 'yes' }, ['unlimitedBody "yes" has the wrong type; expected true or false.']],
  [
    { buffering: { responses: 'on', buffers: 1, bufferSize: '8k', size: 1 } },
    [
      'buffering has no option "size": write one of responses, requests, buffers, bufferSize, busySize, requestBufferSize.',
      'buffering responses "on" has the wrong type; expected true or false.',
      'buffering bufferSize "8k" is not a whole number of kibibytes: write, for example, Size.mebibytes(8).',
      'buffering buffers 1 is not a whole number of 2 or more: write, for example, 2.',
    ],
  ],
  [
    { consistentHash: { key: '', subsetSize: 0 } },
    [
      'consistentHash key "" has the wrong type; expected a text such as "$request_uri".',
      'consistentHash subsetSize 0 is not a whole number of 1 or more: write, for example, 1.',
    ],
  ],
  [
    { protocol: 'http2' },
    ['protocol "http2" has the wrong type; expected a BackendProtocol such as BackendProtocol.GRPC.'],
  ],
  [
    { backendTls: { caConfigMap: 'Internal CA' } },
    [
      'backendTls hostname undefined is not a DNS name: write, for example, "abc.com".',
      'backendTls caConfigMap "Internal CA" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "internal-ca".',
    ],
  ],
  [
    { backendTls: { hostname: '*.vault.internal' } },
    [
      'backendTls hostname "*.vault.internal" is a wildcard, but the certificate of a backend is verified for one name: write a name of the certificate.',
    ],
  ],
  [
    { backendTls: { hostname: 'vault.internal', caConfigMap: 'a', caSecret: 'b' } },
    ['backendTls has the caConfigMap "a" and the caSecret "b": keep one of the two.'],
  ],
  [
    { backendTls: { hostname: 'vault.internal', ca: 'a' } },
    ['backendTls has no option "ca": write one of hostname, caConfigMap, caSecret.'],
  ],
  [
    { backendTls: { hostname: 'vault.internal' }, protocol: BackendProtocol.HTTPS },
    ['backendTls says that the backend speaks HTTPS, and protocol HTTPS stands next to it: leave protocol out.'],
  ],
  [{ basicAuth: { secretName: 'other/users' } }, [`basicAuth secretName "other/users" ${secret} "other-users".`]],
  [
    { basicAuth: { secretName: 'users', realm: 'Café' } },
    ['basicAuth realm "Café" is not a header value: write printable ASCII without a space at either end.'],
  ],
  [
    { basicAuth: { secretName: 'users', secret: 'users' } },
    ['basicAuth has no option "secret": write one of secretName, realm.'],
  ],
  [{ externalAuth: { url: 'auth.example.com' } }, [`externalAuth url "auth.example.com" ${url}`]],
  [{ externalAuth: {} }, [`externalAuth url undefined ${url}`]],
  [
    { externalAuth: { url: auth, signinUrl: 'https://x?rd={y}' } },
    [`externalAuth signinUrl "https://x?rd={y}" ${url}`],
  ],
  [
    { externalAuth: { url: auth, responseHeaders: ['X User'] } },
    [
      'externalAuth response header "X User" is not a valid header name: write letters, digits and "-", for example "X-Request-Id".',
    ],
  ],
  [
    { externalAuth: { url: auth, responseHeaders: [] } },
    ['externalAuth responseHeaders [] has the wrong type; expected a list of strings such as ["X-User"].'],
  ],
  [
    { externalAuth: { url: auth, signin: auth } },
    ['externalAuth has no option "signin": write one of url, signinUrl, responseHeaders.'],
  ],
  [
    { annotations: ['a'] },
    ['annotations ["a"] has the wrong type; expected an object such as { "example.com/owner": "checkout" }.'],
  ],
  [
    { annotations: { 'a b': 'c' } },
    [
      'annotation key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ],
  [
    { annotations: { 'example.com/on': true } },
    ['annotation "example.com/on" with the value true is not a string: write, for example, "true".'],
  ],
])('a wrong policy is a problem: %j', (policies, messages) => {
  expect(problems(policies)).toEqual(messages);
});

test.each<[title: string, policies: object]>([
  ['a realm with quotes', { basicAuth: { secretName: 'users', realm: 'Staff "only"' } }],
  ['a percent-encoded URL', { externalAuth: { url: `${auth}/a%20b`, responseHeaders: ['x.user'] } }],
  ['a cookie with an apostrophe', { stickySession: { cookie: "it's" } }],
])('%s is what HTTP allows', (_, policies) => {
  expect(problems(policies)).toEqual([]);
});

test('a wrong policy of a router is reported once, and that of a route with the route', () => {
  const policies = { allowFrom: ['10.0.0.1'], cors: { origins: ['abc.com'] } };
  const messages = [
    'cors origin "abc.com" is not an origin: write scheme and host in lower case, for example "https://app.example.com".',
    `allowFrom "10.0.0.1" ${block}`,
  ];
  expect(problemsOfRouter(ROUTE, policies)).toEqual(messages);
  expect(problemsOfRouter((router, { a }) => router.prefix('/a', a, untyped(policies)))).toEqual(
    messages.map((message) => `prefix "/a": ${message}`),
  );
});
