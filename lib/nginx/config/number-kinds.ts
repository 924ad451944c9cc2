import { isOffset, isTime, MAX_SECONDS, sizeInBytes } from '../syntax/amounts';
import { isInt } from '../validators';
import { type ConfigFlaw, type ConfigKind, IGNORED, kind, REFUSED } from './config-kind';

interface Range {
  readonly min?: number;
  readonly max?: number;
  readonly example: string;
  /** The fault of a whole number outside the range. */
  readonly outside?: ConfigFlaw;
}

/** A whole number that Go reads: with a zero before it, as an octal one (strconv.ParseInt with base 0). */
export function numberFrom({ min = 0, max, example, outside = REFUSED }: Range): ConfigKind {
  const range = max === undefined ? `of ${min} or more` : `from ${min} to ${max}`;
  return {
    flaw: (value) => {
      if (!isInt(value)) return IGNORED;
      if (/^[+-]?0\d/.test(value)) return { fact: 'which the controller reads as an octal number' };
      const number = Number(value);
      return number < min || (max !== undefined && number > max) ? outside : undefined;
    },
    right: `a whole number ${range} without a unit, for example "${example}"`,
  };
}

/** Seconds that the template writes with an "s", for a directive that keeps milliseconds. */
export const seconds = (example: string) =>
  ({
    ...numberFrom({ max: MAX_SECONDS, example }),
    right: `a whole number of seconds without a unit, for example "${example}"`,
  }) satisfies ConfigKind;

/** A size of memory, for which nginx knows no gigabytes. */
export function size(example: string, min = 0, least = ''): ConfigKind {
  return kind(
    (value) => (sizeInBytes(value) ?? -1) >= min,
    REFUSED,
    `a number and "k", "m" or nothing${least}, for example "${example}"`,
  );
}

/** A size that the template leaves out where nginx could not read it (template.go isValidByteSize). */
export const OFFSET = kind(
  (value) => isOffset(value),
  { fact: 'which the nginx template leaves out' },
  'a number and "k", "m", "g" or nothing, for example "8m"',
);

export const MILLISECONDS = kind(
  (value) => isTime(value, 'milliseconds'),
  REFUSED,
  'a time of nginx with the units w, d, h, m, s and ms, for example "1h30m"',
);
export const SECONDS = kind(
  (value) => isTime(value, 'seconds'),
  REFUSED,
  'a time of nginx with the units y, M, w, d, h, m and s, for example "10m"',
);

/** time.ParseDuration of Go. */
export const GO_DURATION = kind(
  (value) => /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.test(value),
  IGNORED,
  'a duration with a unit, for example "5s"',
);
