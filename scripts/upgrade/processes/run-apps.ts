// Runs in the folder of the old revision: runs apps of it with the library of a folder, and writes what each of them writes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import * as path from 'node:path';

const [library = '', output = '', ...files] = process.argv.slice(2);
const PACKAGES = ['cdk8s', 'cdk8s-plus-27', 'constructs'];
const OWN = ['lib', 'imports'].map((name) => path.resolve(name) + path.sep);

const loader = Module as unknown as { _resolveFilename(request: string, ...rest: unknown[]): string };
const { _resolveFilename: resolve } = loader;
loader._resolveFilename = (request, ...rest) => {
  if (request === 'cdk8s-portico') return path.join(library, 'lib/index.ts');
  // Programs are in a folder without packages.
  if (PACKAGES.includes(request)) return resolve(request, rest[0], false, { paths: [process.cwd()] });
  const found = resolve(request, ...rest);
  // An app may import the library by its place as well.
  return OWN.some((own) => found.startsWith(own)) ? path.join(library, path.relative('.', found)) : found;
};

// Warnings are not compared.
console.error = () => {};

let tables = 0;
for (const file of files) {
  const name = path.basename(file) === 'main.ts' ? path.basename(path.dirname(file)) : path.basename(file, '.cjs');
  const folder = path.join(output, name);
  const [yaml, routes] = [path.join(folder, 'yaml'), path.join(folder, 'routes.json')];
  mkdirSync(yaml, { recursive: true });
  process.env.CDK8S_OUTDIR = yaml;
  process.env.PORTICO_ROUTES = routes;
  try {
    require(path.resolve(file));
  } catch (error) {
    writeFileSync(path.join(folder, 'failure.json'), JSON.stringify(failureOf(error)));
  }
  if (!existsSync(routes)) continue;
  // The file has the tables of all apps of a process.
  const all: readonly unknown[] = JSON.parse(readFileSync(routes, 'utf8'));
  writeFileSync(routes, JSON.stringify(all.slice(tables)));
  tables = all.length;
}

/** The problems by their codes, or what was thrown in their place. */
function failureOf(error: unknown): { readonly [code: string]: string } {
  const { findings, message } = error as Error & {
    readonly findings?: readonly { readonly code: string; readonly message: string }[];
  };
  if (findings === undefined) return { exception: String(message).split('\n')[0] ?? '' };
  return Object.fromEntries(findings.map((each) => [each.code, each.message]));
}
