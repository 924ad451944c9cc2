import { gateway, httpRoute, type RuleFixture } from './gateway-fixture';
import { GatewayModel, type ModelOptions } from './gateway-model';

const ofRules = (rules: readonly RuleFixture[], options?: ModelOptions) =>
  new GatewayModel([httpRoute('shop', { rules })], options);

describe('URLRewrite', () => {
  const rewrite = (path: object) => [{ type: 'URLRewrite', urlRewrite: { path } }];

  // The table at HTTPPathModifier: request path, prefix match, replacement, modified path
  test.each([
    ['/foo/bar', '/foo', '/xyz', '/xyz/bar'],
    ['/foo/bar', '/foo', '/xyz/', '/xyz/bar'],
    ['/foo/bar', '/foo/', '/xyz', '/xyz/bar'],
    ['/foo/bar', '/foo/', '/xyz/', '/xyz/bar'],
    ['/foo', '/foo', '/xyz', '/xyz'],
    ['/foo/', '/foo', '/xyz', '/xyz/'],
    ['/foo/bar', '/foo', '', '/bar'],
    ['/foo/', '/foo', '', '/'],
    ['/foo', '/foo', '', '/'],
    ['/foo/', '/foo', '/', '/'],
    ['/foo', '/foo', '/', '/'],
    // and what follows from it
    ['/foo/bar?a=b', '/foo', '/', '/bar?a=b'],
    ['/bar', '/', '/xyz', '/xyz/bar'],
  ])('%s with the prefix %s replaced by "%s" is %s', (path, prefix, replacePrefixMatch, seen) => {
    const filters = rewrite({ type: 'ReplacePrefixMatch', replacePrefixMatch });
    expect(ofRules([{ path: prefix, filters, to: 'a' }]).decide({ path })).toEqual({
      outcome: 'forward',
      backends: [{ serviceName: 'a', servicePort: 80, weight: 100 }],
      path: seen,
    });
  });

  // envoyproxy/gateway #5256 and #6764: seen on Envoy Gateway 1.9.0
  test.each([
    ['/', '/x', '/v2x'],
    ['/', '/', '/v2'],
    ['/a', '/a/x', '/v2/x'],
  ])('an implementation may replace the prefix "%s" as text: %s becomes %s', (prefix, path, seen) => {
    const filters = rewrite({ type: 'ReplacePrefixMatch', replacePrefixMatch: '/v2' });
    const model = ofRules([{ path: prefix, filters, to: 'a' }], { rootPrefix: 'text' });
    expect(model.decide({ path }).path).toBe(seen);
  });

  test('ReplaceFullPath replaces all but the query', () => {
    const filters = rewrite({ type: 'ReplaceFullPath', replaceFullPath: '/one' });
    const { path } = ofRules([{ path: '/a', filters, to: 'a' }]).decide({ path: '/a/b?c' });
    expect(path).toBe('/one?c');
  });
});

describe('RequestRedirect', () => {
  const redirect = (requestRedirect: object, options?: ModelOptions) =>
    ofRules([{ path: '/a', filters: [{ type: 'RequestRedirect', requestRedirect }] }], options);
  const full = (replaceFullPath: string) => ({ path: { type: 'ReplaceFullPath', replaceFullPath } });

  // HTTPRequestRedirectFilter: what is empty stays as it is in the request; statusCode is 302 by default
  test.each([
    [{}, 302, 'http://abc.com/a/b?c'],
    [{ scheme: 'https', statusCode: 301 }, 301, 'https://abc.com/a/b?c'],
    [{ hostname: 'www.abc.com', statusCode: 308 }, 308, 'http://www.abc.com/a/b?c'],
    [{ port: 8443, scheme: 'https' }, 302, 'https://abc.com:8443/a/b?c'],
    [{ port: 80 }, 302, 'http://abc.com/a/b?c'],
    [{ port: 443 }, 302, 'http://abc.com:443/a/b?c'],
    [full('/new'), 302, 'http://abc.com/new?c'],
    [full('/new?d'), 302, 'http://abc.com/new?d'],
    [{ path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' } }, 302, 'http://abc.com/new/b?c'],
  ])('%j', (filter, status, location) => {
    const decision = redirect(filter).decide({ host: 'abc.com:8080', path: '/a/b?c' });
    expect(decision).toEqual({ outcome: 'redirect', backends: [], status, location });
  });

  test('whether a new path keeps the query is an option, for the specification is silent', () => {
    const request = { host: 'abc.com', path: '/a/b?c' };
    const dropping = (filter: object) => redirect(filter, { redirectQuery: 'drop' }).decide(request).location;
    expect(dropping(full('/new'))).toBe('http://abc.com/new');
    expect(dropping({})).toBe('http://abc.com/a/b?c');
  });

  // Seen on Envoy Gateway 1.9.0 (always) and Traefik 3.7.13 (unless there is a scheme)
  test.each([
    [{ scheme: 'https' }, 'https://abc.com:8080/a', 'https://abc.com/a'],
    [full('/new'), 'http://abc.com:8080/new', 'http://abc.com:8080/new'],
    [{ scheme: 'https', hostname: 'abc.com' }, 'https://abc.com/a', 'https://abc.com/a'],
    [{ port: 80 }, 'http://abc.com/a', 'http://abc.com/a'],
  ])('an implementation may keep the port of the Host header: %j', (filter, always, unlessScheme) => {
    const locations = (['keep', 'unlessScheme'] as const).map(
      (hostPort) => redirect(filter, { hostPort }).decide({ host: 'abc.com:8080', path: '/a' }).location,
    );
    expect(locations).toEqual([always, unlessScheme]);
  });

  // "If redirect scheme is empty, the redirect port MUST be the Gateway Listener port", else that of the scheme
  test.each([
    [{}, 'http://abc.com:8080/a'],
    [{ scheme: 'http' }, 'http://abc.com/a'],
    [{ scheme: 'https' }, 'https://abc.com/a'],
    [{ hostname: 'www.abc.com' }, 'http://www.abc.com:8080/a'],
  ])('on a listener with port 8080: %j', (requestRedirect, location) => {
    const model = new GatewayModel([
      gateway('shop', [{ name: 'web', port: 8080, protocol: 'HTTP' }]),
      httpRoute('a', { rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect }] }] }),
    ]);
    expect(model.decide({ host: 'abc.com', path: '/a' }).location).toBe(location);
  });
});

test('the filters and timeouts of the rule that decides', () => {
  const cors = { type: 'CORS', cors: { allowOrigins: ['https://abc.com'] } };
  const timeouts = { request: '10s' };
  const model = ofRules([
    { path: '/a', filters: [cors], to: 'a', timeouts },
    { path: '/b', to: 'b' },
  ]);
  const told = ['/a', '/b', '/c'].map((path) => [model.filtersFor({ path }), model.timeoutsFor({ path })]);
  expect(told).toEqual([
    [[cors], timeouts],
    [[], {}],
    [[], {}],
  ]);
});

test('an implementation may redirect without the headers of CORS', () => {
  const cors = { type: 'CORS', cors: { allowOrigins: ['https://abc.com'] } };
  const redirect = { type: 'RequestRedirect', requestRedirect: { scheme: 'https' } };
  const rules = [
    { path: '/a', filters: [cors, redirect] },
    { path: '/b', filters: [cors], to: 'b' },
  ];
  const told = (['keep', 'drop'] as const).map((redirectCors) =>
    ['/a', '/b'].map((path) => ofRules(rules, { redirectCors }).filtersFor({ path })),
  );
  expect(told).toEqual([
    [[cors, redirect], [cors]],
    [[redirect], [cors]],
  ]);
});

// Seen on Envoy Gateway 1.9.0: the route configuration of the listener is rejected, and no status says so
test.each([
  ['ResponseHeaderModifier', 'responseHeaderModifier', 'set'],
  ['RequestHeaderModifier', 'requestHeaderModifier', 'add'],
])('an implementation may refuse every route for a "%%" in a header: %s', (type, field, verb) => {
  const model = (value: string) =>
    ofRules(
      [
        { path: '/a', filters: [{ type, [field]: { [verb]: [{ name: 'X-Share', value }] } }], to: 'a' },
        { path: '/b', to: 'b' },
      ],
      { headerFormats: true },
    );
  expect(model('100% sure').decide({ path: '/b' }).outcome).toBe('none');
  expect(model('sure').decide({ path: '/b' }).outcome).toBe('forward');
});
