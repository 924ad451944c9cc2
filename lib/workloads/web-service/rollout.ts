import { Duration } from 'cdk8s';
import type { k8s } from '../../cdk8s/k8s';
import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import { MOST_SECONDS } from '../pods/drain';
import { toIntOrString } from './int-or-string';
import { isNone, isPodsOrAnyPercent, isPodsOrPercent } from './pods-or-percent';

/** What every kind of rollout takes. */
export interface RolloutOptions {
  /**
   * How long a new pod must have been ready before it counts, so that one which fails soon after its start stops the
   * rollout; in whole seconds.
   *
   * @default Duration.seconds(5)
   */
  readonly minReady?: Duration;

  /**
   * How long a rollout may stand still before it is reported as failed; in whole seconds, longer than a pod takes to start.
   *
   * @default - 10 minutes, or as long as a slow start needs
   */
  readonly deadline?: Duration;

  /**
   * How many earlier states are kept for `kubectl rollout undo`; from 0.
   *
   * @default 3
   */
  readonly history?: number;
}

/** What a rolling update takes. */
export interface RollingUpdateOptions extends RolloutOptions {
  /**
   * How many pods more than the scale may run meanwhile: a number, or a share such as `'50%'` (rounded up).
   *
   * @default '25%'
   */
  readonly maxSurge?: number | string;

  /**
   * How many pods less than the scale may run meanwhile: a number, or a share such as `'25%'` (rounded down).
   *
   * @default 0
   */
  readonly maxUnavailable?: number | string;
}

const SHARED = ['minReady', 'deadline', 'history'];
const DEFAULT_MIN_READY = Duration.seconds(5);
const DEFAULT_HISTORY = 3;

/** What the API server fills in. */
const API_DEFAULTS = { maxSurge: '25%', maxUnavailable: '25%', minReady: 0, deadline: 600, history: 10 };

/** Seconds that pulling an image may take, beside a pod's start. */
const PULL = 120;

/**
 * How a new version takes the old one's place.
 *
 * @example
 * Rollout.rolling({ maxSurge: 1 })
 */
export class Rollout {
  /** Pod by pod; none of the old ones stops before a new one is ready. */
  static rolling(options: RollingUpdateOptions = {}): Rollout {
    return new Rollout(options ?? {}, false);
  }

  /** All old pods stop before the new ones start, with a gap in between: for storage that only one may mount. */
  static recreate(options: RolloutOptions = {}): Rollout {
    return new Rollout(options ?? {}, true);
  }

  private constructor(
    private readonly options: RollingUpdateOptions,
    private readonly isRecreate: boolean,
  ) {}

  /**
   * @param startup the seconds that a pod may take to start.
   * @internal
   */
  _check(report: Report, startup: number): void {
    const known = this.isRecreate ? SHARED : [...SHARED, 'maxSurge', 'maxUnavailable'];
    if (!checkStruct(report, 'a rollout', this.options, known)) return;
    const { minReady, deadline, history, maxSurge, maxUnavailable = 0 } = this.options;
    const times = Object.entries({ minReady, deadline }).filter(([, time]) => time !== undefined);
    const wrong = times.filter(
      ([, time]) => !(time instanceof Duration && isWholeNumber(seconds(time), 0, MOST_SECONDS)),
    );
    for (const [what, time] of wrong) {
      report(`${what} ${show(time)} is no whole number of seconds from 0: write, for example, Duration.seconds(10).`);
    }
    if (wrong.length === 0) this.checkDeadline(report, startup);
    if (history !== undefined && !isWholeNumber(history, 0, 2 ** 31 - 1)) {
      report(`history ${show(history)} is no whole number from 0: write one, for example 3.`);
    }
    for (const [what, value] of Object.entries({ maxSurge, maxUnavailable })) {
      const isRight = what === 'maxSurge' ? isPodsOrAnyPercent : isPodsOrPercent;
      if (value !== undefined && !isRight(value)) {
        report(`${what} ${show(value)} is neither a number of pods nor a percentage: write, for example, 1 or "25%".`);
      }
    }
    if (maxSurge !== undefined && isNone(maxSurge) && isNone(maxUnavailable)) {
      report(
        `maxSurge ${show(maxSurge)} and maxUnavailable ${show(maxUnavailable)} leave no pod to begin with: raise one of them.`,
      );
    }
  }

  /** @internal */
  _toKube(
    startup: number,
  ): Pick<k8s.DeploymentSpec, 'strategy' | 'minReadySeconds' | 'progressDeadlineSeconds' | 'revisionHistoryLimit'> {
    const { deadline, history = DEFAULT_HISTORY } = this.options;
    const granted =
      deadline === undefined ? Math.max(API_DEFAULTS.deadline, this.minReady + startup + PULL) : seconds(deadline);
    return {
      strategy: this._strategy,
      minReadySeconds: unless(API_DEFAULTS.minReady, this.minReady),
      progressDeadlineSeconds: unless(API_DEFAULTS.deadline, granted),
      revisionHistoryLimit: unless(API_DEFAULTS.history, history),
    };
  }

  /** @internal */
  get _strategy(): k8s.DeploymentStrategy | undefined {
    if (this.isRecreate) return { type: 'Recreate' };
    const { maxSurge = API_DEFAULTS.maxSurge, maxUnavailable = 0 } = this.options;
    const fields = {
      ...(maxSurge !== API_DEFAULTS.maxSurge && { maxSurge: toIntOrString(maxSurge) }),
      ...(maxUnavailable !== API_DEFAULTS.maxUnavailable && { maxUnavailable: toIntOrString(maxUnavailable) }),
    };
    // kubectl cannot tell that nothing changed unless the type is said with its parts.
    return Object.keys(fields).length === 0 ? undefined : { type: 'RollingUpdate', rollingUpdate: fields };
  }

  private get minReady(): number {
    return seconds(this.options.minReady ?? DEFAULT_MIN_READY);
  }

  private checkDeadline(report: Report, startup: number): void {
    const { deadline } = this.options;
    if (deadline === undefined || seconds(deadline) > startup + this.minReady) return;
    report(
      `startupTimeout ${startup} s + minReady ${this.minReady} s = ${startup + this.minReady} s are not below deadline ${seconds(deadline)} s: every slow start would count as a failed rollout, so raise the deadline.`,
    );
  }
}

const seconds = (time: Duration) => time.toSeconds({ integral: false });
const unless = <T>(apiDefault: T, value: T) => (value === apiDefault ? undefined : value);
