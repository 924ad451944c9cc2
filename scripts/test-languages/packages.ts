import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { succeed } from './execute';

export const REPOSITORY = path.resolve(__dirname, '../..');

/** A language that jsii-pacmak writes packages for. */
export type Target = 'python' | 'java' | 'go' | 'dotnet';

/** The version of an installed package of npm. */
export function versionOf(name: string): string {
  return JSON.parse(readFileSync(path.join(folderOf(name), 'package.json'), 'utf8')).version;
}

/** The packages whose types are in Portico's interface, and that registries of other languages do not have in each version. */
export const CDK8S = ['cdk8s', 'cdk8s-plus-27'];

export const folderOf = (name: string) => path.join(REPOSITORY, 'node_modules', name);

export const VERSION: string = JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8')).version;

/** Writes the code of a package in a language into a folder of that language's name. */
export function generate(target: Target, project: string, output: string): void {
  run(target, ['--code-only', '--npmignore=false', project], output);
}

/** Builds packages that depend on each other. */
export function pack(target: Target, projects: readonly string[], output: string): void {
  run(target, ['--npmignore=false', ...projects], output);
}

function run(target: Target, words: readonly string[], output: string): void {
  const pacmak = [process.execPath, require.resolve('jsii-pacmak/bin/jsii-pacmak')];
  // `npm pack`, whose tarball is a part of the package, would build Portico once more.
  succeed(REPOSITORY, [...pacmak, '--target', target, '--outdir', output, ...words], {
    ...QUIET,
    npm_config_ignore_scripts: 'true',
  });
}

/** jsii prints a banner on a Node that has reached its end of life, of which this test runs on one on purpose. */
export const QUIET = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] };
