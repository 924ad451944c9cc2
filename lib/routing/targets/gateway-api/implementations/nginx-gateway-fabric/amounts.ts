import type { Duration, Size } from 'cdk8s';

/** Amounts have at most four digits (the CRDs' `Duration` and `Size`). */
const LARGEST = 9999;

/** A time as the CRDs take it, or undefined where no unit has few enough digits. */
export function nginxDuration(duration: Duration): string | undefined {
  return amountOf(duration.toSeconds(), 60, ['h', 'm', 's']);
}

/** A size as the CRDs take it, or undefined where no unit has few enough digits. */
export function nginxSize(size: Size): string | undefined {
  return amountOf(size.toKibibytes(), 1024, ['g', 'm', 'k']);
}

/** In the largest of three units that leaves nothing over, each so many of the next. */
function amountOf(amount: number, step: number, units: readonly [string, string, string]): string | undefined {
  const [large, medium, small] = units;
  const found = (
    [
      [large, step * step],
      [medium, step],
      [small, 1],
    ] as const
  ).find(([, of]) => amount % of === 0);
  const [unit, of] = found ?? [small, 1];
  return amount / of > LARGEST ? undefined : `${amount / of}${unit}`;
}
