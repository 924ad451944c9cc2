import * as path from 'node:path';

/** How much of a random test runs: all of it in CI, and an eighth, of other seeds each time, on a developer's machine. */
const SHARE = process.env.CI === undefined ? 1 / 8 : 1;

/** As many of a list, spread over all of it. */
export const someOfMany = <T>(list: readonly T[]) => list.filter((_, index) => index % (1 / SHARE) === 0);

export const runsOf = (inCi: number) => Math.ceil(inCi * SHARE);

/** How much has come of a random test at least: of fewer runs chance may leave little, so that it is half of their share. */
export const atLeast = (inCi: number) => Math.ceil(SHARE === 1 ? inCi : (inCi * SHARE) / 2);

const SEED = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
let isPrinted = false;

/** The number of runs and the seed of a property: of CI, or as `npm run fuzz` sets them. */
export function parameters(runs: number): { readonly numRuns: number; readonly seed: number } {
  if (!isPrinted && process.env.CI !== undefined) {
    isPrinted = true;
    const { testPath = '' } = expect.getState();
    process.stdout.write(`${path.relative('.', testPath)}: seed ${SEED}, again with FC_SEED=${SEED}\n`);
  }
  const { FUZZ_RUNS } = process.env;
  return { numRuns: FUZZ_RUNS === undefined ? runs : Number(FUZZ_RUNS), seed: SEED };
}
