import { readdirSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import * as path from 'node:path';
import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { buildApp, FOREIGN, randomApp } from './random-app';

/** What `npm run test:cluster` applies: every example, and as many random apps of a seed as it asks for, as JSON; or one of them. */
const wanted = (name: string) => only === '' || name === only;
const [folder = '', runs, seed, only = ''] = process.argv.slice(2);
console.error = () => {};

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
    return { name: `examples/${name}`, objects };
  });
const apps = fc.sample(randomApp, { numRuns: Number(runs), seed: Number(seed) }).map((random, index) => ({
  name: `random app ${index + 1}`,
  objects: buildApp(random)
    .charts.flatMap((chart) => Testing.synth(chart))
    .filter(({ metadata }) => !metadata.name.startsWith(FOREIGN)),
}));
process.stdout.write(JSON.stringify([...examples, ...apps.filter(({ name }) => wanted(name))]));
