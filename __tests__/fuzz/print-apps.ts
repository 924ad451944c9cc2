import { readdirSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import * as path from 'node:path';
import { App, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { kubernetesVersions } from '../../lib/cdk8s/kubernetes-versions';
import { buildApp, FOREIGN, type RandomChart, randomApp } from './random-app';

/**
 * What `npm run test:cluster` applies: every example, and as many random apps of a seed as it asks for, as JSON; or one of
 * them. Each with the oldest version of Kubernetes that all of it is made for; random apps are made for that of the server.
 */
const [folder = '', server, runs, seed, only = ''] = process.argv.slice(2);
const wanted = (name: string) => only === '' || name === only;
console.error = () => {};

const oldestOf = (app: App) => Math.max(...app.charts.map((chart) => kubernetesVersions(chart).oldest));

// An example keeps its app to itself.
let synthesized: App | undefined;
const { synth } = App.prototype;
App.prototype.synth = function (this: App) {
  synthesized = this;
  synth.call(this);
};

// Examples import the package by its name, which is not built here.
const resolver = Module as unknown as { _resolveFilename(request: string, ...rest: unknown[]): string };
const resolveFilename = resolver._resolveFilename;
resolver._resolveFilename = (request, ...rest) =>
  resolveFilename(request === 'cdk8s-portico' ? path.resolve('lib/index.ts') : request, ...rest);

const examples = readdirSync('examples')
  .filter((name) => wanted(`examples/${name}`))
  .map((name) => {
    const output = path.join(folder, name);
    process.env.CDK8S_OUTDIR = output;
    require(path.resolve('examples', name, 'main.ts'));
    const files = readdirSync(output).map((file) => readFileSync(path.join(output, file), 'utf8'));
    const objects = files.flatMap((yaml) => parseAllDocuments(yaml).map((document) => document.toJS()));
    return { name: `examples/${name}`, oldest: synthesized && oldestOf(synthesized), objects };
  });
const forServer = (chart: RandomChart): RandomChart => {
  const [, oldest] = /^1\.(\d+)/.exec(chart.kubernetesVersion ?? '') ?? [];
  return Number(oldest) > Number(server) ? { ...chart, kubernetesVersion: undefined } : chart;
};
const apps = fc.sample(randomApp, { numRuns: Number(runs), seed: Number(seed) }).map((random, index) => {
  const app = buildApp(random.map(forServer));
  const objects = app.charts.flatMap((chart) => Testing.synth(chart));
  return {
    name: `random app ${index + 1}`,
    oldest: oldestOf(app),
    objects: objects.filter(({ metadata }) => !metadata.name.startsWith(FOREIGN)),
  };
});
process.stdout.write(JSON.stringify([...examples, ...apps.filter(({ name }) => wanted(name))]));
