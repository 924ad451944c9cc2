import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** `npm run synth` in its own project, with a line of JavaScript as the app. */
describe('npm run synth', () => {
  const project = mkdtempSync(path.join(tmpdir(), 'portico-'));
  beforeAll(() => {
    symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'));
    cpSync('scripts/synth.mjs', path.join(project, 'synth.mjs'));
    mkdirSync(path.join(project, 'dist'));
    writeFileSync(path.join(project, 'dist', 'old.k8s.yaml'), 'kind: Old\n');
  });
  afterAll(() => rmSync(project, { recursive: true }));

  const synth = (app: string, more: NodeJS.ProcessEnv = {}) => {
    writeFileSync(path.join(project, 'app.js'), app);
    writeFileSync(path.join(project, 'cdk8s.yaml'), 'language: typescript\napp: node app.js\n');
    const env = { ...process.env, ...more };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['synth.mjs'], {
      cwd: project,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  test('a failed run keeps the last output, and prints the messages of the app without a stack', () => {
    expect(synth('console.error("1 problem"); process.exit(1)')).toEqual({
      status: 1,
      stdout: '',
      stderr: '1 problem\ndist/ still holds the last output.\n',
    });
    expect(readFileSync(path.join(project, 'dist', 'old.k8s.yaml'), 'utf8')).toBe('kind: Old\n');
    expect(existsSync(path.join(project, '.dist-next'))).toBe(false);
  });

  test('an app writes its findings where PORTICO_FINDINGS says', () => {
    const app = [
      `process.env.TS_NODE_PROJECT = ${JSON.stringify(path.resolve('tsconfig.json'))};`,
      "require('ts-node/register/transpile-only');",
      `const { PorticoChecks } = require(${JSON.stringify(path.resolve('lib'))});`,
      "const { App, Chart } = require('cdk8s');",
      'const app = new App();',
      "PorticoChecks.of(new Chart(app, 'empty'));",
      'app.synth();',
    ];
    const { status, stderr } = synth(app.join('\n'), { PORTICO_FINDINGS: 'findings.json' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const findings = JSON.parse(readFileSync(path.join(project, 'findings.json'), 'utf8'));
    expect(findings).toEqual({ podSecurity: [], problems: [], warnings: [] });
  });

  test('a successful run replaces all of the output', () => {
    const app =
      "const fs = require('fs'); fs.mkdirSync(process.env.CDK8S_OUTDIR); fs.writeFileSync(process.env.CDK8S_OUTDIR + '/new.k8s.yaml', 'kind: New')";
    expect(synth(app)).toEqual({
      status: 0,
      stdout: `Synthesizing application\n  - dist/new.k8s.yaml\n`,
      stderr: '',
    });
    expect(existsSync(path.join(project, 'dist', 'old.k8s.yaml'))).toBe(false);
    expect(readFileSync(path.join(project, 'dist', 'new.k8s.yaml'), 'utf8')).toBe('kind: New');
  });
});

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
