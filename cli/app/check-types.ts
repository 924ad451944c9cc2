import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { AppSource } from './app-source';
import { cacheFolder } from './cache-folder';
import { type Run, toEnd } from './run-app';

/** Compilers by the files that start them: the native one takes a tenth of the time where it is installed. */
const COMPILERS = ['@typescript/native-preview/bin/tsgo.js', 'typescript/bin/tsc'];

/**
 * Checks the types of an app in TypeScript, those of the file and of what it imports, as `ts-node` does. What is known from the
 * last time is kept in `node_modules/.cache`, where TypeScript itself sees what is out of date.
 */
export async function checkTypes({ folder, typescript }: AppSource, signal?: AbortSignal): Promise<Run> {
  if (typescript === undefined) return { exitCode: 0, printed: '' };
  const cache = cacheFolder(folder);
  const config = path.join(cache, 'tsconfig.json');
  const from = (file: string) => path.relative(cache, path.resolve(folder, file)).replaceAll('\\', '/');
  const compilerOptions = { noEmit: true, composite: false, incremental: true, tsBuildInfoFile: 'tsbuildinfo' };
  writeFileSync(
    config,
    JSON.stringify({ extends: from('tsconfig.json'), compilerOptions, files: [from(typescript)], include: [] }),
  );
  const args = [compilerFor(folder), '--project', config, '--pretty', 'false'];
  return toEnd(spawn(process.execPath, args, { cwd: folder, detached: process.platform !== 'win32' }), signal);
}

function compilerFor(folder: string): string {
  const { resolve } = createRequire(path.join(folder, 'app.js'));
  for (const compiler of COMPILERS) {
    try {
      return resolve(compiler);
    } catch {
      // The next one may be installed.
    }
  }
  throw new Error('typescript is not installed.');
}
