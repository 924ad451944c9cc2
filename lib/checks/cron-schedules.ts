import { show } from '../rules/show';
import type { Check } from './check';
import { fieldsOf } from './model/read';

const MACROS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names of values, the first one for `min`. */
  readonly names?: readonly string[];
}

/** https://pkg.go.dev/github.com/robfig/cron/v3, as the API server reads it. */
const FIELDS: readonly CronField[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day of the week', min: 0, max: 6, names: DAYS },
];

/** What is wrong with a schedule, or undefined. */
function scheduleFlaw(schedule: string): string | undefined {
  if (/^(CRON_)?TZ=/.test(schedule)) return 'names a time zone: write it as spec.timeZone instead';
  if (/^@every ([0-9.]+(ns|us|ms|s|m|h))+$/.test(schedule) || MACROS.includes(schedule)) return undefined;
  const parts = schedule.trim().split(/\s+/);
  if (schedule.startsWith('@') || parts.length !== FIELDS.length) {
    return `is no schedule: write five fields, for example "0 3 * * *", or one of ${MACROS.join(', ')}`;
  }
  const wrong = FIELDS.find((field, index) => !(parts[index] ?? '').split(',').every((range) => isRange(range, field)));
  return wrong && `has a wrong ${wrong.name}: write ${wrong.min} to ${wrong.max}, a range, a list, or *`;
}

function isRange(range: string, field: CronField): boolean {
  const [, from = '', to, step] = /^([a-z0-9]+|[*?])(?:-([a-z0-9]+))?(?:\/(\d+))?$/i.exec(range) ?? [];
  if (step !== undefined && Number(step) === 0) return false;
  if (from === '*' || from === '?') return to === undefined;
  const [first, last] = [numberOf(from, field), to === undefined ? undefined : numberOf(to, field)];
  return first !== undefined && (to === undefined || (last !== undefined && first <= last));
}

function numberOf(text: string, { min, max, names = [] }: CronField): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  const value = named >= 0 ? named + min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}

export const cronSchedules: Check<'cron-schedules'> = {
  name: 'cron-schedules',
  summary: 'Schedules of CronJobs have five fields in their ranges, or are one of the macros.',
  example: 'schedule "0 25 * * *" has a wrong hour: write 0 to 23, a range, a list, or *.',
  check(app, { problem }) {
    for (const object of app.ofKind('batch', 'CronJob')) {
      const { schedule, concurrencyPolicy } = fieldsOf(object.json.spec);
      const flaw = typeof schedule === 'string' ? scheduleFlaw(schedule) : undefined;
      if (flaw !== undefined) problem(object, `schedule ${show(schedule)} ${flaw}.`);
      if (concurrencyPolicy !== undefined && !['Allow', 'Forbid', 'Replace'].includes(String(concurrencyPolicy))) {
        problem(object, `concurrencyPolicy ${show(concurrencyPolicy)} is unknown: write Allow, Forbid or Replace.`);
      }
    }
  },
};
