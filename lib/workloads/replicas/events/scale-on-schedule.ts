import { isMap } from '../../../rules/check';
import { isWholeNumber } from '../../../rules/numbers';
import { EventScale } from './event-scale';
import type { ScaleEventOptions } from './scale-event-options';
import { checkHours, SCHEDULE_OPTIONS, SCHEDULE_SYNONYMS, type ScaleSchedule, scheduleTrigger } from './schedule';

/** Hours with more pods, and the limits of the number of pods. */
export interface ScaleOnScheduleOptions extends ScaleSchedule, ScaleEventOptions {
  /**
   * The most pods. More than those of the hours are for `cpuPercent` and `memoryPercent`.
   *
   * @default - the most of any hours
   */
  readonly max?: number;
}

export function scaleOnSchedule(options: ScaleOnScheduleOptions): EventScale {
  const max = options.max ?? mostOf(options);
  const source = {
    title: 'a scale on a schedule',
    options: [...SCHEDULE_OPTIONS, 'max'],
    synonyms: SCHEDULE_SYNONYMS,
    isByClock: true,
    check: () => checkHours(options, options.min, max),
    trigger: () => scheduleTrigger(options),
  };
  // A value that is no struct is reported as it is.
  return new EventScale(source, isMap(options) ? { ...options, max } : (options as never));
}

function mostOf({ replicas, schedules }: ScaleOnScheduleOptions): number {
  const others = Array.isArray(schedules) ? schedules.map((each) => each?.replicas) : [];
  return Math.max(...[replicas, ...others].filter((number) => isWholeNumber(number, 1)), 1);
}
