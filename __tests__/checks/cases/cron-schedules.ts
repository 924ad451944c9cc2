import { type Case, raw } from '../case';
import { cronJob } from '../objects';

const macros = '@yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly';

const noSchedule = `is not a cron expression: write five fields, for example "0 3 * * *", or one of ${macros}.`;

const wrongField = (field: string) => `has an invalid ${field}, a range, a list, or *.`;

const schedules: readonly (readonly [schedule: string, flaw: string])[] = [
  ['0 25 * * *', wrongField('hour: write 0 to 23')],
  ['60 * * * *', wrongField('minute: write 0 to 59')],
  ['* * 0 * *', wrongField('day of the month: write 1 to 31')],
  ['* * * 13 *', wrongField('month: write 1 to 12')],
  ['* * * * 7', wrongField('day of the week: write 0 to 6')],
  ['5-1 * * * *', wrongField('minute: write 0 to 59')],
  ['*/0 * * * *', wrongField('minute: write 0 to 59')],
  ['0 3 * * monday', wrongField('day of the week: write 0 to 6')],
  ['0 3 * * *;', wrongField('day of the week: write 0 to 6')],
  ['* * * *', noSchedule],
  ['* * * * * *', noSchedule],
  ['@reboot', noSchedule],
  ['every day', noSchedule],
  ['', noSchedule],
  ['0 0 30 2 *', 'never comes, as no month that it names has the day 30: write another day or month.'],
  ['0 0 31 4,jun *', 'never comes, as no month that it names has the day 31: write another day or month.'],
  ['TZ=Europe/Berlin 0 3 * * *', 'names a time zone: write it as spec.timeZone instead.'],
];

export const wrong: readonly Case[] = [
  ...schedules.map(([schedule, flaw]) =>
    raw(JSON.stringify(schedule), [cronJob(schedule)], [`[shop/0] schedule ${JSON.stringify(schedule)} ${flaw}`]),
  ),
  raw(
    'an unknown concurrency policy',
    [cronJob('0 3 * * *', { concurrencyPolicy: 'forbid' })],
    ['[shop/0] concurrencyPolicy "forbid" is unknown: write Allow, Forbid or Replace.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'valid schedules',
    [
      ...['*/15 0-6,22 1,15 jan-mar MON-fri', '@hourly', '@every 1h30m', '0 0 1-31/2 * ?', '5/10 * * * *'],
      // On the 29th of leap years, in March, and on Mondays.
      ...['0 0 29 2 *', '0 0 31 feb,mar */1', '0 0 30 2 mon'],
    ].map((schedule, index) => ({ ...cronJob(schedule), metadata: { name: `c${index}` } })),
    [],
  ),
];
