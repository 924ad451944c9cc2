import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program of the user's, run as `node program.js`. */
function run(program: string, env: NodeJS.ProcessEnv = {}) {
  const file = path.join(folder, 'program.js');
  const [cdk8s, lib] = [require.resolve('cdk8s'), path.resolve('lib')].map((name) => JSON.stringify(name));
  writeFileSync(
    file,
    `const { App, Chart } = require(${cdk8s});
const { WebService } = require(${lib});
const app = new App({ outdir: ${JSON.stringify(path.join(folder, 'out'))} });
new WebService(new Chart(app, 'shop'), 'web', { image: 'nginx' });
${program}
`,
  );
  const args = ['-r', 'ts-node/register/transpile-only', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

const REPORT = expect.stringMatching(
  /^1 problem, nothing was written:\n\[shop\/web\] {2}\S+program\.js:4 {2}image "nginx" has no tag .*\n$/,
);

test('problems that nothing catches are all that is printed, without a stack', () => {
  expect(run('app.synth();')).toEqual({ status: 1, stdout: '', stderr: REPORT });
});

test('neither is there one when the app is synthesized in an async function', () => {
  expect(run('(async () => app.synth())();')).toEqual({ status: 1, stdout: '', stderr: REPORT });
});

test("another error of the program ends as if Portico weren't there, although problems were caught before", () => {
  const later = "setTimeout(() => { throw new Error('something else, much later'); }, 10);";
  const caught = run(`try { app.synth(); } catch { console.log('caught'); }\n${later}`);
  expect(caught).toEqual(run(`console.log('caught');\n${later}`));
  expect(caught.status).toBe(1);
  expect(caught.stderr).toContain('Error: something else, much later\n    at ');
});

test('a program that handles uncaught errors itself gets the problems', () => {
  const { status, stdout, stderr } = run(
    "process.on('uncaughtException', (error) => console.log(error.name, error.findings.length));\napp.synth();",
  );
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'ProblemsError 1\n', stderr: '' });
});

test('with PORTICO_NO_HOOKS=1, Node prints the report in its own way', () => {
  const { status, stderr } = run('app.synth();', { PORTICO_NO_HOOKS: '1' });
  expect(status).toBe(1);
  expect(stderr).toContain('1 problem, nothing was written:');
});
