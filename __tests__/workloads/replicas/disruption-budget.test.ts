import { DisruptionBudget, PodCount, Scale, type WebServiceOptions } from '../../../lib';
import { messages, problems, service, untyped } from '../support';

const one = DisruptionBudget.maxUnavailable(PodCount.of(1));

test.each<[string, WebServiceOptions, number | string | undefined]>([
  ['two pods', {}, 1],
  ['a single pod', { scale: Scale.fixed(1) }, undefined],
  ['no pod', { scale: Scale.fixed(0) }, undefined],
  ['at least one pod', { scale: Scale.auto({ min: 1, max: 5 }) }, undefined],
  ['at least two pods', { scale: Scale.auto({ min: 2, max: 5 }) }, 1],
  ['an unknown number of pods', { scale: Scale.external() }, 1],
  ['two pods and a budget', { disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.percent(25)) }, '25%'],
  ['a single pod and a budget', { scale: Scale.fixed(1), disruptionBudget: one }, 1],
  ['two pods and DisruptionBudget.none()', { disruptionBudget: DisruptionBudget.none() }, undefined],
])('of a service with %s, a drain may take as many at a time', (_, props, expected) => {
  const budget = service(props).find(({ kind }) => kind === 'PodDisruptionBudget');
  expect(budget?.spec.maxUnavailable).toBe(expected);
});

test.each<[string, DisruptionBudget, string]>([
  [
    'a budget that blocks every drain',
    DisruptionBudget.maxUnavailable(PodCount.percent(0)),
    'maxUnavailable 0% of the disruption budget would block every node drain: write at least PodCount.of(1), or DisruptionBudget.none(). (disruption-budget)',
  ],
  [
    'a budget without a number',
    DisruptionBudget.maxUnavailable(untyped(undefined)),
    'maxUnavailable of the budget undefined has the wrong type; expected PodCount.of(1) or PodCount.percent(25). (wrong-type)',
  ],
])('%s is a problem', (_, budget, message) => {
  expect(messages(budget._check())).toEqual([message]);
});

test('a budget of the wrong type is a problem', () => {
  expect(problems({ disruptionBudget: untyped(1) })).toEqual([
    'disruptionBudget 1 has the wrong type; expected DisruptionBudget.maxUnavailable(PodCount.of(1)). (wrong-type)',
  ]);
});
