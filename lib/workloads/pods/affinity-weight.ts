import { checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';

/** The weight of a preference: the most that the scheduler takes. */
export const DEFAULT_WEIGHT = 100;

export function* checkWeight(weight: unknown): Findings {
  if (weight === undefined) return;
  yield* checkValue('number', 'weight', weight, (value) => wholeNumberFlaw(value, 1, DEFAULT_WEIGHT, 50));
}
