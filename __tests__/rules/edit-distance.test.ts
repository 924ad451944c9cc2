import { editDistance } from '../../lib/rules/edit-distance';

test.each([
  ['', '', 0],
  ['abc', '', 3],
  ['abc', 'acb', 1],
  ['rewrite', 'rewirte', 1],
  ['kitten', 'sitting', 3],
])('the edit distance of %j and %j is %j, in either order', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});
