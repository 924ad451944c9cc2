/** A whole number within bounds (inclusive). */
export function isWholeNumber(value: unknown, min: number, max = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

/** The largest number of an int32 field. */
export const MAX_INT32 = 2 ** 31 - 1;

/** A whole number of a range. Messages leave out a maximum that is only what the field can hold. */
export function wholeNumberFlaw(value: unknown, min: number, max = MAX_INT32, example = min): string | undefined {
  if (isWholeNumber(value, min, max)) return undefined;
  const range = max === MAX_INT32 ? `of ${min} or more` : `from ${min} to ${max}`;
  return `is not a whole number ${range}: write, for example, ${example}`;
}

/** A number from a least one on, whole or not. */
export function amountFlaw(value: unknown, least: number, example: number): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value) && value >= least) return undefined;
  return `is not a number of ${least} or more: write, for example, ${example}`;
}
