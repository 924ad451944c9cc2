import { readFileSync, writeFileSync } from 'node:fs';
import { CHECKS } from '../../lib/checks';
import { KINDS, SOURCES, TYPES } from '../../lib/checks/schema/generated/neighbours';
import { explained, laidOut } from '../findings/explained';

const FILE = 'docs/checks.md';
const made = (part: string) => new RegExp(`(?<=<!-- ${part} -->\\n).*?(?=<!-- \\/${part} -->)`, 's');

/** A section for each check, formatted like the rest of the page. */
function listOfChecks(): string {
  const sections = CHECKS.map(
    ({ name, summary, example }) => `### \`${name}\`\n\n${summary}\n\n> \`${example}\`\n${explained(name)}`,
  );
  return `\n${laidOut(sections.join('\n'))}\n`;
}

const wordsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split(' '));

/** The project, the version and the kinds of each group, of which the table has the fields. */
function listOfNeighbours(): string {
  const types = new Set(wordsOf(TYPES).map(([name]) => name));
  const lines = wordsOf(SOURCES).map(([group = '', ...title]) => {
    const kinds = wordsOf(KINDS).flatMap(([apiVersion = '', ...names]) => {
      const [own, version] = apiVersion.split('/');
      const known = names
        .map((name) => name.replace('*', ''))
        .filter((name) => types.has(`${group.split('.')[0]}.${version}.${name}`));
      return own === group && known.length > 0 ? [`\`${apiVersion}\` ${known.join(', ')}`] : [];
    });
    return `- ${title.join(' ')}: ${kinds.join('; ')}\n`;
  });
  return `\n${lines.sort().join('')}\n`;
}

test.each([
  ['every check of the code', 'checks', listOfChecks],
  ['the kinds of other projects whose fields are known', 'neighbours', listOfNeighbours],
])('docs/checks.md has %s (UPDATE_DOCS=1 writes it anew)', (_, part, list) => {
  const text = readFileSync(FILE, 'utf8');
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, text.replace(made(part), list));
  else expect(made(part).exec(text)?.[0]).toBe(list());
});

test('no two checks have the same name', () => {
  const names = CHECKS.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
