import { checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { isWholeNumber, wholeNumberFlaw } from '../../rules/numbers';
import { finding } from '../codes';
import { Scale } from '../replicas/scale';
import type { StatefulServiceSpec } from './stateful-service-spec';

/** Finds a number that no pod has, as far as the scale is known. */
export function* checkPodNumber({ scale, firstOrdinal }: StatefulServiceSpec, number: unknown): Findings {
  if (!(yield* checkValue('number', 'number of a pod', number, (value) => wholeNumberFlaw(value, 0)))) return;
  const most = scale instanceof Scale ? scale._highest : 0;
  const last = firstOrdinal + most - 1;
  // Who writes no pods scales by hand.
  if (most === 0 || isWholeNumber(number, firstOrdinal, last)) return;
  const pods =
    most === 1 ? `the only pod has the number ${firstOrdinal}` : `pods are numbered ${firstOrdinal} to ${last}`;
  yield finding('pod-address', `there is no pod ${number}, since ${pods}: write another number, or raise scale.`);
}
