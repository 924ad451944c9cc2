/** Fewer seconds may pass before the controller looks, so that a run would be left out: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-creation */
export const LEAST_STARTING_DEADLINE = 10;

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

/** The most days of each month. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const FIELDS: readonly CronField[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day of the week', min: 0, max: 6, names: DAYS },
];

/** A cron expression as the API server reads it: https://pkg.go.dev/github.com/robfig/cron/v3 */
export function cronFlaw(schedule: unknown): string | undefined {
  if (typeof schedule !== 'string') return 'has the wrong type; expected, for example, "0 3 * * *"';
  if (/^(CRON_)?TZ=/.test(schedule)) return 'names a time zone: write it as spec.timeZone instead';
  if (/^@every ([0-9.]+(ns|us|ms|s|m|h))+$/.test(schedule) || MACROS.includes(schedule)) return undefined;
  const parts = schedule.trim().split(/\s+/);
  if (schedule.startsWith('@') || parts.length !== FIELDS.length) {
    return `is not a cron expression: write five fields, for example "0 3 * * *", or one of ${MACROS.join(', ')}`;
  }
  const values = FIELDS.map((field, index) => valuesOf(parts[index] ?? '', field));
  const wrong = FIELDS[values.indexOf(undefined)];
  if (wrong !== undefined)
    return `has an invalid ${wrong.name}: write ${wrong.min} to ${wrong.max}, a range, a list, or *`;
  const [, , days = [], months = []] = values;
  // A day of the week is enough by itself, unless it is any.
  const comes = !isAny(parts[4] ?? '') || months.some((month) => days.some((day) => day <= (LENGTHS[month - 1] ?? 0)));
  return comes
    ? undefined
    : `never comes, as no month that it names has the day ${days[0]}: write another day or month`;
}

/** The times of a right expression of five fields, as a text that is the same for the same times. */
export function cronTimes(schedule: string): string {
  const parts = schedule.trim().split(/\s+/);
  const values = FIELDS.map((field, index) => [...new Set(valuesOf(parts[index] ?? '', field))]);
  // One of the two days is enough, unless one of them is any.
  return JSON.stringify([values, isAny(parts[2] ?? ''), isAny(parts[4] ?? '')]);
}

const isAny = (field: string) => /(^|,)[*?](\/1)?(,|$)/.test(field);

/** The values of a list of ranges, or undefined for a wrong one. */
function valuesOf(list: string, field: CronField): readonly number[] | undefined {
  const ranges = list.split(',').map((range) => rangeOf(range, field));
  return ranges.includes(undefined) ? undefined : ranges.flatMap((range) => range ?? []).sort((a, b) => a - b);
}

function rangeOf(range: string, field: CronField): readonly number[] | undefined {
  const [, from = '', to, step = '1'] = /^([a-z0-9]+|[*?])(?:-([a-z0-9]+))?(?:\/(\d+))?$/i.exec(range) ?? [];
  const isWhole = from === '*' || from === '?';
  const first = isWhole ? field.min : numberOf(from, field);
  const last = isWhole || (to === undefined && range.includes('/')) ? field.max : numberOf(to ?? from, field);
  if (first === undefined || last === undefined || first > last || (isWhole && to !== undefined)) return undefined;
  if (Number(step) === 0) return undefined;
  return Array.from(
    { length: Math.floor((last - first) / Number(step)) + 1 },
    (_, index) => first + index * Number(step),
  );
}

function numberOf(text: string, { min, max, names = [] }: CronField): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  const value = named >= 0 ? named + min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}
