import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { AppSource } from './app-source';
import { cacheFolder } from './cache-folder';
import { packageFolder } from './packages';
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
  const [command, ...args] = compilerFor(folder);
  const options = { cwd: folder, detached: process.platform !== 'win32' };
  return toEnd(spawn(command, [...args, '--project', config, '--pretty', 'false'], options), signal);
}

/** The command of the compiler: a native one, of TypeScript 7 or later, takes a tenth of the time where one is installed. */
function compilerFor(folder: string): [command: string, ...args: string[]] {
  for (const name of nativeAliases(folder)) {
    const compiler = packageFolder(name, folder);
    if (compiler !== undefined) return nativeIn(compiler) ?? scriptIn(compiler, 'tsc');
  }
  const preview = packageFolder('@typescript/native-preview', folder);
  if (preview !== undefined) return scriptIn(preview, 'tsgo.js');
  const compiler = packageFolder('typescript', folder);
  if (compiler === undefined) throw new Error('typescript is not installed: run "npm install --save-dev typescript"');
  return scriptIn(compiler, 'tsc');
}

const scriptIn = (folder: string, name: string): [string, string] => [process.execPath, path.join(folder, 'bin', name)];

/** The executable that the script of a native compiler would start after another process of Node has. */
function nativeIn(folder: string): [string] | undefined {
  const platform = packageFolder(`@typescript/typescript-${process.platform}-${process.arch}`, folder);
  if (platform === undefined) return undefined;
  const executable = path.join(platform, 'lib', 'tsc');
  return existsSync(executable) ? [executable] : undefined;
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
