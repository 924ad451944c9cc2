import { App, Chart, Duration, Testing } from 'cdk8s';
import { CanaryRelease, IngressRouter, type IngressRouterProps, Tls, type WebService, Www } from '../../../../lib';
import { messagesOf } from '../../../support/app';
import { addServices } from '../../support';

const NGINX = 'nginx.ingress.kubernetes.io/';

type Routes = (router: IngressRouter, a: WebService, b: WebService) => void;
const ROUTE: Routes = (router, a) => router.prefix('/a', a);

function build(props: IngressRouterProps, routes: Routes = ROUTE) {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const { a, b, c } = addServices(chart);
  const router = new IngressRouter(chart, 'router', props);
  routes(router, a, b);
  return { app, chart, router, c };
}

const error = jest.spyOn(console, 'error').mockImplementation();
beforeEach(() => error.mockClear());
afterAll(() => error.mockRestore());

/** The printed lines without the places where the routes were written. */
const printedWithCode = () => error.mock.calls.map(([line]) => String(line).replace(/ \S+\.ts:\d+ /, ' '));
const printed = () => printedWithCode().map((line) => line.replace(/ \([a-z-]+\)$/, ''));

const HSTS =
  'hosts with TLS send Strict-Transport-Security for a year, subdomains included, unless the controller\'s ConfigMap has hsts "false".';
const LOOP =
  'httpsRedirect without tls redirects in an endless loop behind a load balancer that terminates TLS, unless the ConfigMap of the controller has use-forwarded-headers "true".';
const PORT = 'the redirect to HTTPS leads to port 443, where a controller behind a node port does not listen.';

test('a router as it should be has none', () => {
  const { chart, router } = build({ host: 'abc.com' });
  Testing.synth(chart);
  expect(messagesOf(router.warnings)).toEqual([]);
  expect(printed()).toEqual([]);
});

test('they are printed at synth, and no earlier', () => {
  const { chart, router } = build({ host: 'abc.com', tls: Tls.secret('shop-tls') });
  expect(messagesOf(router.warnings)).toEqual([PORT, HSTS]);
  expect(printed()).toEqual([]);
  Testing.synth(chart);
  expect(printedWithCode()).toEqual([
    `warning: [shop/router] ${PORT} (redirect-port)`,
    `warning: [shop/router] ${HSTS} (hsts)`,
  ]);
});

test('once, however often an app is synthesized', () => {
  const { app, chart } = build({ host: 'abc.com', tls: Tls.secret('shop-tls') });
  Testing.synth(chart);
  Testing.synth(chart);
  app.synthYaml();
  expect(printed()).toHaveLength(2);
});

test('what a later route brings is printed then, and nothing again', () => {
  const { chart, router, c } = build({ host: 'abc.com', tls: Tls.secret('shop-tls') });
  Testing.synth(chart);
  expect(printed()).toEqual([`warning: [shop/router] ${PORT}`, `warning: [shop/router] ${HSTS}`]);
  router.prefix('/c', c, { annotations: { [`${NGINX}limit-rate`]: '1024' } });
  Testing.synth(chart);
  expect(printed()).toEqual([
    `warning: [shop/router] ${PORT}`,
    `warning: [shop/router] ${HSTS}`,
    `warning: [shop/router] annotation "${NGINX}limit-rate" acts only while nginx buffers responses, which is off by default: add "${NGINX}proxy-buffering": "on".`,
  ]);
});

test('each names the line of the route that it is about, or of the router', () => {
  const { chart } = build({ host: 'abc.com', tls: Tls.secret('shop-tls') }, (router, a, b) => {
    router.prefix('/a', a, { rateLimit: { connections: 3 } });
    router.prefix('/', b);
  });
  Testing.synth(chart);
  const lines = error.mock.calls.map(([line]) => /\/warnings\.test\.ts:(\d+) /.exec(line)?.[1]);
  expect(lines).toHaveLength(4);
  const [addresses, replicas, redirect] = lines.map(Number);
  expect(addresses).toBe(replicas);
  expect(addresses).toBeGreaterThan(redirect ?? Number.NaN);
});

test('they are no part of what is written', () => {
  const { app, chart, router } = build({
    host: 'abc.com',
    tls: Tls.secret('shop-tls'),
    rateLimit: { connections: 3 },
  });
  const written = JSON.stringify(Testing.synth(chart)) + app.synthYaml();
  expect(messagesOf(router.warnings)).not.toEqual([]);
  for (const { message } of router.warnings) expect(written).not.toContain(message);
  expect(written).not.toMatch(/warning/i);
});

test.each<[string, IngressRouterProps, string[]]>([
  ['TLS without the redirect', { host: 'abc.com', tls: Tls.secret('shop-tls'), httpsRedirect: false }, [HSTS]],
  ['the redirect without TLS', { host: 'abc.com', httpsRedirect: true }, [PORT, LOOP]],
  [
    'www',
    { host: 'abc.com', www: Www.TO_APEX },
    [
      'requests for www.abc.com are redirected to the port that the controller listens on: on a NodePort the redirect leads past it.',
      'www.abc.com is redirected only as long as no other Ingress of the cluster serves it.',
    ],
  ],
  [
    'a connect timeout beyond what the system waits',
    { timeouts: { connect: Duration.seconds(90) } },
    [
      `annotation "${NGINX}proxy-connect-timeout" has the value "90", but the operating system usually gives up after 75 seconds: write a whole number of seconds without a unit, for example "5".`,
    ],
  ],
  [
    'an empty annotation',
    { annotations: { [`${NGINX}proxy-body-size`]: '' } },
    [
      `annotation "${NGINX}proxy-body-size" has an empty value, which the controller treats as absent: write a whole number, optionally followed by k, m or g, for example "8m", or leave it out.`,
    ],
  ],
  [
    'errors that scripts of other origins cannot read',
    { cors: { origins: ['https://app.example.com'] }, annotations: { [`${NGINX}custom-http-errors`]: '404,503' } },
    [
      `annotation "${NGINX}custom-http-errors" has 404,503 answered by the error backend, without the headers of "${NGINX}enable-cors", so that browsers hide these answers from scripts of other origins: write them into an Ingress without CORS, or let the error backend send Access-Control-Allow-Origin.`,
    ],
  ],
  [
    "another controller's annotation",
    { annotations: { 'ingress.kubernetes.io/proxy-body-size': '8m' } },
    [
      `annotation "ingress.kubernetes.io/proxy-body-size" is not read by ingress-nginx: did you mean "${NGINX}proxy-body-size"?`,
    ],
  ],
])('%s', (_, props, messages) => {
  const { chart, router } = build(props);
  expect(messagesOf(router.warnings)).toEqual(messages);
  Testing.synth(chart);
  expect(printed()).toEqual(messages.map((message) => `warning: [shop/router] ${message}`));
});

test('a header value that elsewhere has a meaning', () => {
  const { chart, router } = build({}, (own, a, b) =>
    own.prefix('/a', new CanaryRelease({ stable: a, canary: b, header: { name: 'x-release', value: 'always' } })),
  );
  expect(messagesOf(router.warnings)).toEqual([
    `annotation "${NGINX}canary-by-header-value" has the value "always", which sends requests with exactly this header value to the canary and has no special meaning here: write another value, or leave the annotation out to use "always" and "never".`,
  ]);
  Testing.synth(chart);
  expect(printed()).toHaveLength(1);
});

test('a policy of one route that may decide about paths which no route takes', () => {
  const { router } = build({ host: 'abc.com' }, (own, a, b) => {
    own.prefix('/a', a, { basicAuth: { secretName: 'users' } });
    own.prefix('/b', b);
  });
  expect(messagesOf(router.warnings)).toEqual([
    'abc.com has no route for all other paths: ingress-nginx answers them with 404, or by the policies of the oldest Ingress of the host. Set defaultBackend to decide.',
  ]);
});

test('sessions that stick, and a release that they would keep from deciding', () => {
  const STICKY =
    'a client with a sticky session stays with the version that answered it first, before header, cookie and weight of the release decide.';
  const release = (a: WebService, b: WebService) => new CanaryRelease({ stable: a, canary: b, weight: 10 });
  const ofRoute = build({}, (own, a, b) => own.prefix('/a', release(a, b), { stickySession: {} }));
  expect(messagesOf(ofRoute.router.warnings)).toEqual([STICKY]);
  const ofRouter = build({ stickySession: {} }, (own, a, b) => own.prefix('/a', release(a, b)));
  expect(messagesOf(ofRouter.router.warnings)).toEqual([STICKY]);
  const neither = build({}, (own, a, b) => own.prefix('/a', release(a, b)));
  expect(messagesOf(neither.router.warnings)).toEqual([]);
});

test.each([
  ['auth-tls-secret', 'default/ca'],
  ['ssl-ciphers', 'HIGH'],
])('what holds for a whole host, when a route says it and not the router: %s', (name, value) => {
  const annotations = { [NGINX + name]: value };
  const { router, chart } = build({ host: 'abc.com' }, (own, a, b) => {
    own.prefix('/a', a, { annotations });
    own.prefix('/b', b);
  });
  expect(messagesOf(router.warnings)).toEqual([
    `annotation "${NGINX}${name}" holds for a whole host, and the oldest Ingress of the host decides: set it on the router.`,
  ]);
  Testing.synth(chart);
  expect(printed()).toHaveLength(1);
  expect(messagesOf(build({ host: 'abc.com', annotations }).router.warnings)).toEqual([]);
});

test('none are printed beside problems, which come first', () => {
  const { chart, router } = build({ host: 'abc.com', tls: Tls.secret('shop-tls') }, (router, a) =>
    router.prefix('a', a),
  );
  expect(messagesOf(router.warnings)).toEqual([]);
  expect(() => Testing.synth(chart)).toThrow('prefix path "a" has no leading "/": write "/a".');
  expect(printed()).toEqual([]);
});
