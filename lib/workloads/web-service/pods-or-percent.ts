import { isWholeNumber } from '../../rules/numbers';

const MOST = 2 ** 31 - 1;

/** A number of pods, or a share of them such as `25%`, as the API server takes it. */
export function isPodsOrPercent(value: unknown, mostPercent = 100): value is number | string {
  if (typeof value !== 'string') return isWholeNumber(value, 0, MOST);
  return /^(0|[1-9]\d*)%$/.test(value) && Number.parseInt(value, 10) <= mostPercent;
}

/** Pods beyond the scale may be more than there are. */
export function isPodsOrAnyPercent(value: unknown): value is number | string {
  return isPodsOrPercent(value, MOST);
}

export function isNone(value: number | string): boolean {
  return value === 0 || value === '0%';
}
