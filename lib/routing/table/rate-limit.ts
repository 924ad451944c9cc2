import { checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import { finding } from '../codes';

/**
 * Limits for the requests of one client address. Requests beyond them are refused. Each route counts for itself, over all hosts
 * that it is on. That of a router holds for each of its routes that says none, and for the default backend, each by itself.
 */
export interface RateLimit {
  /**
   * Requests a second, a whole number of 1 or more.
   *
   * @default - unlimited
   */
  readonly requestsPerSecond?: number;

  /**
   * Requests a minute, a whole number of 1 or more.
   *
   * @default - unlimited
   */
  readonly requestsPerMinute?: number;

  /**
   * Connections at a time, a whole number of 1 or more.
   *
   * @default - unlimited
   */
  readonly connections?: number;

  /**
   * Requests that may come at once, as a multiple of the rate: with 10 a second and a burst of 3, these are 30. A whole
   * number from 1.
   *
   * @default 5
   */
  readonly burst?: number;
}

const OPTIONS = [
  'requestsPerSecond',
  'requestsPerMinute',
  'connections',
  'burst',
] as const satisfies (keyof RateLimit)[];

export function* checkRateLimit(limit: RateLimit): Findings {
  if (!(yield* checkStruct('rateLimit', limit, OPTIONS))) return;
  for (const name of OPTIONS) {
    const value = limit[name];
    if (value !== undefined)
      yield* checkValue('number', `rateLimit ${name}`, value, (number) => wholeNumberFlaw(number, 1));
  }
  const { requestsPerSecond, requestsPerMinute, connections } = limit;
  if ([requestsPerSecond, requestsPerMinute, connections].every((value) => value === undefined)) {
    yield finding('rate-limit', 'rateLimit limits nothing: set requestsPerSecond, requestsPerMinute or connections.');
  }
}
