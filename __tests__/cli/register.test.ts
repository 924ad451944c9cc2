import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** `node -r cdk8s-portico/register main.ts`, by the source of this package. */
describe('an app in TypeScript that cdk8s synth runs', () => {
  const project = mkdtempSync(path.join(tmpdir(), 'portico-'));
  beforeAll(() => {
    symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'));
    for (const file of ['tsconfig.json', 'package.json']) cpSync(file, path.join(project, file));
  });
  afterAll(() => rmSync(project, { recursive: true }));

  const run = (main: string) => {
    writeFileSync(path.join(project, 'main.ts'), main);
    const loaders = [path.resolve('node_modules/ts-node/register'), path.resolve('cli/register.ts')];
    const { status, stderr } = spawnSync(process.execPath, [...loaders.flatMap((each) => ['-r', each]), 'main.ts'], {
      cwd: project,
      env: { ...process.env, CDK8S_OUTDIR: path.join(project, 'out') },
      encoding: 'utf8',
    });
    return { status, stderr, isWritten: existsSync(path.join(project, 'out', 'empty.k8s.yaml')) };
  };

  const app = "import { App, Chart } from 'cdk8s';\nconst app = new App();\nnew Chart(app, 'empty');\napp.synth();\n";

  test('with a type error prints the error alone and writes nothing', () => {
    expect(run(`${app}app.sinth();\n`)).toEqual({
      status: 1,
      stderr: "main.ts(5,5): error TS2551: Property 'sinth' does not exist on type 'App'. Did you mean 'synth'?\n",
      isWritten: false,
    });
  });

  test('that throws prints the error and writes nothing', () => {
    const { stderr, ...others } = run(`${app}throw new Error('not today');\n`);
    expect(stderr).toMatch(/^Error: not today\n/);
    expect(others).toEqual({ status: 1, isWritten: false });
  });

  test('with a problem prints the report, and no stack', () => {
    const lib = JSON.stringify(path.resolve('lib'));
    const wrong = app
      .replace('\n', `\nimport { WebService } from ${lib};\n`)
      .replace('new Chart', 'const chart = new Chart');
    expect(run(wrong.replace('app.synth', "new WebService(chart, 'web', { image: 'nginx' });\napp.synth"))).toEqual({
      status: 1,
      stderr: [
        '1 problem, nothing was written:',
        '[empty/web]  main.ts:5  image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0". (image)',
        '',
      ].join('\n'),
      isWritten: false,
    });
  });

  test('that ends itself before its types are known says so', () => {
    expect(run(`${app}process.exit();\n`)).toEqual({
      status: 1,
      stderr:
        'The app called process.exit() before its types were checked, so nothing was written: let it end by itself.\n',
      isWritten: false,
    });
  });

  test('without an error writes its YAML, which it may do later', () => {
    expect(run(app.replace('app.synth()', 'setTimeout(() => app.synth(), 10)'))).toEqual({
      status: 0,
      stderr: '',
      isWritten: true,
    });
  });
});
