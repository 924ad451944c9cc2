import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { AppSource } from './app-source';
import { cacheFolder } from './cache-folder';
import { withoutCrash } from './crash';
import { packageFolder } from './packages';

/** A process that ran to its end. */
export interface Run {
  readonly exitCode: number;
  /** The text that it printed, to standard output and standard error. */
  readonly printed: string;
}

/** Runs an app as `cdk8s synth` does, its output going to a folder. */
export async function runApp(
  app: AppSource,
  output: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<Run> {
  const { folder, command, typescript } = app;
  // cdk8s makes it, and apps in other languages may not.
  mkdirSync(output, { recursive: true });
  const bin = path.join(folder, 'node_modules', '.bin');
  const options = {
    cwd: folder,
    // A group of its own, so that what the shell has started ends with it.
    detached: signal !== undefined && process.platform !== 'win32',
    env: {
      // jsii tells Portico the lines of Python and Java, and what they print comes in its order.
      JSII_HOST_STACK_TRACES: '1',
      PYTHONUNBUFFERED: '1',
      ...process.env,
      ...env,
      CDK8S_OUTDIR: output,
      PATH: [bin, process.env.PATH].filter(Boolean).join(path.delimiter),
    },
  };
  if (typescript === undefined) {
    const { exitCode, printed } = await toEnd(spawn(command, { ...options, shell: true }), signal);
    return { exitCode, printed: exitCode === 0 ? printed : withoutCrash(printed) };
  }
  return toEnd(spawn(process.execPath, ['-r', loaderFor(folder), path.resolve(folder, typescript)], options), signal);
}

/** A file that has `ts-node` leave types out. */
function loaderFor(folder: string): string {
  const file = path.join(cacheFolder(folder), 'register.cjs');
  const options = JSON.stringify(typescriptOptions(folder));
  // Node 22 and later keep what they compiled, TypeScript above all, from one run to the next.
  writeFileSync(file, `require('module').enableCompileCache?.();\nrequire('ts-node').register(${options});\n`);
  return file;
}

/** Options by which `ts-node` leaves types out, since they are checked next to the run. */
export function typescriptOptions(folder: string): { readonly transpileOnly: true; readonly swc: boolean } {
  return { transpileOnly: true, swc: packageFolder('@swc/core', folder) !== undefined };
}

/** Runs an app whose output is not kept. */
export async function runAside(app: AppSource, env: NodeJS.ProcessEnv): Promise<Run> {
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-run-'));
  try {
    return await runApp(app, aside, env);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Waits for the end of a process, which a signal brings about, and collects what it prints. */
export function toEnd(child: ChildProcess, signal?: AbortSignal): Promise<Run> {
  signal?.addEventListener('abort', () => end(child));
  child.stdin?.end();
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      printed += part;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      if (signal?.aborted) reject(signal.reason);
      else resolve({ exitCode: exitCode ?? 1, printed });
    });
  });
}

function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid);
  } catch {
    // It has ended by itself.
  }
}
