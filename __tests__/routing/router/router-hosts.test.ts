import { App, Chart, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  Backend,
  CanaryRelease,
  IngressRouter,
  type IngressRouterProps,
  PathMatch,
  Rewrite,
  type RouteTable,
  RoutingTarget,
  RoutingTargetBase,
  TargetCapability,
  Tls,
  Www,
} from '../../../lib';
import { ProblemsError } from '../../../lib/cdk8s/findings';
import type { Manifest } from '../../support/app';
import { expectValid } from '../../support/validate';

jest.spyOn(console, 'error').mockImplementation(() => {});

const web = Backend.external('web', 80);
const pay = Backend.external('pay', 80);
const ingressNginx = RoutingTarget.ingressNginx();
const gatewayApi = RoutingTarget.gatewayApi({ gateway: 'edge', gatewayNamespace: 'infra' });
const loose = RoutingTarget.gatewayApi({
  gateway: 'edge',
  gatewayNamespace: 'infra',
  allowImplementationSpecific: true,
});

interface Written {
  readonly props?: IngressRouterProps;
  readonly routes?: (router: IngressRouter) => void;
}

/** An app with the routers `one` and `two` for abc.com, each in a chart and a namespace of its own. */
function build(one: Written, two: Written, shared: IngressRouterProps = {}): { app: App; routers: IngressRouter[] } {
  const app = new App();
  const routers = [one, two].map(({ props, routes }, index) => {
    const namespace = ['one', 'two'][index] ?? '';
    const chart = new Chart(app, namespace, { namespace });
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', ...shared, ...props });
    routes?.(router);
    return router;
  });
  return { app, routers };
}

function objectsOf(app: App): Manifest[] {
  return app.charts.flatMap((chart) => Testing.synth(chart));
}

function problemsOf(...args: Parameters<typeof build>): string[] {
  try {
    objectsOf(build(...args).app);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.findings.map(({ path, message }) => `[${path}] ${message}`);
  }
}

const ONE_ROUTER =
  'write all routes of the host in one router, with Backend.inNamespace() for a Service of another namespace.';
const met = (theirs: string, own: string, host = 'host "abc.com" is') =>
  `[two/router] ${host} routed by one/router as well, whose ${theirs} may take the same requests as ${own}: give the two routers paths that cannot match the same request, or ${ONE_ROUTER}`;

describe.each([
  ['ingress-nginx', ingressNginx],
  ['Gateway API', gatewayApi],
  ['both', RoutingTarget.both(ingressNginx, gatewayApi)],
])('one host, services of two namespaces, on %s', (_, target) => {
  test('two routers share it, as long as no request is answered by both', () => {
    const { app, routers } = build(
      { routes: (router) => router.prefix('/user', web) },
      {
        routes: (router) => {
          router.prefix('/pay', pay);
          router.exact('/users', pay);
        },
      },
      { target },
    );
    const objects = objectsOf(app);
    expectValid(objects);
    expect(new Set(objects.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['one', 'two']));
    const answers = ['/user/1', '/pay/1', '/users', '/x'].map((path) =>
      routers.map((router) => router.resolve({ host: 'abc.com', path }).outcome),
    );
    expect(answers).toEqual([
      ['forward', 'none'],
      ['none', 'forward'],
      ['none', 'forward'],
      ['none', 'none'],
    ]);
  });

  test.each<[string, Written, Written, string]>([
    [
      'the same prefix',
      { routes: (router) => router.prefix('/a', web) },
      { routes: (router) => router.prefix('/a', pay) },
      met('prefix "/a"', 'prefix "/a"'),
    ],
    [
      'a prefix below another',
      { routes: (router) => router.prefix('/a', web) },
      { routes: (router) => router.prefix('/a/b', pay) },
      met('prefix "/a"', 'prefix "/a/b"'),
    ],
    [
      'a prefix above another',
      { routes: (router) => router.prefix('/a/b', web) },
      { routes: (router) => router.prefix('/a', pay) },
      met('prefix "/a/b"', 'prefix "/a"'),
    ],
    [
      'an exact path in a prefix',
      { routes: (router) => router.prefix('/a', web) },
      { routes: (router) => router.exact('/a/b/c', pay) },
      met('prefix "/a"', 'exact "/a/b/c"'),
    ],
    [
      'a default backend, which takes what is left',
      { props: { defaultBackend: web } },
      { routes: (router) => router.prefix('/pay', pay) },
      met('default backend', 'prefix "/pay"'),
    ],
  ])('%s is a problem that says how to go on', (__, one, two, problem) => {
    expect(problemsOf(one, two, { target })[0]).toBe(problem);
  });

  test('a redirect to HTTPS holds for the whole host', () => {
    const routes = [
      (router: IngressRouter) => router.prefix('/user', web),
      (router: IngressRouter) => router.prefix('/pay', pay),
    ];
    const [first, second] = routes;
    const problems = problemsOf({ routes: first, props: { httpsRedirect: true } }, { routes: second }, { target });
    expect(problems[0]).toContain(
      '[two/router] host "abc.com" is redirected to HTTPS by one/router and not by this router: write the same httpsRedirect in both',
    );
    expect(problemsOf({ routes: first }, { routes: second }, { target, httpsRedirect: true })).toEqual([]);
  });
});

describe('on ingress-nginx', () => {
  const plain: Written = { routes: (router) => router.prefix('/pay', pay) };
  const rewritten: Written = { routes: (router) => router.prefix('/user', web, { rewrite: Rewrite.stripPrefix() }) };
  const READ = 'makes ingress-nginx read every path of the host as a regular expression, those of both routers';

  test('an expression of one router would change the paths of the other', () => {
    expect(problemsOf(rewritten, plain)).toEqual([
      `[two/router] host "abc.com" is routed by one/router as well, whose prefix "/user" ${READ}: ${ONE_ROUTER}`,
    ]);
    expect(problemsOf(plain, rewritten)).toEqual([
      `[two/router] host "abc.com" is routed by one/router as well, where prefix "/user" of this router ${READ}: ${ONE_ROUTER}`,
    ]);
  });

  test('two routers whose paths are expressions already share the host', () => {
    const routes = (router: IngressRouter) => router.prefix('/pay', pay, { rewrite: Rewrite.to('/') });
    expect(problemsOf(rewritten, { routes })).toEqual([]);
  });

  test('a certificate of one router alone redirects the other', () => {
    const props = { tls: Tls.secret('abc-com-tls'), httpsRedirect: false };
    expect(problemsOf({ routes: (router) => router.prefix('/user', web), props }, plain)[0]).toBe(
      '[two/router] host "abc.com" is given a certificate by one/router, with which ingress-nginx redirects the routes of this router to HTTPS: write tls with httpsRedirect: false in both.',
    );
    expect(problemsOf({ routes: (router) => router.prefix('/user', web) }, plain, props)).toEqual([]);
  });

  test('a certificate of one router serves the other, where both redirect to HTTPS', () => {
    const props = { tls: Tls.secret('abc-com-tls') };
    const two = { ...plain, props: { httpsRedirect: true } };
    expect(problemsOf({ routes: (router) => router.prefix('/user', web), props }, two)).toEqual([]);
  });
});

describe('what is said for a whole host', () => {
  const user = (router: IngressRouter) => router.prefix('/user', web);
  const money = (router: IngressRouter) => router.prefix('/pay', pay);

  test('www may be said by one router, or by both alike', () => {
    const props = { www: Www.TO_APEX };
    expect(problemsOf({ routes: user, props }, { routes: money }, { target: loose })).toEqual([]);
    expect(problemsOf({ routes: user, props }, { routes: money, props }, { target: loose })).toEqual([]);
  });

  test.each([ingressNginx, loose])(
    'a name that one router redirects and the other serves is a problem: %#',
    (target) => {
      const one = { routes: user, props: { www: Www.TO_APEX } };
      const two = { routes: money, props: { host: 'www.abc.com' } };
      expect(problemsOf(one, two, { target })).toContain(
        '[two/router] host "www.abc.com" is redirected by www of one/router, but has routes of this router: leave www out, or the routes.',
      );
      expect(problemsOf(two, one, { target })).toContain(
        '[two/router] host "www.abc.com" is redirected by www of this router, but has routes of one/router: leave www out, or the routes.',
      );
    },
  );

  test('appRoot is a path like any other, unless both say the same', () => {
    const props = { appRoot: '/app' };
    expect(problemsOf({ routes: user, props }, { routes: money, props }, { target: loose })).toEqual([]);
    expect(problemsOf({ routes: user, props }, { routes: money }, { target: loose })).toEqual([]);
    expect(problemsOf({ routes: user, props }, { routes: money, props: { appRoot: '/b' } }, { target: loose })).toEqual(
      [met('appRoot', 'appRoot')],
    );
  });

  test('routers for every host share it by the same rules', () => {
    const every = { target: gatewayApi, host: undefined };
    expect(problemsOf({ routes: user }, { routes: money }, every)).toEqual([]);
    expect(problemsOf({ routes: user }, { routes: user }, every)[0]).toBe(
      met('prefix "/user"', 'prefix "/user"', 'requests to any other host are'),
    );
  });

  test('regular expressions and redirects are compared as well', () => {
    const one = { routes: (router: IngressRouter) => router.regex('/items/[0-9]+', web) };
    const two = {
      routes: (router: IngressRouter) => router.redirect('/items/7', { path: '/pay', match: PathMatch.EXACT }),
    };
    expect(problemsOf(one, two, { target: loose })).toEqual([met('regex "/items/[0-9]+"', 'exact "/items/7"')]);
    expect(problemsOf(one, { routes: (router) => router.prefix('/item', pay) }, { target: loose })).toEqual([]);
  });

  test('three routers are compared with each other', () => {
    const { app } = build({ routes: user }, { routes: money }, { target: gatewayApi });
    const third = new Chart(app, 'three', { namespace: 'three' });
    new IngressRouter(third, 'router', { host: 'abc.com', target: gatewayApi }).prefix('/pay/now', pay);
    expect(() => Testing.synth(third)).toThrow(
      'host "abc.com" is routed by two/router as well, whose prefix "/pay" may take the same requests as prefix "/pay/now"',
    );
  });
});

test('routers of different classes and Gateways have nothing to share', () => {
  const routes = (router: IngressRouter) => router.prefix('/a', web);
  const internal = RoutingTarget.ingressNginx({ className: 'internal' });
  expect(problemsOf({ routes }, { routes, props: { target: internal } })).toEqual([]);
  const other = RoutingTarget.gatewayApi({ gateway: 'other', gatewayNamespace: 'infra' });
  expect(problemsOf({ routes, props: { target: gatewayApi } }, { routes, props: { target: other } })).toEqual([]);
});

test('two routers that share both of their targets are one problem', () => {
  const target = RoutingTarget.both(ingressNginx, gatewayApi);
  const routes = (router: IngressRouter) => router.prefix('/a', web);
  const found = problemsOf({ routes }, { routes: (router) => router.prefix('/a/b', pay) }, { target });
  expect(found).toEqual([met('prefix "/a"', 'prefix "/a/b"')]);
});

test('releases of two namespaces stay apart', () => {
  const release = (name: string) =>
    new CanaryRelease({ stable: Backend.external(name, 80), canary: Backend.external('next', 80), weight: 10 });
  const one = { routes: (router: IngressRouter) => router.prefix('/user', release('user')) };
  expect(problemsOf(one, { routes: (router) => router.prefix('/pay', release('pay')) })).toEqual([]);
});

test('a target of your own that does not say how routers share a host has one router for each', () => {
  class Own extends RoutingTargetBase {
    readonly name = 'markdown';
    readonly capabilities = Object.fromEntries(
      ['name', 'host', 'prefix path'].map((option) => [option, TargetCapability.faithful()]),
    );
    render(_scope: Construct, _table: RouteTable): void {}
  }
  const target = new Own();
  const two = { routes: (router: IngressRouter) => router.prefix('/b', pay) };
  expect(problemsOf({ routes: (router) => router.prefix('/a', web) }, two, { target })).toEqual([
    '[two/router] host "abc.com" is routed by one/router as well, and the target "markdown" does not say how two routers share a host: write all of its routes in one router.',
  ]);
});

test('a thousand routers of one host are compared in a moment', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  for (let number = 0; number < 1000; number++) {
    const router = new IngressRouter(chart, `router-${number}`, { host: 'abc.com', target: gatewayApi });
    router.prefix(`/service-${number}`, web);
  }
  const start = performance.now();
  expect(Testing.synth(chart)).toHaveLength(1000);
  expect(performance.now() - start).toBeLessThan(20_000);
});
