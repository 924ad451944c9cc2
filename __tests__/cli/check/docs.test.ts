import { readFileSync } from 'node:fs';
import { check } from '../../../cli/commands/check/check';
import { portico } from '../support';

const PAGE = readFileSync('docs/check-yaml.md', 'utf8');
const block = (info: string) => RegExp(`^\`\`\`${info}\n([^]*?)\`\`\`$`, 'm').exec(PAGE)?.[1];

test('docs/check-yaml.md shows what the command prints', async () => {
  const yaml = block('yaml user\\.yaml') ?? '';
  const { out } = await portico(['check', 'user.yaml'], { files: { 'user.yaml': yaml } });
  expect(`${out}\n`).toBe(block('text user\\.yaml'));
});

test('docs/check-yaml.md has every option', () => {
  const rows = [...PAGE.matchAll(/^\| `(--[^`]+)` /gm)].map(([, option]) => option);
  expect(rows).toEqual(check.options.map(({ name, value }) => `--${name}${value === undefined ? '' : ` ${value}`}`));
});
