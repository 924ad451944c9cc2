import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import type { ObjectOfApp } from '../../lib/cdk8s/objects-file';
import { AppIndex } from '../../lib/checks/model/app-index';
import type { DeclaredCalls } from '../../lib/connections/declared-calls';
import { type GraphData, graphOf } from '../../lib/graph/graph-of';
import type { RouterTable } from '../../lib/routing/router/routes-file';
import type { AppSource } from './app-source';
import { failureOf } from './route-tables';
import { runAside } from './run-app';

/** The graph of an app, or of one of its environments. */
export interface EnvironmentGraph extends GraphData {
  readonly environment?: string;
}

/** The graphs of an app, or what it printed when it failed. */
export type AppGraphs = { readonly graphs: readonly EnvironmentGraph[] } | { readonly failure: string };

/** Runs an app for its graph, or for those of its environments in the order in which it made them. */
export async function graphsOf(app: AppSource, env: NodeJS.ProcessEnv): Promise<AppGraphs> {
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-graph-'));
  const [objects, tables, calls] = ['objects.json', 'routes.json', 'calls.json'].map((name) => path.join(aside, name));
  try {
    const files = { PORTICO_OBJECTS: objects, PORTICO_ROUTES: tables, PORTICO_CALLS: calls };
    const run = await runAside(app, { ...env, ...files });
    if (run.exitCode !== 0) return { failure: failureOf(app, run) };
    return { graphs: graphsFrom(listIn(objects), listIn(tables), listIn(calls)) };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** The graphs of the environments that objects and tables are in. */
export function graphsFrom(
  objects: readonly ObjectOfApp[],
  tables: readonly RouterTable[],
  calls: readonly DeclaredCalls[],
): EnvironmentGraph[] {
  const environments = new Set([...objects, ...tables].map(({ environment }) => environment));
  const of = <T extends { readonly environment?: string }>(name: string | undefined, list: readonly T[]) =>
    list.filter(({ environment }) => environment === name);
  return [...environments].map((name) => ({
    environment: name,
    ...graphIn(of(name, objects), of(name, tables), of(name, calls)),
  }));
}

const listIn = (file = '') => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);

function graphIn(
  objects: readonly ObjectOfApp[],
  tables: readonly RouterTable[],
  calls: readonly DeclaredCalls[],
): GraphData {
  const root = new App();
  const chart = new Chart(root, 'graph');
  const metadata = { name: 'object' };
  const written = objects.map(({ json }, index) => ({
    construct: new ApiObject(chart, `${index}`, { apiVersion: 'v1', kind: 'Object', metadata }),
    json,
  }));
  const paths = new Map(written.map(({ construct }, index) => [construct, objects[index]?.path ?? '']));
  const pathOf = ({ construct }: { readonly construct: ApiObject }) => paths.get(construct) ?? '';
  return graphOf({ app: new AppIndex(root, written), tables, calls, pathOf });
}
