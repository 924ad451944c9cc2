import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { init } from '../../../cli/commands/init/init';
import { inFolder, porticoIn } from '../support';
import { walk } from '../walk';
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

/** Runs what npm and npx run, since the command is not built here; of tests, the page shows the sum. */
async function outputOf(command: string, folder: string): Promise<string> {
  const [program = '', ...words] = command.replace(/^npm run (\S+)/, 'npx portico $1').split(' ');
  if (program === 'npx') {
    const { out, err } = await porticoIn(folder, words.slice(1));
    expect(err).toBe('');
    return `${out}\n`;
  }
  if (command === 'npm install') installInto(folder);
  if (program !== 'npm' || words[0] !== 'test') return '';
  const args = [path.resolve('node_modules/jest/bin/jest.js'), ...words.slice(2)];
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return `${/^Tests: .*$/m.exec(stderr)?.[0] ?? stderr}\n`;
}

test('who types what docs/getting-started.md says sees what it shows (UPDATE_DOCS=1 rewrites it)', () =>
  inFolder({}, async (folder) => {
    const anew = await walk(page, folder, outputOf);
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, anew);
    else expect(page).toBe(anew);
  }));
