import { httpRoute, type RuleFixture } from './gateway-fixture';
import { GatewayModel, type ModelDecision, type ModelOptions } from './gateway-model';

const to = (serviceName: string, path: string): ModelDecision => ({
  outcome: 'forward',
  backends: [{ serviceName, servicePort: 80, weight: 100 }],
  path,
});
const NOT_FOUND: ModelDecision = { outcome: 'none', backends: [], status: 404 };
const NOWHERE: ModelDecision = { outcome: 'none', backends: [], status: 500 };

const ofRules = (rules: readonly RuleFixture[], options?: ModelOptions) =>
  new GatewayModel([httpRoute('shop', { rules })], options);

describe('paths', () => {
  // HTTPRouteRule matches: "Exact" path match, then "Prefix" path match with largest number of characters
  const model = ofRules([
    { path: '/', to: 'rest' },
    { path: '/a', to: 'a' },
    { path: '/a/b', to: 'b' },
    { path: 'Exact /a/b', to: 'exact' },
  ]);
  test.each([
    ['/a/b', to('exact', '/a/b')],
    ['/a/b/', to('b', '/a/b/')],
    ['/a/b/c?x=1', to('b', '/a/b/c?x=1')],
    ['/a/bc', to('a', '/a/bc')],
    ['/a', to('a', '/a')],
    ['/ab', to('rest', '/ab')],
    // case counts
    ['/A/b', to('rest', '/A/b')],
  ])('%s: exact, then the longest prefix of whole segments', (path, decision) => {
    expect(model.decide({ path })).toEqual(decision);
  });

  test('a slash at the end of a prefix is ignored', () => {
    expect(ofRules([{ path: '/a/', to: 'a' }]).decide({ path: '/a' })).toEqual(to('a', '/a'));
  });

  // "If no matches are specified, the default is a prefix path match on '/'"
  test('a rule without matches takes every path', () => {
    expect(ofRules([{ to: 'a' }]).decide({ path: '/x' })).toEqual(to('a', '/x'));
  });

  // "this rule will be matched if any one of the matches is satisfied": each is weighed for itself
  test('matches of one rule have a precedence each', () => {
    const split = ofRules([
      { path: ['/a', 'Exact /b'], to: 'first' },
      { path: ['/a/x', '/b'], to: 'second' },
    ]);
    expect(split.decide({ path: '/a/x' })).toEqual(to('second', '/a/x'));
    expect(split.decide({ path: '/b' })).toEqual(to('first', '/b'));
  });

  // The specification is silent on normalisation: RFC 3986 sections 6.2.2.2 and 5.2.4, then slashes
  test.each([
    ['/%61/./b', '/a/b'],
    ['/x/../a//b', '/a/b'],
    ['/../a/b/.', '/a/b/'],
    ['/a/b%2Fc%20', '/a/b%2Fc%20'],
  ])('%s is compared and passed on as %s', (path, seen) => {
    const { path: passed } = model.decide({ path });
    expect(passed).toBe(seen);
  });

  test('normalising and passing on are options', () => {
    const rules = [{ path: '/a', to: 'a' }];
    expect(ofRules(rules, { normalise: false }).decide({ path: '//a' })).toEqual(NOT_FOUND);
    expect(ofRules(rules, { passedPath: 'sent' }).decide({ path: '//a' })).toEqual(to('a', '//a'));
  });
});

describe('regular expressions', () => {
  const rules: RuleFixture[] = [
    { path: '/a/b', to: 'prefix' },
    { path: 'RegularExpression /a/[a-z]+', to: 'short' },
    { path: 'RegularExpression /a/[a-z]+.*', to: 'long' },
    { path: 'Exact /a/exact', to: 'exact' },
  ];
  // "The precedence of RegularExpression path matches are implementation-specific."
  test.each([
    [{}, 'short'],
    [{ regexOrder: 'longest' }, 'long'],
    [{ regexPrecedence: 'afterPrefix' }, 'prefix'],
  ] as const)('with %j, "%s" takes /a/b', (options, service) => {
    const model = ofRules(rules, options);
    expect(model.decide({ path: '/a/b' })).toEqual(to(service, '/a/b'));
    expect(model.decide({ path: '/a/exact' })).toEqual(to('exact', '/a/exact'));
  });

  test('the whole path is compared, or any part of it', () => {
    const only = [{ path: 'RegularExpression /a/[0-9]+', to: 'a' }];
    expect(ofRules(only).decide({ path: '/a/1/x' })).toEqual(NOT_FOUND);
    expect(ofRules(only, { regexMatch: 'anywhere' }).decide({ path: '/a/1/x' })).toEqual(to('a', '/a/1/x'));
  });
});

describe('headers', () => {
  const cookie = (value: string) => ({ Cookie: `/(?:.*; ?)?release=${value}(?:;.*)?/` });
  const model = ofRules([
    { path: '/', to: ['stable@90', 'canary@10'] },
    { path: '/', headers: { 'X-Release': 'always' }, to: 'canary' },
    { path: '/', headers: { 'X-Release': 'never' }, to: 'stable' },
    { path: '/', headers: cookie('always'), to: 'canary' },
    { path: '/', headers: cookie('never'), to: 'stable' },
    { path: '/', headers: { 'x-release': 'always', 'x-more': 'yes' }, to: 'both' },
    { path: '/pay', to: 'pay' },
  ]);
  const weighted = {
    outcome: 'forward',
    backends: [
      { serviceName: 'stable', servicePort: 80, weight: 90 },
      { serviceName: 'canary', servicePort: 80, weight: 10 },
    ],
    path: '/',
  };

  test.each([
    // "Largest number of header matches", names without case
    [{ headers: { 'x-release': 'always' } }, to('canary', '/')],
    [{ headers: { 'X-RELEASE': 'always', 'x-more': 'yes' } }, to('both', '/')],
    [{ headers: { 'x-release': 'Always' } }, weighted],
    [{ cookies: { a: '1', release: 'never' } }, to('stable', '/')],
    [{ cookies: { release: 'always', z: '1' } }, to('canary', '/')],
    [{ cookies: { myrelease: 'always' } }, weighted],
    [{ cookies: { release: 'alwaysNot' } }, weighted],
    // as many headers either way: "precedence MUST be granted to the FIRST matching rule"
    [{ headers: { 'x-release': 'always' }, cookies: { release: 'never' } }, to('canary', '/')],
    [{ headers: { 'x-release': 'never' }, cookies: { release: 'always' } }, to('stable', '/')],
    // a Cookie header as it is comes before the cookies by name
    [{ headers: { Cookie: 'release=always' }, cookies: { release: 'never' } }, to('canary', '/')],
    [{}, weighted],
  ] as const)('%j', (request, decision) => {
    expect(model.decide({ path: '/', ...request })).toEqual(decision);
  });

  test('a longer prefix comes before any number of headers', () => {
    expect(model.decide({ path: '/pay', headers: { 'x-release': 'always' } })).toEqual(to('pay', '/pay'));
  });

  test('of two headers with one name the first counts', () => {
    const matches = [{ headers: ['a', 'b'].map((value, index) => ({ name: ['x-A', 'X-a'][index], value })) }];
    expect(ofRules([{ matches, to: 'a' }]).decide({ path: '/', headers: { 'x-a': 'a' } })).toEqual(to('a', '/'));
  });

  // Method match, largest number of header matches, largest number of query param matches
  test('a method comes before headers, and headers before query parameters', () => {
    const queryParams = [{ name: 'q', value: '1' }];
    const headers = [{ name: 'x-a', value: 'a' }];
    const ordered = ofRules([
      { matches: [{ queryParams }], to: 'query' },
      { matches: [{ headers }], to: 'header' },
      { matches: [{ method: 'POST' }], to: 'method' },
    ]);
    const request = { path: '/?q=1', headers: { 'x-a': 'a' } };
    expect(ordered.decide({ ...request, method: 'POST' })).toEqual(to('method', '/?q=1'));
    expect(ordered.decide(request)).toEqual(to('header', '/?q=1'));
    expect(ordered.decide({ path: '/?q=1' })).toEqual(to('query', '/?q=1'));
    expect(ordered.decide({ path: '/?q=2' })).toEqual(NOT_FOUND);
  });
});

describe('backends', () => {
  // weight/(sum of all weights); "If weight is set to 0, no traffic should be forwarded for this entry."
  test.each([
    [
      ['a@1', 'b@3', 'c@0'],
      [
        ['a', 25],
        ['b', 75],
      ],
    ],
    [
      ['a', 'b'],
      [
        ['a', 50],
        ['b', 50],
      ],
    ],
    [
      ['a@999', 'b@1'],
      [
        ['a', 99.9],
        ['b', 0.1],
      ],
    ],
  ])('%j', (backends, shares) => {
    expect(ofRules([{ to: backends }]).decide({ path: '/' })).toEqual({
      outcome: 'forward',
      backends: shares.map(([serviceName, weight]) => ({ serviceName, servicePort: 80, weight })),
      path: '/',
    });
  });

  test('a rule with nowhere to send a request answers 500, and hides what is below it', () => {
    const model = ofRules([{ path: '/', to: 'a' }, { path: '/x' }, { path: '/y', to: 'a@0' }]);
    expect(model.decide({ path: '/x' })).toEqual(NOWHERE);
    expect(model.decide({ path: '/y' })).toEqual(NOWHERE);
  });
});
