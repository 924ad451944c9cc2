import { Duration } from 'cdk8s';
import { present } from '../../cdk8s/objects';
import { checkStruct, isMap, wrongType } from '../../rules/check';
import { checkDurations } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { remember } from '../../rules/remember';
import { finding } from '../codes';
import { type DrainTimes, drainTimes, drainTimesFlaw } from './drain-times';
import { checkHook, LifecycleHook } from './lifecycle-hook';

/** The time that a pod gets to stop. */
export interface DrainGracefulOptions {
  /**
   * The time for which a pod that is about to stop goes on as before, in whole seconds: until routers and load balancers have
   * noticed. Where `preStop` is set, it takes the place of this pause, and so long.
   *
   * @default - 10 seconds, or a third of a `gracePeriod` below 30 seconds, or what `gracePeriod` and `shutdown` leave; none for a
   * worker or a node agent, which gets no requests
   */
  readonly pause?: Duration;

  /**
   * The time that the application then has to finish its requests or its task, in whole seconds from SIGTERM on.
   *
   * @default - 15 seconds, or what `gracePeriod` leaves
   */
  readonly shutdown?: Duration;

  /**
   * The most time that the cluster grants a pod from the moment in which it is to stop, in whole seconds: its
   * `terminationGracePeriodSeconds`. Pause and shutdown must fit. On a node that it removes, the Cluster Autoscaler grants no more
   * than 10 minutes unless its operator says otherwise.
   *
   * @default - pause + shutdown + 5 seconds
   */
  readonly gracePeriod?: Duration;

  /**
   * A hook of the workload's own container in place of the pause, since a container has one hook only. The time that it takes is
   * the `pause`, which has to be set, as zero where the hook only hands a message over.
   *
   * @default - the container pauses
   */
  readonly preStop?: LifecycleHook;
}

const OPTIONS = ['pause', 'shutdown', 'gracePeriod', 'preStop'];

/** Seconds of `terminationGracePeriodSeconds` where it is not set. */
const API_DEFAULT_GRACE_PERIOD = 30;

/**
 * The way in which pods stop without losing requests. A pod leaves its Service in the moment in which it is to stop, but
 * routers send it requests until they have heard of that. So it pauses first, and gets SIGTERM afterwards.
 *
 * The cluster itself pauses. Where `kubernetesVersion` includes versions below 1.30, the image must have the command
 * `sleep`, as every image with a shell does; for others there is `ImageRuntime.distroless()`.
 *
 * @example
 * Drain.graceful({ shutdown: Duration.minutes(2) })
 */
export class Drain {
  /** Pauses, then lets the application finish. One of the times is enough, from which the others follow. */
  static graceful(options: DrainGracefulOptions = {}): Drain {
    return new Drain(options ?? {});
  }

  /** Adds nothing: the application gets SIGTERM at once, while requests still come, and is killed after 30 seconds. */
  static none(): Drain {
    return new Drain();
  }

  /** The times that follow, in which wrong ones do not count. */
  private readonly times?: DrainTimes;

  /** The findings about the options but for the hook, which are the same in all workloads. */
  static readonly #flawsOf = remember((drain: Drain) => [...drain.checkTimes()]);

  static readonly #pauseHookOf = remember(({ pause }: Drain) =>
    pause > 0 ? LifecycleHook.sleep(Duration.seconds(pause)) : undefined,
  );

  private constructor(private readonly options?: DrainGracefulOptions) {
    this.times = options === undefined ? undefined : drainTimes(options);
  }

  /** The same for a pod that gets no requests, which pauses only where it was written. @internal */
  _withoutRequests(): Drain {
    if (!isMap(this.options) || this._hasOwnHook) return this;
    return new Drain({ pause: Duration.seconds(0), ...present(this.options) });
  }

  /**
   * @param publicNames options of commands that look like a secret's although anybody may read the value.
   * @internal
   */
  *_check(publicNames: readonly string[]): Findings {
    yield* Drain.#flawsOf(this);
    if (!isMap(this.options)) return;
    const { pause, preStop } = this.options;
    if (preStop === undefined) return;
    yield* checkHook('preStop', preStop, publicNames);
    if (preStop instanceof LifecycleHook && preStop._sleeps > 0) {
      yield finding('drain', `preStop only sleeps: write pause: Duration.seconds(${preStop._sleeps}) instead.`);
    } else if (pause === undefined) {
      yield finding(
        'drain',
        'preStop takes the place of the pause, since a container has one hook only: write pause with the time that it waits, or Duration.seconds(0) if it does not.',
      );
    }
  }

  private *checkTimes(): Findings {
    if (this.options === undefined || !(yield* checkStruct('a drain', this.options, OPTIONS))) return;
    const { pause, shutdown, gracePeriod } = this.options;
    const isRight = yield* checkDurations({ pause, shutdown, gracePeriod }, 0);
    const flaw = isRight ? drainTimesFlaw(this.options) : undefined;
    if (flaw !== undefined) yield finding('drain', `${flaw}.`);
  }

  /** True where a hook takes the place of the pause. @internal */
  get _hasOwnHook(): boolean {
    return this.options?.preStop !== undefined;
  }

  /** The hook of the workload's own container, if it has one. @internal */
  get _preStop(): LifecycleHook | undefined {
    return this.options?.preStop ?? this._pauseHook;
  }

  /** The hook that only pauses, for every container that gets requests. @internal */
  get _pauseHook(): LifecycleHook | undefined {
    return Drain.#pauseHookOf(this);
  }

  /** @internal */
  get _gracePeriodSeconds(): number | undefined {
    return this._longestStop === API_DEFAULT_GRACE_PERIOD ? undefined : this._longestStop;
  }

  /** The seconds after which a pod is killed. @internal */
  get _longestStop(): number {
    return this.times?.gracePeriod ?? API_DEFAULT_GRACE_PERIOD;
  }

  private get pause(): number {
    return this.times?.pause ?? 0;
  }
}

/**
 * The drain of pods that get no requests, whose task gets all the time until they are killed.
 *
 * @param gracePeriod the time that a cluster grants by itself, unless set.
 */
export const taskDrain = (gracePeriod = Duration.seconds(API_DEFAULT_GRACE_PERIOD)): Drain =>
  Drain.graceful({ pause: Duration.seconds(0), gracePeriod });

/** @param publicNames options of commands that look like a secret's although anybody may read the value. */
export function* checkDrain(drain: unknown, publicNames: readonly string[] = []): Findings {
  if (drain instanceof Drain) yield* drain._check(publicNames);
  else yield wrongType('drain', drain, 'a drain such as Drain.none()');
}
