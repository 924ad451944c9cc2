import { gateway, httpRoute } from './gateway-fixture';
import { GatewayModel, type ModelDecision } from './gateway-model';

const to = (serviceName: string, path: string): ModelDecision => ({
  outcome: 'forward',
  backends: [{ serviceName, servicePort: 80, weight: 100 }],
  path,
});
const location = (status: number, url: string): ModelDecision => ({
  outcome: 'redirect',
  backends: [],
  status,
  location: url,
});
const NOT_FOUND: ModelDecision = { outcome: 'none', backends: [], status: 404 };

describe('several routes', () => {
  const route = (name: string, service: string, hostnames?: string[], path = '/') =>
    httpRoute(name, { hostnames, rules: [{ path, to: service }] });

  // "If ties still exist across multiple Routes": the oldest, then the first in alphabetical order
  test('ties go to the oldest route, then to the first by name', () => {
    const objects = [route('b', 'b'), route('a', 'a')];
    expect(new GatewayModel(objects).decide({ path: '/' })).toEqual(to('a', '/'));
    expect(new GatewayModel(objects, { order: ['b', 'a'] }).decide({ path: '/' })).toEqual(to('b', '/'));
  });

  test('a longer prefix wins whatever route it is in', () => {
    const objects = [route('a', 'a'), route('b', 'b', undefined, '/x')];
    expect(new GatewayModel(objects).decide({ path: '/x' })).toEqual(to('b', '/x'));
  });

  const hosts = [
    route('any', 'any'),
    route('star', 'star', ['*.abc.com']),
    route('deep', 'deep', ['*.a.abc.com']),
    route('exact', 'exact', ['a.abc.com'], '/x'),
  ];
  // Most characters in a matching non-wildcard hostname, then most characters; `*.` is any number of labels
  test.each([
    ['a.abc.com', '/x', to('exact', '/x')],
    ['A.ABC.com:8080', '/x', to('exact', '/x')],
    ['b.abc.com', '/x', to('star', '/x')],
    ['c.b.abc.com', '/x', to('star', '/x')],
    ['b.a.abc.com', '/x', to('deep', '/x')],
    ['abc.com', '/x', to('any', '/x')],
    [undefined, '/x', to('any', '/x')],
  ])('%s%s', (host, path, decision) => {
    expect(new GatewayModel(hosts).decide({ host, path })).toEqual(decision);
  });

  test('what no rule of the most specific hostname takes is 404, or falls through', () => {
    const request = { host: 'a.abc.com', path: '/y' };
    expect(new GatewayModel(hosts).decide(request)).toEqual(NOT_FOUND);
    expect(new GatewayModel(hosts, { fallThrough: true }).decide(request)).toEqual(to('star', '/y'));
  });
});

describe('one number for the path, headers and host of each match', () => {
  const model = new GatewayModel(
    [
      httpRoute('any', { rules: [{ path: '/a', to: 'any' }] }),
      httpRoute('abc', {
        hostnames: ['abc.com'],
        rules: [
          { path: '/', to: 'root' },
          { path: '/a/b', to: 'b' },
          { path: '/b', headers: { x: '1' }, to: 'header' },
          { path: '/b', to: 'plain' },
          { path: 'RegularExpression /b/.+', to: 'regex' },
          { path: 'Exact /b/c', to: 'exact' },
        ],
      }),
    ],
    { precedence: 'number' },
  );
  // Seen on Traefik 3.7.13: the longer path comes before the host
  test.each([
    ['/a', 'any'],
    ['/a/b', 'b'],
    ['/c', 'root'],
    ['/b', 'plain'],
    ['/b/c', 'exact'],
    ['/b/d', 'regex'],
  ])('%s', (path, service) => {
    expect(model.decide({ host: 'abc.com', path })).toEqual(to(service, path));
  });

  test('a header counts', () => {
    expect(model.decide({ host: 'abc.com', path: '/b', headers: { x: '1' } })).toEqual(to('header', '/b'));
  });
});

describe('listeners', () => {
  const HTTP = { name: 'http', port: 80, protocol: 'HTTP' };
  const HTTPS = { name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'abc' }] } };
  const rules = [{ path: '/', to: 'a' }];
  const toHttps = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } };
  const bound = [
    httpRoute('secure', { parentRefs: [{ name: 'shop', sectionName: 'https' }], rules }),
    httpRoute('plain', {
      parentRefs: [{ name: 'shop', sectionName: 'http' }],
      rules: [
        { path: '/', filters: [toHttps] },
        { path: '/.well-known/acme-challenge', to: 'a' },
      ],
    }),
  ];

  test.each([
    ['the listeners that a Gateway elsewhere is taken to have', bound],
    ['those of a Gateway among the objects', [...bound, gateway('shop', [HTTP, HTTPS])]],
  ])('sectionName binds a route to one of %s', (_, objects) => {
    const model = new GatewayModel(objects);
    expect(model.decide({ host: 'abc.com', path: '/a?b', scheme: 'https' })).toEqual(to('a', '/a?b'));
    expect(model.decide({ host: 'abc.com', path: '/a?b' })).toEqual(location(308, 'https://abc.com/a?b'));
    const challenge = '/.well-known/acme-challenge/token';
    expect(model.decide({ host: 'abc.com', path: challenge })).toEqual(to('a', challenge));
  });

  // Listener isolation: only the routes of the most specific listener count
  test('a request belongs to the listener with the most specific hostname', () => {
    const model = new GatewayModel([
      gateway('shop', [
        { ...HTTP, name: 'any' },
        { ...HTTP, name: 'star', hostname: '*.abc.com' },
      ]),
      httpRoute('a', { parentRefs: [{ name: 'shop', sectionName: 'any' }], rules }),
      httpRoute('b', { parentRefs: [{ name: 'shop', sectionName: 'star' }], rules: [{ path: '/b', to: 'b' }] }),
    ]);
    expect(model.decide({ host: 'x.abc.com', path: '/b' })).toEqual(to('b', '/b'));
    expect(model.decide({ host: 'x.abc.com', path: '/' })).toEqual(NOT_FOUND);
    expect(model.decide({ host: 'abc.com', path: '/' })).toEqual(to('a', '/'));
  });

  test.each([
    ['another hostname', { hostnames: ['b.com'] }, [{ ...HTTP, hostname: 'a.com' }]],
    [
      'another namespace, unless all are allowed',
      { namespace: 'other', parentRefs: [{ name: 'shop', namespace: 'default' }] },
      [HTTP],
    ],
    ['another port', { parentRefs: [{ name: 'shop', port: 8080 }] }, [HTTP]],
    ['a Service as parent', { parentRefs: [{ name: 'shop', group: '', kind: 'Service' }] }, [HTTP]],
    ['no listener for the scheme', {}, [HTTPS]],
  ])('a route is not attached: %s', (_, fixture, listeners) => {
    const model = new GatewayModel([gateway('shop', listeners), httpRoute('a', { ...fixture, rules })]);
    expect(model.decide({ host: 'a.com', path: '/' })).toEqual(NOT_FOUND);
  });

  test('all namespaces may be allowed', () => {
    const parentRefs = [{ name: 'shop', namespace: 'infra' }];
    const allowed = { ...HTTP, allowedRoutes: { namespaces: { from: 'All' } } };
    const objects = [gateway('shop', [allowed], 'infra'), httpRoute('a', { namespace: 'team', parentRefs, rules })];
    expect(new GatewayModel(objects).decide({ path: '/' })).toEqual(to('a', '/'));
  });

  test('of several Gateways one is named', () => {
    const objects = ['one', 'two'].map((name) => httpRoute(name, { parentRefs: [{ name }], rules: [{ to: name }] }));
    expect(() => new GatewayModel(objects)).toThrow('default/one, default/two: name one in the option "gateway".');
    expect(new GatewayModel(objects, { gateway: 'default/two' }).decide({ path: '/' })).toEqual(to('two', '/'));
  });
});
