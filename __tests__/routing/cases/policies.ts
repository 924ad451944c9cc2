import { Duration, Size } from 'cdk8s';
import {
  BackendProtocol,
  CanaryRelease,
  ClientCertificateCheck,
  type IBackend,
  type RoutePolicies,
  type RoutePolicy,
  SameSite,
  Tls,
} from '../../../lib';
import type { Option } from '../../../lib/routing/targets/capability';
import type { RoutingCase } from './routing-case';

interface PolicyRow {
  readonly title: string;
  readonly policies: RoutePolicies;
  readonly facts: readonly string[];
}

/** Each policy with every field that it has. */
const ROWS: readonly PolicyRow[] = [
  {
    title: 'CORS with the defaults',
    policies: { cors: { origins: ['*'] } },
    facts: [
      'CORS for *: methods GET, PUT, POST, DELETE, PATCH, OPTIONS; headers Accept, Authorization, Content-Type, X-Requested-With; without credentials; for 3600 s',
    ],
  },
  {
    title: 'CORS with every field',
    policies: {
      cors: {
        origins: ['https://app.example.com', 'http://b.example.com:8080'],
        methods: ['GET', 'PUT'],
        headers: ['X-Request-Id'],
        exposedHeaders: ['X-Total', 'X-Page'],
        credentials: true,
        maxAge: Duration.minutes(10),
      },
    },
    facts: [
      'CORS for https://app.example.com, http://b.example.com:8080: methods GET, PUT; headers X-Request-Id; exposed X-Total, X-Page; with credentials; for 600 s',
    ],
  },
  {
    title: 'timeouts',
    policies: { timeouts: { connect: Duration.seconds(3), read: Duration.minutes(2), send: Duration.seconds(5) } },
    facts: ['the backend connects within 3 s', 'the backend is read within 120 s', 'the backend is sent to within 5 s'],
  },
  {
    title: 'one time for reading and sending',
    policies: { timeouts: { read: Duration.seconds(90), send: Duration.seconds(90) } },
    facts: ['the backend is read within 90 s', 'the backend is sent to within 90 s'],
  },
  {
    title: 'a limit of the body',
    policies: { bodySize: Size.mebibytes(8) },
    facts: ['bodies have at most 8388608 bytes'],
  },
  { title: 'bodies of any size', policies: { unlimitedBody: true }, facts: ['bodies may have any size'] },
  {
    title: 'buffers',
    policies: {
      buffering: {
        responses: true,
        requests: false,
        bufferSize: Size.kibibytes(16),
        buffers: 8,
        busySize: Size.kibibytes(32),
        requestBufferSize: Size.mebibytes(1),
      },
    },
    facts: [
      'nginx reads client-body-buffer-size: 1m',
      'nginx reads proxy-buffer-size: 16k',
      'nginx reads proxy-buffering: on',
      'nginx reads proxy-buffers-number: 8',
      'nginx reads proxy-busy-buffers-size: 32k',
      'nginx reads proxy-request-buffering: off',
    ],
  },
  {
    title: 'buffers of answers',
    policies: {
      buffering: { responses: false, bufferSize: Size.kibibytes(16), buffers: 8, busySize: Size.kibibytes(32) },
    },
    facts: [
      'nginx reads proxy-buffer-size: 16k',
      'nginx reads proxy-buffering: off',
      'nginx reads proxy-buffers-number: 8',
      'nginx reads proxy-busy-buffers-size: 32k',
    ],
  },
  {
    title: 'bodies as they come',
    policies: { buffering: { responses: false, requests: false } },
    facts: ['nginx reads proxy-buffering: off', 'nginx reads proxy-request-buffering: off'],
  },
  {
    title: 'rates of requests',
    policies: { rateLimit: { requestsPerSecond: 10, requestsPerMinute: 300, burst: 2 } },
    facts: ['a client has 10 requests a second', 'a client has 300 requests a minute', 'rates burst to 2 times'],
  },
  {
    title: 'a rate limit',
    policies: { rateLimit: { requestsPerSecond: 10, requestsPerMinute: 300, connections: 4, burst: 2 } },
    facts: [
      'a client has 10 requests a second',
      'a client has 300 requests a minute',
      'a client has 4 connections',
      'rates burst to 2 times',
    ],
  },
  {
    title: 'rates without a burst',
    policies: { rateLimit: { requestsPerSecond: 10, requestsPerMinute: 300, burst: 1 } },
    facts: ['a client has 10 requests a second', 'a client has 300 requests a minute', 'rates burst to 1 times'],
  },
  {
    title: 'addresses that may pass',
    policies: { allowFrom: ['10.0.0.0/8', '2001:db8::/32'] },
    facts: ['only clients of 10.0.0.0/8, 2001:db8::/32 pass'],
  },
  {
    title: 'addresses that may not pass',
    policies: { denyFrom: ['203.0.113.7/32'] },
    facts: ['clients of 203.0.113.7/32 do not pass'],
  },
  {
    title: 'a sticky session',
    policies: { stickySession: { cookie: 'route', maxAge: Duration.hours(1) } },
    facts: ['a client stays on a pod by the cookie route for 3600 s'],
  },
  {
    title: 'a sticky session with every field',
    policies: {
      stickySession: {
        cookie: 'route',
        maxAge: Duration.days(2),
        expires: Duration.days(2),
        path: '/shop',
        sameSite: SameSite.NONE,
        conditionalSameSiteNone: true,
        secure: true,
        changeOnFailure: true,
      },
    },
    facts: [
      'a client stays on a pod by the cookie route for 172800 s',
      'the cookie is for /shop',
      'the cookie expires after 172800 s',
      'the cookie has SameSite None',
      'old browsers get no SameSite: true',
      'the cookie is secure: true',
      'the pod changes on failure: true',
    ],
  },
  {
    title: 'a key that decides about the pod',
    policies: { consistentHash: { key: '$arg_predictor-$host', subsetSize: 3 } },
    facts: ['requests with the same $arg_predictor-$host go to 3 of the pods'],
  },
  {
    title: 'a key of one variable',
    policies: { consistentHash: { key: '$request_uri' } },
    facts: ['requests with the same $request_uri go to 1 of the pods'],
  },
  { title: 'gRPC', policies: { protocol: BackendProtocol.GRPC }, facts: ['the backend speaks GRPC'] },
  {
    title: 'HTTPS with a certificate of an authority',
    policies: { backendTls: { hostname: 'vault.internal', caConfigMap: 'internal-ca' } },
    facts: ['the backend shows a certificate for vault.internal by the ConfigMap internal-ca'],
  },
  {
    title: 'basic auth',
    policies: { basicAuth: { secretName: 'users', realm: 'Staff only' } },
    facts: ['a password of the Secret users is asked for "Staff only"'],
  },
  {
    title: 'basic auth without a realm',
    policies: { basicAuth: { secretName: 'users' } },
    facts: ['a password of the Secret users is asked'],
  },
  {
    title: 'external auth',
    policies: {
      externalAuth: {
        url: 'https://$host/oauth2/auth',
        signinUrl: 'https://$host/oauth2/start?rd=$escaped_request_uri',
        responseHeaders: ['X-User', 'X-Group'],
      },
    },
    facts: [
      'https://$host/oauth2/auth is asked, which adds X-User, X-Group, and else https://$host/oauth2/start?rd=$escaped_request_uri',
    ],
  },
  {
    title: 'external auth at one address',
    policies: {
      externalAuth: {
        url: 'https://auth.example.com/verify',
        signinUrl: 'https://auth.example.com/start',
        responseHeaders: ['X-User'],
      },
    },
    facts: ['https://auth.example.com/verify is asked, which adds X-User, and else https://auth.example.com/start'],
  },
  {
    title: 'external auth by a Service',
    policies: { externalAuth: { url: 'http://auth:8080/verify?strict=1', responseHeaders: ['X-User'] } },
    facts: ['http://auth:8080/verify?strict=1 is asked, which adds X-User'],
  },
  {
    title: 'headers of the answer',
    policies: { responseHeaders: { 'X-Frame-Options': 'DENY', 'Cache-Control': 'no-store' } },
    facts: ['answers have Cache-Control: no-store', 'answers have X-Frame-Options: DENY'],
  },
  {
    title: 'a raw annotation',
    policies: { annotations: { 'nginx.ingress.kubernetes.io/proxy-buffering': 'on' } },
    facts: ['nginx reads proxy-buffering: on'],
  },
];

const optionOf = ({ policies }: PolicyRow) => Object.keys(policies) as Option[];

/** Every policy, said of one route, and of a router with a route of its own. */
const SINGLE: readonly RoutingCase[] = ROWS.flatMap((row): RoutingCase[] => [
  {
    title: `${row.title}: of a route, and of no other`,
    features: ['host', 'defaultBackend', 'prefix path', 'exact path', ...optionOf(row)],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router, { a, b }) => {
      router.prefix('/a', a, row.policies);
      router.exact('/a/b', b);
    },
    requests: [
      ['abc.com/a/x', 'a:80 /a/x'],
      ['abc.com/a/b', 'b:80 /a/b'],
      ['abc.com/', 'd:80 /'],
    ],
    treated: [
      ['abc.com/a/x', row.facts],
      ['abc.com/a/b', []],
      ['abc.com/', []],
    ],
  },
  {
    title: `${row.title}: of a router, for its routes and its default backend`,
    features: ['host', 'defaultBackend', 'prefix path', ...optionOf(row)],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d, ...row.policies }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      ['abc.com/a', 'a:80 /a'],
      ['abc.com/', 'd:80 /'],
    ],
    treated: [
      ['abc.com/a', row.facts],
      ['abc.com/', row.facts],
    ],
  },
  {
    title: `${row.title}: of a router, and of no route that is without it`,
    features: ['host', 'defaultBackend', 'prefix path', 'exact path', ...optionOf(row)],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d, ...row.policies }),
    routes: (router, { a, b }) => {
      router.prefix('/a', a);
      router.exact('/b', b, { without: Object.keys(row.policies) as RoutePolicy[] });
    },
    requests: [
      ['abc.com/a', 'a:80 /a'],
      ['abc.com/b', 'b:80 /b'],
      ['abc.com/', 'd:80 /'],
    ],
    treated: [
      ['abc.com/a', row.facts],
      ['abc.com/b', []],
      ['abc.com/', row.facts],
    ],
  },
]);

/** Policies by which the pods of a Service are chosen, or spoken to: one Service has one of them. */
const OF_SERVICES: readonly Option[] = ['stickySession', 'consistentHash', 'protocol', 'backendTls'];

/** Every policy of one of two hosts that are alike but for it. */
const OF_ONE_HOST: readonly RoutingCase[] = ROWS.filter(
  (row) => !optionOf(row).some((option) => OF_SERVICES.includes(option)),
).map(
  (row): RoutingCase => ({
    title: `${row.title}: of one host, and of no other`,
    features: ['host', 'hosts', 'prefix path', ...optionOf(row)],
    routes: (router, { a }) => {
      router.prefix('/', a, { host: 'open.com' });
      router.prefix('/', a, { host: 'abc.com', ...row.policies });
    },
    requests: [
      ['open.com/x', 'a:80 /x'],
      ['abc.com/x', 'a:80 /x'],
    ],
    treated: [
      ['open.com/x', []],
      ['abc.com/x', row.facts],
    ],
  }),
);

/** A service that says what it speaks. */
const speaking = (service: IBackend, protocol: BackendProtocol): IBackend => ({
  toRouteBackend: () => ({ stable: { ...service.toRouteBackend().stable, protocol } }),
});

const [CORS] = ROWS;

const CERTIFICATES = [
  'a certificate of shop/clients-ca is optional, with a chain of 2',
  'without one, https://abc.com/no-certificate answers',
  'the backend sees it: true',
  'it has CN=partner-[a-z]+',
];

export const POLICY_CASES: readonly RoutingCase[] = [
  ...SINGLE,
  ...OF_ONE_HOST,
  {
    title: 'certificates of clients, for all routes of a host',
    features: ['host', 'defaultBackend', 'prefix path', 'tls', 'httpsRedirect', 'clientCertificates', 'bodySize'],
    props: ({ d }) => ({
      host: 'abc.com',
      tls: Tls.secret('abc-com-tls'),
      clientCertificates: {
        secretName: 'shop/clients-ca',
        check: ClientCertificateCheck.OPTIONAL,
        depth: 2,
        errorPage: 'https://abc.com/no-certificate',
        passToBackend: true,
        commonName: 'partner-[a-z]+',
      },
      defaultBackend: d,
    }),
    routes: (router, { a }) => router.prefix('/a', a, { bodySize: Size.mebibytes(8) }),
    requests: [
      [{ host: 'abc.com', path: '/a', scheme: 'https' }, 'a:80 /a'],
      [{ host: 'abc.com', path: '/', scheme: 'https' }, 'd:80 /'],
    ],
    treated: [
      [{ host: 'abc.com', path: '/a', scheme: 'https' }, ['bodies have at most 8388608 bytes', ...CERTIFICATES]],
      [{ host: 'abc.com', path: '/', scheme: 'https' }, CERTIFICATES],
    ],
  },
  {
    title: 'services say what they speak, and need no policy for it',
    features: ['host', 'defaultBackend', 'prefix path', 'canary weight', 'protocol of the service'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: speaking(d, BackendProtocol.GRPC) }),
    routes: (router, { a, b, c, d }) => {
      const [stable, canary] = [speaking(a, BackendProtocol.GRPC), speaking(b, BackendProtocol.GRPC)];
      router.prefix('/shop.Orders', new CanaryRelease({ stable, canary, weight: 10 }));
      router.prefix('/shop.Items', speaking(d, BackendProtocol.GRPC), { protocol: BackendProtocol.GRPC });
      router.prefix('/web', c);
      router.prefix('/pages', speaking(c, BackendProtocol.HTTP));
    },
    requests: [
      ['abc.com/shop.Orders/List', 'a:80@90 b:80@10 /shop.Orders/List'],
      ['abc.com/shop.Items/List', 'd:80 /shop.Items/List'],
      ['abc.com/web/x', 'c:80 /web/x'],
      ['abc.com/pages/x', 'c:80 /pages/x'],
      ['abc.com/', 'd:80 /'],
    ],
  },
  {
    title: 'a service that speaks HTTPS',
    features: ['host', 'prefix path', 'protocol of the service'],
    props: () => ({ host: 'abc.com' }),
    routes: (router, { a }) => router.prefix('/', speaking(a, BackendProtocol.HTTPS)),
    requests: [['abc.com/x', 'a:80 /x']],
  },
  {
    title: 'CORS of a router holds for its redirects, too',
    features: ['host', 'defaultBackend', 'exact path', 'redirect', 'redirect with cors', 'cors'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d, ...CORS?.policies }),
    routes: (router) => router.redirect('/old', { path: '/new' }),
    requests: [
      ['abc.com/old', '302 http://abc.com/new'],
      ['abc.com/', 'd:80 /'],
    ],
    treated: [
      ['abc.com/old', CORS?.facts ?? []],
      ['abc.com/', CORS?.facts ?? []],
    ],
  },
];
