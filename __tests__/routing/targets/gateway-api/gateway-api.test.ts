import { App, Chart, Duration, Testing } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  type GatewayApiTargetOptions,
  IngressRouter,
  type IngressRouterProps,
  PathMatch,
  Rewrite,
  RoutingTarget,
  Tls,
  Www,
} from '../../../../lib';
import { ProblemsError } from '../../../../lib/cdk8s/findings';
import { type Manifest, only, problemsOf as problemsIn, synthesize } from '../../../support/app';
import { checkGatewayObjects } from './model/check-gateway-objects';

jest.spyOn(console, 'error').mockImplementation(() => {});

const web = Backend.external('web', 80);
const names = (objects: readonly Manifest[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test('a ReferenceGrant lets a Gateway in another namespace read the certificates', () => {
  const objects = synthesize(
    (chart) => {
      const target = RoutingTarget.gatewayApi({
        gateway: 'edge',
        gatewayNamespace: 'infra',
        create: { gatewayClassName: 'envoy' },
      });
      const tls = Tls.secret('abc-com-tls');
      new IngressRouter(chart, 'router', { host: 'abc.com', target, tls }).prefix('/a', web);
    },
    { namespace: 'shop' },
  );
  expect(checkGatewayObjects(objects)).toEqual([]);
  expect(names(objects)).toEqual(['Gateway edge', 'ReferenceGrant edge', 'HTTPRoute router', 'HTTPRoute router-http']);
  expect(objects[0]?.metadata.namespace).toBe('infra');
});

test('routers of several namespaces share a host and the Gateway that one of them makes', () => {
  const app = new App();
  const [first, second] = ['user', 'payments'].map((namespace) => new Chart(app, namespace, { namespace }));
  const router = (chart: Chart | undefined, options: Partial<GatewayApiTargetOptions>) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', ...options });
    return new IngressRouter(chart as Chart, 'router', { host: 'abc.com', target });
  };
  router(first, { create: { gatewayClassName: 'envoy', routesFrom: ['payments'] } }).prefix('/user', web);
  router(second, { gatewayNamespace: 'user' }).prefix('/pay', web);
  const objects = app.charts.flatMap((chart) => Testing.synth(chart));
  expect(names(objects)).toEqual(['Gateway edge', 'HTTPRoute router', 'HTTPRoute router']);
  const selector = {
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['user', 'payments'] }],
  };
  expect(objects[0]?.spec.listeners).toEqual([
    { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Selector', selector } } },
  ]);
});

test.each<[unknown, string]>([
  [['Pay_ments'], 'routesFrom "Pay_ments" is not'],
  ['payments', 'routesFrom "payments" has the wrong type'],
  [['payments'], 'create lets routes of other namespaces in next to those of the router: set the namespace'],
])('routesFrom %j of a router without a namespace', (routesFrom, message) => {
  const create = { gatewayClassName: 'envoy', routesFrom: routesFrom as string[] };
  const target = RoutingTarget.gatewayApi({ gateway: 'edge', create });
  const problems = problemsIn((chart) => new IngressRouter(chart, 'router', { target }).prefix('/a', web));
  expect(problems[0]).toContain(message);
});

test('a ReferenceGrant names each Secret once, but not those that cert-manager makes next to the Gateway', () => {
  const granted = (tls: Tls) =>
    synthesize(
      (chart) => {
        const create = { gatewayClassName: 'envoy' };
        const target = RoutingTarget.gatewayApi({ gateway: 'edge', gatewayNamespace: 'infra', create });
        new IngressRouter(chart, 'router', { hosts: ['a.com', 'b.com', 'c.com'], target, tls }).prefix('/a', web);
      },
      { namespace: 'shop' },
    )
      .filter(({ kind }) => kind === 'ReferenceGrant')
      .map(({ spec }) => spec);
  const shared = ['a.com', 'b.com'].map((host) => Tls.secret('shared', { hosts: [host] }));
  expect(granted(Tls.several([...shared, Tls.secret('other')]))).toEqual([
    {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'infra' }],
      to: [
        { group: '', kind: 'Secret', name: 'shared' },
        { group: '', kind: 'Secret', name: 'other' },
      ],
    },
  ]);
  expect(granted(Tls.certManager({ clusterIssuer: 'letsencrypt' }))).toEqual([]);
});

test.each([
  ['cluster-issuer', Tls.certManager({ clusterIssuer: 'letsencrypt' })],
  ['issuer', Tls.certManager({ issuer: 'letsencrypt' })],
])('cert-manager is asked by the annotation %s of the Gateway', (name, tls) => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', create: { gatewayClassName: 'envoy' } });
    new IngressRouter(chart, 'router', { host: 'abc.com', target, tls }).prefix('/a', web);
  });
  expect(only(objects, 'Gateway').metadata.annotations).toEqual({ [`cert-manager.io/${name}`]: 'letsencrypt' });
  expect(only(objects, 'Gateway').spec.listeners[1]?.tls).toEqual({ certificateRefs: [{ name: 'router-tls' }] });
});

test('every field of CORS is written, each name once, for the rules of its route and no others', () => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true });
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target, defaultBackend: web });
    router.prefix('/a', web, { cors: { origins: ['*'] } });
    router.prefix('/b', web, {
      rewrite: Rewrite.stripPrefix(),
      cors: {
        origins: ['https://a.com', 'https://a.com'],
        methods: ['GET', 'GET'],
        headers: ['X-A'],
        exposedHeaders: ['X-B', 'X-B'],
        credentials: true,
        maxAge: Duration.seconds(1),
      },
    });
  });
  expect(checkGatewayObjects(objects)).toEqual([]);
  const defaults = {
    allowOrigins: ['*'],
    allowMethods: ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'],
    allowHeaders: ['Accept', 'Authorization', 'Content-Type', 'X-Requested-With'],
    allowCredentials: false,
    maxAge: 3600,
  };
  const own = {
    allowOrigins: ['https://a.com'],
    allowMethods: ['GET'],
    allowHeaders: ['X-A'],
    exposeHeaders: ['X-B'],
    allowCredentials: true,
    maxAge: 1,
  };
  const urlRewrite = { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } };
  expect(only(objects, 'HTTPRoute').spec.rules.map(({ filters }: { filters: unknown }) => filters)).toEqual([
    [{ type: 'CORS', cors: defaults }],
    [
      { type: 'CORS', cors: own },
      { type: 'URLRewrite', urlRewrite },
    ],
    undefined,
  ]);
});

test.each([
  [Duration.seconds(30), '30s'],
  [Duration.hours(1), '3600s'],
  [Duration.millis(1500), '1s500ms'],
  [Duration.millis(20), '20ms'],
])('requestTimeout %s and headers of every answer are written on each rule', (requestTimeout, request) => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', requestTimeout });
    new IngressRouter(chart, 'router', { target }).prefix('/a', web, {
      responseHeaders: { 'X-Frame-Options': 'DENY' },
    });
  });
  expect(checkGatewayObjects(objects)).toEqual([]);
  const set = [{ name: 'X-Frame-Options', value: 'DENY' }];
  expect(only(objects, 'HTTPRoute').spec.rules).toEqual([
    {
      matches: [{ path: { type: 'PathPrefix', value: '/a' } }],
      filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set } }],
      backendRefs: [{ name: 'web', port: 80 }],
      timeouts: { request },
    },
  ]);
});

test('more than 16 rules become two HTTPRoutes, and both() adds an Ingress', () => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.both(RoutingTarget.ingressNginx(), RoutingTarget.gatewayApi({ gateway: 'edge' }));
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    for (let number = 0; number < 17; number++) router.prefix(`/p${number}`, web);
  });
  expect(checkGatewayObjects(objects)).toEqual([]);
  expect(names(objects)).toEqual(['Ingress router', 'HTTPRoute router', 'HTTPRoute router-2']);
});

test('behaviour that the switch allows is listed in an annotation of the HTTPRoute', () => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true });
    const [stable, canary] = [Backend.external('old', 80), Backend.external('new', 80)];
    const header = { name: 'x-user', pattern: 'beta-.*' };
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', www: Www.TO_APEX, target });
    router.prefix('/', new CanaryRelease({ stable, canary, header, cookie: 'trial' }));
    router.redirect('/old', { path: '/', match: PathMatch.EXACT });
    router.regex('/[0-9]+', web);
    const beside = new IngressRouter(chart, 'beside', { target });
    beside.prefix('/a', web, { host: 'abc.org' });
    beside.prefix('/b', web);
  });
  const said = objects.map(({ metadata }) => [
    metadata.name,
    metadata.annotations?.['cdk8s-portico/implementation-specific'],
  ]);
  expect(said).toEqual([
    [
      'router',
      'regular expressions of paths, regular expressions of headers, cookies by regular expression, query of redirects',
    ],
    ['router-www-abc-com', 'slash at the end of a path'],
    ['beside', undefined],
    ['beside-abc-org', 'routes for every host'],
  ]);
});

test('the rest of what the switch allows is listed as well', () => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true });
    const router = new IngressRouter(chart, 'router', { cors: { origins: ['*'] }, httpsRedirect: true, target });
    router.prefix('/', web, { rewrite: Rewrite.replacePrefix('/v2') });
    router.redirect('/old', { path: '/' });
  });
  const said = objects.map(({ metadata }) => metadata.annotations?.['cdk8s-portico/implementation-specific']);
  expect(said).toEqual([
    'query of redirects, CORS of redirects, slash after a prefix that is put before every path',
    'query of redirects, CORS of redirects, port of redirects to HTTPS',
  ]);
});

test('the ways of NGINX Gateway Fabric are listed by the HTTPRoutes that have them', () => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true });
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    router.exact('/dir/', web, { responseHeaders: { 'X-Price': '$5' } });
    const release = new CanaryRelease({
      stable: Backend.external('old', 80),
      canary: Backend.external('next', 80),
      header: { name: 'x-user' },
    });
    router.prefix('/a', release, { host: 'abc.org', rewrite: Rewrite.stripPrefix() });
  });
  const said = objects.map(({ metadata }) => [
    metadata.name,
    metadata.annotations?.['cdk8s-portico/implementation-specific'],
  ]);
  expect(said).toEqual([
    ['router', 'redirects to the slash at the end of an exact path, values that nginx reads as more than a text'],
    ['router-abc-org', 'encoding of paths that are rewritten for a release'],
  ]);
});

test('a redirect to HTTPS names the host, so that no implementation keeps the port of the request', () => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', httpsListener: 'https' });
    const tls = Tls.secret('abc-com-tls');
    new IngressRouter(chart, 'router', { hosts: ['abc.com', 'abc.org'], tls, target, defaultBackend: web });
  });
  expect(checkGatewayObjects(objects)).toEqual([]);
  const redirectTo = (hostname: string) => ({
    matches: [{ path: { type: 'PathPrefix', value: '/' } }],
    filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', hostname, statusCode: 308 } }],
  });
  expect(objects.map(({ metadata, spec }) => [metadata.name, spec.hostnames, spec.rules])).toEqual([
    ['router', ['abc.com', 'abc.org'], [expect.objectContaining({ backendRefs: [{ name: 'web', port: 80 }] })]],
    ['router-http', ['abc.com'], [redirectTo('abc.com')]],
    ['router-abc-org-http', ['abc.org'], [redirectTo('abc.org')]],
  ]);
});

test('regular expressions are written so that the longest first is the order in which they stand', () => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true });
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    router.regex('/a.*', web);
    router.regex('/a[0-9]+b*c*', Backend.external('b', 80));
  });
  expect(checkGatewayObjects(objects)).toEqual([]);
  const rules: { matches: { path: { value: string } }[] }[] = only(objects, 'HTTPRoute').spec.rules;
  expect(rules.map(({ matches }) => matches[0]?.path.value)).toEqual(['^(?:/a.*)(?:)(?:)(?:)$', '^(?:/a[0-9]+b*c*)$']);
});

test('a name that is redirected to another is on the listeners of the redirect to HTTPS only', () => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({
      gateway: 'edge',
      httpsListener: 'tls',
      allowImplementationSpecific: true,
    });
    new IngressRouter(chart, 'router', { host: 'abc.com', www: Www.TO_APEX, httpsRedirect: true, target }).prefix(
      '/',
      web,
    );
  });
  expect(objects.map(({ metadata, spec }) => [metadata.name, ...spec.parentRefs])).toEqual([
    ['router', { name: 'edge', sectionName: 'tls' }],
    ['router-http', { name: 'edge', sectionName: 'http' }],
    ['router-www-abc-com', { name: 'edge', sectionName: 'tls' }, { name: 'edge', sectionName: 'http' }],
  ]);
});

test.each([true, false])(
  'routes attach to the listeners of a Gateway made elsewhere that has the certificates; redirect to HTTPS: %s',
  (httpsRedirect) => {
    const objects = synthesize((chart) => {
      const gatewayApi = RoutingTarget.gatewayApi({ gateway: 'edge', httpListener: 'web', httpsListener: 'tls' });
      const target = RoutingTarget.both(RoutingTarget.ingressNginx(), gatewayApi);
      const tls = Tls.secret('abc-com-tls');
      new IngressRouter(chart, 'router', { host: 'abc.com', target, tls, httpsRedirect, defaultBackend: web });
    });
    expect(checkGatewayObjects(objects)).toEqual([]);
    expect(only(objects, 'Ingress').spec.tls).toEqual([{ hosts: ['abc.com'], secretName: 'abc-com-tls' }]);
    const parents = objects
      .slice(1)
      .map(({ metadata, spec }) => [
        metadata.name,
        ...spec.parentRefs.map(({ sectionName }: { sectionName: string }) => sectionName),
      ]);
    expect(parents).toEqual(
      httpsRedirect
        ? [
            ['router', 'tls'],
            ['router-http', 'web'],
          ]
        : [['router', 'web', 'tls']],
    );
  },
);

describe('two routers for one host conflict only where they serve it from one place:', () => {
  interface Written {
    readonly namespace?: string;
    readonly options?: Partial<GatewayApiTargetOptions>;
    readonly httpsRedirect?: boolean;
    readonly tls?: Tls;
  }

  /** The problems of an app with a chart for each router. */
  function problemsOf(...written: readonly Written[]): string[] {
    const app = new App();
    written.forEach(({ namespace, options, httpsRedirect, tls }, index) => {
      const chart = new Chart(app, `chart-${index}`, { namespace });
      const target = RoutingTarget.gatewayApi({ gateway: 'edge', ...options });
      new IngressRouter(chart, `router-${index}`, { host: 'abc.com', target, httpsRedirect, tls }).prefix('/a', web);
    });
    try {
      for (const chart of app.charts) Testing.synth(chart);
      return [];
    } catch (error) {
      if (!(error instanceof ProblemsError)) throw error;
      return error.findings.map(({ path, message }) => `[${path}] ${message}`);
    }
  }

  const CONFLICT = [
    '[chart-1/router-1] host "abc.com" is routed by chart-0/router-0 as well, whose prefix "/a" may take the same requests as prefix "/a": give the two routers paths that cannot match the same request, or write all routes of the host in one router, with Backend.inNamespace() for a Service of another namespace.',
  ];

  test.each<[string, Written, Written, string[]]>([
    ['one Gateway', {}, {}, CONFLICT],
    ['Gateways of two namespaces', { namespace: 'a' }, { namespace: 'b' }, []],
    [
      'one Gateway, of which one router says the namespace',
      { namespace: 'a' },
      { options: { gatewayNamespace: 'a' } },
      CONFLICT,
    ],
    ['two Gateways', {}, { options: { gateway: 'other' } }, []],
    ['two listeners', { options: { sectionName: 'in' } }, { options: { sectionName: 'out' } }, []],
    ['one listener, and all of them', { options: { sectionName: 'in' } }, {}, CONFLICT],
    [
      'a listener of a redirect to HTTPS',
      { httpsRedirect: true },
      { options: { sectionName: 'https' } },
      [
        '[chart-1/router-1] host "abc.com" is redirected to HTTPS by chart-0/router-0 and not by this router: write the same httpsRedirect in both.',
      ],
    ],
    [
      'a listener that has the certificate',
      { options: { httpsListener: 'tls' }, tls: Tls.secret('abc-com-tls'), httpsRedirect: false },
      { options: { sectionName: 'tls' } },
      CONFLICT,
    ],
    ['another than those of a redirect', { httpsRedirect: true }, { options: { sectionName: 'admin' } }, []],
  ])('%s', (_, first, second, problems) => {
    expect(problemsOf(first, second)).toEqual(problems);
  });
});

test("paths of a host must not be left to another router's routes for every host", () => {
  const build = (allowImplementationSpecific: boolean, gateway: string) => (chart: Chart) => {
    const options = { gateway: 'edge', allowImplementationSpecific };
    const target = RoutingTarget.gatewayApi(options);
    new IngressRouter(chart, 'abc', { host: 'abc.com', target }).prefix('/a', web);
    new IngressRouter(chart, 'def', { host: 'def.com', target, defaultBackend: web });
    new IngressRouter(chart, 'any', { target: RoutingTarget.gatewayApi({ ...options, gateway }) }).prefix('/', web);
  };
  expect(problemsIn(build(false, 'edge'))).toEqual([
    '[shop/abc] host "abc.com" has no route for all other paths, for which some implementations of Gateway API try the routes of shop/any, which are for every host: set defaultBackend, or route the prefix "/" of the host, or set allowImplementationSpecific: true.',
  ]);
  expect(problemsIn(build(false, 'other'))).toEqual([]);
  expect(problemsIn(build(true, 'edge'))).toEqual([]);
});

test.each<[string, (router: IngressRouter) => void, IngressRouterProps]>([
  ['exact "/healthz"', (router) => router.exact('/healthz', web), {}],
  ['regex "/.*"', (router) => router.regex('/.*', web), {}],
  [
    'the release of the default backend',
    () => {},
    {
      defaultBackend: new CanaryRelease({
        stable: web,
        canary: Backend.external('next', 80),
        header: { name: 'x-release' },
      }),
    },
  ],
  ['the appRoot', () => {}, { appRoot: '/app', defaultBackend: web }],
])(
  "a host must not stand next to more than another router's last resort for every host: %s",
  (rival, routes, props) => {
    const build = (strict: boolean) => (chart: Chart) => {
      const target = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: !strict });
      const loose = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true });
      new IngressRouter(chart, 'abc', { host: 'abc.com', target, defaultBackend: Backend.external('other', 80) });
      routes(new IngressRouter(chart, 'any', { target: loose, ...props }));
    };
    expect(problemsIn(build(true))).toEqual([
      `[shop/abc] host "abc.com" stands next to ${rival} of shop/any for every host, which some implementations of Gateway API try for requests of the host as well: name the hosts of all routes, or set allowImplementationSpecific: true.`,
    ]);
    expect(problemsIn(build(false))).toEqual([]);
  },
);

test('releases of Services with one name in two namespaces do not conflict', () => {
  const app = new App();
  for (const [namespace, weight] of Object.entries({ a: 10, b: 20 })) {
    const release = new CanaryRelease({
      stable: Backend.external('old', 80),
      canary: Backend.external('next', 80),
      weight,
    });
    const router = new IngressRouter(new Chart(app, namespace, { namespace }), 'router', { host: `${namespace}.com` });
    router.prefix('/', release);
  }
  expect(app.charts.flatMap((chart) => Testing.synth(chart)).length).toBe(4);
});
