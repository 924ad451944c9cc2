import { Duration } from 'cdk8s';
import { type IngressRouterProps, type RouteOptions, RoutePolicy } from '../../../lib';
import { buildCase, problemsOfRouter, untyped } from '../support';

const auth = { url: 'https://auth.example.com/verify' };

/** The policies of the route "/a". */
const policiesOf = (props: IngressRouterProps, options: RouteOptions) =>
  buildCase({ props: () => props, routes: (router, { a }) => router.prefix('/a', a, options) }).router.table.hosts[0]
    ?.routes[0]?.policies;

/** The problems of a router with the route "/a". */
const problems = (props: object, options: object) =>
  problemsOfRouter((router, { a }) => router.prefix('/a', a, untyped(options)), props);

test('a route keeps the annotations of its router beside its own, which win by key', () => {
  const annotations = { 'example.com/owner': 'shop', 'example.com/wave': '1' };
  expect(policiesOf({ annotations }, { annotations: { 'example.com/wave': '2', 'example.com/note': 'x' } })).toEqual({
    annotations: { 'example.com/owner': 'shop', 'example.com/wave': '2', 'example.com/note': 'x' },
  });
});

test('a route keeps the response headers of its router beside its own, whatever their case', () => {
  const responseHeaders = { 'X-Frame-Options': 'DENY', 'X-Team': 'shop' };
  expect(policiesOf({ responseHeaders }, { responseHeaders: { 'x-frame-options': 'SAMEORIGIN' } })).toEqual({
    responseHeaders: { 'X-Team': 'shop', 'x-frame-options': 'SAMEORIGIN' },
  });
});

test('any other policy of a route replaces that of its router', () => {
  const timeouts = { connect: Duration.seconds(3), read: Duration.seconds(9) };
  const own = { timeouts: { read: Duration.seconds(60) } };
  expect(policiesOf({ timeouts, basicAuth: { secretName: 'users' } }, own)).toEqual({
    ...own,
    basicAuth: { secretName: 'users' },
  });
});

test('a route is without the policies that it names, and keeps the others', () => {
  const props = { basicAuth: { secretName: 'users' }, externalAuth: auth, allowFrom: ['10.0.0.0/8'] };
  const without = [RoutePolicy.BASIC_AUTH, RoutePolicy.EXTERNAL_AUTH];
  expect(policiesOf(props, { without })).toEqual({ allowFrom: ['10.0.0.0/8'] });
});

test('a route is without a policy that its router has in some environments only', () => {
  for (const props of [{ rateLimit: { connections: 5 } }, {}]) {
    expect(problems(props, { without: ['basicAuth', 'rateLimit'] })).toEqual([]);
    expect(policiesOf(props, { without: [RoutePolicy.BASIC_AUTH, RoutePolicy.RATE_LIMIT] })).toEqual({});
  }
});

test('with "without", only what the route writes itself is left', () => {
  const props = {
    annotations: { 'example.com/owner': 'shop' },
    responseHeaders: { 'X-Team': 'shop' },
    rateLimit: { connections: 5 },
  };
  const own = {
    annotations: { 'example.com/note': 'x' },
    responseHeaders: { 'X-Note': 'x' },
    rateLimit: { requestsPerSecond: 5 },
  };
  const without = [RoutePolicy.ANNOTATIONS, RoutePolicy.RESPONSE_HEADERS, RoutePolicy.RATE_LIMIT];
  expect(policiesOf(props, { ...own, without })).toEqual(own);
  expect(
    problems({ rateLimit: props.rateLimit }, { rateLimit: own.rateLimit, without: [RoutePolicy.RATE_LIMIT] }),
  ).toEqual([]);
});

describe.each([undefined, null, false])('%s for a policy', (nothing) => {
  test.each<[name: string, policy: unknown, code: string]>([
    ['basicAuth', { secretName: 'users' }, 'BASIC_AUTH'],
    ['externalAuth', auth, 'EXTERNAL_AUTH'],
    ['allowFrom', ['10.0.0.0/8'], 'ALLOW_FROM'],
    ['denyFrom', ['10.0.0.0/8'], 'DENY_FROM'],
    ['rateLimit', { connections: 5 }, 'RATE_LIMIT'],
    ['annotations', { 'example.com/owner': 'shop' }, 'ANNOTATIONS'],
    ['cors', { origins: ['https://app.example.com'] }, 'CORS'],
    ['timeouts', { read: Duration.seconds(9) }, 'TIMEOUTS'],
  ])('that the router has is a problem: %s', (name, policy, code) => {
    expect(problems({ [name]: policy }, { [name]: nothing })).toEqual([
      `prefix "/a": ${name} is ${nothing}: leave ${name} out to inherit that of the router, or write without: [RoutePolicy.${code}] to switch it off.`,
    ]);
    expect(problems({ [name]: policy }, { [name]: nothing, without: [name] })).toEqual([]);
  });
});

test('undefined and null are no policy where the router has none', () => {
  expect(problems({}, { basicAuth: undefined, allowFrom: null })).toEqual([]);
  expect(problems({ basicAuth: undefined }, { basicAuth: { secretName: 'users' } })).toEqual([]);
});

test('other languages have one value for what is absent and what is undefined', () => {
  process.env.JSII_AGENT = 'Java';
  try {
    expect(problems({ basicAuth: { secretName: 'users' } }, { basicAuth: undefined })).toEqual([]);
  } finally {
    delete process.env.JSII_AGENT;
  }
});

test.each<[without: unknown, message: string]>([
  [['auth'], 'without ["auth"] has the wrong type; expected a list of policies such as [RoutePolicy.BASIC_AUTH].'],
  [
    'basicAuth',
    'without "basicAuth" has the wrong type; expected a list of policies such as [RoutePolicy.BASIC_AUTH].',
  ],
])('a list of policies that the route cannot be without is a problem: %j', (without, message) => {
  expect(problems({ basicAuth: { secretName: 'users' } }, { without })).toEqual([`prefix "/a": ${message}`]);
});

test('a rate limit that leaves out what the router limits is a problem', () => {
  const rateLimit = { requestsPerMinute: 60, connections: 5 };
  const code = '[RoutePolicy.RATE_LIMIT] to drop it.';
  expect(problems({ rateLimit }, { rateLimit: { requestsPerSecond: 100 } })).toEqual([
    `prefix "/a": rateLimit has no connections, which the router limits to 5: write it as well, or without: ${code}`,
  ]);
  expect(problems({ rateLimit }, { rateLimit: { connections: 100 } })).toEqual([
    `prefix "/a": rateLimit has no requestsPerMinute, which the router limits to 60: write it as well, or without: ${code}`,
  ]);
  expect(problems({ rateLimit }, { rateLimit: { requestsPerSecond: 100, connections: 20 } })).toEqual([]);
  expect(problems({ rateLimit: { requestsPerSecond: 5 } }, { rateLimit: { requestsPerSecond: 100 } })).toEqual([]);
});

test('the prefix "/" is a default backend with policies of its own', () => {
  const { router } = buildCase({
    props: () => ({ host: 'abc.com', basicAuth: { secretName: 'users' } }),
    routes: (it, { a, b }) => {
      it.prefix('/admin', a);
      it.prefix('/', b, { without: [RoutePolicy.BASIC_AUTH], allowFrom: ['10.0.0.0/8'] });
    },
  });
  const policies = router.table.hosts[0]?.routes.map((route) => route.policies);
  expect(policies).toEqual([{ basicAuth: { secretName: 'users' } }, { allowFrom: ['10.0.0.0/8'] }]);
});
