import { readFileSync, writeFileSync } from 'node:fs';
import { CAPABILITIES, TARGETS } from '../../../lib/routing/targets/capabilities';

const FILE = 'docs/targets.md';
const MADE = /(?<=<!-- capabilities -->\n).*?(?=<!-- \/capabilities -->)/s;

/** The matrix, as the formatter would leave it. */
function matrix(): string {
  const targets = Object.keys(TARGETS) as (keyof typeof TARGETS)[];
  const rows = Object.entries(CAPABILITIES).map(([option, row]) => [
    option,
    ...targets.map((target) => [row[target].support, row[target].note].filter(Boolean).join(': ')),
  ]);
  const all = [['option', ...Object.values(TARGETS)], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |\n`;
  const [header = [], ...body] = all;
  return `\n${[header, widths.map((width) => '-'.repeat(width)), ...body].map(line).join('')}\n`;
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
