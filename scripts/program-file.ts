import { accessSync, constants } from 'node:fs';
import * as path from 'node:path';

/** The file of a program, in the first of some folders or of the path that has it. */
export function programFile(program: string, folders: readonly string[] = []): string | undefined {
  const all = [...folders, ...(process.env.PATH ?? '').split(path.delimiter)];
  return all.map((folder) => path.join(folder, program)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
