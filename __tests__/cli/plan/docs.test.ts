import { readFileSync } from 'node:fs';
import { CHANGE_CLASSES } from '../../../cli/commands/plan/change';
import { plan } from '../../../cli/commands/plan/plan';

const page = readFileSync('docs/plan.md', 'utf8');

test('docs/plan.md has every option', () => {
  const rows = [...page.matchAll(/^\| `(--[^`]+)` /gm)].map(([, option]) => option);
  expect(rows).toEqual(plan.options.map(({ name, value }) => `--${name}${value === undefined ? '' : ` ${value}`}`));
});

test('docs/plan.md has every class, in the order of the output', () => {
  const rows = [...page.matchAll(/^\| `([a-z][a-z-]*)` +\| /gm)].map(([, name]) => name);
  expect(rows).toEqual(CHANGE_CLASSES);
});
