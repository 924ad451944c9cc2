import { checkLabelMap, isMap, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Labels that controllers put on pods, and that no two generations of a workload's pods have in common. */
const OF_A_GENERATION = [
  'controller-revision-hash',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
];

const EXAMPLE = '{ app: "web" }';

/** A selector that the API server takes, and that goes on selecting after a rollout. */
export function* checkSelector(selector: unknown): Findings {
  if (!isMap(selector)) {
    yield wrongType('selector', selector, `an object such as ${EXAMPLE}`);
    return;
  }
  if (Object.keys(selector).length === 0) {
    yield finding(
      'selector',
      `selector {} is empty, which the API server refuses: write a label of the pods, for example ${EXAMPLE}.`,
    );
  }
  for (const key of OF_A_GENERATION.filter((name) => Object.hasOwn(selector, name))) {
    yield finding(
      'selector',
      `selector has the label ${show(key)}, which Kubernetes changes in each rollout: leave it out.`,
    );
  }
  yield* checkLabelMap('selector', selector);
}
