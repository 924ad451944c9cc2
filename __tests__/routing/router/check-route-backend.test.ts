import { App, Chart } from 'cdk8s';
import { Backend, CanaryRelease, type IBackend, IngressRouter, type RouteBackend, WebService } from '../../../lib';
import { problemsOf } from '../../support/app';
import { addServices, problemsOfRouter, untyped } from '../support';

const fix =
  'pass a WebService, Backend.of(service) for a Service of cdk8s-plus, or Backend.external("name", 80) for one made elsewhere.';
const label = 'is not a DNS label: write at most 63 lower-case letters, digits and "-", for example';

test('a service of another app is a problem', () => {
  const { a: other } = addServices(new Chart(new App(), 'other'));
  expect(problemsOfRouter((router) => router.prefix('/pay', other))).toEqual([
    'prefix "/pay" goes to "a", which is in another app: make the service in this app, or write Backend.external("a", 80).',
  ]);
});

test('a service of another namespace is a problem', () => {
  const found = problemsOf((chart, app) => {
    const other = new Chart(app, 'other', { namespace: 'money' });
    const pay = new WebService(other, 'pay', { image: 'nginx:1.29.3' });
    new IngressRouter(chart, 'router').prefix('/pay', pay);
  });
  expect(found).toEqual([
    '[shop/router] prefix "/pay" goes to "pay", whose chart has the namespace "money", but the router\'s chart has no namespace: pass it as Backend.inNamespace("money", …), or give both charts the same namespace.',
  ]);
});

test.each<[backend: unknown, shown: string]>([
  [undefined, 'undefined'],
  ['user', '"user"'],
  [{}, '{}'],
])('a value that is not a backend is a problem: %s', (backend, shown) => {
  expect(problemsOfRouter((router) => router.prefix('/user', untyped(backend)))).toEqual([
    `prefix "/user" has the backend ${shown}: ${fix}`,
  ]);
});

test('a default backend that is not a backend is a problem', () => {
  expect(problemsOfRouter(() => {}, { defaultBackend: 'user' })).toEqual([
    `the default backend has the backend "user": ${fix}`,
  ]);
});

test('a wrong name and port of a Service made elsewhere are problems', () => {
  expect(problemsOfRouter((router) => router.prefix('/user', Backend.external('User', 0)))).toEqual([
    `prefix "/user" goes to an external backend whose serviceName "User" ${label} "user".`,
    'prefix "/user" goes to an external backend whose servicePort 0 is outside 1..65535: write a whole number, for example 8080.',
  ]);
});

test('a wrong release of two routes is one problem', () => {
  const release = new CanaryRelease({ stable: Backend.external('a', 80), canary: Backend.external('b', 80) });
  const twoRoutes = problemsOfRouter((router) => {
    router.prefix('/user', release);
    router.prefix('/account', release);
  });
  expect(twoRoutes).toEqual(['the canary never gets a request: set weight, header or cookie.']);
});

test('a wrong version of a release is reported once', () => {
  const release = (a: IBackend) => new CanaryRelease({ stable: a, canary: Backend.external('V2', 80), weight: 5 });
  expect(problemsOfRouter((router, { a }) => router.prefix('/user', release(a)))).toEqual([
    `prefix "/user" goes to an external backend whose serviceName "V2" ${label} "v2".`,
  ]);
});

describe('a backend of your own is checked as those of Portico are', () => {
  const problems = (answer: RouteBackend) =>
    problemsOfRouter((router) => router.prefix('/user', { toRouteBackend: () => answer }));
  const stable = { serviceName: 'user-v1', servicePort: 80 };
  const canary = { serviceName: 'user_v2', servicePort: 80 };

  test('by its Service', () => {
    expect(problems({ stable: { serviceName: 'User', servicePort: 70_000 } })).toEqual([
      `prefix "/user" goes to an external backend whose serviceName "User" ${label} "user".`,
      'prefix "/user" goes to an external backend whose servicePort 70000 is outside 1..65535: write a whole number, for example 8080.',
    ]);
  });

  test('by the Service of its canary', () => {
    expect(problems({ stable, split: { canary, weight: 5, weightTotal: 100 } })).toEqual([
      `prefix "/user" goes to an external backend whose serviceName "user_v2" ${label} "user-v2".`,
    ]);
  });

  test('by its split', () => {
    const split = { canary, weight: 500, weightTotal: 100, header: { name: 'x release' }, cookie: 'a b' };
    expect(problems({ stable, split })).toEqual([
      'weight 500 is outside 0..100: write a percentage, or set weightTotal.',
      'canary header name "x release" is not a valid header name: write letters, digits and "-", for example "X-Request-Id".',
      'canary cookie "a b" is not a cookie name: write letters, digits and "-", for example "release".',
    ]);
  });
});
