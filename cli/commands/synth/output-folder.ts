import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import * as path from 'node:path';
import type { OutputText } from '../../app/recorded-tables';

/** A file of the output, compared with the last one. */
export interface OutputFile {
  /** Its path in the folder, with slashes. */
  readonly name: string;
  readonly change: 'new' | 'changed' | 'removed' | 'same';
}

/** Files that a synthesis writes: cdk8s has no others. */
const WRITTEN = /\.(ya?ml|json)$/;

/** The output as a whole, as opposed to some of the folders in it. */
const WHOLE: readonly string[] = ['.'];

/**
 * The reason why a folder must not be replaced, or some folders in it, which would take away what a synthesis cannot make again.
 */
export function outputFlaw(folder: string, name: string, parts = WHOLE): string | undefined {
  const place = path.resolve(folder, name);
  const above = path.relative(place, path.resolve(folder));
  if (!above.startsWith('..') && !path.isAbsolute(above)) return 'is the folder of the app, or one around it';
  if (!existsSync(place)) return undefined;
  if (!statSync(place).isDirectory()) return 'is a file';
  const other = [...filesIn(place)]
    .sort()
    .find((file) => parts.some((part) => isIn(part, file)) && !WRITTEN.test(file));
  return other && `has files that no synthesis writes, such as ${other}`;
}

/**
 * The folder of the output, and another one next to it for the output that is being made, so that it can be renamed. Each synthesis has
 * one of its own: that of an interrupted one may be written to for a while.
 */
export class OutputFolder {
  private readonly place: string;
  /** The folder of the next output. */
  readonly next: string;

  /** @param name the folder as it was written, relative to that of the app. */
  constructor(folder: string, name: string) {
    this.place = path.resolve(folder, name);
    mkdirSync(path.dirname(this.place), { recursive: true });
    this.next = mkdtempSync(path.join(path.dirname(this.place), `.${path.basename(this.place)}-`));
  }

  /** Removes the next output, if it has not taken the place of the last one. */
  discard(): void {
    rmSync(this.next, { recursive: true, force: true });
  }

  /** The folders that were asked for and that the next output does not have. */
  missing(parts: readonly string[]): string[] {
    return parts.filter((part) => !existsSync(path.join(this.next, part)));
  }

  /** Puts the next output, or some folders of it, in the place of the last one, and returns what has changed. */
  replace(parts = WHOLE): OutputFile[] {
    const files = this.compare(parts);
    // Temporary folders are their owner's alone.
    chmodSync(this.next, 0o777 & ~process.umask());
    for (const part of parts) {
      const [from, to] = [path.join(this.next, part), path.join(this.place, part)];
      rmSync(to, { recursive: true, force: true });
      mkdirSync(path.dirname(to), { recursive: true });
      renameSync(from, to);
    }
    return files;
  }

  /** The files of the output that is in place. */
  texts(): OutputText[] {
    return [...filesIn(this.place)].map((name) => ({ name, text: readFileSync(path.join(this.place, name), 'utf8') }));
  }

  private compare(parts: readonly string[]): OutputFile[] {
    const [last, next] = [filesIn(this.place), filesIn(this.next)];
    const names = [...new Set([...last, ...next])].filter((name) => parts.some((part) => isIn(part, name)));
    return names.sort().map((name) => {
      if (!last.has(name)) return { name, change: 'new' };
      if (!next.has(name)) return { name, change: 'removed' };
      const [before, after] = [this.place, this.next].map((folder) => readFileSync(path.join(folder, name)));
      return { name, change: before?.equals(after ?? Buffer.alloc(0)) ? 'same' : 'changed' };
    });
  }
}

const isIn = (part: string, file: string) => part === '.' || file.startsWith(`${part}/`);

function filesIn(folder: string): Set<string> {
  if (!existsSync(folder)) return new Set();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set(
    entries.map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)).replaceAll('\\', '/')),
  );
}
