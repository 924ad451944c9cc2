import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { inFolder, portico, porticoIn, write } from '../support';

jest.setTimeout(120_000);

/** An app in plain JavaScript without Portico, which writes some files. */
const writing = (files: { readonly [name: string]: string }) =>
  [
    "const fs = require('node:fs');",
    'const folder = process.env.CDK8S_OUTDIR;',
    ...Object.entries(files).map(
      ([name, text]) => `fs.writeFileSync(folder + ${JSON.stringify(`/${name}`)}, ${JSON.stringify(text)});`,
    ),
  ].join('\n');

const CONFIG = 'language: javascript\napp: node app.js\n';
const namesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

test('the output is that of the last run that succeeded, and what changed is named', () =>
  inFolder({ 'cdk8s.yaml': CONFIG, 'app.js': writing({ 'a.yaml': 'a: 1', 'b.yaml': 'b: 1' }) }, async (folder) => {
    const first = await porticoIn(folder, ['synth']);
    expect(first).toEqual({ exitCode: 0, out: 'dist/a.yaml  new\ndist/b.yaml  new', err: '' });
    const before = namesIn(folder);

    write(folder, { 'app.js': 'console.log("one"); console.error("two"); process.exit(3)' });
    const failed = await porticoIn(folder, ['synth']);
    expect([failed.exitCode, failed.out, failed.err.split('\n').sort()]).toEqual([
      1,
      '',
      ['dist/ still holds the last output.', 'one', 'two'],
    ]);
    expect([namesIn(folder), readFileSync(path.join(folder, 'dist/a.yaml'), 'utf8')]).toEqual([before, 'a: 1']);

    write(folder, { 'app.js': writing({ 'b.yaml': 'b: 2', 'c.yaml': 'c: 1' }) });
    const second = await porticoIn(folder, ['synth']);
    expect(second.out.split('\n')).toEqual(['dist/a.yaml  removed', 'dist/b.yaml  changed', 'dist/c.yaml  new']);
    expect(namesIn(path.join(folder, 'dist'))).toEqual(['b.yaml', 'c.yaml']);
    expect((await porticoIn(folder, ['synth'])).out).toBe('dist/b.yaml\ndist/c.yaml');
    expect(statSync(path.join(folder, 'dist')).mode & 0o077).toBe(0o077 & ~process.umask());
  }));

test('app and output may be those of options', () =>
  inFolder({ 'other.js': writing({ 'a.yaml': 'a: 1' }) }, async (folder) => {
    const words = ['synth', '--app', 'node other.js', '--output', 'out/prod'];
    expect(await porticoIn(folder, words)).toEqual({ exitCode: 0, out: 'out/prod/a.yaml  new', err: '' });
    expect(namesIn(path.join(folder, 'out'))).toEqual(['prod', path.join('prod', 'a.yaml')]);
  }));

test.each([
  ['the folder of the app', '.', 'is the folder of the app, or one around it'],
  ['a folder around it', '..', 'is the folder of the app, or one around it'],
  ['a file', 'app.js', 'is a file'],
  ['a folder of sources', 'src', 'has files that no synthesis writes, such as lib/a.ts'],
])('%s is never replaced', (_, output, flaw) =>
  inFolder({ 'cdk8s.yaml': CONFIG, 'app.js': '', 'src/a.yaml': '', 'src/lib/a.ts': '' }, async (folder) => {
    const before = namesIn(folder);
    const err = `The output "${output}" ${flaw}: write a folder of its own, such as "dist".`;
    expect(await porticoIn(folder, ['synth', '--output', output])).toEqual({ exitCode: 2, out: '', err });
    expect(namesIn(folder)).toEqual(before);
  }),
);

test('PORTICO_FINDINGS names the file of the findings here, too', () =>
  inFolder({ 'cdk8s.yaml': CONFIG, 'findings.json': 'of the last run' }, async (folder) => {
    const findings = { problems: [], warnings: [{ code: 'x' }] };
    const writes = `require('node:fs').writeFileSync(process.env.PORTICO_FINDINGS, ${JSON.stringify(JSON.stringify(findings))})`;
    try {
      process.env.PORTICO_FINDINGS = 'findings.json';
      write(folder, { 'app.js': 'process.exit(1)' });
      expect(JSON.parse((await porticoIn(folder, ['synth', '--json'])).out).warnings).toEqual([]);
      write(folder, { 'app.js': writes });
      expect(JSON.parse((await porticoIn(folder, ['synth', '--json'])).out).warnings).toEqual([{ code: 'x' }]);
      expect(JSON.parse(readFileSync(path.join(folder, 'findings.json'), 'utf8'))).toEqual(findings);
      process.env.PORTICO_FINDINGS = '.';
      const { exitCode, err } = await porticoIn(folder, ['synth']);
      expect([exitCode, err]).toEqual([
        2,
        expect.stringMatching(
          /^PORTICO_FINDINGS ".*" cannot be written \(EISDIR.*\): name a file in a folder that exists\.$/,
        ),
      ]);
      expect(namesIn(folder).filter((name) => name.startsWith('.dist'))).toEqual([]);
    } finally {
      delete process.env.PORTICO_FINDINGS;
    }
  }));

test('an app that says nothing is spoken for', async () => {
  const files = { 'cdk8s.yaml': CONFIG, 'app.js': 'process.exit(1)' };
  const err = 'The app ended with an error, and said nothing.';
  expect(await portico(['synth'], { files })).toEqual({ exitCode: 1, out: '', err });
  const none = await portico(['synth'], { files: { ...files, 'app.js': '' } });
  expect(none).toEqual({ exitCode: 0, out: '', err: 'The app wrote no file.' });
});

const MAIN = (image: string) => `import { App, Chart } from 'cdk8s';
import { WebService } from ${JSON.stringify(path.resolve('lib'))};

const app = new App();
new WebService(new Chart(app, 'shop'), 'user', { image: ${JSON.stringify(image)} });
app.synth();
`;

/** A project as \`cdk8s init typescript-app\` makes it. */
const project = (main: string) => ({
  'cdk8s.yaml': 'language: typescript\napp: npx ts-node main.ts\n',
  'main.ts': main,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      target: 'ES2022',
      module: 'CommonJS',
      moduleResolution: 'bundler',
      types: ['node'],
    },
  }),
});

const inProject = (main: string, work: (folder: string) => Promise<void>) =>
  inFolder(project(main), async (folder) => {
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    await work(folder);
  });

test('an app in TypeScript runs without a build, and its findings are JSON', () =>
  inProject(MAIN('registry.example.com/shop/user:1.4.0'), async (folder) => {
    const right = await porticoIn(folder, ['synth', '--json']);
    expect(JSON.parse(right.out)).toEqual({
      written: true,
      files: [{ name: 'shop.k8s.yaml', change: 'new' }],
      problems: [],
      warnings: [],
      printed: '',
    });
    expect(namesIn(path.join(folder, 'dist'))).toEqual(['shop.k8s.yaml']);

    write(folder, { 'main.ts': MAIN('nginx') });
    const wrong = await porticoIn(folder, ['synth', '--json']);
    const { written, problems } = JSON.parse(wrong.out);
    expect([wrong.exitCode, written, problems]).toEqual([
      1,
      false,
      [
        {
          code: 'image',
          path: 'shop/user',
          place: 'main.ts:5',
          message: 'image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0".',
        },
      ],
    ]);
  }));

test('a type error writes nothing, and is told instead of what follows from it', () =>
  inProject(`${MAIN('registry.example.com/shop/user:1.4.0')}app.sinth();\n`, async (folder) => {
    expect(await porticoIn(folder, ['synth'])).toEqual({
      exitCode: 1,
      out: '',
      err: "main.ts(7,5): error TS2551: Property 'sinth' does not exist on type 'App'. Did you mean 'synth'?",
    });
    expect(existsSync(path.join(folder, 'dist'))).toBe(false);
  }));

test.each(['npm:typescript@^7.0.2', 'npm:typescript@10'])(
  'types are checked by %s, next to the TypeScript of ts-node',
  (alias) =>
    inFolder(project(MAIN('nginx')), async (folder) => {
      const modules = path.join(folder, 'node_modules');
      for (const name of ['ts-node', 'typescript']) {
        mkdirSync(modules, { recursive: true });
        symlinkSync(path.resolve('node_modules', name), path.join(modules, name));
      }
      write(folder, {
        'package.json': JSON.stringify({ devDependencies: { old: 'npm:typescript@^5', native: alias } }),
        'node_modules/old/package.json': '{}',
        'node_modules/old/bin/tsc': "console.log('old');\nprocess.exitCode = 1;\n",
        'node_modules/native/package.json': JSON.stringify({ exports: { './package.json': './package.json' } }),
        'node_modules/native/bin/tsc': "console.log('native');\nprocess.exitCode = 1;\n",
      });
      expect(await porticoIn(folder, ['synth'])).toEqual({ exitCode: 1, out: '', err: 'native' });
    }),
);

test('--watch writes again on each save, until it is interrupted', () =>
  inFolder({ 'cdk8s.yaml': CONFIG, 'app.js': writing({ 'a.yaml': 'a: 1' }) }, async (folder) => {
    let interrupt = () => {};
    const interrupted = new Promise<void>((resolve) => {
      interrupt = resolve;
    });
    const heard: string[] = [];
    let tell = () => {};
    const say = (text: string) => {
      heard.push(text.replace(/^[\d.]+ s/, 'N s'));
      tell();
    };
    const told = (count: number) =>
      new Promise<void>((resolve) => {
        tell = () => void (heard.length >= count && resolve());
        tell();
      });
    const running = porticoIn(folder, ['synth', '--watch'], {}, { say, interrupted: () => interrupted });
    await told(1);
    write(folder, { 'app.js': writing({ 'a.yaml': 'a: 2' }) });
    await told(2);
    expect(readFileSync(path.join(folder, 'dist/a.yaml'), 'utf8')).toBe('a: 2');
    interrupt();
    const { exitCode, out } = await running;
    expect([exitCode, out, heard]).toEqual([
      0,
      'dist/a.yaml  new\ndist/a.yaml  changed',
      ['N s, waiting for the next save', 'N s, waiting for the next save'],
    ]);
  }));

test('what is interrupted leaves nothing behind', () =>
  inFolder({ 'cdk8s.yaml': CONFIG, 'app.js': 'setTimeout(() => {}, 1e6)' }, async (folder) => {
    const before = namesIn(folder);
    const interrupted = () => new Promise<void>((resolve) => setTimeout(resolve, 300));
    expect(await porticoIn(folder, ['synth'], {}, { interrupted })).toEqual({ exitCode: 130, out: '', err: '' });
    expect(namesIn(folder)).toEqual(before);
  }));
