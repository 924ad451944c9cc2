import { fromBytes, PcreSyntaxError, pcre, toBytes, UntranslatablePatternError } from './pcre';

const CASELESS = { caseless: true };

/** What the pattern makes of a text: the match and its groups, or nothing. */
function match(pattern: string, text: string, options = {}): (string | undefined)[] | undefined {
  const found = pcre(pattern, options).exec(toBytes(text));
  return found === null ? undefined : Array.from(found, (part) => (part === undefined ? part : fromBytes(part)));
}

describe('case', () => {
  test.each([
    ['^/(?-i)user(/|$)', '/user/1', true],
    ['^/(?-i)user(/|$)', '/User/1', false],
    ['^/us(?-i)er', '/USer', true],
    ['^/us(?-i)er', '/usER', false],
    ['^/(?-i:u)ser', '/uSER', true],
    ['^/(?-i:u)ser', '/User', false],
    // an option in one branch stays on for the branches after it
    ['^/(?:(?-i)a|b)c', '/bC', true],
    ['^/(?:(?-i)a|b)c', '/Bc', false],
    ['^/[a-c]', '/B', true],
    ['^/[^a-c]', '/B', false],
    ['^/[[:upper:]]', '/a', true],
    ['^/(?-i)[[:upper:]]', '/a', false],
    // PCRE folds no letter beyond ASCII, JavaScript's i flag does
    ['^/é', '/É', false],
    ['^/k$', '/\u212a', false],
  ])('%s on %s, without regard to case: %s', (pattern, text, expected) => {
    expect(match(pattern, text, CASELESS) !== undefined).toBe(expected);
  });

  test('a pattern regards case unless told otherwise', () => {
    expect(match('^/user', '/User')).toBeUndefined();
    expect(match('(?i)^/user', '/User')).toEqual(['/User']);
  });
});

describe('newlines (pcrepattern: circumflex and dollar, full stop)', () => {
  test.each([
    ['^/a$', '/a\n', true],
    ['^/a$', '/a\n\n', false],
    ['^/a\\Z', '/a\n', true],
    ['^/a\\z', '/a\n', false],
    ['\\A/a\\z', '/a', true],
    ['^/.b', '/\nb', false],
    ['^/(?s).b', '/\nb', true],
    ['^/(?s:.)b.', '/\nb\n', false],
    ['^/\\Nb', '/\nb', false],
  ])('%s on %j: %s', (pattern, text, expected) => {
    expect(match(pattern, text) !== undefined).toBe(expected);
  });
});

describe('syntax', () => {
  test.each<[string, string, (string | undefined)[] | undefined]>([
    ['^/a(?#exact)b', '/ab', ['/ab']],
    ['^/a(?:)(?:)b', '/ab', ['/ab']],
    ['^/(a|b)/?(.*)', '/b/c', ['/b/c', 'b', 'c']],
    ['^/user(/(.*))?$', '/user', ['/user', undefined, undefined]],
    ['^/(?<name>\\w+)', '/ab-c', ['/ab', 'ab']],
    ["^/(?'name'\\d{1,2})", '/123', ['/12', '12']],
    ['^/[]a]+', '/a]', ['/a]']],
    ['^/[^]a]', '/]', undefined],
    ['^/[\\w.-]+$', '/a_1.b-c', ['/a_1.b-c']],
    ['^/[[:alpha:]_]+', '/aZ_1', ['/aZ_']],
    ['^/[[:^digit:]]+', '/ab1', ['/ab']],
    ['^/[[:punct:]]+', '/.-a', ['/.-']],
    ['^/a{,x}', '/a{,x}', ['/a{,x}']],
    ['^/a{2}b{1,}c{0,1}', '/aabbb', ['/aabbb']],
    ['^/.+?b', '/abab', ['/ab']],
    ['^/a(?=b)', '/ab', ['/a']],
    ['^/a(?!b)', '/ab', undefined],
    ['^/\\x41\\x{42}', '/AB', ['/AB']],
    ['^/a\\.b\\/c', '/a.b/c', ['/a.b/c']],
    ['^/\\s', '/\u00a0', undefined],
    ['^/\\bfoo\\b', '/foo-', ['/foo']],
    ['^/(?:/[a-z]+)*$', '//a/b', ['//a/b']],
    ['^/é+$', '/é', ['/é']],
    ['^/..$', '/é', ['/é']],
  ])('%s on %s', (pattern, text, expected) => {
    expect(match(pattern, text)).toEqual(expected);
  });
});

describe('what JavaScript cannot say exactly is refused', () => {
  test.each([
    ['/a++', 'possessive'],
    ['/(?>a)', 'group'],
    ['/(?|a|b)', 'group'],
    ['/(?<=a)b', 'group'],
    ['/(?m)a$', 'group'],
    ['/(?x) a', 'group'],
    ['/(a)\\1', '\\1'],
    ['/\\Qa.b\\E', '\\Q'],
    ['/\\pL', '\\p'],
    ['/(*UTF8)a', 'verb'],
    ['/a{,3}', '{,n}'],
    ['/a(?#c)+', 'after an option'],
    ['/^*a', 'assertion'],
    // JavaScript forgets what a group held in an earlier round, PCRE does not
    ['/((a)|b)+', 'earlier round'],
    ['/((a)?b)*', 'earlier round'],
    ['/(a*)+', 'earlier round'],
  ])('%s', (pattern, what) => {
    expect(() => pcre(pattern)).toThrow(UntranslatablePatternError);
    expect(() => pcre(pattern)).toThrow(what);
  });
});

describe('what PCRE refuses is a syntax error (trap 46)', () => {
  test.each(['/(a', '/a)', '/[a', '/a|*', '/[z-a]', '/a\\', '/a{3,2}', '/[[:nope:]]', '/(?#open'])('%s', (pattern) => {
    const act = () => pcre(pattern);
    expect(act).toThrow(PcreSyntaxError);
  });
});

test('a quantifier repeats the character before it, a slash included', () => {
  expect(match('^/+a', '//a')).toEqual(['//a']);
});
