import { IngressNginxModel, type ModelDecision, type ModelOptions, type ModelRequest } from './controller-model';
import { type IngressFixture, ingress } from './ingress-fixture';
import { BrokenConfiguration } from './locations';

const HOST = 'a.test';

/** The model of some Ingresses, by name. */
function model(fixtures: Readonly<Record<string, IngressFixture>>, options?: ModelOptions): IngressNginxModel {
  return new IngressNginxModel(
    Object.entries(fixtures).map(([name, fixture]) => ingress(name, fixture)),
    options,
  );
}

/** `service path`, `service+canary path`, `308 https://…` or `404`. */
function answer(of: IngressNginxModel, path: string, request: Partial<ModelRequest> = {}): string {
  return told(of.decide({ host: HOST, path, ...request }));
}

function told({ outcome, backends, path, status, location }: ModelDecision): string {
  if (outcome === 'forward') {
    const shares = backends.map(({ serviceName, weight }) =>
      weight === 100 ? serviceName : `${serviceName}:${weight}`,
    );
    return `${shares.join('+')} ${path}`;
  }
  return location === undefined ? String(status) : `${status} ${location}`;
}

/** A stable and a canary Ingress for the same host and path. */
function release(
  policy: Record<string, string>,
  more: Readonly<Record<string, IngressFixture>> = {},
): IngressNginxModel {
  return model({
    main: { hosts: { [HOST]: { '/pay': 'pay' } } },
    canary: { annotations: { canary: 'true', ...policy }, hosts: { [HOST]: { '/pay': 'pay-next' } } },
    ...more,
  });
}

describe('which Ingresses count', () => {
  test('trap 29: without a class, or with another, an Ingress is left alone (store.go GetIngressClass)', () => {
    const of = model({
      none: { className: null, hosts: { [HOST]: { '/': 'x' } } },
      other: { className: 'traefik', hosts: { [HOST]: { '/': 'y' } } },
    });
    expect(answer(of, '/')).toBe('404');
    expect(of.rejected.map(({ name }) => name)).toEqual(['none', 'other']);
  });

  test('the class can be another one', () => {
    expect(
      answer(model({ x: { className: 'inner', hosts: { [HOST]: { '/': 'x' } } } }, { className: 'inner' }), '/'),
    ).toBe('x /');
  });

  test('trap 1: a pattern needs ImplementationSpecific (inspector/rules.go)', () => {
    const of = model({
      bad: { hosts: { [HOST]: { '/user(/|$)': 'x' } } },
      tilde: { hosts: { [HOST]: { 'Exact /x:y': 'x' } } },
    });
    expect(of.rejected.map(({ reason }) => reason)).toEqual([
      'path /user(/|$) cannot be used with pathType Prefix',
      'path /x:y cannot be used with pathType Exact',
    ]);
  });

  test('trap 30: a snippet takes the whole Ingress away (CheckIngress)', () => {
    expect(
      model({ s: { annotations: { 'configuration-snippet': 'return 200;' }, hosts: { [HOST]: { '/': 'x' } } } })
        .rejected,
    ).toHaveLength(1);
  });

  test('trap 18: a variable in a redirect takes the whole Ingress away (URLIsValidRegex)', () => {
    const of = model({
      r: { annotations: { 'permanent-redirect': 'https://b.test$request_uri' }, hosts: { [HOST]: { '/': 'x' } } },
    });
    expect(of.rejected).toHaveLength(1);
    expect(answer(of, '/')).toBe('404');
  });

  test('trap 3: a bad rewrite target is ignored, and the request goes on unchanged (rewrite/main.go)', () => {
    const of = model({ r: { annotations: { 'rewrite-target': '/x?y=$1' }, hosts: { [HOST]: { '/user': 'user' } } } });
    expect(answer(of, '/user/1')).toBe('user /user/1');
    expect(of.ignored).toEqual([{ name: 'r', annotation: 'rewrite-target', reason: 'value "/x?y=$1" is invalid' }]);
    expect(of.annotationsFor({ host: HOST, path: '/user' })).toEqual({});
  });
});

describe('order (store.go sortIngressSlice)', () => {
  const same = { a: { hosts: { [HOST]: { '/x': 'from-a' } } }, b: { hosts: { [HOST]: { '/x': 'from-b' } } } };

  test('trap 31: the first of two wins, and of one second the greater name is first', () => {
    expect(answer(model(same), '/x')).toBe('from-b /x');
    expect(model(same).overlaps).toEqual(['host "a.test" and path "/x" of a is already defined in ingress b']);
  });

  test('an older one wins', () => {
    expect(answer(model(same, { order: ['a', 'b'] }), '/x')).toBe('from-a /x');
    expect(answer(model(same, { order: ['default/a'] }), '/x')).toBe('from-a /x');
  });
});

describe('servers', () => {
  const hosts = { 'a.test': { '/a': 'a' }, '*.test': { '/': 'wild' }, '': { '/': 'any' } };
  const of = model({ main: { hosts } });

  test.each([
    ['a.test', 'a /a'],
    ['A.TEST:8080', 'a /a'],
    ['b.test', 'wild /a'],
    ['x.b.test', 'any /a'],
    [undefined, 'any /a'],
  ])('host %s (template.go buildServerName: the star is one label)', (host, expected) => {
    expect(answer(of, '/a', { host })).toBe(expected);
  });

  test('the closest server keeps the request, also where it has no path for it', () => {
    expect(answer(of, '/other')).toBe('404');
  });

  test('a default backend without rules is the catch-all; redirect and rewrite do not apply to it (createServers)', () => {
    const all = model({
      all: { defaultBackend: 'all', annotations: { 'permanent-redirect': 'https://b.test', 'limit-rps': '5' } },
    });
    expect(answer(all, '/x', { host: 'any.test' })).toBe('all /x');
    expect(all.annotationsFor({ host: 'any.test', path: '/x' })).toEqual({ 'limit-rps': '5' });
  });

  test('a default backend next to rules takes the unmatched requests of their hosts only', () => {
    const own = model({ own: { defaultBackend: 'own', hosts: { [HOST]: { '/a': 'a' } } } });
    expect([answer(own, '/a'), answer(own, '/b'), answer(own, '/b', { host: 'b.test' })]).toEqual([
      'a /a',
      'own /b',
      '404',
    ]);
  });

  test('a default backend beats a rule / without host, whichever is older (createServers, then IsDefBackend)', () => {
    const both = { all: { defaultBackend: 'all' }, rule: { hosts: { '': { '/': 'rule' } } } };
    expect(answer(model(both, { order: ['rule', 'all'] }), '/')).toBe('all /');
  });

  test('the catch-all answers /healthz itself, unless a pattern is there (nginx.tmpl)', () => {
    expect(answer(model({ x: { hosts: { '': { '/': 'x' } } } }), '/healthz', { host: 'b.test' })).toBe('200');
    const pattern = { annotations: { 'use-regex': 'true' }, hosts: { '': { '/': 'x' } } };
    expect(answer(model({ x: pattern }), '/healthz', { host: 'b.test' })).toBe('x /healthz');
  });
});

describe('paths without patterns', () => {
  const of = model({
    main: {
      hosts: { [HOST]: { '/user': 'user', 'Exact /pay': 'pay', '/docs/': 'docs', '/': 'root', 'Exact /a/': 'a' } },
    },
  });

  test.each([
    ['/user', 'user /user'],
    ['/user/7?x=1', 'user /user/7?x=1'],
    ['/users', 'root /users'],
    ['/User', 'root /User'],
    ['/pay', 'pay /pay'],
    ['/pay/', 'root /pay/'],
    ['/docs/x', 'docs /docs/x'],
    // trap 42, and the same for an Exact path that ends in a slash
    ['/docs?x=1', '301 http://a.test/docs/?x=1'],
    ['/a', '301 http://a.test/a/'],
    // nginx matches the decoded, merged and resolved path, and hands on the one that came
    ['/%75ser//7', 'user /%75ser//7'],
    ['/x/../user%2F7', 'user /x/../user%2F7'],
    ['/user/../pay', 'pay /user/../pay'],
    ['/..', '400'],
    ['/user%00', '400'],
  ])('%s → %s', (path, expected) => {
    expect(answer(of, path)).toBe(expected);
  });

  test('the prefixes /x and /x/ of one host are one location twice (location.go; issue #7231)', () => {
    expect(() => model({ x: { hosts: { [HOST]: { '/x': 'x', '/x/': 'y' } } } })).toThrow(BrokenConfiguration);
  });

  test('Exact and Prefix of one path live side by side', () => {
    const both = model({ x: { hosts: { [HOST]: { '/x': 'prefix', 'Exact /x': 'exact' } } } });
    expect([answer(both, '/x'), answer(both, '/x/y')]).toEqual(['exact /x', 'prefix /x/y']);
  });
});

describe('patterns (template.go enforceRegexModifier)', () => {
  test('traps 4 and 6: one pattern turns every path of the host into an open, case-insensitive one', () => {
    const of = model({
      regex: { annotations: { 'use-regex': 'true' }, hosts: { [HOST]: { 'ImplementationSpecific /x[0-9]': 'x' } } },
      plain: { hosts: { [HOST]: { 'Exact /ba': 'ba' } } },
    });
    expect([answer(of, '/banana'), answer(of, '/BA/x'), answer(of, '/x1y')]).toEqual([
      'ba /banana',
      'ba /BA/x',
      'x /x1y',
    ]);
  });

  test('trap 5: the longest path text is asked first, across Ingresses', () => {
    const of = model({
      regex: {
        annotations: { 'use-regex': 'true' },
        hosts: { [HOST]: { 'ImplementationSpecific /foo/bar/[A-Z0-9]{3}': 'three' } },
      },
      plain: { hosts: { [HOST]: { '/foo/bar/bar': 'bar' } } },
    });
    expect(answer(of, '/foo/bar/bar')).toBe('three /foo/bar/bar');
  });

  test('a Prefix of another Ingress is split all the same, and its boundary holds only in the longer half', () => {
    const of = model({
      regex: { annotations: { 'use-regex': 'true' }, hosts: { [HOST]: { 'ImplementationSpecific /z': 'z' } } },
      plain: { hosts: { [HOST]: { '/user': 'user' } } },
    });
    expect(answer(of, '/users')).toBe('user /users');
  });

  test('Exact and Prefix of one path: whichever was there first swallows the other', () => {
    const fixtures = {
      exact: { hosts: { [HOST]: { 'Exact /x': 'exact' } } },
      prefix: { hosts: { [HOST]: { '/x': 'prefix' } } },
      regex: { annotations: { 'use-regex': 'true' }, hosts: { [HOST]: { 'ImplementationSpecific /z': 'z' } } },
    };
    expect(answer(model(fixtures, { order: ['exact', 'prefix'] }), '/x/y')).toBe('exact /x/y');
    expect(answer(model(fixtures, { order: ['prefix', 'exact'] }), '/x/y')).toBe('prefix /x/y');
  });

  test('other hosts stay as they are', () => {
    const of = model({
      r: { annotations: { 'use-regex': 'true' }, hosts: { [HOST]: { '/x': 'x' } } },
      p: { hosts: { 'b.test': { '/x': 'y' } } },
    });
    expect(answer(of, '/xy', { host: 'b.test' })).toBe('404');
  });

  test('a path written for it keeps its meaning', () => {
    const of = model({
      r: {
        annotations: { 'use-regex': 'true' },
        hosts: { [HOST]: { 'ImplementationSpecific /(?-i)user(?:/|\\z)': 'user' } },
      },
    });
    const paths = ['/user', '/user/1', '/users', '/User', '/user%0A'];
    expect(paths.map((path) => answer(of, path))).toEqual(['user /user', 'user /user/1', '404', '404', '404']);
  });

  test('trap 46: a pattern that PCRE refuses stops everything', () => {
    const fixture = { annotations: { 'use-regex': 'true' }, hosts: { [HOST]: { 'ImplementationSpecific /x(': 'x' } } };
    expect(() => model({ r: fixture })).toThrow(BrokenConfiguration);
  });
});

describe('rewrite-target (template.go buildProxyPass)', () => {
  const rewritten = (path: string, target: string) => {
    return model({
      r: {
        annotations: { 'rewrite-target': target },
        hosts: { [HOST]: { [`ImplementationSpecific ${path}`]: 'user' } },
      },
    });
  };

  test.each([
    ['/user(/|$)(.*)', '/$2', '/user/7/8?x=1', 'user /7/8?x=1'],
    ['/user(/|$)(.*)', '/$2', '/user', 'user /'],
    // trap 2: a group that the path does not have is empty, so every request becomes /
    ['/user', '/$1', '/user/7', 'user /'],
    ['/user', '/new', '/user/7/8', 'user /new'],
    // what was decoded for matching is encoded anew, and %2F has become a slash
    ['/user/(.*)', '/$1', '/user/a%2Fb%20c', 'user /a/b%20c'],
    ['/user/(.*)', '/$1', '/user//a/../b', 'user /b'],
    ['/user(.*)', '$1', '/user', '500'],
    // the pattern is anchored nowhere; the location is
    ['/user/(x)?', '/y', '/USER/', 'user /y'],
    ['/(.*)', 'https://b.test/$1', '/x?y=1', '302 https://b.test/x?y=1'],
    ['/user/(.+)', '/$12', '/user/a', 'user /a2'],
  ])('%s to %s: %s → %s', (path, target, request, expected) => {
    expect(answer(rewritten(path, target), request)).toBe(expected);
  });

  test('a target that equals the path rewrites nothing; but a Prefix is split before nginx.tmpl asks again', () => {
    const of = model({ r: { annotations: { 'rewrite-target': '/same' }, hosts: { [HOST]: { '/same': 'same' } } } });
    expect([answer(of, '/same'), answer(of, '/same/x'), answer(of, '/samex')]).toEqual([
      'same /same',
      'same /same',
      'same /samex',
    ]);
  });
});

describe('redirects', () => {
  const redirected = (annotations: Record<string, string>, host = HOST) =>
    model({ r: { annotations, hosts: { [host]: { '/old': 'old' } } } });

  test.each([
    [{ 'permanent-redirect': 'https://b.test/x' }, '301 https://b.test/x'],
    [{ 'permanent-redirect': 'https://b.test', 'permanent-redirect-code': '308' }, '308 https://b.test'],
    // trap 19
    [{ 'permanent-redirect': 'https://b.test', 'permanent-redirect-code': '309' }, '301 https://b.test'],
    [{ 'temporal-redirect': 'https://b.test', 'temporal-redirect-code': '308' }, '302 https://b.test'],
    [{ 'temporal-redirect': 'https://b.test', 'temporal-redirect-code': '307' }, '307 https://b.test'],
    // trap 20
    [{ 'temporal-redirect': 'https://t.test', 'permanent-redirect': 'https://p.test' }, '302 https://t.test'],
    // the permanent one is no URL check away from a path, the temporal one is dropped with the whole group
    [{ 'permanent-redirect': '/new' }, '301 http://a.test/new'],
    [{ 'temporal-redirect': '/new' }, 'old /old'],
    // nginx makes a body of the URL for any code that is no redirect to a Location
    [{ 'permanent-redirect': 'https://b.test', 'permanent-redirect-code': '300' }, '300'],
  ])('%j → %s (redirect/redirect.go)', (annotations, expected) => {
    expect(answer(redirected(annotations), '/old')).toBe(expected);
  });

  test('unmatched requests get the redirect of the first Ingress of their host (createServers)', () => {
    const fixtures = {
      r: { annotations: { 'permanent-redirect': 'https://b.test' }, hosts: { [HOST]: { '/old': 'old' } } },
      x: { hosts: { [HOST]: { '/x': 'x' } } },
    };
    expect(answer(model(fixtures, { order: ['r', 'x'] }), '/nothing')).toBe('301 https://b.test');
    expect(answer(model(fixtures, { order: ['x', 'r'] }), '/nothing')).toBe('404');
    expect(model(fixtures, { order: ['r', 'x'] }).annotationsFor({ host: HOST, path: '/nothing' })).toEqual({
      'permanent-redirect': 'https://b.test',
    });
  });

  test('app-root is a matter of the whole server (nginx.tmpl); trap 45: a URL is ignored', () => {
    const of = model({
      app: { annotations: { 'app-root': '/app' }, hosts: { [HOST]: { '/x': 'x' } } },
      root: { hosts: { [HOST]: { '/': 'root' } } },
    });
    expect([answer(of, '/', { host: 'a.test:8080' }), answer(of, '//'), answer(of, '/y')]).toEqual([
      '302 http://a.test:8080/app',
      '302 http://a.test/app',
      'root /y',
    ]);
    expect(
      model({ app: { annotations: { 'app-root': 'https://b.test' }, hosts: { [HOST]: { '/x': 'x' } } } }).ignored,
    ).toHaveLength(1);
  });

  test('trap 27: from-to-www carries the container port and loses the final slash (ngx_srv_redirect.lua)', () => {
    const of = redirected({ 'from-to-www-redirect': 'true' });
    expect(answer(of, '/x/', { host: 'www.a.test' })).toBe('308 http://a.test:80/x');
    expect(answer(of, '/?q=1', { host: 'www.a.test', scheme: 'https' })).toBe('308 https://a.test:443/?q=1');
    expect(answer(of, '/', { host: 'www.a.test' })).toBe('308 http://a.test:80');
  });

  test('trap 26: no www redirect where the other name is a host; a star breaks the configuration', () => {
    const of = model({
      r: {
        annotations: { 'from-to-www-redirect': 'true' },
        hosts: { [HOST]: { '/': 'x' }, 'www.a.test': { '/': 'y' } },
      },
    });
    expect(answer(of, '/', { host: 'www.a.test' })).toBe('y /');
    expect(() => redirected({ 'from-to-www-redirect': 'true' }, '*.a.test')).toThrow(BrokenConfiguration);
  });

  test('ssl-redirect needs a tls section and is on by default; trap 42: the final slash is cut (lua_ingress.lua)', () => {
    const tls = (annotations: Record<string, string>, names = [HOST]) =>
      model({ t: { annotations, tls: names, hosts: { [HOST]: { '/x': 'x' } } } });
    expect(answer(tls({}), '/x/?a=/')).toBe('308 https://a.test/x/?a=');
    expect(answer(tls({ 'preserve-trailing-slash': 'true' }), '/x/', { host: 'a.test:80' })).toBe(
      '308 https://a.test/x/',
    );
    expect(answer(tls({}), '/x', { scheme: 'https' })).toBe('x /x');
    expect(answer(tls({ 'ssl-redirect': 'false' }), '/x')).toBe('x /x');
    expect(answer(tls({}), '/nothing')).toBe('308 https://a.test/nothing');
    // trap 34: a section that does not name the host brings the fake certificate, and the redirect with it
    expect(answer(tls({}, ['b.test']), '/x')).toBe('308 https://a.test/x');
    expect(answer(redirected({ 'force-ssl-redirect': 'true' }), '/old')).toBe('308 https://a.test/old');
    // `return` comes before Lua
    expect(answer(tls({ 'permanent-redirect': 'http://b.test' }), '/x')).toBe('301 http://b.test');
  });

  test('a certificate of *.test sends a.test to https too (certificate.lua get_pem_cert_uid)', () => {
    const of = model({
      plain: { hosts: { [HOST]: { '/x': 'x' } } },
      star: { tls: ['*.test'], hosts: { '*.test': { '/': 'star' } } },
    });
    expect(answer(of, '/x')).toBe('308 https://a.test/x');
  });

  test('the path of ACME challenges is not sent to https (no-tls-redirect-locations)', () => {
    const of = model({ t: { tls: [HOST], hosts: { [HOST]: { '/.well-known/acme-challenge/t': 'solver' } } } });
    expect(answer(of, '/.well-known/acme-challenge/t')).toBe('solver /.well-known/acme-challenge/t');
  });
});

describe('canary rules (balancer.lua route_to_alternative_balancer)', () => {
  const always = (value: string) => ({ headers: { 'X-Canary': value } });

  test.each<[Record<string, string>, Partial<ModelRequest>, string]>([
    [{ 'canary-weight': '20' }, {}, 'pay:80+pay-next:20'],
    [{ 'canary-weight': '5', 'canary-weight-total': '1000' }, {}, 'pay:99.5+pay-next:0.5'],
    // trap 13
    [{ 'canary-weight': '5', 'canary-weight-total': '10' }, {}, 'pay:95+pay-next:5'],
    [{ 'canary-weight': '250' }, {}, 'pay-next'],
    [{ 'canary-weight': '-3' }, {}, 'pay'],
    [{ 'canary-by-header': 'X-Canary' }, always('always'), 'pay-next'],
    [{ 'canary-by-header': 'X-Canary', 'canary-weight': '100' }, always('never'), 'pay'],
    [{ 'canary-by-header': 'X-Canary', 'canary-weight': '30' }, always('maybe'), 'pay:70+pay-next:30'],
    [{ 'canary-by-header': 'X-Canary', 'canary-by-header-value': 'on' }, always('on'), 'pay-next'],
    [{ 'canary-by-header': 'X-Canary', 'canary-by-header-value': 'on' }, always('always'), 'pay'],
    [{ 'canary-by-header': 'X-Canary', 'canary-by-header-value': 'on' }, always('On'), 'pay'],
    [{ 'canary-by-header': 'X-Canary', 'canary-by-header-pattern': 'be(ta)?' }, always('alphabet'), 'pay-next'],
    // trap 12
    [
      { 'canary-by-header': 'X-Canary', 'canary-by-header-value': 'on', 'canary-by-header-pattern': '.*' },
      always('off'),
      'pay',
    ],
    [{ 'canary-by-header-value': 'on' }, always('on'), 'pay'],
    // trap 14
    [{ 'canary-by-header': 'X-Canary', 'canary-by-header-pattern': '(', 'canary-weight': '100' }, always('x'), 'pay'],
    [{ 'canary-by-header': 'X-Canary', 'canary-by-header-pattern': '(', 'canary-weight': '100' }, {}, 'pay-next'],
    // trap 16: dropped with an underscore, met without
    [{ 'canary-by-header': 'x_canary' }, { headers: { x_canary: 'always' } }, 'pay'],
    [{ 'canary-by-header': 'x_canary' }, { headers: { 'X-Canary': 'always' } }, 'pay-next'],
    // trap 17
    [{ 'canary-by-cookie': 'beta' }, { cookies: { beta: 'always' } }, 'pay-next'],
    [{ 'canary-by-cookie': 'beta', 'canary-weight': '100' }, { cookies: { beta: 'never' } }, 'pay'],
    [{ 'canary-by-cookie': 'beta', 'canary-weight': '10' }, { cookies: { beta: 'yes' } }, 'pay:90+pay-next:10'],
    [
      { 'canary-by-header': 'X-Canary', 'canary-by-cookie': 'beta' },
      { ...always('never'), cookies: { beta: 'always' } },
      'pay',
    ],
  ])('%j, %j → %s', (policy, request, expected) => {
    expect(answer(release(policy), '/pay', request)).toBe(`${expected} /pay`);
  });

  test('trap 11: a canary that is not switched on is an ordinary Ingress', () => {
    const of = model({ next: { annotations: { 'canary-weight': '10' }, hosts: { [HOST]: { '/pay': 'pay-next' } } } });
    expect(answer(of, '/pay')).toBe('pay-next /pay');
    expect(of.ignored.map(({ annotation }) => annotation)).toEqual(['canary-weight']);
  });
});

describe('where a canary is attached (controller.go mergeAlternativeBackends)', () => {
  const on = { canary: 'true', 'canary-weight': '100' };
  const main = { hosts: { [HOST]: { '/pay': 'pay', '/other': 'pay' } } };

  test('trap 9: to the Service, so every path that uses it gets the canary', () => {
    expect(answer(release(on, { more: { hosts: { 'b.test': { '/x': 'pay' } } } }), '/x', { host: 'b.test' })).toBe(
      'pay-next /x',
    );
  });

  test('a port by name is another upstream than the same port by number', () => {
    expect(answer(release(on, { more: { hosts: { [HOST]: { '/x': 'pay:http' } } } }), '/x')).toBe('pay /x');
  });

  test.each([
    ['another path', { [HOST]: { '/payment': 'next' } }],
    ['another path type', { [HOST]: { 'Exact /pay': 'next' } }],
    ['another host', { 'b.test': { '/pay': 'next' } }],
  ])('trap 7: nothing happens with %s', (_, hosts) => {
    expect(answer(model({ main, next: { annotations: on, hosts } }), '/pay')).toBe('pay /pay');
  });

  test('trap 8: with the same Service nothing happens, or the main path is gone where the canary is older', () => {
    const fixtures = { main, next: { annotations: on, hosts: { [HOST]: { '/pay': 'pay' } } } };
    expect(answer(model(fixtures, { order: ['main', 'next'] }), '/pay')).toBe('pay /pay');
    expect(answer(model(fixtures, { order: ['next', 'main'] }), '/pay')).toBe('404');
  });

  test('ImplementationSpecific is Prefix', () => {
    const next = { annotations: on, hosts: { [HOST]: { 'ImplementationSpecific /pay': 'next' } } };
    expect(answer(model({ main, next }), '/pay')).toBe('next /pay');
  });

  test('one path that fits nothing takes the canary from the paths before it', () => {
    const next = { annotations: on, hosts: { [HOST]: { '/pay': 'next', '/nowhere': 'next' } } };
    expect(answer(model({ main, next }), '/pay')).toBe('pay /pay');
  });

  test('trap 10: of two canaries the second gets nothing, even where the first is out', () => {
    const first = {
      annotations: { canary: 'true', 'canary-by-header': 'x-a' },
      hosts: { [HOST]: { '/pay': 'first' } },
    };
    const second = { annotations: on, hosts: { [HOST]: { '/pay': 'second' } } };
    const of = model({ main, first, second }, { order: ['main', 'first', 'second'] });
    expect(answer(of, '/pay')).toBe('pay /pay');
    expect(of.overlaps).toHaveLength(1);
  });

  test('trap 8: a canary Service that serves a path of its own loses either the canary or the path', () => {
    const fixtures = {
      main,
      next: { annotations: on, hosts: { [HOST]: { '/pay': 'next' } } },
      direct: { hosts: { [HOST]: { '/next': 'next' } } },
    };
    const canaryFirst = model(fixtures, { order: ['next', 'direct', 'main'] });
    expect([answer(canaryFirst, '/pay'), answer(canaryFirst, '/next')]).toEqual(['next /pay', '404']);
    const directFirst = model(fixtures, { order: ['direct', 'next', 'main'] });
    expect(answer(directFirst, '/next')).toBe('next /next');
    // and where the canary comes before the main Ingress it even takes its path
    expect(answer(directFirst, '/pay')).toBe('next /pay');
    expect(answer(model(fixtures, { order: ['direct', 'main', 'next'] }), '/pay')).toBe('pay /pay');
  });

  test('trap 15: annotations of the canary have no effect; those of the main Ingress have', () => {
    const next = {
      annotations: { ...on, 'rewrite-target': '/new', 'permanent-redirect': 'https://b.test' },
      hosts: { [HOST]: { '/pay': 'next' } },
    };
    expect(answer(model({ main, next }), '/pay')).toBe('next /pay');
    expect(model({ main, next }).annotationsFor({ host: HOST, path: '/pay' })).toEqual({});
  });

  test('a default backend as canary attaches to every location of the catch-all', () => {
    const any = { hosts: { '': { '/x': 'x', '/y': 'y' } } };
    const of = model({ any, next: { annotations: on, defaultBackend: 'next' } });
    expect([answer(of, '/x', { host: 'b.test' }), answer(of, '/y', { host: 'b.test' })]).toEqual([
      'next /x',
      'next /y',
    ]);
  });
});
