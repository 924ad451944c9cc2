import { checkGatewayObjects } from './check-gateway-objects';
import { gateway, httpRoute, type RouteFixture, type RuleFixture } from './gateway-fixture';

const route = (fixture: RouteFixture) => checkGatewayObjects([httpRoute('shop', fixture)]);
const rules = (...fixtures: RuleFixture[]) => route({ rules: fixtures });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const filter = (type: string, field: string, settings: object) => ({ type, [field]: settings });
const cors = (settings: object) => rules({ to: 'a', filters: [filter('CORS', 'cors', settings)] });
const rewrite = (path: object) => filter('URLRewrite', 'urlRewrite', { path });
const redirect = (settings: object) => filter('RequestRedirect', 'requestRedirect', settings);
const strip = { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' };

test('nothing is wrong with what is right', () => {
  const objects = [
    httpRoute('a', {
      hostnames: ['abc.com', '*.abc.com'],
      rules: many(16, (i) => ({ path: `/${i}`, to: 'a@1000000' })),
    }),
    httpRoute('b', {
      rules: [
        { path: many(64, (i) => `Exact /${i}`), to: 'a' },
        { path: many(64, (i) => `RegularExpression /${i}//#.*`), to: 'a' },
      ],
    }),
    httpRoute('c', {
      rules: [
        { path: '/a', filters: [rewrite(strip)], to: 'a', timeouts: { request: '1m30s', backendRequest: '90s' } },
        { filters: [redirect({ path: strip, scheme: 'https', port: 8443, statusCode: 308 })] },
        { to: 'a', timeouts: { request: '0s', backendRequest: '10s' } },
        {
          to: 'a',
          filters: [
            filter('ResponseHeaderModifier', 'responseHeaderModifier', { set: [{ name: 'x-a', value: '1' }] }),
            filter('CORS', 'cors', { allowOrigins: ['https://*.abc.com:8443', 'http://*'], allowMethods: ['*'] }),
          ],
        },
      ],
    }),
    gateway('shop', [
      { name: 'http', port: 80, protocol: 'HTTP' },
      { name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'abc' }] } },
    ]),
    { apiVersion: 'v1', kind: 'Service', spec: { anything: true } },
  ];
  expect(checkGatewayObjects(objects)).toEqual([]);
});

describe('the schema', () => {
  test.each([
    [{ rules: [] }, ['spec.rules has 0 items: it needs 1.']],
    [{ rules: many(17, () => ({ to: 'a' })) }, ['spec.rules has 17 items: it takes 16.']],
    [{ rules: [{ path: many(65, () => '/'), to: 'a' }] }, ['spec.rules[0].matches has 65 items: it takes 64.']],
    [{ hostnames: many(17, () => 'a.com') }, ['spec.hostnames has 17 items: it takes 16.']],
    [
      { hostnames: ['A.com'] },
      [
        'spec.hostnames[0] is "A.com": it does not match ^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$.',
      ],
    ],
    [{ parentRefs: [{}] }, ['spec.parentRefs[0].name is missing.']],
    [{ rules: [{ to: 'a@1000001' }] }, ['spec.rules[0].backendRefs[0].weight is 1000001: outside 0..1000000.']],
    [{ rules: [{ to: 'a:0' }] }, ['spec.rules[0].backendRefs[0].port is 0: outside 1..65535.']],
    [
      { rules: [{ to: 'a', matches: [{ paths: '/a' }] }] },
      ['spec.rules[0].matches[0].paths is unknown: the API server drops it.'],
    ],
    [
      { rules: [{ to: 'a', matches: [{ path: { type: 'Prefix', value: '/' } }] }] },
      ['spec.rules[0].matches[0].path.type is "Prefix": none of Exact, PathPrefix, RegularExpression.'],
    ],
    [
      { rules: [{ path: `RegularExpression /${'a'.repeat(1024)}`, to: 'a' }] },
      [`spec.rules[0].matches[0].path.value is "/${'a'.repeat(1024)}": longer than 1024 characters.`],
    ],
    [
      { rules: [{ filters: [redirect({ statusCode: 300 })] }] },
      ['spec.rules[0].filters[0].requestRedirect.statusCode is 300: none of 301, 302, 303, 307, 308.'],
    ],
    [
      { rules: [{ to: 'a', timeouts: { request: '1.5s' } }] },
      ['spec.rules[0].timeouts.request is "1.5s": it does not match ^([0-9]{1,5}(h|m|s|ms)){1,4}$.'],
    ],
    [
      { rules: [{ to: 'a', filters: [filter('CORS', 'cors', { maxAge: 0 })] }] },
      ['spec.rules[0].filters[0].cors.maxAge is 0: outside 1..2147483647.'],
    ],
  ] as [RouteFixture, string[]][])('%j', (fixture, problems) => {
    expect(route(fixture)).toEqual(problems.map((problem) => `HTTPRoute shop: ${problem}`));
  });

  test.each(['null', 'ftp://abc.com', 'https://abc.com/', 'https://a.*.com', 'https://abc.com:123456'])(
    'CORS takes no origin %s',
    (origin) => {
      expect(cors({ allowOrigins: [origin] })).toEqual([
        expect.stringContaining(
          `HTTPRoute shop: spec.rules[0].filters[0].cors.allowOrigins[0] is "${origin}": it does not match `,
        ),
      ]);
    },
  );

  test('an object of another version is unknown', () => {
    const object = { apiVersion: 'gateway.networking.k8s.io/v1alpha2', kind: 'HTTPRoute', metadata: { name: 'a' } };
    expect(checkGatewayObjects([object])).toEqual([
      'HTTPRoute a: gateway.networking.k8s.io/v1alpha2 HTTPRoute is no kind of crds/.',
    ]);
  });
});

describe('the CEL rules of an HTTPRoute', () => {
  const of = (...problems: string[]) => problems.map((problem) => `HTTPRoute shop: ${problem}`);

  test('all matches together are at most 128, a rule without one having one', () => {
    const full = { path: many(64, (i) => `/${i}`), to: 'a' };
    expect(rules(full, full, { to: 'a' })).toEqual(of('its rules have 129 matches: together they take 128.'));
  });

  test('names of rules are unique', () => {
    expect(rules({ name: 'a', to: 'a' }, { name: 'a', to: 'a' })).toEqual(of('two rules have the name a.'));
  });

  test('parentRefs are distinct', () => {
    const ref = (sectionName?: string) => ({ name: 'shop', sectionName });
    expect(route({ parentRefs: [{ name: 'shop' }, { name: 'shop' }] })).toEqual(
      of('two parentRefs name /shop: each needs a sectionName.'),
    );
    expect(route({ parentRefs: [ref('a'), ref('a')] })).toEqual(of('two parentRefs name /shop and its listener a.'));
    expect(route({ parentRefs: [ref('a'), ref('b')] })).toEqual([]);
  });

  test.each([
    ['a', ['does not start with "/".']],
    ['/a//b', ['contains "//".']],
    ['/a/./b', ['contains "/./".']],
    ['/a/../b', ['contains "/../".']],
    ['/a%2fb', ['contains "%2f".']],
    ['/a%2Fb', ['contains "%2F".']],
    ['/a#b', ['contains "#".', 'has characters that a path cannot have.']],
    ['/a/..', ['ends in "/..".']],
    ['/a/.', ['ends in "/.".']],
    ['/a{b}', ['has characters that a path cannot have.']],
  ])('the path %s', (path, flaws) => {
    for (const type of ['Exact', 'PathPrefix']) {
      const is = `rule 1: the ${type} path ${JSON.stringify(path)}`;
      expect(rules({ path: `${type} ${path}`, to: 'a' })).toEqual(of(...flaws.map((flaw) => `${is} ${flaw}`)));
    }
  });

  test('a match compares a header once', () => {
    const headers = { 'x-a': '1', 'X-A': '2' };
    expect(rules({ path: '/', headers, to: 'a' })).toEqual(
      of('rule 1: a match compares the header x-a twice: the second is ignored.'),
    );
  });

  const FULL = { type: 'ReplaceFullPath', replaceFullPath: '/' };
  const PREFIX_NEEDED = 'rule 1: urlRewrite replaces a prefix: the rule needs exactly one match, a PathPrefix.';
  test.each([
    [{ filters: [redirect({}), redirect({})] }, ['rule 1: the filter RequestRedirect is there twice.']],
    [
      { filters: [filter('CORS', 'cors', {}), filter('CORS', 'cors', {})], to: 'a' },
      ['rule 1: the filter CORS is there twice.'],
    ],
    [
      { filters: [redirect({}), rewrite(FULL)] },
      ['rule 1: there are a RequestRedirect and a URLRewrite: one rule takes one of them.'],
    ],
    [{ filters: [redirect({})], to: 'a' }, ['rule 1: there are a RequestRedirect and backendRefs.']],
    [
      { filters: [{ type: 'CORS', urlRewrite: {} }], to: 'a' },
      ['rule 1: a filter of type CORS has the field urlRewrite.', 'rule 1: a filter of type CORS has no cors.'],
    ],
    [{ path: 'Exact /a', filters: [rewrite(strip)], to: 'a' }, [PREFIX_NEEDED]],
    [{ path: ['/a', '/b'], filters: [rewrite(strip)], to: 'a' }, [PREFIX_NEEDED]],
    [
      { path: 'Exact /a', filters: [redirect({ path: strip })] },
      [PREFIX_NEEDED.replace('urlRewrite', 'requestRedirect')],
    ],
    [
      { filters: [rewrite({ type: 'ReplaceFullPath' })], to: 'a' },
      ['rule 1: urlRewrite.path of type ReplaceFullPath lacks replaceFullPath.'],
    ],
    [
      { filters: [rewrite({ ...FULL, replacePrefixMatch: '/' })], to: 'a' },
      ['rule 1: urlRewrite.path of type ReplaceFullPath has replacePrefixMatch.'],
    ],
    [
      { filters: [filter('ResponseHeaderModifier', 'responseHeaderModifier', { remove: ['a', 'a'] })], to: 'a' },
      ['rule 1: responseHeaderModifier.remove has "a" twice.'],
    ],
    [
      { to: 'a', timeouts: { request: '1m', backendRequest: '61s' } },
      ['rule 1: timeouts.backendRequest 61s is longer than timeouts.request 1m.'],
    ],
    [
      { to: 'a', timeouts: { request: '1s1ms', backendRequest: '1002ms' } },
      ['rule 1: timeouts.backendRequest 1002ms is longer than timeouts.request 1s1ms.'],
    ],
  ] as [RuleFixture, string[]][])('%j', (fixture, problems) => {
    expect(rules(fixture)).toEqual(of(...problems));
  });

  test.each(['allowOrigins', 'allowMethods', 'allowHeaders'])('"*" is alone in %s', (field) => {
    const other = { allowOrigins: 'https://abc.com', allowMethods: 'GET', allowHeaders: 'x-a' }[field];
    expect(cors({ [field]: ['*', other] })).toEqual(of(`rule 1: cors.${field} has "*" beside others.`));
    expect(cors({ [field]: [other, other] })).toEqual(of(`rule 1: cors.${field} has "${other}" twice.`));
  });

  test('a Service has a port', () => {
    const object = httpRoute('shop', { rules: [{}] }) as { spec: { rules: object[] } };
    object.spec.rules = [{ backendRefs: [{ name: 'a' }] }];
    expect(checkGatewayObjects([object])).toEqual(of('rule 1: the Service a has no port.'));
  });
});
