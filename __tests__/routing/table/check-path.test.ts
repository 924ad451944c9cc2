import * as fc from 'fast-check';
import { PathMatch } from '../../../lib';
import { checkPath, isPlainPath } from '../../../lib/routing/table/check-path';
import { messagesOf } from '../../support/app';
import { parameters } from '../../support/runs';
import { problemsOfRouter } from '../support';

const problems = (match: PathMatch, path: unknown) => messagesOf([...checkPath(match, path)]);

test.each<[path: string, flaw: string]>([
  ['user', 'has no leading "/": write "/user"'],
  ['', 'is not a path: write an absolute one, for example "/user"'],
  ['/a//b', 'has an empty segment: write "/a/b"'],
  ['/user/', 'ends in "/": write "/user", which takes the path itself and all below it'],
  ['/user?x=1', 'has a query or fragment, which routes do not see: write "/user"'],
  ['/a/../b', 'has a dot segment, which is resolved before paths are compared: leave it out'],
  ['/user/*', 'has a placeholder, which would be taken literally: write the prefix "/user", which takes all below it'],
  [
    '/user/:id',
    'has a placeholder, which would be taken literally: write the prefix "/user", which takes all below it',
  ],
  ['/{id}/x', 'has a placeholder, which would be taken literally: write the prefix "/", which takes all below it'],
  ['/us er', `has characters that paths do not have: write letters, digits and "-._~!$&'()+,;=:@/"`],
  ['/é', `has characters that paths do not have: write letters, digits and "-._~!$&'()+,;=:@/"`],
  ['/a%20b', 'has a "%", which only some servers decode before they compare: route a prefix without it'],
])('the prefix %j is a problem', (path, flaw) => {
  expect(problems(PathMatch.PREFIX, path)).toEqual([`prefix path ${JSON.stringify(path)} ${flaw}.`]);
});

test('a path that is not a string is a problem', () => {
  expect(problems(PathMatch.EXACT, /user/)).toEqual([
    'exact path {} is not a path: write an absolute one, for example "/user".',
  ]);
});

test.each(["/it's", '/a(b)', '/a;v=1,2', '/a$b', '/~user/@me', '/a+b!&c=d'])(
  'every character of RFC 3986 is right in a path: %s',
  (path) => {
    expect(problems(PathMatch.PREFIX, path)).toEqual([]);
    expect(problems(PathMatch.EXACT, `${path}/`)).toEqual([]);
  },
);

test('a wrong path of a route or a redirect is reported with it', () => {
  expect(problemsOfRouter((router, { a }) => router.prefix('user', a))).toEqual([
    'prefix path "user" has no leading "/": write "/user".',
  ]);
  expect(problemsOfRouter((router, { a }) => router.regex('/a|b', a))).toEqual([
    expect.stringContaining('regex path "/a|b" is not understood alike by all targets: "|" at position 2'),
  ]);
  expect(
    problemsOfRouter((router, { a }) => {
      router.prefix('/', a);
      router.redirect('a', { path: '/b' });
      router.redirect('/a|b', { path: '/c', match: PathMatch.REGEX });
    }),
  ).toEqual([
    'exact path "a" has no leading "/": write "/a".',
    expect.stringContaining('regex path "/a|b" is not understood alike by all targets'),
  ]);
});

describe('regular expressions', () => {
  const outside = (at: string) => `${at} is outside the common subset`;
  const option = (start: string) => `"${start}" at position 1 is a look-around, a named group or an option`;

  test.each<[what: string, path: string, flaw: string]>([
    ['look-ahead', '/(?=a)b', option('(?=')],
    ['negative look-ahead', '/(?!a)b', option('(?!')],
    ['look-behind', '/(?<=a)b', option('(?<')],
    ['named group', '/(?<name>a)', option('(?<')],
    ['inline option', '/(?i)a', option('(?i')],
    ['back-reference', '/(a)\\1', outside('"\\\\1" at position 4')],
    ['anchor at the start', '/^a', outside('"^a" at position 1')],
    ['anchor in the middle', '/a$/b', outside('"$/b" at position 2')],
    ['word boundary', '/\\ba', outside('"\\\\ba" at position 1')],
    ['white-space class, which differs', '/\\s', outside('"\\\\s" at position 1')],
    ['POSIX class', '/[[:alpha:]]', outside('"[[:" at position 1')],
    ['POSIX class behind a path', '/x/[[:alpha:]]', outside('"[[:" at position 3')],
    ['POSIX class among others', '/[^_[:alpha:]]', outside('"[^_" at position 1')],
    ['POSIX class that lacks its own brackets', '/x[:alpha:]', outside('"[:a" at position 2')],
    ['POSIX collating element', '/[[.a.]]', outside('"[[." at position 1')],
    ['POSIX equivalence', '/[[=a=]]', outside('"[[=" at position 1')],
    ['named group as Python writes it', '/(?P<name>a)', option('(?P')],
    ['atomic group', '/(?>a)', option('(?>')],
    ['comment', '/(?#a)', option('(?#')],
    ['empty class', '/[]', outside('"[]" at position 1')],
    ['class of everything in JavaScript, which no other engine closes', '/x[^]', outside('"[^]" at position 2')],
    ['class of everything before a bracket that would close it', '/[^][a]', outside('"[^]" at position 1')],
    ['range that begins with a class', '/[\\d-x]', outside('"[\\\\d" at position 1')],
    ['range that ends with a class', '/[a-\\d]', outside('"[a-" at position 1')],
    ['hyphen between a class and a character', '/[\\w-.]', outside('"[\\\\w" at position 1')],
    ['unclosed class', '/[a', outside('"[a" at position 1')],
    ['range upside down', '/[z-a]', 'Range out of order in character class'],
    ['alternatives without a group', '/a|b', '"|" at position 2 is outside of a group'],
    ['unclosed group', '/(a', 'a group is not closed'],
    ['group that was never opened', '/a)', '")" at position 2 closes no group'],
    ['quantifier on nothing', '/a(*b)', '"*" at position 3 repeats nothing'],
    ['quantifier on a quantifier', '/a**', '"*" at position 3 repeats nothing'],
    ['possessive quantifier', '/a++', '"+" at position 3 repeats nothing'],
    ['quantifier on the first slash', '/*a', 'the "/" it begins with is repeated'],
    ['bounds upside down', '/a{2,1}', 'numbers out of order in {} quantifier'],
    ['bound too large for RE2', '/a{1001}', outside('"{10" at position 2')],
    [
      'bounds that are too large together',
      '/(a{100}){11}',
      'written out, its counted repetitions are longer than 1000 steps',
    ],
    [
      'bounds that are too large at several depths',
      '/((a{12}){12}){7,}',
      'written out, its counted repetitions are longer than 1000 steps',
    ],
    ['no ASCII', '/é', outside('"é" at position 1')],
    ['space', '/a b', outside('" b" at position 2')],
    ['lone backslash', '/a\\', outside('"\\\\" at position 2')],
  ])('a path must not have a %s', (_, path, flaw) => {
    expect(problems(PathMatch.REGEX, path)).toEqual([
      `regex path ${JSON.stringify(path)} is not understood alike by all targets: ${flaw}. Write characters, classes, groups, alternatives in groups and quantifiers; the whole path is compared, so that no anchors are needed.`,
    ]);
  });

  test.each([
    '[\\d-]',
    '[-\\d]',
    '[^-\\w]',
    '[\\w.-]',
    '[a-z-]',
    '[a-z-9]',
    '[a-z-\\d]',
    '[\\d\\-x]',
    '[+--]',
    '[--/]',
    '[-]',
    '[{}()^]',
  ])('a hyphen is right in %s', (hyphened) => expect(problems(PathMatch.REGEX, `/${hyphened}`)).toEqual([]));

  test.each<[unknown, string]>([
    ['user', '"user"'],
    ['', '""'],
    [undefined, 'undefined'],
    [7, '7'],
    [/a/, '{}'],
  ])('%s is not the expression of an absolute path', (path, shown) => {
    expect(problems(PathMatch.REGEX, path)).toEqual([
      `regex path ${shown} has no leading "/": write an absolute path, for example "/user/[0-9]+".`,
    ]);
  });
});

test('no check finds anything in a path of plain words', () => {
  expect(['/', '/a', '/a-b/c_d/9'].filter((path) => !isPlainPath(PathMatch.PREFIX, path))).toEqual([]);
  const part = fc.constantFrom(
    '',
    '/',
    '/',
    'a',
    'B',
    '9',
    '-',
    '_',
    '.',
    '%',
    '*',
    '|',
    '(',
    '$',
    '\n',
    'é',
    'null',
    'undefined',
  );
  const path = fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(PathMatch)), path, (match, written) => {
      expect(isPlainPath(match, written) ? problems(match, written) : []).toEqual([]);
    }),
    parameters(1000),
  );
});
