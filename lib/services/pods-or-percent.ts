import { isWholeNumber } from '../private/numbers';

/** A number of pods, or a share of them such as `25%`, as the API server takes it. */
export function isPodsOrPercent(value: unknown): value is number | string {
  return isWholeNumber(value, 0, 2 ** 31 - 1) || (typeof value === 'string' && /^(\d|[1-9]\d|100)%$/.test(value));
}

export function isNone(value: number | string): boolean {
  return value === 0 || value === '0%';
}
