import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { IngressRouter } from '../lib';
import { anchorsOf } from './support/anchors';

const README = readFileSync('README.md', 'utf8');
const blocks = [...README.matchAll(/```ts[^\n]*\n(.*?)```/gs)].map((match) => match[1] ?? '');

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

const REPOSITORY = 'https://github.com/cdk8s-portico/cdk8s-portico/';

/** Whether a link to this repository leads to a file, or a folder, and a heading that exist. */
function leadsSomewhere(link: string): boolean {
  const [, view, file = '', anchor = ''] =
    /^(blob|tree)\/main\/([^#]+)#?(.*)$/.exec(link.slice(REPOSITORY.length)) ?? [];
  if (!existsSync(file) || statSync(file).isDirectory() !== (view === 'tree')) return false;
  return anchor === '' || anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
}

test('every link of the README is absolute, since other registries show it too, and those to this repository lead somewhere', () => {
  const links = [...README.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
  expect(links.length).toBeGreaterThan(40);
  expect(links.filter((link) => !link.startsWith('https://'))).toEqual([]);
  expect(links.filter((link) => link.startsWith(REPOSITORY) && !leadsSomewhere(link))).toEqual([]);
});

test('every link of a doc comment to a page of this repository leads somewhere', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const links = files.flatMap((file) => [
    ...readFileSync(path.join('lib', file), 'utf8').matchAll(
      /(?<link>https:\/\/github\.com\/cdk8s-portico\/[^\s,)]*[\w/])/g,
    ),
  ]);
  expect(links.length).toBeGreaterThan(3);
  expect(links.map(({ groups }) => groups?.link ?? '').filter((link) => !leadsSomewhere(link))).toEqual([]);
});
