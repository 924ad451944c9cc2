import { Duration } from 'cdk8s';
import type { k8s } from '../../cdk8s/k8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { version } from '../../cdk8s/kubernetes-versions';
import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import type { ImageRuntime } from './image-runtime';

/** How much time a pod gets to stop. */
export interface DrainGracefulOptions {
  /**
   * How long a pod that is to stop goes on as before, until routers and load balancers have noticed; in whole seconds.
   *
   * @default Duration.seconds(10)
   */
  readonly pause?: Duration;

  /**
   * How long the application may take after that, once told to stop (SIGTERM), to finish its requests; in whole seconds.
   *
   * @default Duration.seconds(15)
   */
  readonly shutdown?: Duration;

  /**
   * The most that the cluster grants a pod, where it is known, as on nodes that are taken away at short notice; in
   * whole seconds. Pause, shutdown and 5 seconds of slack must fit.
   *
   * @default - pause + shutdown + 5 seconds
   */
  readonly gracePeriod?: Duration;
}

/** What fits into the API's numbers, with room for a sum. */
const MOST_SECONDS = 1_000_000_000;

/** Between the end of a pod's time to stop and its being killed. */
const SLACK = 5;
const DEFAULT_PAUSE = Duration.seconds(10);
const DEFAULT_SHUTDOWN = Duration.seconds(15);

/** What the API server fills in. */
const API_DEFAULT_GRACE_PERIOD = 30;

/** The first version whose clusters pause without a command of the image's: the gate PodLifecycleSleepAction is on by default. */
const SLEEP_ACTION = 30;

/**
 * How pods stop without losing requests. A pod leaves its Service in the moment it is to stop, yet routers send it
 * requests until they have heard of that; so it pauses first, and is told to stop afterwards.
 *
 * From Kubernetes 1.30 on the cluster itself pauses. As long as `kubernetesVersion` includes older ones, the image must
 * have the command `sleep`, as every image with a shell does; one that has not says so by `ImageRuntime.distroless()`.
 *
 * @example
 * Drain.graceful({ shutdown: Duration.minutes(2) })
 */
export class Drain {
  /** Pauses, then lets the application finish. */
  static graceful(options: DrainGracefulOptions = {}): Drain {
    return new Drain(options ?? {});
  }

  /** Adds nothing: the application is told to stop at once, while requests still come, and is killed after 30 seconds. */
  static none(): Drain {
    return new Drain();
  }

  private constructor(private readonly options?: DrainGracefulOptions) {}

  /** @internal */
  _check(report: Report): void {
    if (this.options === undefined) return;
    if (!checkStruct(report, 'a drain', this.options, ['pause', 'shutdown', 'gracePeriod'])) return;
    const { pause, shutdown, gracePeriod } = this.options;
    const times = Object.entries({ pause, shutdown, gracePeriod }).filter(([, time]) => time !== undefined);
    const wrong = times.filter(
      ([, time]) => !(time instanceof Duration && isWholeNumber(seconds(time), 0, MOST_SECONDS)),
    );
    for (const [what, time] of wrong) {
      report(`${what} ${show(time)} is no whole number of seconds from 0: write, for example, Duration.seconds(15).`);
    }
    if (wrong.length > 0) return;
    if (gracePeriod !== undefined && seconds(gracePeriod) < this.needed) {
      report(
        `pause ${this.pause} s + shutdown ${this.shutdown} s + slack ${SLACK} s = ${this.needed} s are above gracePeriod ${seconds(gracePeriod)} s: shorten pause or shutdown.`,
      );
    }
  }

  /**
   * @param needless the first version that needs no command for the pause.
   * @internal
   */
  _checkSleep(report: Report, runtime: ImageRuntime, versions: KubernetesVersions, needless = SLEEP_ACTION): void {
    if (!(this.pause > 0) || versions.oldest >= needless || runtime._hasSleep) return;
    report(
      `the pause of ${this.pause} s before a pod stops needs the command "sleep" in the image below Kubernetes ${version(needless)}: raise kubernetesVersion to "${version(needless)}..${version(Math.max(needless, versions.newest))}", or write Drain.none().`,
    );
  }

  /** By a command of the image's, where a cluster may be too old for pausing by itself. @internal */
  _preStop(versions: KubernetesVersions): k8s.LifecycleHandler | undefined {
    if (this.pause === 0 || versions.oldest >= SLEEP_ACTION) return undefined;
    return { exec: { command: ['sleep', String(this.pause)] } };
  }

  /** Seconds for the cluster itself to pause, where every version can. @internal */
  _sleep(versions: KubernetesVersions): number | undefined {
    return this.pause === 0 || versions.oldest < SLEEP_ACTION ? undefined : this.pause;
  }

  /** @internal */
  get _gracePeriodSeconds(): number | undefined {
    if (this.options === undefined) return undefined;
    const { gracePeriod } = this.options;
    const granted = gracePeriod === undefined ? this.needed : seconds(gracePeriod);
    return granted === API_DEFAULT_GRACE_PERIOD ? undefined : granted;
  }

  private get pause(): number {
    const { pause = DEFAULT_PAUSE } = this.options ?? {};
    return this.options !== undefined && pause instanceof Duration ? seconds(pause) : 0;
  }

  private get shutdown(): number {
    return seconds(this.options?.shutdown ?? DEFAULT_SHUTDOWN);
  }

  private get needed(): number {
    return this.pause + this.shutdown + SLACK;
  }
}

const seconds = (time: Duration) => time.toSeconds({ integral: false });
