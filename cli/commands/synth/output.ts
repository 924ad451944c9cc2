import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { columns } from '../../../lib/rules/columns';
import type { AppSource } from '../../app/app-source';
import type { Terminal } from '../../terminal';
import type { SynthesisResult } from './synthesize';

/** Prints what the app printed, and the files that were written. */
export function textOf(
  { isDone, printed, files }: SynthesisResult,
  { folder, output }: AppSource,
  terminal: Terminal,
): void {
  if (printed !== '') terminal.say(printed.trimEnd());
  if (!isDone) {
    if (printed === '') terminal.say('The app ended with an error, and said nothing.');
    if (existsSync(path.resolve(folder, output))) terminal.say(`${output}/ still holds the last output.`);
    return;
  }
  if (files.length === 0) terminal.say('The app wrote no file.');
  const rows = files.map(({ name, change }) => [`${output}/${name}`, change === 'same' ? '' : change]);
  if (rows.length > 0) terminal.print(columns(rows, '').join('\n'));
}

/** The same as JSON, for editors and CI. */
export function jsonOf({ isDone, printed, files, findings }: SynthesisResult): string {
  const { problems = [], warnings = [] } = findings ?? {};
  return JSON.stringify({ written: isDone, files, problems, warnings, printed }, null, 2);
}
