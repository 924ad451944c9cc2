import { Scale, Spread } from '../../../lib';
import { deployment } from '../support';

test('a single pod is not spread, and neither are pods that the option leaves to the scheduler', () => {
  const constraints = (props: object) => deployment(props).template.spec.topologySpreadConstraints;
  expect(constraints({ scale: Scale.fixed(1) })).toBeUndefined();
  expect(constraints({ scale: Scale.auto({ min: 1, max: 2 }) })).toHaveLength(2);
  expect(constraints({ spread: Spread.none() })).toBeUndefined();
});
