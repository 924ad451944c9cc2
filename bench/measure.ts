import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** One line of the table: a measurement and its target. */
export interface Row {
  readonly what: string;
  readonly against: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean;
}

export interface Pair {
  /** Milliseconds of both sides, each the median of its runs. */
  readonly ours: number;
  readonly theirs: number;
  /** The median of ours / theirs by pair: a slow phase of the machine slows both sides of a pair. */
  readonly ratio: number;
}

/** Runs two functions in turn, after a first run of each that is checked and not counted. */
export function measurePairs(pairs: number, ours: () => void, theirs: () => void, check?: () => void): Pair {
  ours();
  theirs();
  check?.();
  const times = Array.from({ length: pairs }, () => ({ ours: milliseconds(ours), theirs: milliseconds(theirs) }));
  return {
    ours: median(times.map((pair) => pair.ours)),
    theirs: median(times.map((pair) => pair.theirs)),
    ratio: median(times.map((pair) => pair.ours / pair.theirs)),
  };
}

export function milliseconds(run: () => void): number {
  collectGarbage();
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('there is no median of nothing');
  return (lower + upper) / 2;
}

/** Collects garbage, so that no run pays for the one before it. */
function collectGarbage(): void {
  if (typeof global.gc !== 'function') setFlagsFromString('--expose-gc');
  const gc: unknown = global.gc ?? runInNewContext('gc');
  if (typeof gc === 'function') gc();
}
