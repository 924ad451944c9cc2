import { Duration } from 'cdk8s';
import { isWholeNumber } from './numbers';

/** Whole seconds, from a least number on. */
export function secondsFlaw(duration: unknown, least = 1, most?: number): string | undefined {
  if (duration instanceof Duration && isWholeNumber(duration.toSeconds({ integral: false }), least, most)) {
    return undefined;
  }
  const range = most === undefined ? `from ${least}` : `from ${least} to ${most}`;
  return `is not a whole number of seconds ${range}: write, for example, Duration.seconds(30)`;
}
