import { App, Chart } from 'cdk8s';
import {
  Backend,
  IngressRouter,
  type IngressRouterProps,
  Rewrite,
  type RouteBackend,
  RoutingTarget,
  WebService,
  Www,
} from '../../lib';
import { problemsOf } from '../support/app';

const image = 'nginx:1.29.3';
const untyped = (value: unknown) => value as never;

function problems(
  build: (router: IngressRouter, user: WebService, chart: Chart) => void,
  props: object = {},
): string[] {
  return problemsOf((chart) => {
    const user = new WebService(chart, 'user', { image });
    build(new IngressRouter(chart, 'router', props as IngressRouterProps), user, chart);
  }).map((line) => line.replace('[shop/router] ', ''));
}

test.each<[string, string]>([
  ['user', 'prefix path "user" has no leading "/": write "/user".'],
  ['', 'prefix path "" is no path: write an absolute one, for example "/user".'],
  ['/a//b', 'prefix path "/a//b" has an empty segment: write "/a/b".'],
  ['/user/', 'prefix path "/user/" ends in "/": write "/user", which takes the path itself and all below it.'],
  ['/user?x=1', 'prefix path "/user?x=1" holds a query or fragment, which routes do not see: write "/user".'],
  ['/a/../b', 'prefix path "/a/../b" has a dot segment, which is resolved before paths are compared: leave it out.'],
  [
    '/user/*',
    'prefix path "/user/*" holds a placeholder, which would be taken literally: write the prefix "/user", which takes all below it.',
  ],
  [
    '/user/:id',
    'prefix path "/user/:id" holds a placeholder, which would be taken literally: write the prefix "/user", which takes all below it.',
  ],
  [
    '/{id}/x',
    'prefix path "/{id}/x" holds a placeholder, which would be taken literally: write the prefix "/", which takes all below it.',
  ],
  [
    '/us er',
    'prefix path "/us er" holds characters that cannot be compared: write letters, digits and "-._~@!&+,=:/".',
  ],
  [
    '/a%20b',
    'prefix path "/a%20b" holds characters that cannot be compared: write letters, digits and "-._~@!&+,=:/".',
  ],
])('path %s', (path, message) => {
  expect(problems((router, user) => router.prefix(path, user))).toEqual([message]);
});

test('path that is no string', () => {
  expect(problems((router, user) => router.exact(untyped(/user/), user))).toEqual([
    'exact path {} is no path: write an absolute one, for example "/user".',
  ]);
});

test('the same route twice', () => {
  expect(
    problems((router, user) => {
      router.prefix('/user', user);
      router.exact('/user', user);
      router.prefix('/user', user);
    }),
  ).toEqual(['prefix "/user" is routed twice: keep one of the two routes.']);
});

test('a default backend that is never reached', () => {
  expect(
    problemsOf((chart) => {
      const user = new WebService(chart, 'user', { image });
      new IngressRouter(chart, 'router', { defaultBackend: user }).prefix('/', user);
    }),
  ).toEqual([
    '[shop/router] the default backend is never reached, since prefix "/" takes every path: leave one of the two out.',
  ]);
});

test('an empty router', () => {
  expect(problems(() => {})).toEqual([
    'the router has no route: add one with prefix(), exact() or regex(), or set defaultBackend.',
  ]);
});

test.each<[unknown, string]>([
  [
    'http://abc.com',
    'host "http://abc.com" is no DNS name: write it without scheme, port and path, for example "abc.com".',
  ],
  ['abc.com:80', 'host "abc.com:80" is no DNS name: write it without scheme, port and path, for example "abc.com".'],
  [
    'ABC.com',
    'host "ABC.com" is no DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
  ],
  [
    'a.*.com',
    'host "a.*.com" is no DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
  ],
  ['', 'host "" is no DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".'],
  ['*', 'host "*" is no DNS name: leave the host out to serve every host.'],
  ['10.0.0.1', 'host "10.0.0.1" is an IP address: write a DNS name, or leave the host out to serve every host.'],
  [
    `${'x'.repeat(64)}.com`,
    `host "${'x'.repeat(64)}.com" is too long: a DNS name has at most 253 characters, and each label at most 63.`,
  ],
  [7, 'host 7 is no DNS name: write one, for example "abc.com".'],
])('host %s', (host, message) => {
  expect(problems((router, user) => router.prefix('/user', user), { host })).toEqual([message]);
});

test.each<[string, Rewrite, string]>([
  [
    '/user',
    Rewrite.to('user'),
    'prefix "/user" is rewritten to "user": write an absolute path of letters, digits and "-._~:/", for example "/v2".',
  ],
  [
    '/user',
    Rewrite.to('/x?y=1'),
    'prefix "/user" is rewritten to "/x?y=1": write an absolute path of letters, digits and "-._~:/", for example "/v2".',
  ],
  [
    '/user',
    Rewrite.to('/$1'),
    'prefix "/user" is rewritten to "/$1": write an absolute path of letters, digits and "-._~:/", for example "/v2".',
  ],
  ['/', Rewrite.stripPrefix(), 'prefix "/" leaves nothing to strip: leave the rewrite out.'],
  ['/user', untyped('/'), 'prefix "/user" has the rewrite "/": write Rewrite.stripPrefix() or Rewrite.to("/").'],
])('rewrite of %s', (path, rewrite, message) => {
  expect(problems((router, user) => router.prefix(path, user, { rewrite }))).toEqual([message]);
});

test('an exact path has no prefix to strip', () => {
  expect(problems((router, user) => router.exact('/user', user, { rewrite: Rewrite.stripPrefix() }))).toEqual([
    'exact "/user" has no prefix to strip: write Rewrite.to("/").',
  ]);
});

describe('backend', () => {
  test('of another app', () => {
    const other = new WebService(new Chart(new App(), 'other'), 'pay', { image });
    expect(problems((router) => router.prefix('/pay', other))).toEqual([
      'prefix "/pay" goes to "pay", which is in another app: make the service in this app, or write Backend.external("pay", 80).',
    ]);
  });

  test('of another namespace', () => {
    expect(
      problems((router, _, chart) => {
        const other = new Chart(chart.node.scope as App, 'other', { namespace: 'money' });
        router.prefix('/pay', new WebService(other, 'pay', { image }));
      }),
    ).toEqual([
      'prefix "/pay" goes to "pay" in the namespace money, but the router is in the namespace of the context: give both charts the same namespace.',
    ]);
  });

  test.each<[unknown, string]>([
    [undefined, 'undefined'],
    ['user', '"user"'],
    [{}, '{}'],
  ])('that is none: %s', (backend, shown) => {
    expect(problems((router) => router.prefix('/user', untyped(backend)))).toEqual([
      `prefix "/user" has the backend ${shown}: pass a WebService, Backend.of(service) for a Service of cdk8s-plus, or Backend.external("name", 80) for one made elsewhere.`,
    ]);
  });

  test('outside the app, with a wrong name and port', () => {
    expect(problems((router) => router.prefix('/user', Backend.external('User', 0)))).toEqual([
      'prefix "/user" goes to an external backend whose serviceName "User" is no DNS label: write lower-case letters, digits and "-", starting with a letter, for example "user".',
      'prefix "/user" goes to an external backend whose servicePort 0 is outside 1..65535: write a whole number, for example 8080.',
    ]);
  });

  test('by default that is none', () => {
    expect(problems(() => {}, { defaultBackend: 'user' })).toEqual([
      'the default backend has the backend "user": pass a WebService, Backend.of(service) for a Service of cdk8s-plus, or Backend.external("name", 80) for one made elsewhere.',
    ]);
  });
});

test('a misspelt prop', () => {
  expect(problems((router, user) => router.prefix('/user', user), { hots: ['abc.com'] })).toEqual([
    'the router has no option "hots": write host.',
  ]);
});

test("a backend of one's own is held to what others are", () => {
  const own = (answer: RouteBackend) => (router: IngressRouter) =>
    router.prefix('/user', { toRouteBackend: () => answer });
  expect(problems(own({ stable: { serviceName: 'User', servicePort: 70_000 } }))).toEqual([
    'prefix "/user" goes to an external backend whose serviceName "User" is no DNS label: write lower-case letters, digits and "-", starting with a letter, for example "user".',
    'prefix "/user" goes to an external backend whose servicePort 70000 is outside 1..65535: write a whole number, for example 8080.',
  ]);
  const stable = { serviceName: 'user-v1', servicePort: 80 };
  const canary = { serviceName: 'user_v2', servicePort: 80 };
  expect(problems(own({ stable, split: { canary, weight: 5, weightTotal: 100 } }))).toEqual([
    'prefix "/user" goes to an external backend whose serviceName "user_v2" is no DNS label: write lower-case letters, digits and "-", starting with a letter, for example "user-v2".',
  ]);
  const split = { canary, weight: 500, weightTotal: 100, header: { name: 'x release' }, cookie: 'a b' };
  expect(problems(own({ stable, split }))).toEqual([
    'weight 500 is outside 0..100: write a percentage, or set weightTotal.',
    'header name "x release" is invalid: write letters, digits and "-" ("_" is dropped by nginx), for example "x-release".',
    'cookie "a b" is no cookie name: write letters, digits and "-._~", for example "release".',
  ]);
});

test('className and target', () => {
  const route = (router: IngressRouter, user: WebService) => router.prefix('/user', user);
  expect(problems(route, { target: RoutingTarget.ingressNginx({ className: 'My Class' }) })).toEqual([
    'className "My Class" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-class".',
  ]);
  expect(problems(route, { target: 'nginx' })).toEqual([
    'target "nginx" has the wrong type; expected RoutingTarget.ingressNginx().',
  ]);
  const own = { problems: () => [], render: () => {} };
  expect(problems(route, { target: own })).toEqual([
    'target {} has no name, capabilities, dependencies, shortName(), parts(), placesOf(), optionProblems(), problemsBeside(), warnings(): extend RoutingTargetBase.',
  ]);
  expect(problems(route, { target: { ...own, name: 'own' } })).toEqual([
    'target {"name":"own"} has no capabilities, dependencies, shortName(), parts(), placesOf(), optionProblems(), problemsBeside(), warnings(): extend RoutingTargetBase.',
  ]);
});

test('two routers for one host, unless their classes differ', () => {
  const twoRouters = (className: string) => (chart: Chart) => {
    const user = new WebService(chart, 'user', { image });
    const target = RoutingTarget.ingressNginx({ className });
    new IngressRouter(chart, 'one', { host: 'abc.com' }).prefix('/a', user);
    new IngressRouter(chart, 'two', { host: 'abc.com', target }).prefix('/b', user);
  };
  expect(problemsOf(twoRouters('internal'))).toEqual([]);
  expect(problemsOf(twoRouters('nginx'))).toEqual([
    '[shop/two] host "abc.com" is routed by shop/one as well: write all routes of a host in one router, or give one of the two a target with another className or gateway.',
  ]);
});

test.each([
  RoutingTarget.ingressNginx(),
  RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true }),
])('a router that redirects a name which another one serves: %#', (target) => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const routers = (chart: Chart) => {
    const user = new WebService(chart, 'user', { image });
    new IngressRouter(chart, 'one', { host: 'abc.com', www: Www.TO_APEX, target }).prefix('/a', user);
    new IngressRouter(chart, 'two', { host: 'www.abc.com', target }).prefix('/b', user);
  };
  expect(problemsOf(routers)).toEqual([
    '[shop/two] host "www.abc.com" is routed by shop/one as well: write all routes of a host in one router, or give one of the two a target with another className or gateway.',
  ]);
});

describe('what the target refuses is said together with', () => {
  const target = RoutingTarget.gatewayApi({ gateway: 'Edge' });
  const gateway =
    'gateway "Edge" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "edge".';

  test('a route that is wrong, and what it refuses of the other routes', () => {
    const found = problems(
      (router, user) => {
        router.prefix('pay', user);
        router.regex('/items/[0-9]+', user);
      },
      { target },
    );
    expect(found).toEqual([
      'prefix path "pay" has no leading "/": write "/pay".',
      gateway,
      expect.stringContaining('regex "/items/[0-9]+" '),
    ]);
  });

  test.each<[string, object, string[]]>([
    ['the router', { hosts: ['a b'], target }, [gateway]],
    ['its name', { name: 'Router', target }, [gateway]],
    [
      'the router, of both targets',
      { hosts: ['a b'], target: RoutingTarget.both(RoutingTarget.ingressNginx({ className: 'Edge' }), target) },
      ['className "Edge"', gateway],
    ],
    [
      'the router, of a target that is none',
      { hosts: ['a b'], target: RoutingTarget.both(target, untyped(5)) },
      ['RoutingTarget.both()'],
    ],
  ])('what is wrong with %s', (_, props, expected) => {
    const found = problems((router, user) => router.prefix('/pay', user), props);
    expect(found.slice(1)).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  test('but not where the route may be what the target misses', () => {
    const found = problems(
      (router, user) => {
        router.prefix('/', user, { rewrite: untyped('/') });
        router.redirect('/old', { path: '/new' });
      },
      { host: 'abc.com' },
    );
    expect(found).toEqual(['prefix "/" has the rewrite "/": write Rewrite.stripPrefix() or Rewrite.to("/").']);
  });
});
