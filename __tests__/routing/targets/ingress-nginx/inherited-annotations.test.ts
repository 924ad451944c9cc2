import { type IngressRouterProps, type RouteOptions, RoutePolicy, RoutingTarget } from '../../../../lib';
import { buildCase, objectsOf, problemsOfRouter } from '../../support';

const NGINX = 'nginx.ingress.kubernetes.io/';
const raw = (annotations: { [name: string]: string }) =>
  Object.fromEntries(Object.entries(annotations).map(([name, value]) => [NGINX + name, value]));

const SIGN_IN = {
  'auth-url': 'https://$host/oauth2/auth',
  'auth-signin': 'https://$host/oauth2/start?rd=$escaped_request_uri',
};

const problems = (props: IngressRouterProps, options: RouteOptions) =>
  problemsOfRouter((router, { a }) => router.prefix('/a', a, options), props);

test('a route with an annotation of its own still asks who signs in', () => {
  const { router } = buildCase({
    props: () => ({ host: 'a.com', annotations: raw(SIGN_IN) }),
    routes: (it, { a }) => {
      it.prefix('/', a);
      it.prefix('/upload', a, { annotations: raw({ 'proxy-request-buffering': 'off' }) });
    },
  });
  const objects = objectsOf(router, RoutingTarget.ingressNginx());
  expect(objects?.map(({ metadata }) => [metadata.name, metadata.annotations])).toEqual([
    ['router', raw(SIGN_IN)],
    ['router-upload', raw({ ...SIGN_IN, 'proxy-request-buffering': 'off' })],
  ]);
});

test('a route is open only where it says so', () => {
  const { router } = buildCase({
    props: () => ({ host: 'a.com', annotations: raw(SIGN_IN), basicAuth: { secretName: 'users' } }),
    routes: (it, { a, b }) => {
      it.prefix('/', a);
      it.exact('/healthz', b, { without: [RoutePolicy.ANNOTATIONS, RoutePolicy.BASIC_AUTH] });
    },
  });
  const [guarded, open] = objectsOf(router, RoutingTarget.ingressNginx()) ?? [];
  expect(guarded?.metadata.annotations).toEqual(raw({ ...SIGN_IN, 'auth-type': 'basic', 'auth-secret': 'users' }));
  expect(open?.metadata.annotations).toBeUndefined();
});

const fix =
  'leave it out, or write without: [RoutePolicy.ANNOTATIONS] and repeat the annotations that the route keeps.';

test.each<[router: { [name: string]: string }, route: { [name: string]: string }, what: string]>([
  [SIGN_IN, { 'auth-url': '' }, 'what the router sets to "https://$host/oauth2/auth"'],
  [{ 'auth-type': 'basic', 'auth-secret': 'users' }, { 'auth-type': ' ' }, 'what the router sets to "basic"'],
  [{ 'limit-rps': '10' }, { 'limit-rps': '0' }, 'what the router sets to "10"'],
  [{ 'limit-rpm': '10' }, { 'limit-rpm': '-1' }, 'what the router sets to "10"'],
  [{ 'limit-connections': '10' }, { 'limit-connections': '' }, 'what the router sets to "10"'],
  [{ 'limit-rps': '10' }, { 'limit-whitelist': '0.0.0.0/0' }, 'a protection of the router'],
  [
    { 'whitelist-source-range': '10.0.0.0/8' },
    { 'whitelist-source-range': '' },
    'what the router sets to "10.0.0.0/8"',
  ],
  [
    { 'allowlist-source-range': '10.0.0.0/8' },
    { 'allowlist-source-range': '0.0.0.0/0,::/0' },
    'what the router sets to "10.0.0.0/8"',
  ],
  [{ 'denylist-source-range': '10.0.0.0/8' }, { 'denylist-source-range': '' }, 'what the router sets to "10.0.0.0/8"'],
  [{ 'auth-tls-secret': 'default/ca' }, { 'auth-tls-verify-client': 'off' }, 'a protection of the router'],
])('a route that loses a protection of its router by an annotation is a problem: %j %j', (router, route, what) => {
  const [[key, value] = []] = Object.entries(raw(route));
  expect(problems({ annotations: raw(router) }, { annotations: raw(route) })).toEqual([
    `annotation "${key}" has the value ${JSON.stringify(value)}, which takes away ${what}: ${fix}`,
  ]);
});

test.each<[router: { [name: string]: string }, route: { [name: string]: string }]>([
  [{ 'limit-rps': '10' }, { 'limit-rps': '100' }],
  [{ 'allowlist-source-range': '10.0.0.0/8' }, { 'allowlist-source-range': '10.0.0.0/8,192.168.0.0/16' }],
  [SIGN_IN, { 'auth-url': 'https://other.example.com/auth' }],
  [{ 'proxy-body-size': '8m' }, { 'proxy-body-size': '0' }],
  [{ 'proxy-buffering': 'on' }, { 'limit-rps': '5' }],
])('a route may give an annotation of its router another value: %j %j', (router, route) => {
  expect(problems({ annotations: raw(router) }, { annotations: raw(route) })).toEqual([]);
});

test('an annotation of a route cannot replace an option of its router', () => {
  const option = (name: string) => `write without: [RoutePolicy.${name}] to switch`;
  expect(
    problems({ externalAuth: { url: 'https://auth.example.com' } }, { annotations: raw({ 'auth-url': '' }) }),
  ).toEqual([
    `annotation "${NGINX}auth-url" has the value "", but externalAuth of the router sets "https://auth.example.com": leave the annotation out, or ${option('EXTERNAL_AUTH')} externalAuth off for the route.`,
  ]);
  expect(problems({ rateLimit: { requestsPerSecond: 5 } }, { annotations: raw({ 'limit-rps': '0' }) })).toEqual([
    `annotation "${NGINX}limit-rps" has the value "0", but rateLimit of the router sets "5": leave the annotation out, or ${option('RATE_LIMIT')} rateLimit off for the route.`,
  ]);
  // Under its older name, too.
  expect(
    problems({ allowFrom: ['10.0.0.0/8'] }, { annotations: raw({ 'whitelist-source-range': '0.0.0.0/0' }) }),
  ).toEqual([
    `annotation "${NGINX}whitelist-source-range" has the value "0.0.0.0/0", but allowFrom of the router sets "10.0.0.0/8": leave the annotation out, or ${option('ALLOW_FROM')} allowFrom off for the route.`,
  ]);
});

test('an option of a route cannot replace an annotation of its router', () => {
  const found = problems({ annotations: raw({ 'limit-rps': '5' }) }, { rateLimit: { requestsPerSecond: 500 } });
  expect(found).toEqual([
    `annotation "${NGINX}limit-rps" of the router has the value "5", but rateLimit of the route sets "500": leave rateLimit out, or write without: [RoutePolicy.ANNOTATIONS] and repeat the annotations that the route keeps.`,
  ]);
});

test('a route may replace what it is without', () => {
  const annotations = raw({ 'limit-rps': '0' });
  const without = [RoutePolicy.ANNOTATIONS];
  expect(problems({ annotations: raw({ 'limit-rps': '10' }) }, { annotations, without })).toEqual([]);
  expect(
    problems(
      { externalAuth: { url: 'https://auth.example.com' } },
      { annotations: raw(SIGN_IN), without: [RoutePolicy.EXTERNAL_AUTH] },
    ),
  ).toEqual([]);
});

test('a route that makes the allow list or the password of its router enough is a problem', () => {
  const annotations = raw({ satisfy: 'any' });
  const props = { basicAuth: { secretName: 'users' }, allowFrom: ['10.0.0.0/8'] };
  const flaw = `annotation "${NGINX}satisfy" is "any", for which either the allow list or the authentication is enough, although the router asks for one of them: leave it out, or write it on the router.`;
  expect(problems(props, { annotations })).toEqual([flaw]);
  expect(problems({ allowFrom: props.allowFrom }, { annotations, basicAuth: props.basicAuth })).toEqual([flaw]);
  expect(problems({ ...props, annotations }, {})).toEqual([]);
  expect(problems({}, { ...props, annotations })).toEqual([]);
  expect(problems({ basicAuth: props.basicAuth }, { annotations })).toEqual([]);
});
