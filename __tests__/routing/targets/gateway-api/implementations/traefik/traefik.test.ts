import { ApiObject, App, Chart, Duration, Size, Testing } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  GatewayDifference,
  GatewayImplementation,
  IngressRouter,
  type IngressRouterProps,
  PathMatch,
  Rewrite,
  RoutingTarget,
  SameSite,
  Www,
} from '../../../../../../lib';
import { checkTarget } from '../../../../../../lib/routing/targets/check-target';
import { type Manifest, synthesize } from '../../../../../support/app';
import { accepting, strict } from './targets';

const web = Backend.external('web', 80);
const REASON = 'links have no query';

function routerOf(
  props: IngressRouterProps,
  routes: (router: IngressRouter) => void,
  emit?: (all: Manifest[]) => void,
) {
  let made: IngressRouter | undefined;
  const objects = synthesize((chart) => {
    made = new IngressRouter(chart, 'router', { host: 'abc.com', ...props });
    routes(made);
  });
  emit?.(objects);
  return made as IngressRouter;
}

/** The problems of an app, each as a line. */
function problemsOfApp(build: (chart: Chart) => void): string[] {
  const chart = new Chart(new App(), 'shop');
  build(chart);
  try {
    Testing.synth(chart);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').filter((line) => line.includes('[shop/'));
  }
}

function middlewaresOf(props: IngressRouterProps, routes: (router: IngressRouter) => void) {
  let found: Manifest[] = [];
  routerOf({ target: accepting(), ...props }, routes, (all) => {
    found = all.filter(({ kind }) => kind === 'Middleware');
  });
  return found.map(({ metadata, spec }) => [metadata.name, spec]);
}

test('a guarded route refers to a Middleware for each guard, after CORS', () => {
  const guarded = (router: IngressRouter) =>
    router.prefix('/pay', web, {
      cors: { origins: ['https://*.abc.com'] },
      rateLimit: { requestsPerMinute: 6, burst: 2, connections: 3 },
      allowFrom: ['10.0.0.0/8'],
      basicAuth: { secretName: 'users' },
      bodySize: Size.kibibytes(64),
    });
  expect(middlewaresOf({}, guarded)).toEqual([
    [
      'router-pay',
      {
        headers: expect.objectContaining({
          accessControlAllowOriginListRegex: ['^https://[^.]+[.]abc[.]com$'],
          accessControlMaxAge: 3600,
        }),
      },
    ],
    ['router-pay-2', { rateLimit: { average: 6, period: '1m', burst: 12 } }],
    ['router-pay-3', { inFlightReq: { amount: 3, sourceCriterion: { ipStrategy: {} } } }],
    ['router-pay-4', { ipAllowList: { sourceRange: ['10.0.0.0/8'] } }],
    ['router-pay-5', { basicAuth: { secret: 'users' } }],
    ['router-pay-6', { buffering: { maxRequestBodyBytes: 65536 } }],
  ]);
});

test('routes with equal guards share a Middleware', () => {
  const props = { allowFrom: ['10.0.0.0/8'], defaultBackend: web };
  expect(middlewaresOf(props, (router) => router.prefix('/a', web))).toHaveLength(1);
});

test('next to routes that anyone may use, a guarded path is closed while Traefik cannot make its guard', () => {
  let rules: unknown[] = [];
  const routes = (router: IngressRouter) => {
    router.prefix('/admin', web, { basicAuth: { secretName: 'users' } });
  };
  routerOf({ target: strict(), defaultBackend: web }, routes, (all) => {
    rules = all.find(({ kind }) => kind === 'HTTPRoute')?.spec.rules;
  });
  const path = { type: 'PathPrefix', value: '/admin' };
  const filters = [
    { type: 'ExtensionRef', extensionRef: { group: 'traefik.io', kind: 'Middleware', name: 'router-admin' } },
  ];
  expect(rules).toEqual([
    { matches: [{ path }], filters, backendRefs: [{ name: 'web', port: 80 }] },
    { matches: [{ path }] },
    { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'web', port: 80 }] },
  ]);
});

test('a named port is one of a TraefikService', () => {
  let all: Manifest[] = [];
  const named = (router: IngressRouter) => router.prefix('/a', Backend.externalNamed('grafana', 'http-web'));
  routerOf({ target: strict() }, named, (objects) => {
    all = objects;
  });
  const specs = all.filter(({ kind }) => kind === 'TraefikService').map(({ spec }) => spec);
  expect(specs).toEqual([{ weighted: { services: [{ name: 'grafana', port: 'http-web' }] } }]);
});

describe('a sticky session', () => {
  const session = { cookie: 'route', maxAge: Duration.hours(1), sameSite: SameSite.LAX, secure: true };
  const emitted = (props: IngressRouterProps, routes: (router: IngressRouter) => void) => {
    let found: Manifest[] = [];
    routerOf({ target: accepting(), ...props }, routes, (all) => {
      found = all;
    });
    return found;
  };

  test('is a TraefikService, to which all rules with it refer in place of the Service', () => {
    const objects = emitted({ stickySession: session, defaultBackend: web }, (router) => router.prefix('/a', web));
    const [service, ...others] = objects.filter(({ kind }) => kind === 'TraefikService');
    const cookie = { name: 'route', httpOnly: true, path: '/', maxAge: 3600, sameSite: 'lax', secure: true };
    expect(service?.spec).toEqual({ weighted: { services: [{ name: 'web', port: 80, sticky: { cookie } }] } });
    expect(others).toEqual([]);
    const rules: { backendRefs: unknown }[] = objects.find(({ kind }) => kind === 'HTTPRoute')?.spec.rules;
    const ref = { group: 'traefik.io', kind: 'TraefikService', name: 'router-web' };
    expect(rules.map(({ backendRefs }) => backendRefs)).toEqual([[ref], [ref]]);
  });

  test('has the cookie of ingress-nginx where no other is named', () => {
    const [service] = emitted({ stickySession: {}, defaultBackend: web }, () => {}).filter(
      ({ kind }) => kind === 'TraefikService',
    );
    expect(service?.spec.weighted.services[0].sticky).toEqual({
      cookie: { name: 'INGRESSCOOKIE', httpOnly: true, path: '/' },
    });
  });

  const problems = (props: IngressRouterProps, routes: (router: IngressRouter) => void) => {
    const router = new IngressRouter(new Chart(new App(), 'shop', { namespace: 'shop' }), 'router', props);
    routes(router);
    return checkTarget(accepting(), router.table).map(({ code, message }) => `${message} (${code})`);
  };

  test.each<[string, (router: IngressRouter) => void, string]>([
    [
      'a release',
      (router) =>
        router.prefix('/a', new CanaryRelease({ stable: web, canary: Backend.external('next', 80), weight: 10 }), {
          stickySession: session,
        }),
      'prefix "/a" has a stickySession and goes to a release, between whose versions a client of Traefik changes all the same: leave stickySession out while there is one. (gateway-value)',
    ],
    [
      'a Service of another namespace',
      (router) => router.prefix('/a', Backend.inNamespace('mail', web), { stickySession: session }),
      'prefix "/a" has a stickySession and goes to "web" in the namespace "mail", where Traefik looks for none: leave stickySession out, or write the route there. (gateway-value)',
    ],
    [
      'a session of a named port, and none',
      (router) => {
        router.prefix('/a', Backend.externalNamed('web', 'http'), { stickySession: session });
        router.prefix('/b', Backend.externalNamed('web', 'http'));
      },
      'prefix "/b" goes to "web", of which another route has another stickySession, or none: Traefik has one for each port of a Service, so write the same. (gateway-value)',
    ],
    [
      'two sessions of one Service',
      (router) => {
        router.prefix('/a', web, { stickySession: session });
        router.prefix('/b', web, { stickySession: { cookie: 'other' } });
      },
      'prefix "/b" goes to "web", of which another route has another stickySession, or none: Traefik has one for each port of a Service, so write the same. (gateway-value)',
    ],
  ])('is refused for %s', (_, routes, message) => {
    expect(problems({ host: 'abc.com' }, routes)).toEqual([message]);
  });
});

test('a rewrite by groups is a Middleware, in which a dollar sign that is none is doubled', () => {
  const rewritten = (router: IngressRouter) =>
    router.regex('/item/([0-9]+)x', web, { rewrite: Rewrite.regex('/i$1x') });
  expect(middlewaresOf({}, rewritten)).toEqual([
    ['router-item-0-9-x', { replacePathRegex: { regex: '^(?:/item/([0-9]+)x)$', replacement: '/i$'.concat('{1}x') } }],
  ]);
});

test.each([
  [
    'requestTimeout',
    () => strict({ requestTimeout: Duration.seconds(3) }).optionProblems(),
    'requestTimeout is a field that Traefik ignores: set respondingTimeouts of its entry point, and leave requestTimeout out.',
  ],
  [
    'a difference that Traefik does not have',
    () =>
      strict({
        implementation: GatewayImplementation.traefik({ accepts: { [GatewayDifference.HEADER_LISTS]: REASON } }),
      }).optionProblems(),
    'accepts has "header-lists", in which GatewayImplementation.traefik() does not differ: write one of GatewayDifference.BUFFERED_BODY, GatewayDifference.HOST_ORDER, GatewayDifference.RATE_COUNTING, GatewayDifference.REDIRECT_METHOD, GatewayDifference.REDIRECT_QUERY, GatewayDifference.SESSION_SECURE, GatewayDifference.WILDCARD_LABELS, GatewayDifference.WWW_SLASH.',
  ],
])('%s', (_, problems, message) => {
  expect(problems().map((each) => each.message)).toEqual([message]);
});

test('a difference has the name of its member, by which languages without values of enums know it', () => {
  const named = strict({ implementation: GatewayImplementation.traefik({ accepts: { HOST_ORDER: REASON } }) });
  expect(named.optionProblems()).toEqual([]);
});

test('a redirect that keeps the query needs fields of RequestRedirect, without what is encoded', () => {
  const accepts = { [GatewayDifference.REDIRECT_QUERY]: REASON };
  const target = strict({ implementation: GatewayImplementation.traefik({ accepts }) });
  const { table } = routerOf({ target: accepting(), defaultBackend: web }, (router) => {
    router.redirect('/a', { path: '/b%20c', status: 301 });
    router.redirect('/q', { path: '/b?c=d', match: PathMatch.EXACT });
  });
  expect(checkTarget(target, table).map(({ message }) => message)).toEqual([
    'exact "/a" leads to "/b%20c", whose "%" Traefik encodes once more in a RequestRedirect: write a path without it.',
    'exact "/q" leads to "/b?c=d", which RequestRedirect has no fields for: write a path without a query, or a URL of a lower-case DNS name and such a path.',
  ]);
});

describe('a wildcard host, whose longer paths Traefik tries first, next to a host that it takes as well', () => {
  const WILDCARD = { [GatewayDifference.WILDCARD_LABELS]: REASON };
  const onTraefik = (accepts: { [difference: string]: string }) =>
    strict({ implementation: GatewayImplementation.traefik({ accepts }) });
  const inTwoRouters = (accepts: { [difference: string]: string }, wildcard: string, own: IngressRouterProps) =>
    problemsOfApp((chart) => {
      const target = onTraefik(accepts);
      new IngressRouter(chart, 'any', { host: wildcard, target }).prefix('/', web);
      new IngressRouter(chart, 'own', { ...own, target }).prefix('/', web);
    });
  const beside = (host: string, wildcard: string) =>
    `host "${host}" stands next to "${wildcard}" of shop/any, whose longer paths Traefik tries first for requests of the host as well: list the hosts by name, or say why that does not matter, by accepts: { [GatewayDifference.HOST_ORDER]: "…" } of GatewayImplementation.traefik(). (gateway-open-paths)`;

  test.each([
    ['shop.abc.com', '*.abc.com'],
    ['a.b.abc.com', '*.abc.com'],
    ['*.b.abc.com', '*.abc.com'],
  ])('%s of one router, %s of another', (host, wildcard) => {
    expect(inTwoRouters(WILDCARD, wildcard, { host })).toEqual([expect.stringContaining(beside(host, wildcard))]);
    expect(inTwoRouters({ ...WILDCARD, [GatewayDifference.HOST_ORDER]: REASON }, wildcard, { host })).toEqual([]);
  });

  test.each([
    ['abc.com', '*.abc.com'],
    ['xabc.com', '*.abc.com'],
    ['*.abc.com', '*.b.abc.com'],
  ])('%s is none that %s takes, but for the hosts of the latter', (host, wildcard) => {
    const found = inTwoRouters(WILDCARD, wildcard, { host });
    expect(found.filter((line) => line.includes(`host "${host}" stands`))).toEqual([]);
  });

  const besideObject = (spec: object, target = onTraefik(WILDCARD)) =>
    problemsOfApp((chart) => {
      const metadata = { name: 'any' };
      new ApiObject(chart, 'any', { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata, spec });
      new IngressRouter(chart, 'own', { host: 'shop.abc.com', target }).prefix('/', web);
    }).filter((line) => line.includes('gateway-open-paths'));
  const [gateway, rules] = [{ name: 'shop-gateway' }, [{ backendRefs: [{ name: 'web', port: 80 }] }]];

  test('an HTTPRoute of the app that no router wrote counts as another router', () => {
    const hostnames = ['*.abc.com'];
    const words = beside('shop.abc.com', '*.abc.com').replace('shop/any', 'HTTPRoute "any"');
    expect(besideObject({ parentRefs: [gateway], hostnames, rules })).toEqual([expect.stringContaining(words)]);
    const inBoth = RoutingTarget.both(RoutingTarget.ingressNginx(), onTraefik(WILDCARD));
    expect(besideObject({ parentRefs: [gateway], hostnames, rules }, inBoth)).toEqual([expect.stringContaining(words)]);
    for (const parent of [
      { name: 'other' },
      { name: 'shop-gateway', namespace: 'infra' },
      { name: 'shop-gateway', kind: 'Service' },
    ]) {
      expect(besideObject({ parentRefs: [parent], hostnames, rules })).toEqual([]);
    }
    expect(besideObject({ parentRefs: [gateway], hostnames: ['other.org'], rules })).toEqual([]);
  });

  test('an HTTPRoute for every host that no router wrote is one on any implementation', () => {
    const matches = [{ path: { type: 'Exact', value: '/status' } }];
    const spec = { parentRefs: [gateway], rules: [{ ...rules[0], matches }] };
    expect(besideObject(spec, RoutingTarget.gatewayApi({ gateway: 'shop-gateway' }))).toEqual([
      expect.stringContaining(
        'host "shop.abc.com" stands next to exact "/status" of HTTPRoute "any" for every host, which some implementations of Gateway API try for requests of the host as well: name the hosts of all routes, or set allowImplementationSpecific: true. (gateway-open-paths)',
      ),
    ]);
  });

  test('a name that is redirected to a host', () => {
    const own = { host: 'www.abc.com', www: Www.TO_WWW };
    const accepts = { ...WILDCARD, [GatewayDifference.WWW_SLASH]: REASON };
    expect(inTwoRouters(accepts, '*.com', own)).toEqual([expect.stringContaining(beside('www.abc.com', '*.com'))]);
    const toApex = { host: 'abc.com', www: Www.TO_APEX };
    expect(inTwoRouters(accepts, '*.abc.com', toApex)).toEqual([
      expect.stringContaining(beside('www.abc.com', '*.abc.com')),
    ]);
  });
});
