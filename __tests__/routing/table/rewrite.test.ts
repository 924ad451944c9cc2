import { type PathMatch, Rewrite } from '../../../lib';
import { messagesOf } from '../../support/app';
import { problemsOfRouter, untyped } from '../support';

const problems = (match: string, path: string, rewrite: Rewrite) =>
  messagesOf([...rewrite._check(match as PathMatch, path)]);

const literal = 'which is not a path: write an absolute one, for example "/v2".';
const template = 'which is not a path: write an absolute one in which $1 to $9 stand for groups, for example "/$1".';
const group = 'which would be taken literally: write the route with regex(), and Rewrite.regex().';

test.each<[match: 'prefix' | 'exact' | 'regex', path: string, rewrite: Rewrite, message: string]>([
  ['prefix', '/a', Rewrite.replacePrefix('v2'), `prefix "/a" is rewritten to "v2", ${literal}`],
  ['prefix', '/a', Rewrite.replacePrefix('/v2//x'), `prefix "/a" is rewritten to "/v2//x", ${literal}`],
  ['prefix', '/a', Rewrite.replacePrefix('/$1'), `prefix "/a" is rewritten to "/$1", ${group}`],
  ['prefix', '/a', Rewrite.replacePrefix(untyped(7)), `prefix "/a" is rewritten to 7, ${literal}`],
  [
    'prefix',
    '/a',
    Rewrite.replacePrefix('/v2/'),
    'prefix "/a" has its prefix replaced by "/v2/": write it without the "/" at its end.',
  ],
  [
    'prefix',
    '/a',
    Rewrite.replacePrefix('/'),
    'prefix "/a" has its prefix replaced by "/": write Rewrite.stripPrefix().',
  ],
  ['exact', '/a', Rewrite.replacePrefix('/v2'), 'exact "/a" has no prefix to replace: write Rewrite.to("/").'],
  [
    'regex',
    '/a',
    Rewrite.replacePrefix('/v2'),
    'regex "/a" has no prefix to replace: write Rewrite.to("/"), or Rewrite.regex("/$1").',
  ],
  [
    'regex',
    '/a',
    Rewrite.stripPrefix(),
    'regex "/a" has no prefix to strip: write Rewrite.to("/"), or Rewrite.regex("/$1").',
  ],
  ['regex', '/(a)', Rewrite.to('/$1'), `regex "/(a)" is rewritten to "/$1", ${group}`],
  [
    'prefix',
    '/a',
    Rewrite.regex('/$1'),
    'prefix "/a" has no groups for Rewrite.regex(): write the route with regex().',
  ],
  ['exact', '/a', Rewrite.regex('/$1'), 'exact "/a" has no groups for Rewrite.regex(): write the route with regex().'],
  ['regex', '/(a)', Rewrite.regex('/$2'), 'regex "/(a)" is rewritten to "/$2", but has 1 group: leave $2 out.'],
  [
    'regex',
    '/(?:a)[(]',
    Rewrite.regex('/$1'),
    'regex "/(?:a)[(]" is rewritten to "/$1", but has 0 groups: leave $1 out.',
  ],
  ['regex', '/(a)', Rewrite.regex('$1'), `regex "/(a)" is rewritten to "$1", ${template}`],
  ['regex', '/(a)', Rewrite.regex('/$0'), `regex "/(a)" is rewritten to "/$0", ${template}`],
  ['regex', '/(a)', Rewrite.regex('/{1}'), `regex "/(a)" is rewritten to "/{1}", ${template}`],
  ['regex', '/(a)', Rewrite.regex('/x?id=$1'), `regex "/(a)" is rewritten to "/x?id=$1", ${template}`],
  ['regex', '/(a)', Rewrite.regex(untyped(7)), `regex "/(a)" is rewritten to 7, ${template}`],
  ['regex', '/(a)', Rewrite.regex('/$10'), `regex "/(a)" is rewritten to "/$10", ${template}`],
  ...[
    ['/(?:(a|b)/)+x', '$1'],
    ['/((a)|b)*', '$2'],
    ['/(x)(?:(a)){2}', '$2'],
    ['/(?:(?:(a))x)+', '$1'],
  ].map(([path = '', group = '']): [match: 'regex', path: string, rewrite: Rewrite, message: string] => [
    'regex',
    path,
    Rewrite.regex(`/${group}`),
    `regex "${path}" is rewritten to "/${group}", but ${group} stands in a group that is repeated, of which engines keep different matches: write the groups out.`,
  ]),
])('a rewrite that does not fit is a problem: %s %s %j', (match, path, rewrite, message) => {
  expect(problems(match, path, rewrite)).toEqual([message]);
});

test.each<[path: string, rewrite: Rewrite, message: string]>([
  ['/user', Rewrite.to('user'), `prefix "/user" is rewritten to "user", ${literal}`],
  ['/user', Rewrite.to('/x?y=1'), `prefix "/user" is rewritten to "/x?y=1", ${literal}`],
  ['/user', Rewrite.to('/$1'), `prefix "/user" is rewritten to "/$1", ${group}`],
  ['/', Rewrite.stripPrefix(), 'prefix "/" leaves nothing to strip: leave the rewrite out.'],
])('a rewrite of a prefix must be a path: %s %j', (path, rewrite, message) => {
  expect(problems('prefix', path, rewrite)).toEqual([message]);
});

test('an exact path has no prefix to strip', () => {
  expect(problems('exact', '/user', Rewrite.stripPrefix())).toEqual([
    'exact "/user" has no prefix to strip: write Rewrite.to("/").',
  ]);
});

test('a wrong rewrite is reported with its route', () => {
  expect(problemsOfRouter((router, { a }) => router.prefix('/user', a, { rewrite: Rewrite.to('user') }))).toEqual([
    `prefix "/user" is rewritten to "user", ${literal}`,
  ]);
  expect(problemsOfRouter((router, { a }) => router.prefix('/user', a, { rewrite: untyped('/') }))).toEqual([
    'prefix "/user" has the rewrite "/": write Rewrite.stripPrefix() or Rewrite.to("/").',
  ]);
});

test.each([Rewrite.to("/it's"), Rewrite.to('/a%20b/;c=@d'), Rewrite.replacePrefix('/a%20b')])(
  'every character of RFC 3986 is right in a rewrite: %j',
  (rewrite) => {
    expect(problems('prefix', '/a', rewrite)).toEqual([]);
  },
);

test.each([
  ['/(a)+', '$1'],
  ['/((a)|b)*', '$1'],
  ['/(?:(a))?', '$1'],
  ['/(?:x(a))+(b)', '$2'],
  ['/user/([0-9]?)', '$1'],
])('a rewrite of %s to a group that is not repeated as a whole is right: %s', (path, reference) => {
  expect(problems('regex', path, Rewrite.regex(`/${reference}`))).toEqual([]);
});
