import { makePlan } from '../../../cli/commands/plan/make-plan';
import { PAIRS } from './pairs';
import { sideOf } from './support';

describe.each(Object.entries(PAIRS))('%s', (_, pairs) => {
  test.each(pairs)('$title', ({ before, after, changes }) => {
    const plan = makePlan(sideOf(before), sideOf(after));
    expect(plan.changes.map((change) => `${change.class} ${change.object}: ${change.message}`)).toEqual(changes);
  });
});

test('there are more than 150 pairs, and each class is in one', () => {
  const all = Object.values(PAIRS).flat();
  expect(all.length).toBeGreaterThan(150);
  const classes = new Set(all.flatMap(({ changes }) => changes.map((change) => change.split(' ')[0])));
  expect([...classes].sort()).toEqual([
    'cost',
    'data-loss',
    'in-place',
    'left-behind',
    'less-available',
    'less-safe',
    'none',
    'refused',
    'restart',
  ]);
});
