import type { PathMatch } from '../../../lib';
import { mayMeet } from '../../../lib/routing/table/overlap';

const route = (text: string) => {
  const [match, path] = text.split(' ') as [PathMatch, string];
  return { match, path };
};

test.each([
  ['exact /a', 'exact /a'],
  ['exact /a', 'prefix /a'],
  ['exact /a/', 'prefix /a'],
  ['exact /a/b', 'prefix /'],
  ['exact /a7', 'regex /a[0-9]'],
  ['prefix /a', 'prefix /a'],
  ['prefix /a/b', 'prefix /a'],
  ['prefix /', 'prefix /a'],
  ['prefix /', 'regex /a'],
  ['prefix /ab', 'regex /a.*'],
  ['prefix /a', 'regex /a(/.*)?'],
  ['prefix /a/b', 'regex /(a|b)/.*'],
  ['prefix /a', 'regex /a/[0-9]+'],
  ['regex /a.*', 'regex /ab'],
  ['regex /(a|b)', 'regex /c'],
  ['regex /ab?', 'regex /a'],
])('%s and %s may take one path', (one, other) => {
  expect([mayMeet(route(one), route(other)), mayMeet(route(other), route(one))]).toEqual([true, true]);
});

test.each([
  ['exact /a', 'exact /a/'],
  ['exact /ab', 'prefix /a'],
  ['exact /a', 'prefix /a/b'],
  ['exact /a', 'regex /a[0-9]'],
  ['prefix /a', 'prefix /ab'],
  ['prefix /a/b', 'prefix /a/c'],
  ['prefix /a', 'regex /ab.*'],
  ['prefix /b', 'regex /a.*'],
  ['prefix /a/b', 'regex /a/c[0-9]+'],
  ['regex /a[0-9]+', 'regex /b[0-9]+'],
])('%s and %s take no path in common', (one, other) => {
  expect([mayMeet(route(one), route(other)), mayMeet(route(other), route(one))]).toEqual([false, false]);
});
