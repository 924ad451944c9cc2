import { Duration } from 'cdk8s';
import { type KubernetesVersions, version } from '../../cdk8s/kubernetes-versions';
import { present } from '../../cdk8s/objects';
import { checkStruct, isMap, wrongType } from '../../rules/check';
import { checkDurations, secondsOf } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import type { ImageRuntime } from './image-runtime';

/** The time that a pod gets to stop. */
export interface DrainGracefulOptions {
  /**
   * The time for which a pod that is about to stop goes on as before, in whole seconds: until routers and load balancers have
   * noticed.
   *
   * @default - 10 seconds, or none for a worker, which gets no requests
   */
  readonly pause?: Duration;

  /**
   * The time that the application then has to finish its requests or its task, in whole seconds from SIGTERM on.
   *
   * @default Duration.seconds(15)
   */
  readonly shutdown?: Duration;

  /**
   * The most time that the cluster grants a pod, in whole seconds, for example on nodes that are taken away at short notice. Pause, shutdown and 5 seconds of slack must fit.
   *
   * @default - pause + shutdown + 5 seconds
   */
  readonly gracePeriod?: Duration;
}

/** Seconds between the end of the application's time and the end of the grace period, when it is killed. */
const SLACK = 5;
/** The time in which nodes and load balancers notice that a pod is about to stop. */
export const DEFAULT_PAUSE = Duration.seconds(10);
const DEFAULT_SHUTDOWN = Duration.seconds(15);

/** Seconds of `terminationGracePeriodSeconds` where it is not set. */
const API_DEFAULT_GRACE_PERIOD = 30;

/** The first version in which the cluster itself can pause: the gate PodLifecycleSleepAction is on by default. */
const SLEEP_ACTION = 30;

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
  /** Pauses, then lets the application finish. */
  static graceful(options: DrainGracefulOptions = {}): Drain {
    return new Drain(options ?? {});
  }

  /** Adds nothing: the application gets SIGTERM at once, while requests still come, and is killed after 30 seconds. */
  static none(): Drain {
    return new Drain();
  }

  private constructor(private readonly options?: DrainGracefulOptions) {}

  /** The same for a pod that gets no requests, which pauses only where it was written. @internal */
  _withoutRequests(): Drain {
    if (!isMap(this.options)) return this;
    return new Drain({ pause: Duration.seconds(0), ...present(this.options) });
  }

  /** @internal */
  *_check(): Findings {
    if (this.options === undefined) return;
    if (!(yield* checkStruct('a drain', this.options, ['pause', 'shutdown', 'gracePeriod']))) return;
    const { pause, shutdown, gracePeriod } = this.options;
    const isRight = yield* checkDurations({ pause, shutdown, gracePeriod }, 0);
    if (isRight && gracePeriod !== undefined && this._longestStop < this.needed) {
      yield finding(
        'drain',
        `pause ${this.pause} s + shutdown ${this.shutdown} s + slack ${SLACK} s = ${this.needed} s are above gracePeriod ${this._longestStop} s: shorten pause or shutdown.`,
      );
    }
  }

  /**
   * @param needless the first version that needs no command for the pause.
   * @internal
   */
  *_checkSleep(runtime: ImageRuntime, versions: KubernetesVersions, needless = SLEEP_ACTION): Findings {
    if (!(this.pause > 0) || versions.oldest >= needless || runtime._hasSleep) return;
    const range = `${version(needless)}..${version(Math.max(needless, versions.newest))}`;
    yield finding(
      'drain',
      `the pause of ${this.pause} s before a pod stops needs the command "sleep" in the image below Kubernetes ${version(needless)}: raise kubernetesVersion to "${range}", or write Drain.none().`,
    );
  }

  /** The pause, by a command of the image where a cluster may be too old to pause by itself. @internal */
  _preStop(versions: KubernetesVersions): object | undefined {
    if (this.pause === 0) return undefined;
    if (versions.oldest >= SLEEP_ACTION) return { sleep: { seconds: this.pause } };
    return { exec: { command: ['sleep', String(this.pause)] } };
  }

  /** @internal */
  get _gracePeriodSeconds(): number | undefined {
    return this._longestStop === API_DEFAULT_GRACE_PERIOD ? undefined : this._longestStop;
  }

  /** The seconds after which a pod is killed, in which wrong times do not count. @internal */
  get _longestStop(): number {
    if (this.options === undefined) return API_DEFAULT_GRACE_PERIOD;
    return secondsOf(this.options.gracePeriod) ?? this.needed;
  }

  private get pause(): number {
    const { pause = DEFAULT_PAUSE } = this.options ?? {};
    return this.options === undefined ? 0 : (secondsOf(pause) ?? 0);
  }

  private get shutdown(): number {
    return secondsOf(this.options?.shutdown ?? DEFAULT_SHUTDOWN) ?? 0;
  }

  private get needed(): number {
    return this.pause + this.shutdown + SLACK;
  }
}

/** The drain of pods that get no requests: their task gets all the time that a cluster grants by itself. */
export const TASK_DRAIN = Drain.graceful({
  pause: Duration.seconds(0),
  shutdown: Duration.seconds(API_DEFAULT_GRACE_PERIOD - SLACK),
});

export function* checkDrain(drain: unknown): Findings {
  if (drain instanceof Drain) yield* drain._check();
  else yield wrongType('drain', drain, 'a drain such as Drain.none()');
}
