import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { yaml } from '../../lib/cdk8s/yaml/yaml-package';
import type { Fields } from '../../lib/checks/model/read';
import type { WrittenEnvironment } from '../../lib/environments/environments-file';
import { isMap } from '../../lib/rules/check';
import type { AppSource } from './app-source';
import { runApp } from './run-app';

/** An environment of an app with its objects. */
export interface EnvironmentObjects {
  readonly name: string;
  readonly objects: readonly Fields[];
}

/** The environments of an app, or what it printed when it failed. */
export type AppEnvironments = { readonly environments: readonly EnvironmentObjects[] } | { readonly failure: string };

/** Runs an app for the objects of its environments. */
export async function environmentsOf(app: AppSource, env: NodeJS.ProcessEnv): Promise<AppEnvironments> {
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-envs-'));
  const file = path.join(aside, 'environments.list');
  try {
    const output = path.join(aside, 'output');
    const { exitCode, printed } = await runApp(app, output, { ...env, PORTICO_ENVIRONMENTS: file });
    if (exitCode !== 0) return { failure: `${printed}The app, ${app.command}, ended with exit code ${exitCode}.` };
    const written: readonly WrittenEnvironment[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
    return {
      environments: written.map(({ name, folder }) => ({ name, objects: objectsIn(path.resolve(app.folder, folder)) })),
    };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function objectsIn(folder: string): Fields[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort()
    .flatMap((file) => yaml.parseAllDocuments(readFileSync(file, 'utf8')))
    .map((document): unknown => document.toJS())
    .flatMap((json) => (isMap(json) && json.kind === 'List' && Array.isArray(json.items) ? json.items : [json]))
    .filter(isMap);
}
