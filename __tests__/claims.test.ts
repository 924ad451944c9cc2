import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const PAGE = readFileSync('docs/claims.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The text of a page, on one line. */
const read = (file: string) => readFileSync(file, 'utf8').replace(/\s+/g, ' ');

/** The quotes of the tables, with the page that each is from. */
const CLAIMS = [...PAGE.matchAll(/^\| (".*?") +\| \[[^\]]+\]\(([^)]+)\)/gm)].flatMap(([, quotes = '', link = '']) =>
  [...quotes.matchAll(/"([^"]+)"/g)].map(([, quote = '']) => ({ quote, file: path.join('docs', link) })),
);

test.each(CLAIMS)('$file says "$quote"', ({ file, quote }) => {
  expect(read(file)).toContain(quote);
});

test('each claim names a test or a script of the package', () => {
  const named = [...PAGE.matchAll(/`(npm run ([a-z:]+)|__tests__\/[^`]+)`/g)];
  expect(named.length).toBeGreaterThan(7);
  expect(
    named.filter(([, text = '', script]) => !(script === undefined ? existsSync(text) : script in scripts)),
  ).toEqual([]);
});

/** The longest part of the name of each row that `npm run bench` prints, without what it measured. */
const BENCH_ROWS = readdirSync('bench')
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(path.join('bench', file), 'utf8').matchAll(/^\s+what: `(.*)`,$/gm)])
  .map(([, name = '']) => name.split(/\$\{.*?\}/).sort((one, other) => other.length - one.length)[0] ?? '')
  .map((part) => part.replace(/^[\s:]+|[\s:]+$/g, ''));

test('the table has each row of the bench, with a target and what was measured', () => {
  const rows = /<!-- bench -->(.*)<!-- \/bench -->/s.exec(PAGE)?.[1]?.trim().split('\n').slice(2) ?? [];
  expect(BENCH_ROWS.length).toBeGreaterThan(7);
  expect(BENCH_ROWS.filter((part) => !rows.some((row) => row.replaceAll('`', '').includes(part)))).toEqual([]);
  expect(rows.filter((row) => !/\| [≤≥] [\d,.]+ +\| ([\d.]+( M)?|–) +\|$/.test(row))).toEqual([]);
});

/** Pages whose numbers are parts of messages and options. */
const MADE = ['findings.md', 'checks.md', 'glossary.md', 'claims.md'];

test('every number of a thousand or more is a part of a claim', () => {
  const pages = readdirSync('docs').filter((file) => file.endsWith('.md') && !MADE.includes(file));
  const unknown = ['README.md', 'CONTRIBUTING.md', ...pages.map((file) => `docs/${file}`)].flatMap((file) => {
    const prose = readFileSync(file, 'utf8')
      .replace(/^```.*?^```\n/gms, '')
      .replace(/`[^`]*`/g, '');
    const numbers = [...new Set(prose.match(/(?<![\d.,:])\d{1,3}(?:,\d{3})+/g))];
    const quotes = CLAIMS.filter((claim) => claim.file === file).map(({ quote }) => quote);
    return numbers
      .filter((number) => !quotes.some((quote) => quote.includes(number)))
      .map((number) => `${file}: ${number}`);
  });
  expect(unknown).toEqual([]);
});
