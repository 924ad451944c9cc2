import { Duration } from 'cdk8s';
import type { AsWritten, k8s } from '../../cdk8s/k8s';
import { checkStruct, checkValue, isMap, wrongType } from '../../rules/check';
import { checkDurations } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { MAX_INT32, wholeNumberFlaw } from '../../rules/numbers';
import { finding } from '../codes';
import { checkPodCount, PodCount } from './pod-count';
import { checkCanary } from './rollout-canary';
import {
  CANARY_OPTIONS,
  RECREATE_OPTIONS,
  ROLLING_OPTIONS,
  type RolloutCanaryOptions,
  type RolloutRecreateOptions,
  type RolloutRollingOptions,
} from './rollout-options';

const DEFAULT_MIN_READY = Duration.seconds(5);
const DEFAULT_HISTORY = 3;
const DEFAULT_MAX_SURGE = PodCount.percent(25);
const DEFAULT_MAX_UNAVAILABLE = PodCount.of(0);

/** The API server's own defaults. */
const API_DEFAULTS = { maxSurge: '25%', maxUnavailable: '25%', minReady: 0, deadline: 600, history: 10 };

/** Seconds that pulling an image may take, in addition to a pod's start. */
const PULL = 120;

/**
 * The way in which pods of a new version replace those of the old one.
 *
 * @example
 * Rollout.rolling({ maxSurge: PodCount.of(1) })
 */
export class Rollout {
  /** Pod by pod: an old pod stops only when a new one is ready. */
  static rolling(options: RolloutRollingOptions = {}): Rollout {
    return new Rollout(options ?? {}, false);
  }

  /** All old pods stop before the new ones start, with a gap in between: for storage that only one pod may mount. */
  static recreate(options: RolloutRecreateOptions = {}): Rollout {
    return new Rollout(options ?? {}, true);
  }

  /**
   * By Argo Rollouts, which the cluster has to have: new pods get a share of the requests of all routes that is raised step by
   * step, next to all old ones. The workload is a Rollout of Argo then, in place of a Deployment.
   *
   * @param options the steps, and what else decides.
   *
   * @example
   * Rollout.canary({ steps: [RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(10)), RolloutStep.weight(50), RolloutStep.pause()] })
   */
  static canary(options: RolloutCanaryOptions): Rollout {
    return new Rollout(options ?? {}, false, options ?? { steps: [] });
  }

  private constructor(
    private readonly options: RolloutRollingOptions,
    private readonly isRecreate: boolean,
    /** The release that Argo Rollouts takes. @internal */ readonly _canary?: RolloutCanaryOptions,
  ) {}

  /**
   * @param startup the seconds that a pod may take to start.
   * @param stop the seconds that a pod may take to stop.
   * @internal
   */
  *_check(startup: number, stop: number): Findings {
    const known = this.isRecreate ? RECREATE_OPTIONS : ROLLING_OPTIONS;
    if (!(yield* checkStruct('a rollout', this.options, this._canary ? CANARY_OPTIONS : known))) return;
    if (this._canary !== undefined) yield* checkCanary(this._canary);
    const { minReady, deadline, history, maxSurge, maxUnavailable } = this.options;
    if (yield* checkDurations({ minReady, deadline }, 0)) yield* this.checkDeadline(startup, stop);
    const historyFlaw = (value: unknown) => wholeNumberFlaw(value, 0, undefined, DEFAULT_HISTORY);
    if (history !== undefined) yield* checkValue('number', 'history', history, historyFlaw);
    if (maxSurge !== undefined) yield* checkPodCount('maxSurge', maxSurge, MAX_INT32);
    if (maxUnavailable !== undefined) yield* checkPodCount('maxUnavailable', maxUnavailable);
    if (isZero(maxSurge) && isZero(maxUnavailable ?? DEFAULT_MAX_UNAVAILABLE)) {
      yield finding(
        'rollout',
        `maxSurge ${maxSurge} and maxUnavailable ${maxUnavailable ?? DEFAULT_MAX_UNAVAILABLE} let a rolling update neither add nor stop a pod: raise one of them.`,
      );
    }
  }

  /**
   * @param startup the seconds that a pod may take to start.
   * @param stop the seconds that a pod may take to stop, for which its successor may have to wait.
   * @internal
   */
  _times(
    startup: number,
    stop: number,
  ): Pick<k8s.DeploymentSpec, 'minReadySeconds' | 'progressDeadlineSeconds' | 'revisionHistoryLimit'> {
    const { deadline, history = DEFAULT_HISTORY } = this.options;
    const longest = this.minReady + startup + PULL + (this._surges ? 0 : stop);
    const granted = deadline === undefined ? Math.max(API_DEFAULTS.deadline, longest) : seconds(deadline);
    return {
      minReadySeconds: unless(API_DEFAULTS.minReady, this.minReady),
      progressDeadlineSeconds: unless(API_DEFAULTS.deadline, granted),
      revisionHistoryLimit: unless(API_DEFAULTS.history, history),
    };
  }

  /** @internal */
  get _strategy(): AsWritten<k8s.DeploymentStrategy> | undefined {
    if (this.isRecreate) return { type: 'Recreate' };
    const { maxSurge = DEFAULT_MAX_SURGE, maxUnavailable = DEFAULT_MAX_UNAVAILABLE } = this.options;
    const fields = {
      ...(`${maxSurge}` !== API_DEFAULTS.maxSurge && { maxSurge: maxSurge._toKube() }),
      ...(`${maxUnavailable}` !== API_DEFAULTS.maxUnavailable && { maxUnavailable: maxUnavailable._toKube() }),
    };
    // Without the type next to its parameters, kubectl diff shows a change where there is none.
    return Object.keys(fields).length === 0 ? undefined : { type: 'RollingUpdate', rollingUpdate: fields };
  }

  /**
   * The rollout with an old pod that goes first, unless its options name a number of pods.
   *
   * @internal
   */
  _stoppingFirst(): Rollout {
    const { maxSurge, maxUnavailable } = this.options;
    if (
      this.isRecreate ||
      this._canary ||
      !isMap(this.options) ||
      maxSurge !== undefined ||
      maxUnavailable !== undefined
    )
      return this;
    return Rollout.rolling({ ...this.options, maxSurge: PodCount.of(0), maxUnavailable: PodCount.of(1) });
  }

  /** True where pods of two versions run next to each other in addition to the scale. @internal */
  get _surges(): boolean {
    return !this.isRecreate && !isZero(this.options.maxSurge);
  }

  /**
   * True where a rollout of so many pods goes on although no node has room for one more.
   *
   * @internal
   */
  _needsNoRoom(pods: number): boolean {
    return !this._surges || (this.options.maxUnavailable ?? DEFAULT_MAX_UNAVAILABLE)._of(pods) > 0;
  }

  private get minReady(): number {
    return seconds(this.options.minReady ?? DEFAULT_MIN_READY);
  }

  private *checkDeadline(startup: number, stop: number): Findings {
    const { deadline } = this.options;
    if (deadline === undefined) return;
    if (this.isRecreate && seconds(deadline) <= stop) {
      yield finding(
        'rollout',
        `old pods may take ${stop} s to stop before the first new one starts, which is not below deadline ${seconds(deadline)} s: every slow stop would count as a failed rollout, so raise the deadline or shorten the drain.`,
      );
    }
    if (seconds(deadline) > startup + this.minReady) return;
    yield finding(
      'rollout',
      `startupTimeout ${startup} s + minReady ${this.minReady} s = ${startup + this.minReady} s are not below deadline ${seconds(deadline)} s: every slow start would count as a failed rollout, so raise the deadline.`,
    );
  }
}

const isZero = (count: PodCount | undefined) => count instanceof PodCount && count._isZero;
const seconds = (time: Duration) => time.toSeconds({ integral: false });
const unless = <T>(apiDefault: T, value: T) => (value === apiDefault ? undefined : value);

/**
 * @param startup the seconds that a pod may take to start, where they are known.
 * @param stop the seconds that a pod may take to stop, where they are known.
 */
export function* checkRollout(rollout: unknown, startup = 0, stop = 0): Findings {
  if (rollout instanceof Rollout) yield* rollout._check(startup, stop);
  else yield wrongType('rollout', rollout, 'Rollout.rolling()');
}
