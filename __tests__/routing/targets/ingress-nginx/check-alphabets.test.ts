import { App, Chart } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  type CanaryReleaseOptions,
  IngressRouter,
  PathMatch,
  Rewrite,
  type RouteOptions,
  type RouteTable,
  RoutingTarget,
} from '../../../../lib';
import { checkAlphabets } from '../../../../lib/routing/targets/ingress-nginx/check-alphabets';
import { problemsOf } from '../../../support/app';
import type { Routes } from '../../support';
import { problemsOfRouter } from '../../support';

const [web, next] = [Backend.external('web', 80), Backend.external('next', 80)];

const route =
  (options: RouteOptions): Routes =>
  (router) =>
    router.prefix('/a', web, options);
const release =
  (options: Partial<CanaryReleaseOptions>): Routes =>
  (router) =>
    router.prefix('/a', new CanaryRelease({ stable: web, canary: next, ...options }));
const redirect =
  (path: string): Routes =>
  (router) => {
    router.prefix('/', web);
    router.redirect('/a', { path });
  };

const PATH = 'has characters that ingress-nginx does not compare literally: write letters, digits and "-._~@!&+,=:/".';
const VARIABLE = 'has a "$", which starts a variable in ingress-nginx: write it without.';
const annotation = (name: string, value: string) =>
  `annotation "nginx.ingress.kubernetes.io/${name}" has the value ${JSON.stringify(value)}`;
const url = 'https://auth.example.com';

/** Inputs that HTTP allows: what ingress-nginx says of each, and whether Gateway API takes it. */
const ROWS: [title: string, routes: Routes, props: object, problem: string, onGateway: boolean][] = [
  ['an apostrophe in a prefix', (router) => router.prefix("/it's", web), {}, `prefix path "/it's" ${PATH}`, true],
  ['a "$" in an exact path', (router) => router.exact('/a$b', web), {}, `exact path "/a$b" ${PATH}`, true],
  ['parentheses in a prefix', (router) => router.prefix('/a(b)', web), {}, `prefix path "/a(b)" ${PATH}`, true],
  ['a percent-encoded redirect', redirect('/a%20b'), {}, annotation('permanent-redirect', '/a%20b'), true],
  ['a redirect with a fragment', redirect('/b#c'), {}, annotation('permanent-redirect', '/b#c'), false],
  [
    'a header name with "_"',
    release({ header: { name: 'x_release' } }),
    {},
    annotation('canary-by-header', 'x_release'),
    true,
  ],
  [
    'a header value with a comma',
    release({ header: { name: 'x-release', value: 'a,b' } }),
    {},
    annotation('canary-by-header-value', 'a,b'),
    true,
  ],
  [
    'a header value with a space',
    release({ header: { name: 'x-release', value: 'a b' } }),
    {},
    'prefix "/a": the header value "a b" of the release has a space, which ingress-nginx drops: write it without.',
    true,
  ],
  ['a cookie with "|"', release({ cookie: 'a|b' }), {}, annotation('canary-by-cookie', 'a|b'), true],
  [
    'quotes in a realm',
    route({ basicAuth: { secretName: 'users', realm: 'Staff "only"' } }),
    {},
    annotation('auth-realm', 'Staff "only"'),
    false,
  ],
  [
    'a percent-encoded URL for authentication',
    route({ externalAuth: { url: `${url}/a%20b` } }),
    {},
    annotation('auth-url', `${url}/a%20b`),
    false,
  ],
  [
    'an unknown variable in a URL for authentication',
    route({ externalAuth: { url: `${url}/$hosst` } }),
    {},
    `prefix "/a": annotation "nginx.ingress.kubernetes.io/auth-url" has the value "${url}/$hosst", whose variable "$hosst" nginx does not know, so that it cannot load its configuration: write "$host".`,
    false,
  ],
  [
    'an unknown variable in the URL to sign in, for all routes',
    (router) => router.prefix('/a', web),
    { externalAuth: { url, signinUrl: `${url}?rd=$request_url` } },
    `the router: annotation "nginx.ingress.kubernetes.io/auth-signin" has the value "${url}?rd=$request_url", whose variable "$request_url" nginx does not know, so that it cannot load its configuration: write "$request_uri".`,
    false,
  ],
  [
    'the escaped URI of a request where no client is sent to sign in',
    route({ externalAuth: { url: `${url}/?rd=$escaped_request_uri` } }),
    {},
    'annotation "nginx.ingress.kubernetes.io/auth-url" has the variable "$escaped_request_uri", which the controller defines only with "nginx.ingress.kubernetes.io/auth-signin": write "$request_uri", or add it.',
    false,
  ],
  [
    'a header of an authentication with "."',
    route({ externalAuth: { url, responseHeaders: ['x.user'] } }),
    {},
    annotation('auth-response-headers', 'x.user'),
    false,
  ],
  [
    'a cookie of sessions with an apostrophe',
    route({ stickySession: { cookie: "it's" } }),
    {},
    annotation('session-cookie-name', "it's"),
    false,
  ],
  [
    'a header of CORS with an apostrophe',
    route({ cors: { origins: ['*'], headers: ["it's"] } }),
    {},
    annotation('cors-allow-headers', "it's"),
    true,
  ],
  [
    'a percent-encoded appRoot',
    (router) => router.prefix('/', web),
    { appRoot: '/%20' },
    annotation('app-root', '/%20'),
    true,
  ],
  ['a "$" in an appRoot', (router) => router.prefix('/', web), { appRoot: '/$a' }, `appRoot "/$a" ${VARIABLE}`, true],
  ['a percent-encoded rewrite', route({ rewrite: Rewrite.to('/%20') }), {}, annotation('rewrite-target', '/%20'), true],
  [
    'a "$" in a rewrite',
    route({ rewrite: Rewrite.to('/$a') }),
    {},
    `prefix "/a": the rewrite to "/$a" ${VARIABLE}`,
    true,
  ],
];

test.each(ROWS)('ingress-nginx refuses %s, which HTTP allows', (_, routes, props, problem) => {
  expect(problemsOfRouter(routes, props)).toEqual([expect.stringContaining(problem)]);
});

const gateway = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true });

test.each(ROWS.filter(([, , , , onGateway]) => onGateway))('Gateway API takes %s', (_, routes, props) => {
  expect(problemsOfRouter(routes, { target: gateway, ...props })).toEqual([]);
});

test('Gateway API refuses a redirect with a fragment, for which it has no field', () => {
  expect(problemsOfRouter(redirect('/b#c'), { target: gateway })).toEqual([
    expect.stringContaining('exact "/a" leads to "/b#c"'),
  ]);
});

test('what a router sets for all routes is reported once', () => {
  const found = problemsOf((chart) => {
    const router = new IngressRouter(chart, 'router', { externalAuth: { url: `${url}/$hosst` } });
    router.prefix('/a', web);
    router.prefix('/b', next);
  });
  expect(found).toEqual([expect.stringContaining('whose variable "$hosst" nginx does not know')]);
});

/** A table with one route, whatever the router itself accepts. */
function tableOf(match: PathMatch, path: string): RouteTable {
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', { host: 'abc.com' });
  router.prefix('/a', Backend.external('web', 80));
  const hosts = router.table.hosts.map((host) => ({
    ...host,
    routes: host.routes.map((route) => ({ ...route, match, path })),
  }));
  return { ...router.table, hosts };
}

const codes = (match: PathMatch, path: string) => [...checkAlphabets(tableOf(match, path))].map(({ code }) => code);

test.each(["/it's", '/a(b)', '/a$b', '/a;b', '/a%20b', '/ä', '/a b'])(
  'the path %s has characters that ingress-nginx does not compare literally',
  (path) => {
    expect(codes(PathMatch.PREFIX, path)).toEqual(['nginx-alphabet']);
    expect(codes(PathMatch.EXACT, path)).toEqual(['nginx-alphabet']);
  },
);

test.each(['/', '/user/42', '/-._~@!&+,=:/x'])('the path %s is compared literally', (path) => {
  expect(codes(PathMatch.PREFIX, path)).toEqual([]);
});
