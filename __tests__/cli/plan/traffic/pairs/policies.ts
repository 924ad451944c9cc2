import { Duration, Size } from 'cdk8s';
import {
  Backend,
  BackendProtocol,
  ClientCertificateCheck,
  type IBackend,
  type RoutePolicies,
  RoutePolicy,
  RoutingTarget,
  Tls,
} from '../../../../../lib';
import { service } from '../tables';
import { type Pair, router } from './pair';

const [a, b] = [service('a'), service('b')];
const AUTH = { basicAuth: { secretName: 'users' } };

/** A router of two routes, one of which has policies. */
const withPolicies = (policies: RoutePolicies) =>
  router((r) => {
    r.prefix('/user', a, policies);
    r.prefix('/pay', b);
  });

function pair(title: string, before: RoutePolicies, after: RoutePolicies, changes: readonly string[]): Pair {
  return { title, before: withPolicies(before), after: withPolicies(after), changes };
}

const onGateway = (policies: RoutePolicies, backend: IBackend = a) =>
  router((r) => r.prefix('/', backend, policies), { target: RoutingTarget.gatewayApi({ gateway: 'edge' }) });

const clients = (certificates: object | undefined, backend: IBackend = a) =>
  router((r) => r.prefix('/', backend), { tls: Tls.secret('abc-tls'), clientCertificates: certificates as never });

/** What happens to requests on their way. */
export const POLICY_PAIRS: readonly Pair[] = [
  {
    title: 'no password any more for a whole router',
    before: router(
      (r) => {
        r.prefix('/user', a);
        r.prefix('/pay', b);
      },
      { ...AUTH, defaultBackend: a },
    ),
    after: router(
      (r) => {
        r.prefix('/user', a);
        r.prefix('/pay', b);
      },
      { defaultBackend: a },
    ),
    changes: [
      'less-safe shop/router abc.com: Requests to abc.com have no basic auth (Secret users) any more. | GET http://abc.com/: basic auth: Secret users → no basic auth',
    ],
  },
  {
    title: 'no password any more for one route',
    before: router((r) => {
      r.prefix('/user', a);
      r.prefix('/pay', b);
    }, AUTH),
    after: router((r) => {
      r.prefix('/user', a, { without: [RoutePolicy.BASIC_AUTH] });
      r.prefix('/pay', b);
    }, AUTH),
    changes: [
      'less-safe shop/router abc.com: Requests to abc.com below /user have no basic auth (Secret users) any more. | GET http://abc.com/user: basic auth: Secret users → no basic auth',
    ],
  },
  {
    title: 'a route that moves out from under a password',
    before: router((r) => r.prefix('/admin', a, AUTH)),
    after: router((r) => {
      r.prefix('/admin', a, AUTH);
      r.exact('/admin/health', b);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for /admin/health go to b:80 instead of a:80. | GET http://abc.com/admin/health: a:80 → b:80',
      'less-safe shop/router abc.com: Requests to abc.com for /admin/health have no basic auth (Secret users) any more. | GET http://abc.com/admin/health: basic auth: Secret users → no basic auth',
    ],
  },
  {
    title: 'a password for a route',
    before: router((r) => r.prefix('/admin', a)),
    after: router((r) => r.prefix('/admin', a, AUTH)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com have basic auth (Secret users) now. | GET http://abc.com/admin: no basic auth → basic auth: Secret users',
    ],
  },
  {
    title: 'a password of another namespace, where the Secret is another one',
    namespaces: ['shop', 'edge'],
    before: router((r) => r.prefix('/', Backend.inNamespace('shop', a), AUTH)),
    after: router((r) => r.prefix('/', Backend.inNamespace('shop', a), AUTH)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com have different basic auth: Secret edge/users instead of Secret shop/users. | GET http://abc.com/: basic auth: Secret shop/users → basic auth: Secret edge/users',
    ],
  },
  {
    title: 'certificates of another namespace, where the Secrets are others',
    namespaces: ['shop', 'edge'],
    before: clients({ secretName: 'ca' }, Backend.inNamespace('shop', a)),
    after: clients({ secretName: 'ca' }, Backend.inNamespace('shop', a)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com have a different check of client certificates: Secret edge/ca, required instead of Secret shop/ca, required. | GET https://abc.com/: check of client certificates: Secret shop/ca, required → check of client certificates: Secret edge/ca, required',
      'traffic shop/router abc.com: Requests to abc.com by HTTPS are answered with the certificate of Secret edge/abc-tls instead of Secret shop/abc-tls. | Secret shop/abc-tls → Secret edge/abc-tls',
    ],
  },
  {
    title: 'an authority of the backend in the namespace of another Service',
    namespaces: ['web', 'web'],
    before: onGateway(
      { backendTls: { hostname: 'vault.internal', caConfigMap: 'ca' } },
      Backend.inNamespace('shop', a),
    ),
    after: onGateway({ backendTls: { hostname: 'vault.internal', caConfigMap: 'ca' } }, Backend.inNamespace('edge', a)),
    changes: [
      'traffic shop/router abc.com: All requests that went to shop/a:80 go to edge/a:80. | GET http://abc.com/: shop/a:80 → edge/a:80',
      'traffic shop/router abc.com: Requests to abc.com have a different protocol of the backend: HTTPS with a checked certificate (hostname vault.internal, caConfigMap edge/ca) instead of HTTPS with a checked certificate (hostname vault.internal, caConfigMap shop/ca). | GET http://abc.com/: protocol of the backend: HTTPS with a checked certificate (hostname vault.internal, caConfigMap shop/ca) → protocol of the backend: HTTPS with a checked certificate (hostname vault.internal, caConfigMap edge/ca)',
    ],
  },
  pair('another proof in place of a password', AUTH, { externalAuth: { url: 'https://auth.example.com/verify' } }, [
    'traffic shop/router abc.com: Requests to abc.com below /user have no basic auth (Secret users) any more. | GET http://abc.com/user: basic auth: Secret users → no basic auth',
    'traffic shop/router abc.com: Requests to abc.com below /user have external auth (https://auth.example.com/verify) now. | GET http://abc.com/user: no external auth → external auth: https://auth.example.com/verify',
  ]),
  pair('another Secret of passwords', AUTH, { basicAuth: { secretName: 'staff', realm: 'Staff' } }, [
    'traffic shop/router abc.com: Requests to abc.com below /user have different basic auth: Secret staff, realm "Staff" instead of Secret users. | GET http://abc.com/user: basic auth: Secret users → basic auth: Secret staff, realm "Staff"',
  ]),
  pair(
    'no external auth any more',
    { externalAuth: { url: 'https://auth.example.com/verify', signinUrl: 'https://auth.example.com/start' } },
    {},
    [
      'less-safe shop/router abc.com: Requests to abc.com below /user have no external auth (https://auth.example.com/verify, sign-in https://auth.example.com/start) any more. | GET http://abc.com/user: external auth: https://auth.example.com/verify, sign-in https://auth.example.com/start → no external auth',
    ],
  ),
  {
    title: 'no client certificates any more',
    before: clients({ secretName: 'shop/ca' }),
    after: clients(undefined),
    changes: [
      'less-safe shop/router abc.com: Requests to abc.com have no check of client certificates (Secret shop/ca, required) any more. | GET https://abc.com/: check of client certificates: Secret shop/ca, required → no check of client certificates',
    ],
  },
  {
    title: 'client certificates that may be left out',
    before: clients({ secretName: 'shop/ca' }),
    after: clients({ secretName: 'shop/ca', check: ClientCertificateCheck.OPTIONAL, depth: 1 }),
    changes: [
      'less-safe shop/router abc.com: Requests to abc.com have a different check of client certificates: Secret shop/ca, optional instead of Secret shop/ca, required. | GET https://abc.com/: check of client certificates: Secret shop/ca, required → check of client certificates: Secret shop/ca, optional',
    ],
  },
  {
    title: 'a common name that client certificates must have',
    before: clients({ secretName: 'shop/ca' }),
    after: clients({ secretName: 'shop/ca', check: ClientCertificateCheck.REQUIRED, commonName: 'CN=shop' }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com have a different check of client certificates: Secret shop/ca, required, common name CN=shop instead of Secret shop/ca, required. | GET https://abc.com/: check of client certificates: Secret shop/ca, required → check of client certificates: Secret shop/ca, required, common name CN=shop',
    ],
  },
  pair('more addresses', { allowFrom: ['10.1.0.0/16'] }, { allowFrom: ['10.0.0.0/8'] }, [
    'less-safe shop/router abc.com: Requests to abc.com below /user have a different list of allowed addresses: 10.0.0.0/8 instead of 10.1.0.0/16. | GET http://abc.com/user: list of allowed addresses: 10.1.0.0/16 → list of allowed addresses: 10.0.0.0/8',
  ]),
  pair(
    'fewer addresses',
    { allowFrom: ['10.0.0.0/8', '2001:db8::/32'] },
    { allowFrom: ['10.1.0.0/16', '2001:db8:1::/48'] },
    [
      'traffic shop/router abc.com: Requests to abc.com below /user have a different list of allowed addresses: 10.1.0.0/16, 2001:db8:1::/48 instead of 10.0.0.0/8, 2001:db8::/32. | GET http://abc.com/user: list of allowed addresses: 10.0.0.0/8, 2001:db8::/32 → list of allowed addresses: 10.1.0.0/16, 2001:db8:1::/48',
    ],
  ),
  pair(
    'the same addresses in other words',
    { allowFrom: ['10.0.0.0/24', '10.0.1.0/24'] },
    { allowFrom: ['10.0.0.0/23'] },
    [],
  ),
  pair('all addresses', { allowFrom: ['10.0.0.0/8'] }, {}, [
    'less-safe shop/router abc.com: Requests to abc.com below /user have no list of allowed addresses (10.0.0.0/8) any more. | GET http://abc.com/user: list of allowed addresses: 10.0.0.0/8 → no list of allowed addresses',
  ]),
  pair('an address that is refused no more', { denyFrom: ['203.0.113.0/24'] }, { denyFrom: ['203.0.113.7/32'] }, [
    'less-safe shop/router abc.com: Requests to abc.com below /user have a different list of refused addresses: 203.0.113.7/32 instead of 203.0.113.0/24. | GET http://abc.com/user: list of refused addresses: 203.0.113.0/24 → list of refused addresses: 203.0.113.7/32',
  ]),
  pair('a rate limit', {}, { rateLimit: { requestsPerSecond: 10 } }, [
    'traffic shop/router abc.com: Requests to abc.com below /user have a rate limit (10 a second) now. | GET http://abc.com/user: no rate limit → rate limit: 10 a second',
  ]),
  pair('a higher rate', { rateLimit: { requestsPerSecond: 10, burst: 5 } }, { rateLimit: { requestsPerSecond: 20 } }, [
    'less-safe shop/router abc.com: Requests to abc.com below /user have a different rate limit: 20 a second instead of 10 a second, burst 5. | GET http://abc.com/user: rate limit: 10 a second, burst 5 → rate limit: 20 a second',
  ]),
  pair(
    'a lower rate in other units',
    { rateLimit: { requestsPerSecond: 10 } },
    { rateLimit: { requestsPerMinute: 300 } },
    [
      'traffic shop/router abc.com: Requests to abc.com below /user have a different rate limit: 300 a minute instead of 10 a second. | GET http://abc.com/user: rate limit: 10 a second → rate limit: 300 a minute',
    ],
  ),
  pair('no rate limit any more', { rateLimit: { requestsPerMinute: 60, connections: 5 } }, {}, [
    'less-safe shop/router abc.com: Requests to abc.com below /user have no rate limit (60 a minute, 5 connections) any more. | GET http://abc.com/user: rate limit: 60 a minute, 5 connections → no rate limit',
  ]),
  pair(
    'the burst that is the default anyway',
    { rateLimit: { connections: 5 } },
    { rateLimit: { connections: 5, burst: 5 } },
    [],
  ),
  pair('a greater body', { bodySize: Size.mebibytes(1) }, { unlimitedBody: true }, [
    'traffic shop/router abc.com: Requests to abc.com below /user have a different limit of the body: any size instead of 1024 KiB. | GET http://abc.com/user: limit of the body: 1024 KiB → limit of the body: any size',
  ]),
  pair(
    'other timeouts',
    { timeouts: { read: Duration.seconds(60) } },
    { timeouts: { read: Duration.seconds(90), connect: Duration.seconds(3) } },
    [
      'traffic shop/router abc.com: Requests to abc.com below /user have different timeouts: read 90 s, connect 3 s instead of read 60 s. | GET http://abc.com/user: timeouts: read 60 s → timeouts: read 90 s, connect 3 s',
    ],
  ),
  pair('buffers', {}, { buffering: { responses: true, bufferSize: Size.kibibytes(16) } }, [
    'traffic shop/router abc.com: Requests to abc.com below /user have buffering (responses true, bufferSize 16 KiB) now. | GET http://abc.com/user: no buffering → buffering: responses true, bufferSize 16 KiB',
  ]),
  pair(
    'pages of another origin',
    { cors: { origins: ['https://a.com'] } },
    { cors: { origins: ['https://b.com', 'https://a.com'] } },
    [
      'traffic shop/router abc.com: Requests to abc.com below /user have different CORS: https://b.com, https://a.com instead of https://a.com. | GET http://abc.com/user: CORS: https://a.com → CORS: https://b.com, https://a.com',
    ],
  ),
  pair(
    'pages that may send cookies',
    { cors: { origins: ['https://a.com'] } },
    { cors: { origins: ['https://a.com'], credentials: true, maxAge: Duration.minutes(10) } },
    [
      'less-safe shop/router abc.com: Requests to abc.com below /user have different CORS: https://a.com, credentials true, maxAge 600 s instead of https://a.com. | GET http://abc.com/user: CORS: https://a.com → CORS: https://a.com, credentials true, maxAge 600 s',
    ],
  ),
  pair(
    'the methods that are the default anyway',
    { cors: { origins: ['*'] } },
    { cors: { origins: ['*'], credentials: false, maxAge: Duration.hours(1) } },
    [],
  ),
  pair('a sticky session', {}, { stickySession: {} }, [
    'traffic shop/router abc.com: Requests to abc.com below /user have a sticky session (by a cookie) now. | GET http://abc.com/user: no sticky session → sticky session: by a cookie',
  ]),
  pair(
    'another key for the pod',
    { consistentHash: { key: '$request_uri' } },
    { consistentHash: { key: '$remote_addr' } },
    [
      'traffic shop/router abc.com: Requests to abc.com below /user have a different consistent hash: key $remote_addr instead of key $request_uri. | GET http://abc.com/user: consistent hash: key $request_uri → consistent hash: key $remote_addr',
    ],
  ),
  pair('HTTPS to the backend', {}, { protocol: BackendProtocol.HTTPS }, [
    'traffic shop/router abc.com: Requests to abc.com below /user have a different protocol of the backend: HTTPS instead of HTTP. | GET http://abc.com/user: protocol of the backend: HTTP → protocol of the backend: HTTPS',
  ]),
  {
    title: 'a certificate of the backend that nobody looks at any more',
    before: onGateway({ backendTls: { hostname: 'vault.internal', caConfigMap: 'ca' } }),
    after: onGateway({}),
    changes: [
      'less-safe shop/router abc.com: Requests to abc.com have a different protocol of the backend: HTTP instead of HTTPS with a checked certificate (hostname vault.internal, caConfigMap ca). | GET http://abc.com/: protocol of the backend: HTTPS with a checked certificate (hostname vault.internal, caConfigMap ca) → protocol of the backend: HTTP',
    ],
  },
  pair('HTTP to the backend', { protocol: BackendProtocol.HTTPS }, {}, [
    'less-safe shop/router abc.com: Requests to abc.com below /user have a different protocol of the backend: HTTP instead of HTTPS. | GET http://abc.com/user: protocol of the backend: HTTPS → protocol of the backend: HTTP',
  ]),
  {
    title: 'other response headers',
    before: onGateway({ responseHeaders: { 'X-Frame-Options': 'DENY', 'X-A': '1' } }),
    after: onGateway({ responseHeaders: { 'x-a': '2', 'X-B': '3' } }),
    changes: [
      'less-safe shop/router abc.com: Requests to abc.com have no response header X-Frame-Options ("DENY") any more. | GET http://abc.com/: response header X-Frame-Options: "DENY" → no response header X-Frame-Options',
      'traffic shop/router abc.com: Requests to abc.com have a different response header x-a: "2" instead of "1". | GET http://abc.com/: response header x-a: "1" → response header x-a: "2"',
      'traffic shop/router abc.com: Requests to abc.com have a response header X-B ("3") now. | GET http://abc.com/: no response header X-B → response header X-B: "3"',
    ],
  },
  pair(
    'other annotations',
    { annotations: { 'nginx.ingress.kubernetes.io/proxy-next-upstream-tries': '1' } },
    { annotations: { 'nginx.ingress.kubernetes.io/proxy-next-upstream-tries': '2' } },
    [
      'traffic shop/router abc.com: Requests to abc.com below /user have a different annotation nginx.ingress.kubernetes.io/proxy-next-upstream-tries: "2" instead of "1". | GET http://abc.com/user: annotation nginx.ingress.kubernetes.io/proxy-next-upstream-tries: "1" → annotation nginx.ingress.kubernetes.io/proxy-next-upstream-tries: "2"',
    ],
  ),
  {
    title: 'other policies of the default backend alone',
    before: router((r) => r.prefix('/user', a), { defaultBackend: b }),
    after: router((r) => r.prefix('/user', a, { without: [RoutePolicy.BODY_SIZE] }), {
      defaultBackend: b,
      bodySize: Size.mebibytes(8),
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com that no route takes have a limit of the body (8192 KiB) now. | GET http://abc.com/: no limit of the body → limit of the body: 8192 KiB',
    ],
  },
];
