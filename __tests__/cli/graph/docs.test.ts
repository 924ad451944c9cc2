import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { graph } from '../../../cli/commands/graph/graph';
import { appOfPage } from '../docs-app';
import { portico } from '../support';

const PAGE = 'docs/graph.md';

jest.setTimeout(60_000);
process.env.TS_NODE_PROJECT = path.resolve('tsconfig.json');

test('docs/graph.md shows the picture of its first app (UPDATE_DOCS=1)', async () => {
  const page = readFileSync(PAGE, 'utf8');
  const { out, err } = await portico(['graph'], { files: appOfPage(PAGE) });
  expect(err).toBe('');
  const shown = /(?<=^```mermaid\n).*?(?=^```$)/ms;
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      PAGE,
      page.replace(shown, () => `${out}\n`),
    );
  else expect(shown.exec(page)?.[0]).toBe(`${out}\n`);
});

test('docs/graph.md has every option', () => {
  const rows = [...readFileSync(PAGE, 'utf8').matchAll(/^\| `(--[^`]+)` /gm)].map(([, option]) => option);
  expect(rows).toEqual(graph.options.map(({ name, value }) => `--${name}${value === undefined ? '' : ` ${value}`}`));
});
