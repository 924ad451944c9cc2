/** How much of a random test runs: all of it in CI, and an eighth, of other seeds each time, on a developer's machine. */
const SHARE = process.env.CI === undefined ? 1 / 8 : 1;

/** As many of a list, spread over all of it. */
export const someOfMany = <T>(list: readonly T[]) => list.filter((_, index) => index % (1 / SHARE) === 0);

export const runsOf = (inCi: number) => Math.ceil(inCi * SHARE);
