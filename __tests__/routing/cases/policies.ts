import { Duration, Size } from 'cdk8s';
import { BackendProtocol, type RoutePolicies, type RoutePolicy } from '../../../lib';
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
    title: 'a limit of the body',
    policies: { bodySize: Size.mebibytes(8) },
    facts: ['bodies have at most 8388608 bytes'],
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
  { title: 'gRPC', policies: { protocol: BackendProtocol.GRPC }, facts: ['the backend speaks GRPC'] },
  {
    title: 'basic auth',
    policies: { basicAuth: { secretName: 'users', realm: 'Staff only' } },
    facts: ['a password of the Secret users is asked for "Staff only"'],
  },
  {
    title: 'external auth',
    policies: {
      externalAuth: {
        url: 'https://auth.example.com/verify',
        signinUrl: 'https://auth.example.com/start?from=shop',
        responseHeaders: ['X-User', 'X-Group'],
      },
    },
    facts: [
      'https://auth.example.com/verify is asked, which adds X-User, X-Group, and else https://auth.example.com/start?from=shop',
    ],
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

const [CORS] = ROWS;

export const POLICY_CASES: readonly RoutingCase[] = [
  ...SINGLE,
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
