import { Scale, Spread } from '../../../lib';
import { deployment } from '../support';

test('the pods of a rollout are spread apart from those that they replace', () => {
  for (const spread of [undefined, Spread.preferred(), Spread.required()]) {
    const constraints = deployment({ spread }).template.spec.topologySpreadConstraints;
    expect(constraints.map((one: { matchLabelKeys: string[] }) => one.matchLabelKeys)).toEqual([
      ['pod-template-hash'],
      ['pod-template-hash'],
    ]);
  }
});

test('a single pod is not spread, and neither are pods that the option leaves to the scheduler', () => {
  const constraints = (props: object) => deployment(props).template.spec.topologySpreadConstraints;
  expect(constraints({ scale: Scale.fixed(1) })).toBeUndefined();
  expect(constraints({ scale: Scale.auto({ min: 1, max: 2 }) })).toHaveLength(2);
  expect(constraints({ spread: Spread.none() })).toBeUndefined();
});
