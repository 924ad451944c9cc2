import { checkStruct, checkValue } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { isWholeNumber, wholeNumberFlaw } from '../../../rules/numbers';
import { finding } from '../../codes';

/** The number of pods while KEDA cannot ask what it goes by. */
export interface ScaleFallback {
  /** The failures in a row that change nothing, from 0. */
  readonly failureThreshold: number;

  /** The number of pods after more of them, from `min` to `max`. */
  readonly replicas: number;
}

export function* checkFallback(fallback: unknown, min: unknown, max: unknown): Findings {
  if (!(yield* checkStruct('fallback', fallback, ['failureThreshold', 'replicas']))) return;
  const { failureThreshold, replicas } = fallback as ScaleFallback;
  const flaw = (value: unknown) => wholeNumberFlaw(value, 0, undefined, 3);
  yield* checkValue('number', 'failureThreshold of fallback', failureThreshold, flaw);
  if (!(yield* checkValue('number', 'replicas of fallback', replicas, flaw))) return;
  if (isWholeNumber(min, replicas + 1) || isWholeNumber(max, 0, replicas - 1)) {
    yield finding(
      'scale',
      `replicas ${replicas} of fallback are not from min ${min} to max ${max}: write one of those.`,
    );
  }
}
