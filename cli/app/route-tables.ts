import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { RouterTable } from '../../lib/routing/router/routes-file';
import type { AppSource } from './app-source';
import { runAside } from './run-app';

/** The tables of all routers of an app, or what it printed when it failed. */
export type RouteTables = { readonly tables: readonly RouterTable[] } | { readonly failure: string };

/** Runs an app for the tables of its routers, with further variables. */
export async function routeTablesOf(app: AppSource, env: NodeJS.ProcessEnv = {}): Promise<RouteTables> {
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-routes-'));
  const file = path.join(aside, 'routes.json');
  try {
    const { exitCode, printed } = await runAside(app, { ...env, PORTICO_ROUTES: file });
    if (exitCode !== 0) return { failure: `${printed}The app, ${app.command}, ended with exit code ${exitCode}.` };
    return { tables: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [] };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
