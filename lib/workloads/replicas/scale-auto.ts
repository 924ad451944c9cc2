import { Duration } from 'cdk8s';
import { checkStruct } from '../../rules/check';
import { checkDurations } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { checkLimits, checkPercents, LONGEST_WINDOW, metricsOf, type ScaleMetric } from './scale-limits';

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

const OPTIONS = ['min', 'max', 'cpuPercent', 'memoryPercent', 'scaleUpWindow', 'scaleDownWindow'];
const DEFAULT_CPU_PERCENT = 70;
const DEFAULT_SCALE_UP_WINDOW = Duration.seconds(30);

/** The API server's own defaults, in seconds. */
const API_DEFAULT_WINDOWS = { scaleUp: 0, scaleDown: 300 };

/** Times in seconds for which the use must have been high or low, where they are not the API server's own. */
export interface ScaleWindows {
  readonly scaleUp?: number;
  readonly scaleDown?: number;
}

export function* checkAuto(options: ScaleAutoOptions): Findings {
  if (!(yield* checkStruct('an automatic scale', options, OPTIONS))) return;
  const { min, max, scaleUpWindow, scaleDownWindow } = options;
  yield* checkLimits(min, max, 1);
  yield* checkPercents(options);
  yield* checkDurations({ scaleUpWindow, scaleDownWindow }, 0, LONGEST_WINDOW);
}

export function autoMetrics({ memoryPercent, ...options }: ScaleAutoOptions): ScaleMetric[] {
  const { cpuPercent = memoryPercent === undefined ? DEFAULT_CPU_PERCENT : undefined } = options;
  return metricsOf({ cpuPercent, memoryPercent });
}

export const autoWindows = ({ scaleUpWindow, scaleDownWindow }: ScaleAutoOptions): ScaleWindows =>
  windowsOf({ scaleUpWindow: scaleUpWindow ?? DEFAULT_SCALE_UP_WINDOW, scaleDownWindow });

/** The windows that are not the API server's own. */
export function windowsOf({
  scaleUpWindow,
  scaleDownWindow,
}: Pick<ScaleAutoOptions, 'scaleUpWindow' | 'scaleDownWindow'>): ScaleWindows {
  const [up, down] = [scaleUpWindow?.toSeconds(), scaleDownWindow?.toSeconds()];
  return {
    ...(up !== undefined && up !== API_DEFAULT_WINDOWS.scaleUp && { scaleUp: up }),
    ...(down !== undefined && down !== API_DEFAULT_WINDOWS.scaleDown && { scaleDown: down }),
  };
}
