import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { type AppSource, isInstalled } from './app-source';
import { cacheFolder } from './cache-folder';
import { type Run, toEnd } from './run-app';

/**
 * Checks the types of an app in TypeScript, those of the file and of what it imports, as `ts-node` does. What is known from the
 * last time is kept in `node_modules/.cache`, where TypeScript itself sees what is out of date.
 */
export async function checkTypes(
  { folder, typescript }: Pick<AppSource, 'folder' | 'typescript'>,
  signal?: AbortSignal,
): Promise<Run> {
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

/** The file that starts the compiler: a native one, of TypeScript 7 or later, takes a tenth of the time where one is installed. */
function compilerFor(folder: string): string {
  const { resolve } = createRequire(path.join(folder, 'app.js'));
  const compilers: [name: string, file: string][] = [
    ...nativeAliases(folder).map((alias): [string, string] => [alias, 'tsc']),
    ['@typescript/native-preview', 'tsgo.js'],
    ['typescript', 'tsc'],
  ];
  const [name, file] = compilers.find(([each]) => isInstalled(each, folder)) ?? ['typescript', 'tsc'];
  // Not all of them let their file be resolved.
  return path.join(path.dirname(resolve(`${name}/package.json`)), 'bin', file);
}

/** Names under which a project has TypeScript 7 or later next to the one that `ts-node` needs. */
function nativeAliases(folder: string): string[] {
  const { dependencies = {}, devDependencies = {} } = manifestIn(folder);
  const isNative = (version: unknown) => Number(/^npm:typescript@\D*(\d+)/.exec(String(version))?.[1]) >= 7;
  return Object.entries({ ...dependencies, ...devDependencies }).flatMap(([name, version]) =>
    isNative(version) ? name : [],
  );
}

function manifestIn(folder: string): { readonly dependencies?: object; readonly devDependencies?: object } {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) ?? {};
  } catch {
    // An app needs none, and npm tells of a wrong one.
    return {};
  }
}
