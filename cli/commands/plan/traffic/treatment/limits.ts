import type { RateLimit } from '../../../../../lib/routing/table/rate-limit';
import { type Aspect, fieldWords } from './treatment';

/** The burst that a rate limit has by itself. */
const BURST = 5;

/** Each limit as a number, of which a greater one lets more through. */
function numbersOf(limit: RateLimit | undefined): readonly number[] {
  const { requestsPerSecond = Infinity, requestsPerMinute = Infinity, connections = Infinity, burst } = limit ?? {};
  return [Math.min(requestsPerSecond * 60, requestsPerMinute), connections, burst ?? BURST];
}

/** Limits of sizes, rates and times. */
export const LIMITS: readonly Aspect[] = [
  {
    noun: 'rate limit',
    of: ({ rateLimit }) => rateLimit && { burst: BURST, ...rateLimit },
    words: ({ rateLimit: { requestsPerSecond, requestsPerMinute, connections, burst } = {} }) =>
      [
        ...(requestsPerSecond === undefined ? [] : [`${requestsPerSecond} a second`]),
        ...(requestsPerMinute === undefined ? [] : [`${requestsPerMinute} a minute`]),
        ...(connections === undefined ? [] : [`${connections} connections`]),
        ...(burst === undefined ? [] : [`burst ${burst}`]),
      ].join(', '),
    isWeaker: ({ rateLimit: before }, { rateLimit: after }) => {
      const numbers = numbersOf(before);
      return before !== undefined && numbersOf(after).some((number, at) => number > (numbers[at] ?? 0));
    },
  },
  {
    noun: 'limit of the body',
    of: ({ bodySize, unlimitedBody }) => (unlimitedBody ? 'any size' : bodySize),
    words: ({ bodySize, unlimitedBody }) => (unlimitedBody ? 'any size' : String(bodySize)),
  },
  { noun: 'timeouts', isCounted: false, of: ({ timeouts }) => timeouts, words: ({ timeouts }) => fieldWords(timeouts) },
  {
    noun: 'buffering',
    isCounted: false,
    of: ({ buffering }) => buffering,
    words: ({ buffering }) => fieldWords(buffering),
  },
];
