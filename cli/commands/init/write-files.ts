import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { reasonOf, show } from '../../../lib/rules/show';
import { UsageError } from '../../usage-error';
import type { Addition } from './additions';

/** Writes all files or, where one cannot be written, none. */
export function writeFiles(folder: string, files: readonly Addition[]): void {
  const undo: (() => void)[] = [];
  let current = '.';
  try {
    for (const { name, text, before } of files) {
      current = name;
      const place = path.join(folder, name);
      const made = mkdirSync(path.dirname(place), { recursive: true });
      if (made !== undefined) undo.push(() => rmSync(made, { recursive: true }));
      // A file that has come to be there meanwhile is not overwritten.
      const file = openSync(place, before === undefined ? 'wx' : 'w');
      undo.push(() => (before === undefined ? rmSync(place) : writeFileSync(place, before)));
      writeFileSync(file, text);
      closeSync(file);
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    const fix = 'write another folder, or make this one writable';
    throw new UsageError(`${show(current)} cannot be written (${reasonOf(error)}), and nothing was: ${fix}.`);
  }
}
