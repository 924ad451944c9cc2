import { regexSyntaxError } from '../../../lib/nginx/annotations/regex-syntax';

test.each(['^a$', '(?i)beta', '(?i:beta)', 'a++', '(?>a|b)', '[[:alpha:]]+', '(?|a|b)', '(?P<n>a)'])(
  'trap 46: %s compiles as PCRE',
  (pattern) => {
    expect(regexSyntaxError(pattern)).toBeUndefined();
  },
);

test.each([
  ['(a', 'unterminated group'],
  ['[a', 'unterminated character class'],
  ['a)', "unmatched ')'"],
  ['*a', 'nothing to repeat'],
])('trap 46: %s does not compile', (pattern, reason) => {
  expect(regexSyntaxError(pattern)).toBe(reason);
});
