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
