import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { RouterTable } from '../../lib/routing/router/routes-file';
import type { AppSource } from './app-source';
import { type Run, runApp } from './run-app';

/** The words for an app that failed. */
export const failureOf = ({ command }: AppSource, { exitCode, printed }: Run): string =>
  `${printed}The app, ${command}, ended with exit code ${exitCode}.`;

/** A run of an app, and the tables of its routers. */
export interface RunWithTables {
  readonly run: Run;
  readonly tables: readonly RouterTable[];
}

/** Runs an app into a folder, and reads the tables of its routers. */
export function runForTables(
  app: AppSource,
  output: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<RunWithTables> {
  // A file that somebody asked for is written as well.
  const asked = process.env.PORTICO_ROUTES;
  const file = asked ? path.resolve(app.folder, asked) : undefined;
  return withTables(file, (tables) => runApp(app, output, { ...env, ...tables }, signal));
}

async function withTables(
  asked: string | undefined,
  run: (env: NodeJS.ProcessEnv) => Promise<Run>,
): Promise<RunWithTables> {
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-routes-'));
  const file = asked ?? path.join(aside, 'routes.json');
  try {
    const done = await run({ PORTICO_ROUTES: file });
    const isWritten = done.exitCode === 0 && existsSync(file);
    return { run: done, tables: isWritten ? JSON.parse(readFileSync(file, 'utf8')) : [] };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
