import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { App } from 'cdk8s';
import { AppGraph, ProblemsError } from '../lib';
import { anchorsOf } from './support/anchors';

const README = readFileSync('README.md', 'utf8');
const [, firstScreen = ''] = /```ts[^\n]*\n(.*?)```/s.exec(README) ?? [];

interface Run {
  readonly app?: App;
  readonly yaml: string;
}

/** Runs the first screen in this repository, where `cdk8s-portico` is the source of the library. */
function run(code: string): Run {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-'));
  const file = path.resolve('__tests__', `readme-${path.basename(folder)}.ts`);
  process.env.CDK8S_OUTDIR = folder;
  try {
    writeFileSync(file, `${code}\nexport { app };`);
    const exported = jest.requireActual<Omit<Run, 'yaml'>>(file);
    return { ...exported, yaml: readFileSync(path.join(folder, 'shop.k8s.yaml'), 'utf8') };
  } catch (error) {
    if (error instanceof ProblemsError) error.message = error.message.replace(path.relative('.', file), 'main.ts');
    throw error;
  } finally {
    rmSync(file);
    rmSync(folder, { recursive: true });
    delete process.env.CDK8S_OUTDIR;
  }
}

test('the first example writes as many lines as the README says', () => {
  const { yaml } = run(firstScreen);
  expect(README).toContain(`becomes ${yaml.trimEnd().split('\n').length} lines of YAML`);
});

test('the mistake that the README shows ends in the problem that it shows', () => {
  const [, mistake = ''] = /By hand, as `(.*?)`/.exec(README) ?? [];
  const [, report = ''] = /```text\n(.*?)\n```/s.exec(README) ?? [];
  expect(() => run(firstScreen.replace('calls: [user]', mistake))).toThrow(report);
});

test('the picture is that of the first example (UPDATE_DOCS=1 draws it)', () => {
  const { app } = run(firstScreen);
  const picture = app && AppGraph.of(app).toSvg();
  if (process.env.UPDATE_DOCS) writeFileSync('docs/shop.svg', `${picture}\n`);
  expect(readFileSync('docs/shop.svg', 'utf8')).toBe(`${picture}\n`);
});

const REPOSITORY = 'https://github.com/cdk8s-portico/cdk8s-portico/';

/** True for a link to this repository that leads to a file, or a folder, and a heading that exist. */
function leadsSomewhere(link: string): boolean {
  const [, view, file = '', anchor = ''] =
    /^(blob|tree)\/main\/([^#]+)#?(.*)$/.exec(link.slice(REPOSITORY.length)) ?? [];
  if (!existsSync(file) || statSync(file).isDirectory() !== (view === 'tree')) return false;
  return anchor === '' || anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
}

test('every link of the README is absolute, since other registries show it too, and those to this repository lead somewhere', () => {
  const links = [...README.matchAll(/\]\(([^)]+)\)|^\[[^\]]+\]: (\S+)$/gm)].map(
    ([, link, other]) => link ?? other ?? '',
  );
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
