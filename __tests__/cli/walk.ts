import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { importsOn } from '../support/docs-imports';
import { write } from './support';

/** A command with what the page shows of its output, from a place in the page on. */
interface Command {
  readonly command: string;
  readonly printed: string;
  readonly at: number;
}

/** A file that the page shows, or a change of one as a diff without its head. */
interface Change {
  readonly file: string;
  readonly text: string;
  readonly isDiff: boolean;
}

function stepsOf(page: string): (Command | Change)[] {
  const blocks = /^```(?<lang>console|diff|yaml|ts)(?: (?<file>\S+))?\n(?<text>.*?)^```\n/gms;
  return [...page.matchAll(blocks)].flatMap(({ index, groups = {} }): (Command | Change)[] => {
    const { lang = '', file = '', text = '' } = groups;
    // Code alone stands in main.ts, below what the page imports.
    if (lang === 'ts' && file === '') return [change('main.ts', `${importsOn(page)}\n${text}app.synth();\n`)];
    if (lang !== 'console') return /[./]/.test(file) ? [change(file, text, lang === 'diff')] : [];
    const start = index + '```console\n'.length;
    return [...text.matchAll(/^\$ (?<command>.*)\n(?<printed>(?:[^$].*\n|\n)*)/gm)].map((match) => {
      const { command = '', printed = '' } = match.groups ?? {};
      return { command, printed, at: start + match.index + '$ \n'.length + command.length };
    });
  });
}

const change = (file: string, text: string, isDiff = false): Change => ({ file, text, isDiff });

function apply({ file, text, isDiff }: Change, folder: string): void {
  if (!isDiff) {
    write(folder, { [file]: text });
    return;
  }
  const without = (mark: string) =>
    [...text.matchAll(/^(.)(.*\n)/gm)].map(([, of, line]) => (of === mark ? '' : line)).join('');
  const before = readFileSync(path.join(folder, file), 'utf8');
  expect(before).toContain(without('+'));
  write(folder, { [file]: before.replace(without('+'), () => without('-')) });
}

/** Does what a page says, from top to bottom, and returns the page with what its commands print. */
export async function walk(
  page: string,
  around: string,
  run: (command: string, folder: string) => Promise<string>,
): Promise<string> {
  let folder = around;
  const outputs: (Command & { readonly output: string })[] = [];
  for (const step of stepsOf(page)) {
    if ('file' in step) {
      apply(step, folder);
      continue;
    }
    if (step.command.startsWith('cd ')) folder = path.join(folder, step.command.slice('cd '.length));
    outputs.push({ ...step, output: await run(step.command, folder) });
  }
  expect(outputs.length).toBeGreaterThan(2);
  return outputs.reduceRight(
    (text, { at, printed, output }) => text.slice(0, at) + output + text.slice(at + printed.length),
    page,
  );
}
