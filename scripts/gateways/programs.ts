import { accessSync, constants } from 'node:fs';
import * as path from 'node:path';
import type { Driver, Program } from './drivers/driver';

/** Programs by name, and those that are not there. */
export interface FoundPrograms {
  readonly programs: { readonly [name: string]: string };
  readonly missing: readonly Program[];
}

/** Looks for the programs of a driver in folders and on the path. */
export function findPrograms({ programs }: Driver, folders: readonly string[]): FoundPrograms {
  const places = [...folders, ...(process.env.PATH ?? '').split(path.delimiter)];
  const found = programs.map((program) => ({
    program,
    file: places.map((folder) => path.join(folder, program.name)).find(isProgram),
  }));
  return {
    programs: Object.fromEntries(
      found.flatMap(({ program, file }) => (file === undefined ? [] : [[program.name, file]])),
    ),
    missing: found.filter(({ file }) => file === undefined).map(({ program }) => program),
  };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
