import type { KedaTrigger } from '../../../neighbours/keda/scaled-object';
import { checkStruct, checkValue } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { isWholeNumber, wholeNumberFlaw } from '../../../rules/numbers';
import { sameTimesFault, scheduleFlaw } from '../../../rules/schedule-window';
import { show } from '../../../rules/show';
import { timeZoneFlaw } from '../../../rules/time-zone';
import { finding } from '../../codes';

/** Hours at which there are more pods. */
export interface ScaleSchedule {
  /** The time zone of `start` and `end`, by its name in the IANA database, such as `Europe/Berlin`. */
  readonly timezone: string;

  /** The times at which the hours begin, as a cron expression of five fields: `0 8 * * 1-5`. */
  readonly start: string;

  /** The times at which they end: `0 20 * * 1-5`. Of the next start and the next end, the nearer one counts. */
  readonly end: string;

  /** The number of pods meanwhile, above `min`. */
  readonly replicas: number;
}

/** The names of all options. The compiler sees that none is missing. */
export const SCHEDULE_OPTIONS = Object.keys({
  timezone: true,
  start: true,
  end: true,
  replicas: true,
} satisfies { [name in keyof ScaleSchedule]-?: true });

/** The name that a CronJob has for it, whose readers write it here. */
export const SCHEDULE_SYNONYMS = { timeZone: 'timezone', desiredReplicas: 'replicas' };

export function* checkSchedules(schedules: unknown, min: unknown, max: unknown): Findings {
  if (schedules === undefined) return;
  if (!Array.isArray(schedules) || schedules.length === 0) {
    const example = '[{ timezone: "Europe/Berlin", start: "0 8 * * 1-5", end: "0 20 * * 1-5", replicas: 5 }]';
    yield finding('scale', `schedules ${show(schedules)} are no list of hours: write ${example}, or leave them out.`);
    return;
  }
  for (const schedule of schedules) {
    if (!(yield* checkStruct('a schedule', schedule, SCHEDULE_OPTIONS, SCHEDULE_SYNONYMS))) continue;
    yield* checkHours(schedule, min, max);
  }
}

/** Checks hours whose names of options are right. */
export function* checkHours({ timezone, start, end, replicas }: ScaleSchedule, min: unknown, max: unknown): Findings {
  yield* checkValue('time-zone', 'timezone', timezone, timeZoneFlaw);
  const isStart = yield* checkValue('cron', 'start', start, scheduleFlaw);
  const isEnd = yield* checkValue('cron', 'end', end, scheduleFlaw);
  const flaw = isStart && isEnd ? sameTimesFault(start, end) : undefined;
  if (flaw !== undefined) yield finding('scale', `start ${show(start)} and end ${show(end)} ${flaw}.`);
  if (!(yield* checkValue('number', 'replicas', replicas, (n) => wholeNumberFlaw(n, 1, undefined, 5)))) return;
  if (isWholeNumber(min, replicas)) {
    const fix = `write more than ${min}, or a lower min`;
    yield finding(
      'scale',
      `replicas ${replicas} of the schedule are not above min ${min}, so that it adds none: ${fix}.`,
    );
  }
  if (isWholeNumber(max, 1, replicas - 1)) {
    yield finding('scale', `replicas ${replicas} of the schedule are above max ${max}: raise max, or lower replicas.`);
  }
}

/** The trigger of KEDA: https://keda.sh/docs/latest/scalers/cron/ */
export const scheduleTrigger = ({ timezone, start, end, replicas }: ScaleSchedule): KedaTrigger => ({
  type: 'cron',
  metadata: { timezone, start, end, desiredReplicas: String(replicas) },
});
