import type { ClientCertificates } from '../../../../../lib/routing/table/client-certificates';
import type { RoutePolicies } from '../../../../../lib/routing/table/policies';

/** Everything that holds for a request on its way to a backend. Times and sizes are texts, as the file of routes has them. */
export interface Treatment extends RoutePolicies {
  readonly clientCertificates?: ClientCertificates;
}

/** One thing that may hold for a request, in a form in which equal values mean the same, and in words. */
export interface Aspect {
  /** Its name in a sentence, such as `rate limit`. */
  readonly noun: string;
  /** False for a noun that has no article, such as `basic auth`. */
  readonly isCounted?: boolean;
  /** Its value, or undefined where nothing holds. */
  readonly of: (treatment: Treatment) => unknown;
  readonly words: (treatment: Treatment) => string;
  /** True where the value after lets more through than the one before. */
  readonly isWeaker?: (before: Treatment, after: Treatment) => boolean;
}

/** Fields and their values, such as `read 90 s, connect 5 s`. */
export function fieldWords(value: object | undefined): string {
  return Object.entries(value ?? {})
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => `${name} ${plainWords(field)}`)
    .join(', ');
}

export function plainWords(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  const text = String(value);
  const seconds = secondsOf(text);
  return seconds === undefined ? text : `${seconds} s`;
}

/** The seconds of a time such as `PT1M30S`. */
function secondsOf(text: string): number | undefined {
  const time = /^P(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(text);
  if (time === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = time.slice(1).map((part = '0') => Number(part));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
