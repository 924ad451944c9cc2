import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { IngressRouter } from '../lib';

const README = readFileSync('README.md', 'utf8');
const blocks = [...README.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] ?? '');

/** Runs a block of the README in this repository, where `cdk8s-portico` is the source of the library. */
function run(code: string): { [name: string]: unknown } {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-'));
  const file = path.resolve('__tests__', `readme-${path.basename(folder)}.ts`);
  process.env.CDK8S_OUTDIR = folder;
  try {
    writeFileSync(file, code);
    return jest.requireActual(file);
  } finally {
    rmSync(file);
    rmSync(folder, { recursive: true });
    delete process.env.CDK8S_OUTDIR;
  }
}

test('the first example runs, and its router answers as the README claims', () => {
  const [firstScreen = '', question = ''] = blocks;
  const { router } = run(`${firstScreen}\nexport { router };`) as { router: IngressRouter };
  expect(question).toContain(
    "router.resolve({ host: 'abc.com', path: '/user/42', headers: { 'x-release': 'next' } });",
  );
  expect(router.resolve({ host: 'abc.com', path: '/user/42', headers: { 'x-release': 'next' } })).toEqual({
    outcome: 'forward',
    backends: [{ serviceName: 'user-service-v2', servicePort: 80, weight: 100 }],
    path: '/42',
    route: 'abc.com prefix "/user", header x-release',
  });
});

test('the library example runs', () => {
  expect(run(blocks[2] ?? '')).toEqual({});
});

test('every file that the README links to exists', () => {
  const links = [...README.matchAll(/\]\((?!http)([^)#]+)/g)].map((match) => match[1] ?? '');
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});
