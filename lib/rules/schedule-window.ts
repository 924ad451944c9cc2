import { cronFlaw, cronTimes } from './cron';

/** A cron expression of five fields, as KEDA reads it: https://keda.sh/docs/latest/scalers/cron/ */
export function scheduleFlaw(schedule: unknown): string | undefined {
  if (typeof schedule === 'string' && /^(@|(CRON_)?TZ=)/.test(schedule)) {
    return 'is not five fields, which KEDA asks for: write, for example, "0 8 * * 1-5", and the time zone as timezone';
  }
  return cronFlaw(schedule);
}

/** The fault of two right expressions between which KEDA has more pods, as words that follow both. */
export function sameTimesFault(start: string, end: string): string | undefined {
  if (cronTimes(start) !== cronTimes(end)) return undefined;
  return 'are the same times, so that KEDA refuses them or never comes to an end: write another end';
}
