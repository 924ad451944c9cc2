import { writeFileSync } from 'node:fs';
import type { IConstruct } from 'constructs';
import { reasonOf, show } from '../rules/show';

/** Writes data as JSON to the file that a variable names, where it does; the result is the message when that fails. */
export function writeJson(variable: string, data: () => unknown): string | undefined {
  const file = process.env[variable] ?? '';
  if (file === '') return undefined;
  try {
    writeFileSync(file, `${JSON.stringify(data(), null, 2)}\n`);
    return undefined;
  } catch (error) {
    return `${variable} ${show(file)} cannot be written (${reasonOf(error)}): name a file in a folder that exists.`;
  }
}

/** A JSON file with a list of what all apps of the process have. */
export class ListFile {
  private readonly written = new Map<IConstruct, readonly unknown[]>();

  /** @param variable names the file. */
  constructor(private readonly variable: string) {}

  /** Writes the file with the entries of an app, where it is asked for; the result is the message when that fails. */
  write(root: IConstruct, entries: () => readonly unknown[]): string | undefined {
    if ((process.env[this.variable] ?? '') === '') return undefined;
    this.written.set(root, entries());
    return writeJson(this.variable, () => [...this.written.values()].flat());
  }
}
