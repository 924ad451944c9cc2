import { countCaptures, locationPattern, regexSyntaxError } from '../../../lib/nginx/syntax/regex-syntax';

test.each([
  '^a$',
  '(?i)beta',
  '(?i:beta)',
  'a++',
  '(?>a|b)',
  '[[:alpha:]]+',
  '(?|a|b)',
  '(?P<n>a)',
  '(?#note)a',
  "(?'n'a)",
])('trap 46: %s compiles as PCRE', (pattern) => {
  expect(regexSyntaxError(pattern)).toBeUndefined();
});

test.each([
  ['(a', 'unterminated group'],
  ['[a', 'unterminated character class'],
  ['a)', "unmatched ')'"],
  ['*a', 'nothing to repeat'],
])('trap 46: %s does not compile', (pattern, reason) => {
  expect(regexSyntaxError(pattern)).toBe(reason);
});

test.each([
  ['/user(/|$)(.*)', 2],
  ['/(?-i)user(?:/|$)(?<rest>.*)', 1],
  [String.raw`/a\(b[(]c`, 0],
  ['/(?=a)(?!b)(?<=c)(?<!d)(?P<e>f)', 1],
  ['/(?|(a)|(b))', undefined],
])('%s has %p groups', (pattern, count) => {
  expect(countCaptures(pattern)).toBe(count);
});

test('a location matches the beginning of a path, without case unless its path says otherwise', () => {
  expect(locationPattern('/user')?.test('/USERS')).toBe(true);
  expect(locationPattern('/user')?.test('/a/user')).toBe(false);
  expect(locationPattern('/(?-i)user(/|$)')?.test('/USER')).toBe(false);
  expect(locationPattern('/(?-i)user(/|$)')?.test('/user/1')).toBe(true);
  expect(locationPattern('/(?|a)')).toBeUndefined();
  expect(locationPattern('/(')).toBeUndefined();
});
