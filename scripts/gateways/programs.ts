import { programFile } from '../program-file';
import type { Driver, Program } from './drivers/driver';

/** Programs by name, and those that are not there. */
export interface FoundPrograms {
  readonly programs: { readonly [name: string]: string };
  readonly missing: readonly Program[];
}

/** Looks for the programs of a driver in folders and on the path. */
export function findPrograms({ programs }: Driver, folders: readonly string[]): FoundPrograms {
  const found = programs.map((program) => ({ program, file: programFile(program.name, folders) }));
  return {
    programs: Object.fromEntries(
      found.flatMap(({ program, file }) => (file === undefined ? [] : [[program.name, file]])),
    ),
    missing: found.filter(({ file }) => file === undefined).map(({ program }) => program),
  };
}
