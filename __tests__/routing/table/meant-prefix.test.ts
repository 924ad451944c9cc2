import { Backend, Rewrite } from '../../../lib';
import { meantPrefixes } from '../../../lib/routing/table/meant-prefix';
import { addServices, problemsOfRouter, untyped } from '../support';

const MATCHES = ['prefix', 'exact', 'regex'] as const;

/** The problems of one route to a service of the app. */
const problems = (match: (typeof MATCHES)[number], path: string, rewrite?: Rewrite) =>
  problemsOfRouter((router, _, chart) => router[match](path, addServices(chart).a, { rewrite }), { host: 'abc.com' });

describe('the pattern with which ingress-nginx strips a prefix', () => {
  const strip = 'prefix("/api", …, { rewrite: Rewrite.stripPrefix() })';

  test.each(MATCHES)('is answered with the prefix: %s', (match) => {
    expect(problems(match, '/api(/|$)(.*)', Rewrite.regex('/$2'))).toEqual([
      `${match} path "/api(/|$)(.*)" is a pattern for a path and all below it: write ${strip}.`,
    ]);
  });

  test.each<[path: string, rewrite: Rewrite | undefined, code: string]>([
    ['/api(/|$)(.*)', Rewrite.to('/$2'), strip],
    ['/api(/|$)(.*)', Rewrite.regex('/$1$2'), strip],
    ['/api(/|$)(.*)', Rewrite.stripPrefix(), strip],
    ['/api(/|$)(.*)', undefined, 'prefix("/api", …)'],
    ['/api(/|$)(.*)', Rewrite.to('/'), 'prefix("/api", …, { rewrite: Rewrite.to("/") })'],
    ['/api(/|$)(.*)', Rewrite.regex('/v2/$2'), 'prefix("/api", …, { rewrite: Rewrite.replacePrefix("/v2") })'],
    ['/api(/|$)(.*)', Rewrite.regex('/api/$2'), 'prefix("/api", …)'],
    ['/api/?(.*)', Rewrite.regex('/$1'), strip],
    ['/api/(.*)', Rewrite.regex('/$1'), strip],
    ['/api(/.*)?', Rewrite.regex('/$1'), strip],
    ['/api(/.*|$)', Rewrite.regex('/$1'), strip],
    ['^/api(/|$)(.*)', Rewrite.regex('/$2'), strip],
    ['/(?i)api(/|$)(.*)', Rewrite.regex('/$2'), strip],
    ['api(/|$)(.*)', Rewrite.regex('/$2'), strip],
    ['/api/(?<rest>.*)', Rewrite.regex('/$1'), strip],
    ['/api(|/.*)', Rewrite.regex('/$1'), strip],
    ['/api/(.+)$', Rewrite.regex('/$1'), strip],
    ['/v1\\.0(/|$)(.*)', Rewrite.regex('/$2'), 'prefix("/v1.0", …, { rewrite: Rewrite.stripPrefix() })'],
    ['/api.*', undefined, 'prefix("/api", …)'],
    ['/api/.*', undefined, 'prefix("/api", …)'],
    ['/(.*)', Rewrite.regex('/$1'), 'prefix("/", …)'],
    ['/(.*)', Rewrite.regex('/v2/$1'), 'prefix("/", …, { rewrite: Rewrite.replacePrefix("/v2") })'],
    ['/shop/v1.0(/|$)(.*)', Rewrite.regex('/$2'), 'prefix("/shop/v1.0", …, { rewrite: Rewrite.stripPrefix() })'],
    [
      '/(api|web)(/|$)(.*)',
      Rewrite.regex('/$3'),
      'prefix("/api", …, { rewrite: Rewrite.stripPrefix() }) and prefix("/web", …, { rewrite: Rewrite.stripPrefix() })',
    ],
  ])('is answered with what it means: %s', (path, rewrite, code) => {
    expect(problems('prefix', path, rewrite)).toEqual([
      `prefix path ${JSON.stringify(path)} is a pattern for a path and all below it: write ${code}.`,
    ]);
  });

  test('is answered with the backend where its code is known', () => {
    const external = Backend.external('billing', 8080);
    const rewrite = Rewrite.regex('/$2');
    expect(problemsOfRouter((router) => router.regex('/billing(/|$)(.*)', external, { rewrite }))).toEqual([
      'regex path "/billing(/|$)(.*)" is a pattern for a path and all below it: write prefix("/billing", Backend.external("billing", 8080), { rewrite: Rewrite.stripPrefix() }).',
    ]);
    expect(problemsOfRouter((router) => router.regex('/billing(/|$)(.*)', untyped(7)))[0]).toContain(
      'write prefix("/billing", …).',
    );
  });

  test.each<[path: string, rewrite: Rewrite]>([
    ['/api/(.*)', Rewrite.regex('/$1')],
    ['/api/?(.*)', Rewrite.regex('/$1')],
    ['/api(/.*)?', Rewrite.to('/')],
    ['/(.*)', Rewrite.regex('/v2/$1')],
  ])('is right as a regular expression where every target understands it: %s', (path, rewrite) => {
    expect(problems('regex', path, rewrite)).toEqual([]);
  });
});

test.each<[prefix: string, rewrite: Rewrite, fix: string]>([
  ['/api', Rewrite.regex('/$2'), 'write Rewrite.stripPrefix()'],
  ['/api', Rewrite.to('/$1'), 'write Rewrite.stripPrefix()'],
  ['/api', Rewrite.regex('/v2/$1'), 'write Rewrite.replacePrefix("/v2")'],
  ['/api', Rewrite.regex('/api/$2'), 'leave the rewrite out'],
  ['/', Rewrite.regex('/$1'), 'leave the rewrite out'],
])('groups in the rewrite of the prefix %s are a problem', (prefix, rewrite, fix) => {
  expect(problems('prefix', prefix, rewrite)).toEqual([
    `prefix "${prefix}" is rewritten to "${rewrite.path}", but a prefix has no groups: ${fix}.`,
  ]);
});

test('a prefix to strip of a pattern is answered with the prefix', () => {
  expect(problems('regex', '/api/(.*)', Rewrite.stripPrefix())).toEqual([
    'regex "/api/(.*)" has no prefix, but is a pattern for a path and all below it: write prefix("/api", …, { rewrite: Rewrite.stripPrefix() }).',
  ]);
});

test('an expression that regex() does not take either is answered with regex(), which says more', () => {
  expect(problems('prefix', '/([^/]+)/api(/|$)(.*)')).toEqual([
    'prefix path "/([^/]+)/api(/|$)(.*)" is a regular expression, which would be taken literally: write the route with regex(), which compares the whole path.',
  ]);
});

test.each(['/user/[0-9]+', '/user/\\d+', '/a/(b|c)/d', '/user/.+/edit'])(
  'any other regular expression is answered with regex(): %s',
  (path) => {
    for (const match of ['prefix', 'exact'] as const) {
      expect(problems(match, path)).toEqual([
        `${match} path ${JSON.stringify(path)} is a regular expression, which would be taken literally: write the route with regex(), which compares the whole path.`,
      ]);
    }
    expect(problems('regex', path)).toEqual([]);
  },
);

test.each([
  ['^/user/[0-9]+$', '/user/[0-9]+'],
  ['/user/[0-9]+$', '/user/[0-9]+'],
  ['^/user', '/user'],
])('anchors of a regular expression are a problem: %s', (path, bare) => {
  expect(problems('regex', path)).toEqual([
    `regex path "${path}" has anchors, although the whole path is compared anyway: write "${bare}".`,
  ]);
});

test.each(['/api', '/api(v1)', '/items/:id', '/user/*', '/a/{id}', '/user/[0-9]+', '/a(b)?', '/v1.0', '/a?b=c', '/.'])(
  'nothing else is such a pattern: %s',
  (path) => expect(meantPrefixes(path)).toEqual([]),
);
