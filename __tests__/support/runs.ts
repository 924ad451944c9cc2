import * as path from 'node:path';

/** The number of random apps in CI. The number that `npm run fuzz` asks for scales all random tests alike. */
const APPS_IN_CI = 2000;
const { CI, FUZZ_RUNS } = process.env;

/** The part of a random test that runs: all of it in CI, and an eighth, with a new seed each time, on other machines. */
const SHARE = FUZZ_RUNS === undefined ? (CI === undefined ? 1 / 8 : 1) : Number(FUZZ_RUNS) / APPS_IN_CI;

/** The same part of a list, spread over all of it. */
export const someOfMany = <T>(list: readonly T[]) =>
  list.filter((_, index) => index % Math.max(1, Math.round(1 / SHARE)) === 0);

export const runsOf = (inCi: number) => Math.ceil(inCi * SHARE);

/** The least that a random test must have tried. Half of the share, since few runs leave more to chance. */
export const atLeast = (inCi: number) => Math.ceil(SHARE < 1 ? (inCi * SHARE) / 2 : inCi);

const SEED = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
let isPrinted = false;

/**
 * After this a failing example is reported as it is, since a smaller one of a whole app takes minutes to find. It counts from the
 * start of the test, so that it has to be far more than the longest one takes on a busy machine.
 */
const SHRINK_MILLISECONDS = 900_000;

/** The settings of a property, from its number of runs in CI. */
export function parameters(inCi: number) {
  if (!isPrinted) {
    isPrinted = true;
    const { testPath = '' } = expect.getState();
    process.stdout.write(`${path.relative('.', testPath)}: seed ${SEED}, again with FC_SEED=${SEED}\n`);
  }
  return { numRuns: runsOf(inCi), seed: SEED, skipAllAfterTimeLimit: SHRINK_MILLISECONDS };
}
