import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** An app that ran to its end. */
export interface AppRun {
  readonly exitCode: number;
  /** What it printed, to standard output and standard error. */
  readonly printed: string;
}

/**
 * Runs an app as `cdk8s synth` does, but for its output, which goes to a folder that is removed afterwards.
 *
 * @param command of the app, for the shell.
 * @param env variables besides those of this process.
 */
export async function runAside(command: string, folder: string, env: NodeJS.ProcessEnv): Promise<AppRun> {
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-run-'));
  try {
    return await run(command, folder, { ...env, CDK8S_OUTDIR: aside });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function run(command: string, folder: string, env: NodeJS.ProcessEnv): Promise<AppRun> {
  const bin = path.join(folder, 'node_modules', '.bin');
  const app = spawn(command, {
    cwd: folder,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, PATH: [bin, process.env.PATH].filter(Boolean).join(path.delimiter) },
  });
  let printed = '';
  for (const stream of [app.stdout, app.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      printed += part;
    });
  }
  return new Promise((resolve, reject) => {
    app.on('error', reject);
    app.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, printed }));
  });
}
