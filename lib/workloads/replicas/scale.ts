import { Duration } from 'cdk8s';
import { checkStruct, checkValue } from '../../rules/check';
import { checkDurations } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { isWholeNumber, wholeNumberFlaw } from '../../rules/numbers';
import { finding } from '../codes';

/** Limits and measures of an automatic scale. */
export interface ScaleAutoOptions {
  /** The fewest pods, from 1. */
  readonly min: number;

  /** The most pods, more than `min`. */
  readonly max: number;

  /**
   * The use of CPU, in percent of the CPU request, that the number of pods is adjusted to, from 1.
   *
   * @default - 70, unless `memoryPercent` is set
   */
  readonly cpuPercent?: number;

  /**
   * The use of memory, in percent of the memory request, that the number of pods is adjusted to, from 1. It only helps
   * where the application gives memory back.
   *
   * @default - memory does not count
   */
  readonly memoryPercent?: number;

  /**
   * Time for which the use must have been high before pods are added, in whole seconds up to an hour.
   *
   * @default Duration.seconds(30)
   */
  readonly scaleUpWindow?: Duration;

  /**
   * Time for which the use must have been low before pods are taken away, in whole seconds up to an hour.
   *
   * @default Duration.minutes(5)
   */
  readonly scaleDownWindow?: Duration;
}

/** A resource that the cluster measures, and the percentage of its request that the use should come to. */
export interface ScaleMetric {
  readonly name: 'cpu' | 'memory';
  readonly percent: number;
}

const OPTIONS = ['min', 'max', 'cpuPercent', 'memoryPercent', 'scaleUpWindow', 'scaleDownWindow'];
const HOUR = 3600;
const DEFAULT_CPU_PERCENT = 70;
const DEFAULT_SCALE_UP_WINDOW = Duration.seconds(30);

/** The API server's own defaults, in seconds. */
const API_DEFAULT_WINDOWS = { scaleUp: 0, scaleDown: 300 };

/**
 * The number of pods.
 *
 * @example
 * Scale.auto({ min: 2, max: 10, cpuPercent: 60 })
 */
export class Scale {
  /**
   * Always the same number of pods.
   *
   * @param replicas a whole number; 0 stops the workload, 1 has no spare during a node drain.
   */
  static fixed(replicas: number): Scale {
    return new Scale(replicas);
  }

  /**
   * As many pods as the use of CPU or memory asks for, by a HorizontalPodAutoscaler, which needs a metrics server in the
   * cluster. The first apply gives one pod, Kubernetes' own default, until the autoscaler looks, about 15 seconds later.
   *
   * @param options the limits, and what is measured.
   */
  static auto(options: ScaleAutoOptions): Scale {
    return new Scale(undefined, options ?? {});
  }

  /**
   * As many pods as something else says: a ScaledObject of KEDA, an Argo Rollout that refers to the Deployment, or whoever
   * runs `kubectl scale`. The number is not written, so that no apply resets it. The first apply gives one pod, Kubernetes'
   * own default, until something sets the number; later ones leave it alone. A budget and a spread are those of several pods.
   */
  static external(): Scale {
    return new Scale(undefined, undefined, true);
  }

  private constructor(
    /** @internal */ readonly _replicas?: number,
    private readonly options?: ScaleAutoOptions,
    /** The number of pods is unknown. @internal */ readonly _isExternal = false,
  ) {}

  /** @internal */
  *_check(): Findings {
    if (this._isExternal) return;
    if (this.options === undefined)
      yield* checkValue('number', 'replicas', this._replicas, (n) => wholeNumberFlaw(n, 0, undefined, 2));
    else yield* checkAuto(this.options);
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
    if (this._isExternal) return Number.POSITIVE_INFINITY;
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
}

function* checkAuto(options: ScaleAutoOptions): Findings {
  if (!(yield* checkStruct('an automatic scale', options, OPTIONS))) return;
  const { min, max, cpuPercent, memoryPercent, scaleUpWindow, scaleDownWindow } = options;
  const isRange =
    (yield* checkValue('number', 'min', min, (value) => wholeNumberFlaw(value, 1, undefined, 2))) &&
    (yield* checkValue('number', 'max', max, (value) => wholeNumberFlaw(value, 1, undefined, 4)));
  if (isRange && min === max) {
    yield finding('scale', `min and max are both ${min}: write Scale.fixed(${min}), or a higher max.`);
  } else if (isRange && min > max) {
    yield finding('scale', `min ${min} is above max ${max}: exchange them.`);
  }
  for (const [what, percent] of Object.entries({ cpuPercent, memoryPercent })) {
    if (percent !== undefined)
      yield* checkValue('number', what, percent, (value) => wholeNumberFlaw(value, 1, undefined, 70));
  }
  yield* checkDurations({ scaleUpWindow, scaleDownWindow }, 0, HOUR);
}
