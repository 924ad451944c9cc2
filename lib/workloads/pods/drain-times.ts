import type { Duration } from 'cdk8s';
import { secondsOf } from '../../rules/duration';

/** The times of a stop, as far as they are written. */
export interface WrittenDrainTimes {
  readonly pause?: Duration;
  readonly shutdown?: Duration;
  readonly gracePeriod?: Duration;
}

/** The times of a stop in seconds. */
export interface DrainTimes {
  readonly pause: number;
  readonly shutdown: number;
  readonly gracePeriod: number;
}

/** Seconds between the end of the application's time and the end of the grace period, when it is killed. */
const SLACK = 5;
/** The seconds in which nodes and load balancers notice that a pod is about to stop. */
export const DEFAULT_PAUSE = 10;
const DEFAULT_SHUTDOWN = 15;

/** The times that follow from those that are written. */
export function drainTimes(written: WrittenDrainTimes): DrainTimes {
  const [pause, shutdown, granted] = [written.pause, written.shutdown, written.gracePeriod].map(secondsOf);
  if (granted === undefined) {
    const times = { pause: pause ?? DEFAULT_PAUSE, shutdown: shutdown ?? DEFAULT_SHUTDOWN };
    return { ...times, gracePeriod: times.pause + times.shutdown + SLACK };
  }
  const pauses =
    pause ?? Math.min(DEFAULT_PAUSE, shutdown === undefined ? partOf(granted) : leftOf(granted - shutdown));
  return { pause: pauses, shutdown: shutdown ?? granted - pauses, gracePeriod: granted };
}

/** A third, so that a short grace period is divided as the default of 30 seconds is. */
const partOf = (granted: number) => (granted < 2 ? 0 : Math.max(1, Math.floor(granted / 3)));

/** The time that is left for a pause, less slack where there is enough of it. */
const leftOf = (left: number) => left - Math.min(SLACK, Math.floor(left / 3));

/** The reason why written times cannot fit into their grace period, with the way out; undefined where they do. */
export function drainTimesFlaw(written: WrittenDrainTimes): string | undefined {
  if (written.gracePeriod === undefined) return undefined;
  const { pause, shutdown, gracePeriod } = drainTimes(written);
  const granted = `gracePeriod ${gracePeriod} s`;
  if (written.pause !== undefined && written.shutdown !== undefined) {
    const sum = `pause ${pause} s + shutdown ${shutdown} s = ${pause + shutdown} s`;
    return pause + shutdown > gracePeriod ? `${sum} are above ${granted}: shorten pause or shutdown` : undefined;
  }
  if (written.pause !== undefined) {
    const isShort = shutdown < (pause > 0 ? 1 : 0);
    return isShort ? `pause ${pause} s leaves no time to shut down within ${granted}: shorten the pause` : undefined;
  }
  if (pause > 0) return undefined;
  const without = 'write pause: Duration.seconds(0)';
  return written.shutdown === undefined
    ? `${granted} leaves no time for a pause: raise it, or ${without}`
    : `shutdown ${shutdown} s leaves no time for a pause in ${granted}: shorten shutdown, or ${without}`;
}
