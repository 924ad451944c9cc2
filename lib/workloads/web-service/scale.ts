import { Duration } from 'cdk8s';
import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';

/** Between how many pods, and by what, a service is scaled. */
export interface AutoScaleOptions {
  /** The fewest pods, from 1. */
  readonly min: number;

  /** The most pods, more than `min`. */
  readonly max: number;

  /**
   * The use of CPU, in percent of the CPU request, that the number of pods is adjusted to; from 1.
   *
   * @default - 70, unless `memoryPercent` is set
   */
  readonly cpuPercent?: number;

  /**
   * The use of memory, in percent of the memory request, that the number of pods is adjusted to; from 1. It only helps
   * where the application gives memory back.
   *
   * @default - memory does not count
   */
  readonly memoryPercent?: number;

  /**
   * How long the use must have been high before pods are added; whole seconds up to an hour.
   *
   * @default Duration.seconds(30)
   */
  readonly scaleUpWindow?: Duration;

  /**
   * How long the use must have been low before pods are taken away; whole seconds up to an hour.
   *
   * @default Duration.minutes(5)
   */
  readonly scaleDownWindow?: Duration;
}

/** What the cluster measures, and how much of the request it is to be. */
export interface ScaleMetric {
  readonly name: 'cpu' | 'memory';
  readonly percent: number;
}

const OPTIONS = ['min', 'max', 'cpuPercent', 'memoryPercent', 'scaleUpWindow', 'scaleDownWindow'];
const MOST = 2 ** 31 - 1;
const HOUR = 3600;
const DEFAULT_CPU_PERCENT = 70;
const DEFAULT_SCALE_UP_WINDOW = Duration.seconds(30);

/** What the API server fills in. */
const API_DEFAULT_WINDOWS = { scaleUp: 0, scaleDown: 300 };

/**
 * How many pods run.
 *
 * @example
 * Scale.auto({ min: 2, max: 10, cpuPercent: 60 })
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

  /**
   * As many pods as the use of CPU or memory asks for, by a HorizontalPodAutoscaler, which needs a metrics server in the
   * cluster.
   *
   * @param options between how many pods, and by what.
   */
  static auto(options: AutoScaleOptions): Scale {
    return new Scale(undefined, options ?? {});
  }

  private constructor(
    /** @internal */ readonly _replicas?: number,
    private readonly options?: AutoScaleOptions,
  ) {}

  /** @internal */
  _check(report: Report): void {
    if (this.options !== undefined) this.checkAuto(report, this.options);
    else if (!isWholeNumber(this._replicas, 0, MOST)) {
      report(`replicas ${show(this._replicas)} is no whole number from 0: write one, for example Scale.fixed(2).`);
    }
  }

  /** @internal */
  get _isAuto(): boolean {
    return this.options !== undefined;
  }

  /** The fewest pods that ever run. @internal */
  get _lowest(): number {
    return this.options?.min ?? this._replicas ?? 0;
  }

  /** @internal */
  get _highest(): number {
    return this.options?.max ?? this._replicas ?? 0;
  }

  /** @internal */
  get _metrics(): ScaleMetric[] {
    if (this.options === undefined) return [];
    const { memoryPercent, cpuPercent = memoryPercent === undefined ? DEFAULT_CPU_PERCENT : undefined } = this.options;
    const metrics = [
      { name: 'cpu' as const, percent: cpuPercent },
      { name: 'memory' as const, percent: memoryPercent },
    ];
    return metrics.filter((metric): metric is ScaleMetric => isWholeNumber(metric.percent, 1));
  }

  /** Stabilization windows in seconds, where they are not the API server's own. @internal */
  get _windows(): { readonly scaleUp?: number; readonly scaleDown?: number } {
    const up = (this.options?.scaleUpWindow ?? DEFAULT_SCALE_UP_WINDOW).toSeconds();
    const down = this.options?.scaleDownWindow?.toSeconds();
    return {
      scaleUp: up === API_DEFAULT_WINDOWS.scaleUp ? undefined : up,
      scaleDown: down === API_DEFAULT_WINDOWS.scaleDown ? undefined : down,
    };
  }

  private checkAuto(report: Report, options: AutoScaleOptions): void {
    if (!checkStruct(report, 'an automatic scale', options, OPTIONS)) return;
    const { min, max, cpuPercent, memoryPercent, scaleUpWindow, scaleDownWindow } = options;
    if (!isWholeNumber(min, 1, MOST)) {
      report(`min ${show(min)} is no whole number from 1: write one, for example 2.`);
    } else if (!isWholeNumber(max, 1, MOST)) {
      report(`max ${show(max)} is no whole number from 1: write one, for example ${2 * min}.`);
    } else if (min === max) {
      report(`min and max are both ${min}: write Scale.fixed(${min}), or a higher max.`);
    } else if (min > max) {
      report(`min ${min} is above max ${max}: exchange them.`);
    }
    for (const [what, percent] of Object.entries({ cpuPercent, memoryPercent })) {
      if (percent !== undefined && !isWholeNumber(percent, 1, MOST)) {
        report(`${what} ${show(percent)} is no whole number from 1: write one, for example 70.`);
      }
    }
    for (const [what, window] of Object.entries({ scaleUpWindow, scaleDownWindow })) {
      const isWindow = window instanceof Duration && isWholeNumber(window.toSeconds({ integral: false }), 0, HOUR);
      if (window !== undefined && !isWindow) {
        report(
          `${what} ${show(window)} is no whole number of seconds up to an hour: write, for example, Duration.minutes(5).`,
        );
      }
    }
  }
}
