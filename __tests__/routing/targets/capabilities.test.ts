import { readFileSync, writeFileSync } from 'node:fs';
import { CAPABILITIES, TARGETS } from '../../../lib/routing/targets/capabilities';
import { markdownTable } from '../../support/markdown-table';

const FILE = 'docs/targets.md';
const MADE = /(?<=<!-- capabilities -->\n).*?(?=<!-- \/capabilities -->)/s;

function matrix(): string {
  const targets = Object.keys(TARGETS) as (keyof typeof TARGETS)[];
  const rows = Object.entries(CAPABILITIES).map(([option, row]) => [
    option,
    ...targets.map((target) => [row[target].support, row[target].note].filter(Boolean).join(': ')),
  ]);
  return `\n${markdownTable([['option', ...Object.values(TARGETS)], ...rows])}\n`;
}

test('docs/targets.md has the matrix of the code (UPDATE_DOCS=1 writes it anew)', () => {
  const text = readFileSync(FILE, 'utf8');
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, text.replace(MADE, matrix()));
  else expect(MADE.exec(text)?.[0]).toBe(matrix());
});

test('what is refused or needs a switch says what to do instead', () => {
  const all = Object.values(CAPABILITIES).flatMap((row) => Object.values(row));
  expect(all.filter(({ support, note }) => support !== 'faithful' && !note)).toEqual([]);
});
