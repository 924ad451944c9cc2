import { Duration } from 'cdk8s';
import { checkValue } from './check';
import type { Findings } from './finding';
import { isWholeNumber } from './numbers';

/** The most seconds of an int32 field, with room for a sum. */
const MOST_SECONDS = 1_000_000_000;

/** Seconds that a message proposes where the range allows it. */
const EXAMPLE = 30;

/** Whole seconds of a range. Messages leave out a maximum that is only what the field can hold. */
export function secondsFlaw(duration: unknown, least = 1, most = MOST_SECONDS): string | undefined {
  if (duration instanceof Duration && isWholeNumber(duration.toSeconds({ integral: false }), least, most)) {
    return undefined;
  }
  const range = most >= MOST_SECONDS ? `of ${least} or more` : `from ${least} to ${most}`;
  const example = Math.min(Math.max(EXAMPLE, least), most);
  return `is not a whole number of seconds ${range}: write, for example, Duration.seconds(${example})`;
}

/** The seconds of a time, or undefined for any other value, which a check reports. */
export function secondsOf(time: unknown): number | undefined {
  return time instanceof Duration ? time.toSeconds({ integral: false }) : undefined;
}

/** Checks the times that are set; the result says whether all of them are right. */
export function* checkDurations(
  times: { readonly [name: string]: unknown },
  least: number,
  most?: number,
): Findings<boolean> {
  let isRight = true;
  for (const [name, time] of Object.entries(times)) {
    if (time === undefined) continue;
    isRight = (yield* checkValue('duration', name, time, (value) => secondsFlaw(value, least, most))) && isRight;
  }
  return isRight;
}

/** A time as Go reads it, in hours, minutes and seconds: `1h30m`. */
export function durationText(time: Duration): string {
  const seconds = time.toSeconds({ integral: false });
  const parts = { h: Math.floor(seconds / 3600), m: Math.floor(seconds / 60) % 60, s: seconds % 60 };
  const text = Object.entries(parts).flatMap(([unit, count]) => (count === 0 ? [] : `${count}${unit}`));
  return text.join('') || '0s';
}

const UNITS: { readonly [unit: string]: number } = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** The seconds of a time as Go reads it (https://pkg.go.dev/time#ParseDuration), or undefined for a text that it does not read. */
export function textSeconds(text: string): number | undefined {
  const [, sign = '', rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0;
  if (!/^((\d+\.?\d*|\.\d+)(ns|[uµμ]s|ms|s|m|h))+$/.test(rest)) return undefined;
  const parts = [...rest.matchAll(/([\d.]+)([a-zµμ]+)/g)];
  const seconds = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
  return sign === '-' ? -seconds : seconds;
}
