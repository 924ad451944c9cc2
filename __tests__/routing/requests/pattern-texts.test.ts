import { textsAround } from '../../../lib/routing/requests/pattern-texts';
import { REGEX_CASES } from '../cases/regexes';
import { buildCase } from '../support';

test.each([
  ['/a/[0-9]+', ['/a/7', '/a/77'], ['/a/x', '/a/', '/A/7', '/a/7x', '/a/7/']],
  ['/a(/.*)?', ['/a/x', '/a', '/a/', '/a/xx'], ['/A', '/', '/ax']],
  ['/(api|web)/x{2,3}', ['/api/xx', '/web/xx', '/api/xxx'], ['/api/x', '/api/xxxx', '/Api/xx']],
  ['/[^a-z]\\.html', ['/7.html'], ['/x.html', '/7.Html', '/7.htmlx']],
])(
  '%s is tried at its alternatives and at the ends of its repetitions, and next to them',
  (pattern, inside, outside) => {
    const found = textsAround(pattern);
    expect(found.inside).toEqual(expect.arrayContaining(inside));
    expect(found.outside).toEqual(expect.arrayContaining(outside));
  },
);

const PATTERNS = [
  ...new Set(
    REGEX_CASES.flatMap((each) =>
      buildCase(each).router.table.hosts.flatMap(({ routes }) =>
        routes.flatMap(({ match, path }) => (match === 'regex' ? [path] : [])),
      ),
    ),
  ),
];

test('every pattern of the cases is matched by a text, and missed by another unless it takes all', () => {
  expect(PATTERNS.length).toBeGreaterThan(40);
  expect(PATTERNS.filter((pattern) => textsAround(pattern).inside.length === 0)).toEqual([]);
  const isMissed = (pattern: string) => textsAround(pattern).outside.some((text) => text.startsWith('/'));
  expect(PATTERNS.filter((pattern) => !isMissed(pattern))).toEqual(['/.*']);
});

test('a pattern of many groups has few texts', () => {
  const pattern = `/${'(a|b|[0-9]{2,5})-'.repeat(40)}`;
  const { inside, outside } = textsAround(pattern);
  expect(inside.length + outside.length).toBeLessThan(1000);
});
