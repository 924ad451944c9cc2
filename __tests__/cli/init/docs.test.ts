import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { init } from '../../../cli/commands/init/init';
import { inFolder, porticoIn } from '../support';
import { installInto } from './support';

jest.setTimeout(180_000);

const PAGE = 'docs/getting-started.md';
const page = readFileSync(PAGE, 'utf8');

test('docs/getting-started.md has every option', () => {
  const rows = [...page.matchAll(/^\| `(--[^`]+)` /gm)].map(([, option]) => option);
  expect(rows).toEqual(init.options.map(({ name, value }) => `--${name}${value === undefined ? '' : ` ${value}`}`));
});

test('docs/ci.md shows the workflow as it is written (UPDATE_DOCS=1 rewrites it)', () => {
  const text = readFileSync('docs/ci.md', 'utf8');
  const workflow = readFileSync('cli/commands/init/template/typescript/.github/workflows/ci.yml', 'utf8');
  const block = `<!-- workflow -->\n\n\`\`\`yaml\n${workflow}\`\`\`\n\n<!-- /workflow -->`;
  const anew = text.replace(/<!-- workflow -->.*<!-- \/workflow -->/s, () => block);
  if (process.env.UPDATE_DOCS) writeFileSync('docs/ci.md', anew);
  else expect(text).toBe(anew);
});

/** A command with what it prints, from a place in the page on. */
interface Command {
  readonly command: string;
  readonly printed: string;
  readonly at: number;
}

/** A change of a file, as a diff without its head. */
interface Change {
  readonly file: string;
  readonly diff: string;
}

const steps = [...page.matchAll(/^```(?<head>console|diff \S+)\n(?<text>.*?)^```\n/gms)].flatMap(
  ({ index, groups: { head = '', text = '' } = {} }): (Command | Change)[] => {
    if (head.startsWith('diff ')) return [{ file: head.slice('diff '.length), diff: text }];
    const start = index + '```\n'.length + head.length;
    return [...text.matchAll(/^\$ (?<command>.*)\n(?<printed>(?:[^$].*\n|\n)*)/gm)].map((match) => {
      const { command = '', printed = '' } = match.groups ?? {};
      return { command, printed, at: start + match.index + '$ \n'.length + command.length };
    });
  },
);

function apply({ file, diff }: Change, folder: string): void {
  const without = (mark: string) =>
    [...diff.matchAll(/^(.)(.*\n)/gm)].map(([, of, line]) => (of === mark ? '' : line)).join('');
  const place = path.join(folder, file);
  const before = readFileSync(place, 'utf8');
  expect(before).toContain(without('+'));
  const after = before.replace(without('+'), () => without('-'));
  writeFileSync(place, after);
}

/** Runs what npm and npx run, since the command is not built here; of tests, the page shows the sum. */
async function outputOf(command: string, folder: string): Promise<string> {
  const [program = '', ...words] = command.replace(/^npm run (\S+)/, 'npx portico $1').split(' ');
  if (program === 'npx') return `${(await porticoIn(folder, words.slice(1))).out}\n`;
  if (command === 'npm install') installInto(folder);
  if (program !== 'npm' || words[0] !== 'test') return '';
  const args = [path.resolve('node_modules/jest/bin/jest.js'), ...words.slice(2)];
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return `${/^Tests: .*$/m.exec(stderr)?.[0] ?? stderr}\n`;
}

test('who types what docs/getting-started.md says sees what it shows (UPDATE_DOCS=1 rewrites it)', () =>
  inFolder({}, async (around) => {
    let folder = around;
    const outputs: (Command & { readonly output: string })[] = [];
    for (const step of steps) {
      if ('diff' in step) {
        apply(step, folder);
        continue;
      }
      if (step.command.startsWith('cd ')) folder = path.join(folder, step.command.slice('cd '.length));
      outputs.push({ ...step, output: await outputOf(step.command, folder) });
    }
    const anew = outputs.reduceRight(
      (text, { at, printed, output }) => text.slice(0, at) + output + text.slice(at + printed.length),
      page,
    );
    expect(outputs.length).toBeGreaterThan(10);
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, anew);
    else expect(page).toBe(anew);
  }));
