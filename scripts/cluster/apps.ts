import { readdirSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import * as path from 'node:path';
import { App, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { buildApp, FOREIGN, type RandomChart, randomApp } from '../../__tests__/fuzz/random-app';
import type { Manifest } from '../../__tests__/support/app';
import { DEFAULT, kubernetesVersions, version } from '../../lib/cdk8s/kubernetes-versions';

/** An app as it is written, with the oldest minor version of Kubernetes that all of it is made for. */
export interface WrittenApp {
  readonly name: string;
  readonly oldest: number;
  readonly objects: readonly Manifest[];
}

export interface Wanted {
  /** A folder for the output of the examples. */
  readonly folder: string;
  /** The minor version of the server, for which random apps are made. */
  readonly minor: number;
  /** The number of random apps. */
  readonly runs: number;
  readonly seed: number;
  /** The name of the only app, or an empty text for all. */
  readonly only: string;
}

/** Synthesizes every example, and as many random apps of a seed as are wanted, without printing warnings. */
export function makeApps({ folder, minor, runs, seed, only }: Wanted): WrittenApp[] {
  const isWanted = (name: string) => only === '' || name === only || only.startsWith(`${name}/`);
  const { error } = console;
  console.error = () => {};
  resolvePackageByName();
  try {
    const examples = readdirSync('examples').filter((name) => isWanted(`examples/${name}`));
    const random = fc
      .sample(randomApp, { numRuns: runs, seed })
      .map((charts, index) => makeRandomApp(`random app ${index + 1}`, charts, minor));
    const made = examples.flatMap((name) => runExample(name, folder));
    return [...made, ...random].filter(({ name }) => isWanted(name) || name.startsWith(`${only}/`));
  } finally {
    console.error = error;
  }
}

function makeRandomApp(name: string, charts: readonly RandomChart[], minor: number): WrittenApp {
  const app = buildApp(charts.map((chart) => forServer(chart, minor)));
  const objects: Manifest[] = app.charts.flatMap((chart) => Testing.synth(chart));
  const own = objects.filter(({ metadata }) => !metadata.name.startsWith(FOREIGN));
  return { name, oldest: oldestOf(app), objects: own };
}

/** A random chart as one for a server of a minor version. */
export function forServer(chart: RandomChart, minor: number): RandomChart {
  const [, oldest = DEFAULT.oldest] = /^1\.(\d+)/.exec(chart.kubernetesVersion ?? '') ?? [];
  return Number(oldest) > minor ? { ...chart, kubernetesVersion: version(minor) } : chart;
}

/**
 * Runs the main.ts of an example, of which each environment is an app to a cluster. It keeps its app to itself, which is caught where it
 * is synthesized.
 */
function runExample(name: string, folder: string): WrittenApp[] {
  const output = path.join(folder, name);
  const { synth } = App.prototype;
  let oldest = 0;
  App.prototype.synth = function (this: App) {
    oldest = Math.max(oldest, oldestOf(this));
    synth.call(this);
  };
  process.env.CDK8S_OUTDIR = output;
  try {
    require(path.resolve('examples', name, 'main.ts'));
  } finally {
    App.prototype.synth = synth;
    delete process.env.CDK8S_OUTDIR;
  }
  const folders = readdirSync(output, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return ['', ...folders.map((each) => each.name)]
    .map((own) => ({
      name: path.posix.join('examples', name, own),
      oldest,
      objects: objectsIn(path.join(output, own)),
    }))
    .filter(({ objects }) => objects.length > 0);
}

function objectsIn(folder: string): Manifest[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(folder, entry.name), 'utf8'))
    .flatMap((yaml) => parseAllDocuments(yaml).map((document) => document.toJS()));
}

const oldestOf = (app: App) => Math.max(...app.charts.map((chart) => kubernetesVersions(chart).oldest));

/** Lets examples import the package by its name, although it is not built. */
function resolvePackageByName(): void {
  const resolver = Module as unknown as { _resolveFilename(request: string, ...rest: unknown[]): string };
  const { _resolveFilename: resolve } = resolver;
  resolver._resolveFilename = (request, ...rest) =>
    resolve(request === 'cdk8s-portico' ? path.resolve('lib/index.ts') : request, ...rest);
}
