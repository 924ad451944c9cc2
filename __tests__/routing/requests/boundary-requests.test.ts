import { App, Chart } from 'cdk8s';
import { Backend, CanaryRelease, IngressRouter, PathMatch, Tls, Www } from '../../../lib';
import { pathBoundary } from '../../../lib/routing/requests/path-boundary';
import { findHost, findRoute } from '../../../lib/routing/resolve/table-index';
import { CASES } from '../cases';
import { buildCase, describeDecision } from '../support';

const web = Backend.external('web', 80);
const pay = Backend.external('pay', 80);

function routerOf(props: object, routes: (router: IngressRouter) => void = () => {}) {
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', props);
  routes(router);
  return router;
}

/** Each request with its answer, as lines to read. */
const answersOf = (router: IngressRouter) =>
  router.boundaryRequests().map((request) => {
    const { scheme, host, path, headers, cookies } = request;
    const deciders = [
      ...Object.entries(headers ?? {}).map(([name, value]) => ` ${name}: ${value}`),
      ...Object.entries(cookies ?? {}).map(([name, value]) => ` ${name}=${value}`),
    ];
    return `${scheme}://${host}${path}${deciders.join('')} → ${describeDecision(router.resolve(request), request)}`;
  });

test('a prefix is asked for at its path, below it, and next to it', () => {
  const router = routerOf({ host: 'abc.com' }, (made) => made.prefix('/pay', pay));
  expect(answersOf(router)).toEqual([
    'http://abc.com/ → none',
    'http://x.abc.com/ → none',
    'http://abc.com/none-of-these → none',
    'http://x.abc.com/none-of-these → none',
    'http://abc.com/pay → pay:80 /pay',
    'http://x.abc.com/pay → none',
    'http://abc.com/pay/ → pay:80 /pay/',
    'http://abc.com/pay/x → pay:80 /pay/x',
    'http://abc.com/pay/x/ → pay:80 /pay/x/',
    'http://abc.com/payx → none',
    'http://abc.com/Pay → none',
  ]);
});

test('a release is asked for by its header, its cookie, both, and such as mean nothing', () => {
  const release = new CanaryRelease({
    stable: web,
    canary: pay,
    header: { name: 'x-user', value: 'beta' },
    cookie: 'trial',
  });
  const router = routerOf({ defaultBackend: release });
  expect(answersOf(router).slice(1)).toEqual([
    'http://x.example/none-of-these → web:80 /none-of-these',
    'http://x.example/none-of-these x-user: beta → pay:80 /none-of-these',
    'http://x.example/none-of-these x-user: betax → web:80 /none-of-these',
    'http://x.example/none-of-these trial=always → pay:80 /none-of-these',
    'http://x.example/none-of-these trial=never → web:80 /none-of-these',
    'http://x.example/none-of-these trial=other → web:80 /none-of-these',
    'http://x.example/none-of-these x-user: beta trial=always → pay:80 /none-of-these',
    'http://x.example/none-of-these x-user: beta trial=never → pay:80 /none-of-these',
    'http://x.example/none-of-these x-user: betax trial=always → pay:80 /none-of-these',
    'http://x.example/none-of-these x-user: betax trial=never → web:80 /none-of-these',
  ]);
});

test('a wildcard is asked for by one label, by two, and by none; a host by a name below it', () => {
  const router = routerOf({ hosts: ['abc.com', '*.abc.com'] }, (made) => made.prefix('/', web));
  const hosts = new Set(router.boundaryRequests().map(({ host }) => host));
  expect([...hosts]).toEqual(['abc.com', 'x.abc.com', 'x.y.abc.com']);
});

test('paths of wider hosts are asked for on a host as well', () => {
  const router = routerOf({}, (made) => {
    made.prefix('/', web, { host: 'abc.com' });
    made.exact('/every', pay);
  });
  expect(answersOf(router)).toContain('http://abc.com/every → web:80 /every');
  expect(answersOf(router)).toContain('http://x.example/every → pay:80 /every');
});

test('what is redirected is asked for by HTTP, by HTTPS, by the other name and with a query', () => {
  const props = { host: 'abc.com', www: Www.TO_APEX, tls: Tls.secret('abc-com-tls'), defaultBackend: web };
  const router = routerOf(props, (made) => made.redirect('/old', { path: '/new', match: PathMatch.EXACT }));
  const answers = answersOf(router);
  for (const line of [
    'http://abc.com/ → 308 https://abc.com/',
    'https://abc.com/ → web:80 /',
    'https://abc.com/old?q=1 → 302 https://abc.com/new',
    'http://www.abc.com/x/ → 308 http://abc.com/x',
  ]) {
    expect(answers).toContain(line);
  }
});

test('requests of a router with problems are none', () => {
  const router = routerOf({ host: 'abc.com' }, (made) => made.prefix('pay', pay));
  expect(() => router.boundaryRequests()).toThrow('prefix path "pay" has no leading "/"');
});

describe.each(CASES)('$title', (routingCase) => {
  const { router } = buildCase(routingCase);
  const { table } = router;

  test('each request has one answer, and each is asked once', () => {
    const requests = router.boundaryRequests();
    expect(new Set(requests.map((request) => JSON.stringify(request))).size).toBe(requests.length);
    for (const request of requests) expect(() => router.resolve(request)).not.toThrow();
  });

  test('each route that can be reached at a path of its own answers a request', () => {
    const decided = new Set(
      router.boundaryRequests().map((request) => router.resolve(request).route?.replace(/, .*/, '')),
    );
    for (const { host, routes } of table.hosts) {
      for (const route of routes) {
        const index = findHost(table, host ?? 'x.example');
        const isHidden = pathBoundary(route).inside.every((path) => !index || findRoute(index, path) !== route);
        const isAppRoot = table.appRoot !== undefined && route.path === '/';
        if (isHidden || isAppRoot) continue;
        const text = `${route.match} ${JSON.stringify(route.path)}`;
        expect([...decided]).toContain(host === undefined ? text : `${host} ${text}`);
      }
    }
  });

  test('each path just outside of a route is not its own', () => {
    for (const { routes } of table.hosts) {
      for (const route of routes) {
        const index = findHost({ ...table, hosts: [{ routes: [route] }] }, 'abc.com');
        const { inside, outside } = pathBoundary(route);
        expect(inside.filter((path) => index && findRoute(index, path) === undefined)).toEqual([]);
        expect(outside.filter((path) => index && findRoute(index, path) !== undefined)).toEqual([]);
      }
    }
  });
});
