import { checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { MAX_INT32, wholeNumberFlaw } from '../../rules/numbers';

/**
 * A number of pods, or a share of all of them.
 *
 * @example
 * Rollout.rolling({ maxSurge: PodCount.percent(50) })
 */
export class PodCount {
  /** @param pods a whole number of 0 or more. */
  static of(pods: number): PodCount {
    return new PodCount(pods, false);
  }

  /** @param percent a whole number from 0, which is at most 100 where pods are taken away. */
  static percent(percent: number): PodCount {
    return new PodCount(percent, true);
  }

  private constructor(
    private readonly amount: number,
    private readonly isPercent: boolean,
  ) {}

  /**
   * @param mostPercent 100 where pods are taken away, more where pods are added.
   * @internal
   */
  *_check(what: string, mostPercent = 100): Findings<boolean> {
    const most = this.isPercent ? mostPercent : MAX_INT32;
    return yield* checkValue('pod-count', this.isPercent ? `percentage of ${what}` : what, this.amount, (amount) =>
      wholeNumberFlaw(amount, 0, most, this.isPercent ? 25 : 1),
    );
  }

  /** @internal */
  get _isZero(): boolean {
    return this.amount === 0;
  }

  /** The amount of so many pods, a share of which is rounded down. @internal */
  _of(pods: number): number {
    return this.isPercent ? Math.floor((this.amount / 100) * pods) : this.amount;
  }

  /** The amount as Kubernetes writes it, such as `1` or `25%`. */
  toString(): string {
    return this.isPercent ? `${this.amount}%` : `${this.amount}`;
  }

  /** @internal */
  _toKube(): number | string {
    return this.isPercent ? `${this.amount}%` : this.amount;
  }
}

/** Checks a prop that holds a `PodCount`. The result says whether it is right. */
export function* checkPodCount(what: string, count: unknown, mostPercent?: number): Findings<boolean> {
  if (count instanceof PodCount) return yield* count._check(what, mostPercent);
  yield wrongType(what, count, 'PodCount.of(1) or PodCount.percent(25)');
  return false;
}
