import { isWholeNumber, MAX_INT32 } from './numbers';

/**
 * A number of pods, or a share of them such as `25%`.
 *
 * @param mostPercent 100 where pods are counted that exist, more where pods are added.
 */
export function podCountFlaw(value: unknown, mostPercent = 100): string | undefined {
  if (isWholeNumber(value, 0, MAX_INT32)) return undefined;
  const [, digits] = (typeof value === 'string' && /^(\d+)%$/.exec(value)) || [];
  if (digits !== undefined && Number(digits) <= mostPercent) return undefined;
  return 'is neither a number of pods nor a percentage: write, for example, 1 or "25%"';
}
