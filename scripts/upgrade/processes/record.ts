// Runs in the folder of a revision: writes its random apps as programs that know nothing but public APIs.
import { writeFileSync } from 'node:fs';
import Module from 'node:module';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { Recorder } from '../recorder';

const [folder = '', runs = '', seed = ''] = process.argv.slice(2);
const TESTS = path.resolve('__tests__') + path.sep;
const PACKAGES = ['cdk8s', 'cdk8s-plus-27', 'constructs'];

interface Loader {
  _load(request: string, parent: { readonly filename?: string | null } | undefined, ...rest: unknown[]): object;
  _resolveFilename(request: string, ...rest: unknown[]): string;
}

const recorder = new Recorder();
const recorded = new Map<string, object>();
const loader = Module as unknown as Loader;
const { _load: load } = loader;
loader._load = (request, parent, ...rest) => {
  const exports = load(request, parent, ...rest);
  if (!parent?.filename?.startsWith(TESTS)) return exports;
  const isLibrary =
    request.startsWith('.') && loader._resolveFilename(request, parent) === path.resolve('lib/index.ts');
  const name = isLibrary ? 'cdk8s-portico' : request;
  if (!isLibrary && !PACKAGES.includes(name)) return exports;
  const known = recorded.get(name) ?? recorder.module(name, exports);
  recorded.set(name, known);
  return known;
};

const { buildApp, randomApp } = require(path.resolve('__tests__/fuzz/random-app.ts'));
let left = 0;
for (const [index, random] of fc.sample(randomApp, { numRuns: Number(runs), seed: Number(seed) }).entries()) {
  const from = recorder.length;
  try {
    const app: object = buildApp(random);
    writeFileSync(path.join(folder, `random-${index + 1}.cjs`), recorder.program(from, app, 'synth'));
  } catch (error) {
    left++;
    console.error(`random-${index + 1}: ${error}`);
  }
}
console.log(left);
