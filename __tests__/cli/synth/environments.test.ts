import { readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { filesIn } from '../../environments/support';
import { appWithEnvironments } from '../environments';
import { inFolder, portico, porticoIn, write } from '../support';

jest.setTimeout(120_000);
process.env.TS_NODE_PROJECT = path.resolve('tsconfig.json');

const BOTH = ['dev/shop.k8s.yaml', 'prod/shop.k8s.yaml'];

afterEach(() => {
  delete process.env.PORTICO_ENV;
});

test('each environment is written to a folder of its own, and one that is gone is removed', () =>
  inFolder(appWithEnvironments(), async (folder) => {
    const first = await porticoIn(folder, ['synth']);
    expect(first).toEqual({
      exitCode: 0,
      out: 'dist/dev/shop.k8s.yaml   new\ndist/prod/shop.k8s.yaml  new',
      err: '',
    });
    const app = readFileSync(path.join(folder, 'app.cjs'), 'utf8');
    write(folder, { 'app.cjs': app.replace("['dev', 'prod']", "['prod']") });
    const second = await porticoIn(folder, ['synth']);
    expect(second.out).toBe('dist/dev/shop.k8s.yaml   removed\ndist/prod/shop.k8s.yaml');
    expect(Object.keys(filesIn(path.join(folder, 'dist')))).toEqual(['prod/shop.k8s.yaml']);
  }));

test.each<[string, string[], string | undefined]>([
  ['--env', ['--env', 'prod'], undefined],
  ['PORTICO_ENV', [], 'prod'],
])('%s writes one alone, and leaves the last output of the others as it is', (_, words, variable) =>
  inFolder(appWithEnvironments(), async (folder) => {
    const dist = path.join(folder, 'dist');
    write(folder, {
      'dist/dev/shop.k8s.yaml': 'old: 1',
      'dist/dev/notes.txt': 'mine',
      'dist/prod/old.yaml': 'old: 2',
      'dist/kustomization.yaml': 'mine',
    });
    if (variable !== undefined) process.env.PORTICO_ENV = variable;
    const { exitCode, out, err } = await porticoIn(folder, ['synth', ...words]);
    expect([exitCode, out, err]).toEqual([0, 'dist/prod/old.yaml       removed\ndist/prod/shop.k8s.yaml  new', '']);
    expect(Object.keys(filesIn(dist))).toEqual([
      'dev/notes.txt',
      'dev/shop.k8s.yaml',
      'kustomization.yaml',
      'prod/shop.k8s.yaml',
    ]);
    expect(readFileSync(path.join(dist, 'dev/shop.k8s.yaml'), 'utf8')).toBe('old: 1');
  }),
);

test('several may be written, also where there is no output yet', () =>
  inFolder(appWithEnvironments(), async (folder) => {
    const words = ['synth', '--env', 'prod', '--env', 'dev', '--env', 'prod'];
    expect((await porticoIn(folder, words)).exitCode).toBe(0);
    expect(Object.keys(filesIn(path.join(folder, 'dist')))).toEqual(BOTH);
  }));

test('an environment that the app does not have is refused, and nothing is written', () =>
  inFolder(appWithEnvironments(), async (folder) => {
    await porticoIn(folder, ['synth']);
    const before = filesIn(folder);
    const wrong = await porticoIn(folder, ['synth', '--env', 'prd']);
    expect([wrong.exitCode, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toContain('the app has no environment "prd", which --env or PORTICO_ENV names: write "prod".');
    expect(filesIn(folder)).toEqual(before);
  }));

test('an app without environments has none to write', async () => {
  const app = "require('node:fs').writeFileSync(process.env.CDK8S_OUTDIR + '/a.yaml', 'a: 1')";
  await inFolder({ 'app.cjs': app, 'dist/a.yaml': 'a: 0' }, async (folder) => {
    expect(await porticoIn(folder, ['synth', '--app', 'node app.cjs', '--env', 'prod'])).toEqual({
      exitCode: 1,
      out: '',
      err: 'The app has no environment prod: write new Environment(app, "prod").\ndist/ still holds the last output.',
    });
    expect(filesIn(path.join(folder, 'dist'))).toEqual({ 'a.yaml': 'a: 0' });
  });
});

test.each([
  ['../prod', 'is not a DNS label'],
  ['.', 'is not a DNS label'],
  ['', 'is not a DNS label'],
])('--env %j is no name, and nothing runs', async (name, flaw) => {
  const { exitCode, err } = await portico(['synth', '--env', name], { files: appWithEnvironments() });
  expect([exitCode, err]).toEqual([2, expect.stringContaining(`--env ${JSON.stringify(name)} ${flaw}`)]);
});

test('a folder of an environment that has files of somebody else is never replaced', () =>
  inFolder({ ...appWithEnvironments(), 'dist/prod/main.tf': '' }, async (folder) => {
    const err =
      'The output "dist" has files that no synthesis writes, such as prod/main.tf: write a folder of its own, such as "dist".';
    for (const words of [[], ['--env', 'prod']]) {
      expect(await porticoIn(folder, ['synth', ...words])).toEqual({ exitCode: 2, out: '', err });
    }
    expect((await porticoIn(folder, ['synth', '--env', 'dev'])).exitCode).toBe(0);
    rmSync(path.join(folder, 'dist/prod/main.tf'));
    expect((await porticoIn(folder, ['synth', '--env', 'prod'])).exitCode).toBe(0);
  }));

test('a problem of another environment does not keep one from being written', () =>
  inFolder(
    appWithEnvironments(["new IngressRouter(new Chart(new Environment(app, 'test'), 'x'), 'y', { host: 'a b' });"]),
    async (folder) => {
      const all = await porticoIn(folder, ['synth']);
      expect([all.exitCode, all.err]).toEqual([1, expect.stringContaining('[test/x/y]')]);
      expect((await porticoIn(folder, ['synth', '--env', 'prod'])).exitCode).toBe(0);
    },
  ));
