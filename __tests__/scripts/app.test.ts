import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** The command of cdk8s.yaml, in its own project. */
describe('the app', () => {
  const project = mkdtempSync(path.join(tmpdir(), 'portico-'));
  beforeAll(() => {
    symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'));
    for (const file of ['scripts/app.cjs', 'tsconfig.json', 'tsconfig.app.json'])
      cpSync(file, path.join(project, file));
  });
  afterAll(() => rmSync(project, { recursive: true }));

  const run = (main: string) => {
    writeFileSync(path.join(project, 'main.ts'), main);
    const env = { ...process.env, CDK8S_OUTDIR: path.join(project, 'out') };
    const { status, stderr } = spawnSync(process.execPath, ['scripts/app.cjs'], {
      cwd: project,
      env,
      encoding: 'utf8',
    });
    return { status, stderr };
  };

  test('with a type error prints the error and writes nothing', () => {
    const { status, stderr } = run("import { App } from 'cdk8s';\nnew App().sinth();\n");
    expect(status).toBe(1);
    expect(stderr).toBe(
      "main.ts(2,11): error TS2551: Property 'sinth' does not exist on type 'App'. Did you mean 'synth'?\n",
    );
    expect(existsSync(path.join(project, 'out'))).toBe(false);
  });

  test('that throws prints the error', () => {
    const { status, stderr } = run("throw new Error('not today');\n");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Error: not today\n/);
  });

  test('without an error writes its YAML', () => {
    const app = "import { App, Chart } from 'cdk8s';\nconst app = new App();\nnew Chart(app, 'empty');\napp.synth();\n";
    expect(run(app)).toEqual({ status: 0, stderr: '' });
    expect(existsSync(path.join(project, 'out', 'empty.k8s.yaml'))).toBe(true);
  });
});
