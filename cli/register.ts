import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { inspect } from 'node:util';
import { checkTypes } from './app/check-types';
import { type Run, typescriptOptions } from './app/run-app';

// Loaded before an app in TypeScript, `node -r cdk8s-portico/register main.ts`: the app runs while its types are checked, and its
// YAML moves to the output folder only when both succeed, so that code with a type error writes nothing.

let isOver = false;
const folder = process.cwd();
const output = process.env.CDK8S_OUTDIR ?? 'dist';
const aside = mkdtempSync(path.join(tmpdir(), 'portico-synth-'));
process.env.CDK8S_OUTDIR = aside;
process.on('exit', (exitCode) => {
  rmSync(aside, { recursive: true });
  if (isOver || exitCode !== 0) return;
  console.error(
    'The app called process.exit() before its types were checked, so nothing was written: let it end by itself.',
  );
  process.exitCode = 1;
});

// Started before `ts-node`, which takes about as long to load as the compiler needs.
let types: Run | undefined;
void checkTypes({ folder, typescript: process.argv[1] ?? '' }).then((run) => {
  types = run;
});

/** Set by `ts-node` once it is registered. */
const TS_NODE = Symbol.for('ts-node.register.instance');
if (!(TS_NODE in process)) createRequire(path.join(folder, 'app.js'))('ts-node').register(typescriptOptions(folder));

let failure: { readonly error: unknown } | undefined;
process.on('uncaughtException', (error) => {
  failure ??= { error };
});

process.once('beforeExit', () => {
  isOver = true;
  if (types?.exitCode === 0 && failure === undefined) {
    cpSync(aside, path.resolve(output), { recursive: true });
    return;
  }
  process.exitCode = 1;
  // A type error is most often the cause of the failure, and the better message.
  if (types !== undefined && types.exitCode !== 0) process.stderr.write(types.printed);
  else console.error(reportOf(failure?.error));
});

function reportOf(error: unknown): string {
  return error instanceof Error && error.name === 'ProblemsError' ? error.message : inspect(error);
}
