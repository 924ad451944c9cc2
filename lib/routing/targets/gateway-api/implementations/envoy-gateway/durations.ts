/** Digits of an amount (the CRDs of Envoy Gateway). */
export const MAX_AMOUNT = 99_999;

const HOUR = 3600;

/** Seconds as Envoy Gateway takes them, in hours, minutes and seconds where they have more than five digits. */
export function durationOf(seconds: number): string {
  if (seconds <= MAX_AMOUNT) return `${seconds}s`;
  const parts = [
    [Math.floor(seconds / HOUR), 'h'],
    [Math.floor((seconds % HOUR) / 60), 'm'],
    [seconds % 60, 's'],
  ] as const;
  return parts.map(([amount, unit]) => (amount > 0 ? `${amount}${unit}` : '')).join('');
}
