import { readFileSync } from 'node:fs';
import { synth } from '../../../cli/commands/synth/synth';

test('docs/synth.md has every option', () => {
  const page = readFileSync('docs/synth.md', 'utf8');
  const rows = [...page.matchAll(/^\| `(--[^`]+)` /gm)].map(([, option]) => option);
  expect(rows).toEqual(synth.options.map(({ name, value }) => `--${name}${value === undefined ? '' : ` ${value}`}`));
});
