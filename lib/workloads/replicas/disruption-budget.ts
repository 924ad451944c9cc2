import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import { checkPodCount, type PodCount } from './pod-count';

/**
 * The number of pods that a node drain may take at a time. It may always take at least one, since a budget that allows
 * none blocks the drain for ever. `kubectl drain` asks for `--delete-emptydir-data` as long as pods have empty folders such as
 * `/tmp`, which `ImageRuntime.restricted({ writablePaths: [] })` leaves out.
 *
 * @example
 * DisruptionBudget.maxUnavailable(PodCount.percent(25))
 */
export class DisruptionBudget {
  /**
   * At most this many pods at a time.
   *
   * @param pods at least one. A share of the pods is rounded up.
   */
  static maxUnavailable(pods: PodCount): DisruptionBudget {
    return new DisruptionBudget(pods);
  }

  /** No budget: a drain may take all pods at once. */
  static none(): DisruptionBudget {
    return new DisruptionBudget(undefined, true);
  }

  private constructor(
    /** @internal */ readonly _pods: PodCount | undefined,
    private readonly isNone = false,
  ) {}

  /** @internal */
  *_check(): Findings {
    if (this.isNone || !(yield* checkPodCount('maxUnavailable of the budget', this._pods))) return;
    if (this._pods?._isZero !== true) return;
    yield finding(
      'disruption-budget',
      `maxUnavailable ${this._pods} of the disruption budget would block every node drain: write at least PodCount.of(1), or DisruptionBudget.none().`,
    );
  }
}
