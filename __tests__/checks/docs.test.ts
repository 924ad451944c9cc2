import { readFileSync, writeFileSync } from 'node:fs';
import { CHECKS } from '../../lib/checks';

const FILE = 'docs/checks.md';
const MADE = /(?<=<!-- checks -->\n).*?(?=<!-- \/checks -->)/s;

/** A section for each check, formatted like the rest of the page. */
function listOfChecks(): string {
  const sections = CHECKS.map(({ name, summary, example }) => `### \`${name}\`\n\n${summary}\n\n> \`${example}\`\n`);
  return `\n${sections.join('\n')}\n`;
}

test('docs/checks.md has every check of the code (UPDATE_DOCS=1 writes it anew)', () => {
  const text = readFileSync(FILE, 'utf8');
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, text.replace(MADE, listOfChecks));
  else expect(MADE.exec(text)?.[0]).toBe(listOfChecks());
});

test('no two checks have the same name', () => {
  const names = CHECKS.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
