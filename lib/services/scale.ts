import { isWholeNumber } from '../private/numbers';
import { type Report, show } from '../private/problems';

/**
 * How many pods run.
 *
 * @example
 * Scale.fixed(3)
 */
export class Scale {
  /**
   * Always the same number of pods.
   *
   * @param replicas a whole number; 0 stops the service, 1 has no spare during a node drain.
   */
  static fixed(replicas: number): Scale {
    return new Scale(replicas);
  }

  private constructor(/** @internal */ readonly _replicas: number) {}

  /** @internal */
  _check(report: Report): void {
    if (!isWholeNumber(this._replicas, 0, 2 ** 31 - 1)) {
      report(`replicas ${show(this._replicas)} is no whole number from 0: write one, for example Scale.fixed(2).`);
    }
  }
}
