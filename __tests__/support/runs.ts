import * as path from 'node:path';

/** Random apps in CI; what `npm run fuzz` asks for instead has every random test run so much longer. */
const APPS_IN_CI = 2000;
const { CI, FUZZ_RUNS } = process.env;

/** How much of a random test runs: all of it in CI, and an eighth, of other seeds each time, on a developer's machine. */
const SHARE = FUZZ_RUNS === undefined ? (CI === undefined ? 1 / 8 : 1) : Number(FUZZ_RUNS) / APPS_IN_CI;

/** As many of a list, spread over all of it. */
export const someOfMany = <T>(list: readonly T[]) =>
  list.filter((_, index) => index % Math.max(1, Math.round(1 / SHARE)) === 0);

export const runsOf = (inCi: number) => Math.ceil(inCi * SHARE);

/** How much has come of a random test at least: of fewer runs chance may leave little, so that it is half of their share. */
export const atLeast = (inCi: number) => Math.ceil(SHARE < 1 ? (inCi * SHARE) / 2 : inCi);

const SEED = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
let isPrinted = false;

/** The number of runs and the seed of a property, by the number in CI. */
export function parameters(inCi: number): { readonly numRuns: number; readonly seed: number } {
  if (!isPrinted && CI !== undefined) {
    isPrinted = true;
    const { testPath = '' } = expect.getState();
    process.stdout.write(`${path.relative('.', testPath)}: seed ${SEED}, again with FC_SEED=${SEED}\n`);
  }
  return { numRuns: runsOf(inCi), seed: SEED };
}
