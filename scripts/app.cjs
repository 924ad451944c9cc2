// The command of cdk8s.yaml: runs main.ts, or the app in the first argument, and checks the types of main.ts meanwhile. The YAML
// moves to the output folder only when both succeed, so that code with a type error writes nothing.
const { spawn } = require('node:child_process');
const { cpSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const outdir = process.env.CDK8S_OUTDIR ?? 'dist';
const aside = mkdtempSync(join(tmpdir(), 'portico-synth-'));
process.on('exit', () => rmSync(aside, { recursive: true }));

// One thread is fast enough, and leaves the other core to the app.
const compiler = ['node_modules/typescript-native/bin/tsc', '--project', 'tsconfig.app.json', '--singleThreaded'];
// On stderr, since cdk8s does not print the stdout of a failed app.
const types = spawn(process.execPath, compiler, { stdio: ['ignore', 2, 2] });

let failure;
try {
  process.env.CDK8S_OUTDIR = aside;
  require('ts-node/register');
  require(join(__dirname, '..', process.argv[2] ?? 'main.ts'));
} catch (error) {
  failure = error;
}

types.on('exit', (code) => {
  if (code === 0 && failure === undefined) {
    cpSync(aside, outdir, { recursive: true });
    return;
  }
  process.exitCode = 1;
  // The compiler has printed the type errors, which are most often the cause of the failure.
  if (code === 0) console.error(failure.name === 'ProblemsError' ? failure.message : failure);
});
