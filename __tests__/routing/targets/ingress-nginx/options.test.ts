import { Duration, Size } from 'cdk8s';
import {
  Backend,
  BackendProtocol,
  CanaryRelease,
  type CanaryReleaseOptions,
  type Cors,
  type IBackend,
  type IngressRouterProps,
  PathMatch,
  type RedirectOptions,
  Rewrite,
  type RoutePolicies,
  Tls,
  type WebService,
  Www,
} from '../../../../lib';
import { expectValid } from '../../../support/validate';
import type { CaseServices } from '../../cases';
import { annotationsOf, type Emitted, emit, PREFIX, pathsOf, refused } from './emitted';

type Routes = Parameters<typeof emit>[0];
const ROUTE: Routes = (router, { a }) => router.prefix('/a', a);

/** The Ingress objects of a router, each valid by its schema. */
function ingressesOf(routes: Routes, props?: (services: CaseServices) => IngressRouterProps): Emitted['ingresses'] {
  const { ingresses } = emit(routes, props);
  expectValid(ingresses);
  return ingresses;
}

const annotationsBy = (props: IngressRouterProps) => ingressesOf(ROUTE, () => props).map(annotationsOf);

beforeEach(() => {
  // The warnings that some options bring.
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

const CORS: Required<Cors> = {
  origins: ['https://app.example.com', 'https://*.example.org:8443'],
  methods: ['GET', 'PUT'],
  headers: ['X-Request-Id', 'Content-Type'],
  exposedHeaders: ['X-Total', 'X-Page'],
  credentials: true,
  maxAge: Duration.minutes(10),
};

describe('policy', () => {
  const POLICIES: [RoutePolicies, { [name: string]: string }][] = [
    [
      { cors: { origins: ['*'] } },
      {
        'enable-cors': 'true',
        'cors-allow-origin': '*',
        'cors-allow-methods': 'GET, PUT, POST, DELETE, PATCH, OPTIONS',
        'cors-allow-headers': 'Accept, Authorization, Content-Type, X-Requested-With',
        'cors-allow-credentials': 'false',
        'cors-max-age': '3600',
      },
    ],
    [
      { cors: CORS },
      {
        'enable-cors': 'true',
        'cors-allow-origin': 'https://app.example.com, https://*.example.org:8443',
        'cors-allow-methods': 'GET, PUT',
        'cors-allow-headers': 'X-Request-Id, Content-Type',
        'cors-expose-headers': 'X-Total, X-Page',
        'cors-allow-credentials': 'true',
        'cors-max-age': '600',
      },
    ],
    [{ timeouts: { connect: Duration.seconds(3) } }, { 'proxy-connect-timeout': '3' }],
    [{ timeouts: { read: Duration.minutes(2) } }, { 'proxy-read-timeout': '120' }],
    [{ timeouts: { send: Duration.millis(4000) } }, { 'proxy-send-timeout': '4' }],
    [{ bodySize: Size.mebibytes(8) }, { 'proxy-body-size': '8m' }],
    [{ rateLimit: { requestsPerSecond: 10 } }, { 'limit-rps': '10' }],
    [{ rateLimit: { requestsPerMinute: 300 } }, { 'limit-rpm': '300' }],
    [{ rateLimit: { connections: 4, burst: 2 } }, { 'limit-connections': '4', 'limit-burst-multiplier': '2' }],
    [{ allowFrom: ['10.0.0.0/8', '2001:db8::/32'] }, { 'allowlist-source-range': '10.0.0.0/8,2001:db8::/32' }],
    [{ denyFrom: ['203.0.113.7/32'] }, { 'denylist-source-range': '203.0.113.7/32' }],
    [{ stickySession: {} }, { affinity: 'cookie', 'session-cookie-path': '/' }],
    [
      { stickySession: { cookie: 'route', maxAge: Duration.hours(1) } },
      {
        affinity: 'cookie',
        'session-cookie-path': '/',
        'session-cookie-name': 'route',
        'session-cookie-max-age': '3600',
      },
    ],
    // What the controller does anyway is not said.
    [{ protocol: BackendProtocol.HTTP }, {}],
    [{ protocol: BackendProtocol.HTTPS }, { 'backend-protocol': 'HTTPS' }],
    [{ protocol: BackendProtocol.GRPC }, { 'backend-protocol': 'GRPC' }],
    [{ protocol: BackendProtocol.GRPCS }, { 'backend-protocol': 'GRPCS' }],
    [{ basicAuth: { secretName: 'users' } }, { 'auth-type': 'basic', 'auth-secret': 'users' }],
    [
      { basicAuth: { secretName: 'users', realm: 'Staff only' } },
      { 'auth-type': 'basic', 'auth-secret': 'users', 'auth-realm': 'Staff only' },
    ],
    [{ externalAuth: { url: 'https://auth.example.com/verify' } }, { 'auth-url': 'https://auth.example.com/verify' }],
    [
      {
        externalAuth: {
          url: 'https://auth.example.com/verify',
          signinUrl: 'https://auth.example.com/start?from=shop',
          responseHeaders: ['X-User', 'X-Group'],
        },
      },
      {
        'auth-url': 'https://auth.example.com/verify',
        'auth-signin': 'https://auth.example.com/start?from=shop',
        'auth-response-headers': 'X-User, X-Group',
      },
    ],
    [
      { annotations: { [`${PREFIX}proxy-buffering`]: 'on', 'example.com/team': 'shop' } },
      { 'proxy-buffering': 'on', 'example.com/team': 'shop' },
    ],
  ];

  test.each(POLICIES)('of a router: %j', (policies, annotations) => {
    expect(annotationsBy(policies)).toEqual([annotations]);
  });

  test.each(POLICIES)('of a route: %j', (policies, annotations) => {
    const [ingress] = ingressesOf((router, { a }) => router.prefix('/a', a, policies));
    expect(annotationsOf(ingress)).toEqual(annotations);
  });

  test("of a route replaces the router's, one by one", () => {
    const ingresses = ingressesOf(
      (router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/b', b, { bodySize: Size.gibibytes(1), timeouts: { send: Duration.seconds(5) } });
      },
      () => ({
        bodySize: Size.mebibytes(8),
        timeouts: { read: Duration.seconds(9) },
        protocol: BackendProtocol.HTTPS,
      }),
    );
    expect(ingresses.map(annotationsOf)).toEqual([
      { 'proxy-body-size': '8m', 'proxy-read-timeout': '9', 'backend-protocol': 'HTTPS' },
      { 'proxy-body-size': '1g', 'proxy-send-timeout': '5', 'backend-protocol': 'HTTPS' },
    ]);
  });

  test("of a route gives up the router's by the value that is the default", () => {
    const [ingress] = ingressesOf(
      (router, { a }) => router.prefix('/a', a, { protocol: BackendProtocol.HTTP }),
      () => ({ protocol: BackendProtocol.GRPC }),
    );
    expect(annotationsOf(ingress)).toEqual({});
  });

  test('of a router holds for the default backend too', () => {
    const ingresses = ingressesOf(
      (router, { a }) => router.prefix('/a', a, { bodySize: Size.gibibytes(1) }),
      ({ d }) => ({ host: 'abc.com', defaultBackend: d, bodySize: Size.mebibytes(8) }),
    );
    expect(ingresses.map((ingress) => [annotationsOf(ingress), pathsOf(ingress)])).toEqual([
      [{ 'proxy-body-size': '1g' }, ['abc.com/a Prefix -> a']],
      [{ 'proxy-body-size': '8m' }, ['abc.com/ Prefix -> d']],
    ]);
  });

  test('shared by routes means a shared Ingress', () => {
    const big = { bodySize: Size.mebibytes(8) };
    const ingresses = ingressesOf((router, { a, b, c, d }) => {
      router.prefix('/a', a);
      router.prefix('/upload', b, big);
      router.prefix('/c', c);
      router.prefix('/import', d, { bodySize: Size.kibibytes(8192) });
      router.prefix('/other', d, { ...big, host: 'abc.com' });
    });
    expect(ingresses.map((ingress) => [ingress.metadata.name, pathsOf(ingress)])).toEqual([
      ['router', ['/a Prefix -> a', '/c Prefix -> c']],
      ['router-upload', ['/upload Prefix -> b', '/import Prefix -> d', 'abc.com/other Prefix -> d']],
    ]);
  });

  test('of each field of a policy: leaving it out changes the annotations, or is refused', () => {
    const policies = {
      cors: CORS,
      timeouts: { connect: Duration.seconds(3), read: Duration.seconds(4), send: Duration.seconds(5) },
      rateLimit: { requestsPerSecond: 10, requestsPerMinute: 300, connections: 4, burst: 2 },
      stickySession: { cookie: 'route', maxAge: Duration.hours(1) },
      basicAuth: { secretName: 'users', realm: 'Staff only' },
      externalAuth: { url: 'https://abc.com/auth', signinUrl: 'https://abc.com/in', responseHeaders: ['X-User'] },
    } satisfies AllFields;
    const outcome = (chosen: RoutePolicies) =>
      JSON.stringify(refused(ROUTE, () => chosen)) + safely(annotationsBy, chosen);
    const whole = outcome(policies);
    for (const [policy, fields] of Object.entries(policies)) {
      for (const field of Object.keys(fields)) {
        const rest = { ...policies, [policy]: { ...fields, [field]: undefined } };
        expect([policy, field, outcome(rest) === whole]).toEqual([policy, field, false]);
      }
    }
  });
});

/** The policies that are structs, with all their fields. */
type AllFields = {
  readonly [name in 'cors' | 'timeouts' | 'rateLimit' | 'stickySession' | 'basicAuth' | 'externalAuth']: Required<
    NonNullable<RoutePolicies[name]>
  >;
};

function safely<T>(make: (value: T) => unknown, value: T): string {
  try {
    return JSON.stringify(make(value));
  } catch {
    return 'refused';
  }
}

describe('rewrite', () => {
  test.each<[PathMatch, string, Rewrite, target: string, path: string]>([
    [PathMatch.PREFIX, '/a', Rewrite.stripPrefix(), '/$2', '/(?-i)a(/|$)(.*)'],
    [PathMatch.PREFIX, '/a', Rewrite.replacePrefix('/v2'), '/v2$1', '/(?-i)a(/.*|$)'],
    [PathMatch.PREFIX, '/', Rewrite.replacePrefix('/v2'), '/v2/$1', '/(.*)'],
    [PathMatch.PREFIX, '/a', Rewrite.to('/b'), '/b', '/(?-i)a(/|$)'],
    [PathMatch.EXACT, '/a', Rewrite.to('/b'), '/b', '/(?-i)a$'],
    [PathMatch.REGEX, '/a/([0-9]+)', Rewrite.regex('/b/$1'), '/b/$1', '/(?-i)a/([0-9]+)$'],
    [PathMatch.REGEX, '/[0-9]+', Rewrite.to('/b'), '/b', '/[0-9]+$'],
  ])('of a %s %s: %j', (match, path, rewrite, target, written) => {
    const [ingress] = ingressesOf((router, { a }) => router[match](path, a, { rewrite }));
    expect(annotationsOf(ingress)).toEqual({ 'rewrite-target': target });
    expect(pathsOf(ingress)).toEqual([`${written} ImplementationSpecific -> a`]);
  });
});

describe('redirect', () => {
  const redirected = (to: RedirectOptions) => {
    const [ingress] = ingressesOf(
      (router) => router.redirect('/old', to),
      ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    );
    return [annotationsOf(ingress), pathsOf(ingress)];
  };

  test.each<[RedirectOptions, { [name: string]: string }]>([
    [
      { path: '/new' },
      { 'permanent-redirect': '/new', 'permanent-redirect-code': '302', 'relative-redirects': 'true' },
    ],
    [
      { path: '/new?from=old', status: 301 },
      { 'permanent-redirect': '/new?from=old', 'relative-redirects': 'true' },
    ],
    [
      { path: '/new', status: 308 },
      { 'permanent-redirect': '/new', 'permanent-redirect-code': '308', 'relative-redirects': 'true' },
    ],
    [
      { url: 'https://example.com/new', status: 307 },
      { 'permanent-redirect': 'https://example.com/new', 'permanent-redirect-code': '307' },
    ],
    [{ url: 'https://example.com', status: 301 }, { 'permanent-redirect': 'https://example.com' }],
  ])('%j', (to, annotations) => {
    // A path must name a Service, although no request reaches it.
    expect(redirected(to)).toEqual([annotations, ['abc.com/old Exact -> d']]);
  });

  test('of everything below a path, or of a pattern', () => {
    expect(redirected({ path: '/new', match: PathMatch.PREFIX })[1]).toEqual(['abc.com/old Prefix -> d']);
    const [annotations, paths] = redirected({ path: '/new', status: 301, match: PathMatch.REGEX });
    expect(annotations).toEqual({ 'use-regex': 'true', 'permanent-redirect': '/new', 'relative-redirects': 'true' });
    expect(paths).toEqual(['abc.com/(?-i)old$ ImplementationSpecific -> d']);
  });

  test.each([
    [PathMatch.EXACT, '/(?-i)old$'],
    [PathMatch.PREFIX, '/(?-i)old(/|$)'],
  ])('of a %s path of every host, where the controller has locations of its own', (match, path) => {
    const ingresses = ingressesOf(
      (router) => router.redirect('/old', { path: '/new', status: 301, match }),
      ({ d }) => ({ defaultBackend: d }),
    );
    expect(ingresses.map((ingress) => [annotationsOf(ingress), pathsOf(ingress)])).toEqual([
      [
        { 'use-regex': 'true', 'permanent-redirect': '/new', 'relative-redirects': 'true' },
        [`${path} ImplementationSpecific -> d`],
      ],
      [{ 'use-regex': 'true' }, ['/ Prefix -> d']],
    ]);
  });

  test('of one host', () => {
    const ingresses = ingressesOf(
      (router) => router.redirect('/old', { path: '/new', status: 301, host: 'abc.com' }),
      ({ d }) => ({ hosts: ['abc.com', 'def.com'], defaultBackend: d }),
    );
    expect(ingresses.map(pathsOf)).toEqual([
      ['abc.com/old Exact -> d'],
      ['abc.com/ Prefix -> d', 'def.com/ Prefix -> d'],
    ]);
  });

  test("names no canary's Service", () => {
    const [ingress] = ingressesOf((router, { a, b }) => {
      router.redirect('/old', { path: '/a' });
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
    });
    expect(pathsOf(ingress)).toEqual(['/old Exact -> a']);
  });
});

describe('tls', () => {
  const HTTPS = { 'ssl-redirect': 'true', 'preserve-trailing-slash': 'true' };
  const ISSUER = { 'cert-manager.io/cluster-issuer': 'letsencrypt' };
  /** Two Ingress objects, of two hosts. */
  const two: Routes = (router, { a, b }) => {
    router.prefix('/a', a);
    router.prefix('/b', b, { host: 'def.com', bodySize: Size.mebibytes(8) });
  };

  test('of one Secret for every host', () => {
    const ingresses = ingressesOf(two, () => ({ host: 'abc.com', tls: Tls.secret('shop-tls') }));
    expect(ingresses.map(({ spec }) => spec.tls)).toEqual([
      [{ secretName: 'shop-tls', hosts: ['abc.com', 'def.com'] }],
      [{ secretName: 'shop-tls', hosts: ['def.com'] }],
    ]);
    expect(ingresses.map(annotationsOf)).toEqual([HTTPS, { ...HTTPS, 'proxy-body-size': '8m' }]);
  });

  test('of several Secrets, one of them for the rest', () => {
    const ingresses = ingressesOf(ROUTE, () => ({
      hosts: ['abc.com', 'x.def.com', 'y.def.com', 'ghi.com'],
      tls: Tls.several([Tls.secret('def-tls', { hosts: ['*.def.com'] }), Tls.secret('shop-tls')]),
    }));
    expect(ingresses.map(({ spec }) => spec.tls)).toEqual([
      [
        { secretName: 'def-tls', hosts: ['x.def.com', 'y.def.com'] },
        { secretName: 'shop-tls', hosts: ['abc.com', 'ghi.com'] },
      ],
    ]);
  });

  test("of cert-manager: one Ingress asks for it, with every host, under the router's name", () => {
    const ingresses = ingressesOf(two, () => ({
      host: 'abc.com',
      tls: Tls.certManager({ clusterIssuer: 'letsencrypt' }),
    }));
    expect(ingresses.map(({ spec }) => spec.tls)).toEqual([
      [{ secretName: 'router-tls', hosts: ['abc.com', 'def.com'] }],
      [{ secretName: 'router-tls', hosts: ['def.com'] }],
    ]);
    expect(ingresses.map(annotationsOf)).toEqual([
      { ...HTTPS, ...ISSUER },
      { ...HTTPS, 'proxy-body-size': '8m' },
    ]);
  });

  test("of cert-manager by an issuer of the namespace, in a Secret of one's choice", () => {
    const tls = Tls.certManager({ issuer: 'own', secretName: 'shop-tls' });
    const [ingress] = ingressesOf(ROUTE, () => ({ host: 'abc.com', tls }));
    expect(ingress?.spec.tls).toEqual([{ secretName: 'shop-tls', hosts: ['abc.com'] }]);
    expect(annotationsOf(ingress)).toEqual({ ...HTTPS, 'cert-manager.io/issuer': 'own' });
  });

  test('is no matter of a canary', () => {
    const ingresses = ingressesOf(
      (router, { a, b }) => router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 })),
      () => ({ host: 'abc.com', tls: Tls.certManager({ clusterIssuer: 'letsencrypt' }) }),
    );
    expect(ingresses.map((ingress) => [annotationsOf(ingress), ingress.spec.tls])).toEqual([
      [{ ...HTTPS, ...ISSUER }, [{ secretName: 'router-tls', hosts: ['abc.com'] }]],
      [{ canary: 'true', 'canary-weight': '10' }, undefined],
    ]);
  });

  test('without the redirect, which has to be said since the controller redirects by itself', () => {
    expect(annotationsBy({ host: 'abc.com', tls: Tls.secret('shop-tls'), httpsRedirect: false })).toEqual([
      { 'ssl-redirect': 'false' },
    ]);
  });

  test('ended by something in front: the redirect has to be forced', () => {
    expect(annotationsBy({ host: 'abc.com', httpsRedirect: true })).toEqual([
      { 'force-ssl-redirect': 'true', 'preserve-trailing-slash': 'true' },
    ]);
    expect(annotationsBy({ host: 'abc.com', httpsRedirect: false })).toEqual([{}]);
  });

  test.each([
    [Www.TO_APEX, 'abc.com', 'www.abc.com'],
    [Www.TO_WWW, 'www.abc.com', 'abc.com'],
  ])('is for both names with www: %s', (www, host, alias) => {
    const [ingress] = ingressesOf(ROUTE, () => ({ host, www, tls: Tls.secret('shop-tls') }));
    expect(ingress?.spec.tls).toEqual([{ secretName: 'shop-tls', hosts: [host, alias] }]);
    expect(annotationsOf(ingress)).toEqual({ ...HTTPS, 'from-to-www-redirect': 'true' });
    expect(pathsOf(ingress)).toEqual([`${host}/a Prefix -> a`]);
  });
});

describe('host-wide', () => {
  test('www and appRoot stand on every Ingress but those of canaries', () => {
    const ingresses = ingressesOf(
      (router, { a, b, c }) => {
        router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
        router.prefix('/c', c, { bodySize: Size.mebibytes(8) });
      },
      () => ({ host: 'abc.com', www: Www.TO_APEX, appRoot: '/a' }),
    );
    const both = { 'app-root': '/a', 'from-to-www-redirect': 'true' };
    expect(ingresses.map(annotationsOf)).toEqual([
      both,
      { ...both, 'proxy-body-size': '8m' },
      { canary: 'true', 'canary-weight': '10' },
    ]);
  });

  test('hosts have every route, and a route with a host of its own is there alone', () => {
    const [ingress, ...others] = ingressesOf(
      (router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/b', b, { host: 'api.abc.com' });
      },
      () => ({ hosts: ['abc.com', '*.def.com'] }),
    );
    expect(others).toEqual([]);
    expect(pathsOf(ingress)).toEqual(['abc.com/a Prefix -> a', '*.def.com/a Prefix -> a', 'api.abc.com/b Prefix -> b']);
  });
});

describe('canary', () => {
  const canaryOf = (options: Partial<CanaryReleaseOptions>) => {
    const [, canary] = ingressesOf((router, { a, b }) =>
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, ...options })),
    );
    return annotationsOf(canary);
  };

  test.each<[Partial<CanaryReleaseOptions>, { [name: string]: string }]>([
    [{ weight: 10 }, { 'canary-weight': '10' }],
    [{ weight: 100 }, { 'canary-weight': '100' }],
    [{ weight: 10, weightTotal: 100 }, { 'canary-weight': '10' }],
    [
      { weight: 5, weightTotal: 1000 },
      { 'canary-weight': '5', 'canary-weight-total': '1000' },
    ],
    // A total of nothing says nothing.
    [{ weightTotal: 1000, cookie: 'release' }, { 'canary-by-cookie': 'release' }],
    [{ header: { name: 'x-release' } }, { 'canary-by-header': 'x-release' }],
    [
      { header: { name: 'x-release', value: 'next' } },
      { 'canary-by-header': 'x-release', 'canary-by-header-value': 'next' },
    ],
    [
      { header: { name: 'x-release', pattern: '(beta|next)[0-9]*' } },
      { 'canary-by-header': 'x-release', 'canary-by-header-pattern': '^(?:(beta|next)[0-9]*)$' },
    ],
    [
      { weight: 10, header: { name: 'x-release', value: 'next' }, cookie: 'release' },
      {
        'canary-by-header': 'x-release',
        'canary-by-header-value': 'next',
        'canary-by-cookie': 'release',
        'canary-weight': '10',
      },
    ],
  ])('%j', (options, annotations) => {
    expect(canaryOf(options)).toEqual({ canary: 'true', ...annotations });
  });

  test('repeats the paths of its stable routes, and those alone', () => {
    const ingresses = ingressesOf(
      (router, { a, b, c }) => {
        const release = new CanaryRelease({ stable: a, canary: b, weight: 10 });
        router.prefix('/user', release);
        router.exact('/me', release, { bodySize: Size.mebibytes(8) });
        router.prefix('/c', c);
        router.prefix('/old', release, { host: 'def.com', rewrite: Rewrite.stripPrefix() });
      },
      () => ({ hosts: ['abc.com', '*.abc.com'] }),
    );
    expect(ingresses.map(({ metadata }) => metadata.name)).toEqual(['router', 'router-me', 'router-old', 'router-b']);
    const canary = ingresses[3];
    expect(pathsOf(canary)).toEqual([
      'abc.com/user Prefix -> b',
      'abc.com/me Exact -> b',
      '*.abc.com/user Prefix -> b',
      '*.abc.com/me Exact -> b',
      'def.com/(?-i)old(/|$)(.*) ImplementationSpecific -> b',
    ]);
    const stable = ingresses.slice(0, 3).flatMap(pathsOf);
    expect(stable).toEqual(expect.arrayContaining(pathsOf(canary).map((path) => path.replace(/b$/, 'a'))));
    expect(annotationsOf(canary)).toEqual({ canary: 'true', 'canary-weight': '10' });
    expect(canary?.spec.ingressClassName).toBe('nginx');
  });

  test('of the default backend is one of the path "/", since it is bound to paths', () => {
    const ingresses = ingressesOf(
      () => {},
      ({ a, b }) => ({ defaultBackend: new CanaryRelease({ stable: a, canary: b, weight: 10 }) }),
    );
    expect(ingresses.map((ingress) => [pathsOf(ingress), ingress.spec.defaultBackend?.service.name])).toEqual([
      [['/ Prefix -> a'], 'a'],
      [['/ Prefix -> b'], undefined],
    ]);
  });

  test('two of them have an Ingress each', () => {
    const ingresses = ingressesOf((router, { a, b, c, d }) => {
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
      router.prefix('/c', new CanaryRelease({ stable: c, canary: d, cookie: 'release' }));
    });
    expect(ingresses.map((ingress) => [ingress.metadata.name, annotationsOf(ingress), pathsOf(ingress)])).toEqual([
      ['router', {}, ['/a Prefix -> a', '/c Prefix -> c']],
      ['router-b', { canary: 'true', 'canary-weight': '10' }, ['/a Prefix -> b']],
      ['router-d', { canary: 'true', 'canary-by-cookie': 'release' }, ['/c Prefix -> d']],
    ]);
  });
});

describe('name', () => {
  /** Each name, which is the value of a label too. */
  const namesOf = (routes: Routes) =>
    ingressesOf(routes).map(({ metadata }) => {
      expect(metadata.labels?.['app.kubernetes.io/instance']).toBe(metadata.name);
      expect(metadata.name.length).toBeLessThanOrEqual(63);
      return metadata.name;
    });

  test('of a path of up to 56 characters stays whole behind "router-", and of more is cut', () => {
    const at = (path: string) =>
      namesOf((router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix(path, b, { rewrite: Rewrite.stripPrefix() });
      });
    expect(at(`/${'y'.repeat(56)}`)).toEqual(['router', `router-${'y'.repeat(56)}`]);
    expect(at(`/${'y'.repeat(57)}`)).toEqual(['router', `router-${'y'.repeat(52)}`]);
    expect(at(`/${'long-name/'.repeat(6)}x`)).toEqual([
      'router',
      'router-long-name-long-name-long-name-long-name-long-name-lo',
    ]);
    // The cut leaves no "-" at the end, where a name may have none.
    expect(at(`/${'y'.repeat(51)}/${'y'.repeat(20)}`)).toEqual(['router', `router-${'y'.repeat(51)}`]);
  });

  test('that is cut to one that there is already gets a number', () => {
    const long = 'y'.repeat(70);
    const names = namesOf((router, { a, b, c, d }) => {
      router.prefix('/a', a);
      router.prefix(`/${long}`, b, { rewrite: Rewrite.stripPrefix() });
      router.prefix(`/${long}/b`, c, { rewrite: Rewrite.to('/b') });
      router.prefix(`/${long}/c`, d, { rewrite: Rewrite.to('/c') });
    });
    const cut = `router-${'y'.repeat(52)}`;
    expect(names).toEqual(['router', cut, `${cut}-2`, `${cut}-3`]);
  });

  test('of a canary whose Service has a long one', () => {
    const long = 'u'.repeat(62);
    const names = namesOf((router, { a, b }) => {
      const release = (stable: IBackend | WebService, end: string) =>
        new CanaryRelease({ stable, canary: Backend.external(long + end, 80), weight: 10 });
      router.prefix('/a', release(a, 'v'));
      router.prefix('/b', release(b, 'w'));
    });
    const cut = `router-${'u'.repeat(52)}`;
    expect(names).toEqual(['router', cut, `${cut}-2`]);
  });
});
