import { Duration, Size } from 'cdk8s';
import { BackendProtocol, type Cors, type RoutePolicies, SameSite } from '../../../../../lib';
import { annotationsBy, annotationsOf, ingressesOf, PREFIX, pathsOf, ROUTE, refused } from '../emitted';

const CORS: Required<Cors> = {
  origins: ['https://app.example.com', 'https://*.example.org:8443'],
  methods: ['GET', 'PUT'],
  headers: ['X-Request-Id', 'Content-Type'],
  exposedHeaders: ['X-Total', 'X-Page'],
  credentials: true,
  maxAge: Duration.minutes(10),
};

const POLICIES: [RoutePolicies, { [name: string]: string }][] = [
  [
    { cors: { origins: ['*'] } },
    {
      'enable-cors': 'true',
      'cors-allow-origin': '*',
      'cors-allow-methods': 'GET, PUT, POST, DELETE, PATCH, OPTIONS',
      'cors-allow-headers': 'Accept, Authorization, Content-Type, X-Requested-With',
      'cors-allow-credentials': 'false',
      'cors-max-age': '3600',
    },
  ],
  [
    { cors: CORS },
    {
      'enable-cors': 'true',
      'cors-allow-origin': 'https://app.example.com, https://*.example.org:8443',
      'cors-allow-methods': 'GET, PUT',
      'cors-allow-headers': 'X-Request-Id, Content-Type',
      'cors-expose-headers': 'X-Total, X-Page',
      'cors-allow-credentials': 'true',
      'cors-max-age': '600',
    },
  ],
  [{ timeouts: { connect: Duration.seconds(3) } }, { 'proxy-connect-timeout': '3' }],
  [{ timeouts: { read: Duration.minutes(2) } }, { 'proxy-read-timeout': '120' }],
  [{ timeouts: { send: Duration.millis(4000) } }, { 'proxy-send-timeout': '4' }],
  [{ bodySize: Size.mebibytes(8) }, { 'proxy-body-size': '8m' }],
  [{ rateLimit: { requestsPerSecond: 10 } }, { 'limit-rps': '10' }],
  [{ rateLimit: { requestsPerMinute: 300 } }, { 'limit-rpm': '300' }],
  [{ rateLimit: { connections: 4, burst: 2 } }, { 'limit-connections': '4', 'limit-burst-multiplier': '2' }],
  [{ allowFrom: ['10.0.0.0/8', '2001:db8::/32'] }, { 'allowlist-source-range': '10.0.0.0/8,2001:db8::/32' }],
  [{ denyFrom: ['203.0.113.7/32'] }, { 'denylist-source-range': '203.0.113.7/32' }],
  [{ stickySession: {} }, { affinity: 'cookie', 'session-cookie-path': '/' }],
  [
    { stickySession: { cookie: 'route', maxAge: Duration.hours(1) } },
    {
      affinity: 'cookie',
      'session-cookie-path': '/',
      'session-cookie-name': 'route',
      'session-cookie-max-age': '3600',
    },
  ],
  // What the controller does anyway is not said.
  [{ protocol: BackendProtocol.HTTP }, {}],
  [{ protocol: BackendProtocol.HTTPS }, { 'backend-protocol': 'HTTPS' }],
  [{ protocol: BackendProtocol.GRPC }, { 'backend-protocol': 'GRPC' }],
  [{ protocol: BackendProtocol.GRPCS }, { 'backend-protocol': 'GRPCS' }],
  [{ basicAuth: { secretName: 'users' } }, { 'auth-type': 'basic', 'auth-secret': 'users' }],
  [
    { basicAuth: { secretName: 'users', realm: 'Staff only' } },
    { 'auth-type': 'basic', 'auth-secret': 'users', 'auth-realm': 'Staff only' },
  ],
  [{ externalAuth: { url: 'https://auth.example.com/verify' } }, { 'auth-url': 'https://auth.example.com/verify' }],
  [
    {
      externalAuth: {
        url: 'https://auth.example.com/verify',
        signinUrl: 'https://auth.example.com/start?from=shop',
        responseHeaders: ['X-User', 'X-Group'],
      },
    },
    {
      'auth-url': 'https://auth.example.com/verify',
      'auth-signin': 'https://auth.example.com/start?from=shop',
      'auth-response-headers': 'X-User, X-Group',
    },
  ],
  [
    { annotations: { [`${PREFIX}proxy-buffering`]: 'on', 'example.com/team': 'shop' } },
    { 'proxy-buffering': 'on', 'example.com/team': 'shop' },
  ],
];

test.each(POLICIES)('a policy of a router is written as annotations: %j', (policies, annotations) => {
  expect(annotationsBy(policies)).toEqual([annotations]);
});

test.each(POLICIES)('a policy of a route is written as annotations: %j', (policies, annotations) => {
  const [ingress] = ingressesOf((router, { a }) => router.prefix('/a', a, policies));
  expect(annotationsOf(ingress)).toEqual(annotations);
});

test("policies of a route replace the router's, one by one", () => {
  const ingresses = ingressesOf(
    (router, { a, b }) => {
      router.prefix('/a', a);
      router.prefix('/b', b, { bodySize: Size.gibibytes(1), timeouts: { send: Duration.seconds(5) } });
    },
    () => ({
      bodySize: Size.mebibytes(8),
      timeouts: { read: Duration.seconds(9) },
      protocol: BackendProtocol.HTTPS,
    }),
  );
  expect(ingresses.map(annotationsOf)).toEqual([
    { 'proxy-body-size': '8m', 'proxy-read-timeout': '9', 'backend-protocol': 'HTTPS' },
    { 'proxy-body-size': '1g', 'proxy-send-timeout': '5', 'backend-protocol': 'HTTPS' },
  ]);
});

test("a route gives up the router's protocol by the default value", () => {
  const [ingress] = ingressesOf(
    (router, { a }) => router.prefix('/a', a, { protocol: BackendProtocol.HTTP }),
    () => ({ protocol: BackendProtocol.GRPC }),
  );
  expect(annotationsOf(ingress)).toEqual({});
});

test('policies of a router hold for the default backend too', () => {
  const ingresses = ingressesOf(
    (router, { a }) => router.prefix('/a', a, { bodySize: Size.gibibytes(1) }),
    ({ d }) => ({ host: 'abc.com', defaultBackend: d, bodySize: Size.mebibytes(8) }),
  );
  expect(ingresses.map((ingress) => [annotationsOf(ingress), pathsOf(ingress)])).toEqual([
    [{ 'proxy-body-size': '1g' }, ['abc.com/a Prefix -> a']],
    [{ 'proxy-body-size': '8m' }, ['abc.com/ Prefix -> d']],
  ]);
});

test('routes with the same policies share an Ingress', () => {
  const big = { bodySize: Size.mebibytes(8) };
  const ingresses = ingressesOf((router, { a, b, c, d }) => {
    router.prefix('/a', a);
    router.prefix('/upload', b, big);
    router.prefix('/c', c);
    router.prefix('/import', d, { bodySize: Size.kibibytes(8192) });
    router.prefix('/other', d, { ...big, host: 'abc.com' });
  });
  expect(ingresses.map((ingress) => [ingress.metadata.name, pathsOf(ingress)])).toEqual([
    ['router', ['/a Prefix -> a', '/c Prefix -> c']],
    ['router-upload', ['/upload Prefix -> b', '/import Prefix -> d', 'abc.com/other Prefix -> d']],
  ]);
});

test('every field of a policy matters: leaving it out changes the annotations, or is refused', () => {
  const policies = {
    cors: CORS,
    timeouts: { connect: Duration.seconds(3), read: Duration.seconds(4), send: Duration.seconds(5) },
    rateLimit: { requestsPerSecond: 10, requestsPerMinute: 300, connections: 4, burst: 2 },
    stickySession: {
      cookie: 'route',
      maxAge: Duration.hours(1),
      expires: Duration.hours(1),
      path: '/shop',
      sameSite: SameSite.NONE,
      conditionalSameSiteNone: true,
      secure: true,
      changeOnFailure: true,
    },
    buffering: {
      responses: true,
      requests: false,
      bufferSize: Size.kibibytes(16),
      buffers: 8,
      busySize: Size.kibibytes(32),
      requestBufferSize: Size.mebibytes(1),
    },
    consistentHash: { key: '$request_uri', subsetSize: 3 },
    basicAuth: { secretName: 'users', realm: 'Staff only' },
    externalAuth: { url: 'https://abc.com/auth', signinUrl: 'https://abc.com/in', responseHeaders: ['X-User'] },
  } satisfies AllFields;
  const outcome = (chosen: RoutePolicies) =>
    JSON.stringify(refused(ROUTE, () => chosen)) + safely(annotationsBy, chosen);
  const whole = outcome(policies);
  for (const [policy, fields] of Object.entries(policies)) {
    for (const field of Object.keys(fields)) {
      const rest = { ...policies, [policy]: { ...fields, [field]: undefined } };
      expect([policy, field, outcome(rest) === whole]).toEqual([policy, field, false]);
    }
  }
});

/** The policies that are structs, with all their fields. */
type AllFields = {
  readonly [name in
    | 'cors'
    | 'timeouts'
    | 'rateLimit'
    | 'stickySession'
    | 'buffering'
    | 'consistentHash'
    | 'basicAuth'
    | 'externalAuth']: Required<NonNullable<RoutePolicies[name]>>;
};

function safely<T>(make: (value: T) => unknown, value: T): string {
  try {
    return JSON.stringify(make(value));
  } catch {
    return 'refused';
  }
}
