import { checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { isWholeNumber, wholeNumberFlaw } from '../../rules/numbers';
import { finding } from '../codes';

/** The longest window of a HorizontalPodAutoscaler, in seconds. */
export const LONGEST_WINDOW = 3600;

/** A resource that the cluster measures, and the percentage of its request that the use should come to. */
export interface ScaleMetric {
  readonly name: 'cpu' | 'memory';
  readonly percent: number;
}

/** Percentages by resource, as options have them. */
interface Percents {
  readonly cpuPercent?: number;
  readonly memoryPercent?: number;
}

/** The resources that are measured, without wrong percentages, which a check reports. */
export function metricsOf({ cpuPercent, memoryPercent }: Percents): ScaleMetric[] {
  const metrics = [
    { name: 'cpu' as const, percent: cpuPercent },
    { name: 'memory' as const, percent: memoryPercent },
  ];
  return metrics.filter((metric): metric is ScaleMetric => isWholeNumber(metric.percent, 1));
}

/** Checks the fewest and the most pods; the result says whether they are numbers. */
export function* checkLimits(min: unknown, max: unknown, least: number): Findings<boolean> {
  const isRange =
    (yield* checkValue('number', 'min', min, (value) => wholeNumberFlaw(value, least, undefined, 2 * least))) &&
    (yield* checkValue('number', 'max', max, (value) => wholeNumberFlaw(value, 1, undefined, 4)));
  if (isRange && min === max) {
    yield finding('scale', `min and max are both ${min}: write Scale.fixed(${min}), or a higher max.`);
  } else if (isRange && Number(min) > Number(max)) {
    yield finding('scale', `min ${min} is above max ${max}: exchange them.`);
  }
  return isRange;
}

export function* checkPercents({ cpuPercent, memoryPercent }: Percents): Findings {
  for (const [what, percent] of Object.entries({ cpuPercent, memoryPercent })) {
    if (percent !== undefined)
      yield* checkValue('number', what, percent, (value) => wholeNumberFlaw(value, 1, undefined, 70));
  }
}
