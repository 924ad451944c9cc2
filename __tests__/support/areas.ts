import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { CHECKS } from '../../lib/checks';
import type { Codes } from '../../lib/rules/finding';

/** The codes of an area, such as routing, with the sentence that the documentation has for each. */
interface Area {
  /** The folder in `lib/`. */
  readonly folder: string;
  readonly codes: Codes;
}

/** Every area of `lib/`: the `…_CODES` of each `codes.ts`, so that a new one is found by itself. */
export const AREAS: readonly Area[] = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'codes.ts')
  .sort()
  .flatMap((file) =>
    Object.entries<Codes>(require(path.resolve('lib', file)))
      .filter(([name]) => name.endsWith('_CODES'))
      .map(([, codes]) => ({ folder: path.dirname(file), codes })),
  );

/** Every code that a finding can have: those of the areas, and the names of the checks. */
export const ALL_CODES: readonly string[] = [
  ...AREAS.flatMap(({ codes }) => Object.keys(codes)),
  ...CHECKS.map(({ name }) => name),
];
