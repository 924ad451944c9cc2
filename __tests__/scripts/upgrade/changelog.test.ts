import { allowanceOf, allowances } from '../../../scripts/upgrade/changelog';
import type { Difference } from '../../../scripts/upgrade/compare-sides';
import { reportOf } from '../../../scripts/upgrade/report';

const changelog = (...lines: readonly string[]) =>
  [
    '# Changelog',
    '',
    '## Unreleased',
    '',
    '### Changes in output',
    '',
    ...lines,
    '',
    '### Fixed',
    '',
    '- `restart` Job `image`: no.',
    '',
  ].join('\n');

const SAID = '- `restart` Deployment `preStop`: Pods pause for 15 seconds\n  before they stop.';
const difference: Difference = {
  app: 'random-1',
  class: 'restart',
  kind: 'Deployment',
  object: 'Deployment web',
  message: '2 pods restart one by one: containers["web"].lifecycle.preStop is gone.',
};
const isSaid = (differences: readonly Difference[], text: string, before = '') =>
  reportOf({ apps: 1, left: [], differences }, allowances(text, before)).isSaid;

test('a line names a class, a kind and a text of what the plan says', () => {
  expect(isSaid([difference], changelog(SAID))).toBe(true);
  expect(isSaid([difference], changelog())).toBe(false);
});

test.each<[string, Partial<Difference>]>([
  ['another class', { class: 'refused' }],
  ['another kind', { kind: 'StatefulSet' }],
  ['another field', { message: '2 pods restart one by one: containers["web"].image "a" → "b".' }],
])('a line does not allow %s', (_, other) => {
  expect(isSaid([difference, { ...difference, ...other }], changelog(SAID))).toBe(false);
});

test('only lines of that heading count', () => {
  const job: Difference = { ...difference, kind: 'Job', message: 'image "a" → "b".' };
  expect(isSaid([job], changelog(SAID))).toBe(false);
});

test('a line that the changelog had before allows nothing', () => {
  expect(isSaid([difference], changelog(SAID), changelog(SAID))).toBe(false);
});

test('a line without a text would allow too much, and is named', () => {
  const all = allowances(changelog('- `restart` Deployment: All pods restart.'), '');
  expect(allowanceOf(difference, all)).toBeUndefined();
  const { lines, isSaid } = reportOf({ apps: 1, left: [], differences: [] }, all);
  expect([isSaid, lines.join('\n')]).toEqual([false, expect.stringContaining('names no class, kind and text')]);
});

test('nothing needs a line that does nothing to a cluster', () => {
  expect(isSaid([{ ...difference, class: 'none' }], changelog())).toBe(true);
});

test('a line that is about none of the apps is named, and fails nothing', () => {
  const { lines, isSaid } = reportOf({ apps: 1, left: [], differences: [] }, allowances(changelog(SAID), ''));
  expect([isSaid, lines.join('\n')]).toEqual([true, expect.stringContaining('is about none of these apps')]);
});

test('the table has a row for each class and kind, the gravest first', () => {
  const differences: Difference[] = [
    difference,
    { ...difference, app: 'random-2' },
    { ...difference, class: 'none', message: 'only its text differs.' },
    { ...difference, class: 'fails', kind: 'image', object: 'image', message: 'image "nginx" has no tag.' },
  ];
  expect(
    reportOf({ apps: 3, left: ['random-9'], differences }, allowances(changelog(SAID), '')).lines.slice(0, 6),
  ).toEqual([
    '1 apps did not run before, and were left out: random-9.',
    'class    kind        changes  apps  in CHANGELOG.md',
    'fails    image       1        1     1 not',
    'restart  Deployment  2        2     yes',
    'none     Deployment  1        1',
    'fails  image (random-1): image "nginx" has no tag.',
  ]);
});
