import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { appOfPage } from '../docs-app';
import { portico } from '../support';

const PAGE = 'docs/environments.md';

jest.setTimeout(60_000);
process.env.TS_NODE_PROJECT = path.resolve('tsconfig.json');

test('docs/environments.md shows what the command prints for its first app (UPDATE_DOCS=1)', async () => {
  const page = readFileSync(PAGE, 'utf8');
  const { out, err } = await portico(['envs'], { files: appOfPage(PAGE) });
  expect(err).toBe('');
  const shown = /(?<=^\$ npx cdk8s-portico envs\n).*?(?=^```$)/ms;
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      PAGE,
      page.replace(shown, () => `${out}\n`),
    );
  else expect(shown.exec(page)?.[0]).toBe(`${out}\n`);
});
