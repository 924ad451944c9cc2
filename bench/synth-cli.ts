import { deepStrictEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { measurePairs, type Row } from './measure';
import { inShopProject, OURS } from './shop-project';

const PAIRS = 5;
const TARGET = 0.45;

const INIT_APP = path.join(__dirname, 'init-app');
const CLI = path.join(OURS, 'node_modules/cdk8s-cli/bin/cdk8s');

/**
 * `cdk8s init typescript-app` pins TypeScript 5.9, and this repository has a later one. The init app uses the 5.9 that comes
 * with the CLI.
 */
const fromCli = createRequire(CLI);
const INIT_TYPESCRIPT = path.dirname(fromCli.resolve('typescript/package.json'));
export const { version: INIT_TYPESCRIPT_VERSION }: { readonly version: string } = fromCli('typescript/package.json');

const ENV = {
  ...process.env,
  TS_NODE_COMPILER: undefined,
  // Looking for a newer release on npm is not part of the measurement, and would need a network.
  npm_config_update_notifier: 'false',
};

/** `cdk8s synth` of the shop in a project of `portico init`, compared with the same objects in an app made by `cdk8s init`. */
export function synthCli(): Row {
  return inShopProject((project) => {
    const [ours, theirs] = [path.join(project, 'dist'), path.join(project, 'theirs')];
    const pair = measurePairs(
      PAIRS,
      () => synthesize(project, ours, ENV),
      () => synthesizeInitApp(theirs),
      () => checkSameObjects(ours, theirs),
    );
    return {
      what: `cdk8s synth of the shop, types checked: ${seconds(pair.ours)}`,
      against: `the same objects, cdk8s init (TypeScript ${INIT_TYPESCRIPT_VERSION}): ${seconds(pair.theirs)}`,
      measured: pair.ratio.toFixed(2),
      target: `≤ ${TARGET}`,
      met: pair.ratio <= TARGET,
    };
  });
}

/** `cdk8s synth` of the app that `cdk8s init` makes. */
export function synthesizeInitApp(output: string): void {
  synthesize(INIT_APP, output, { ...ENV, TS_NODE_COMPILER: INIT_TYPESCRIPT });
}

function synthesize(cwd: string, output: string, env: NodeJS.ProcessEnv): void {
  const args = [CLI, 'synth', '--check-upgrade=false', '--output', output];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`cdk8s synth in ${path.relative(OURS, cwd) || '.'} failed:\n${stdout}${stderr}`);
}

export function checkSameObjects(ours: string, theirs: string): void {
  const mend = 'bench/init-app/main.ts no longer writes what the shop does: bring it up to date, then measure';
  try {
    deepStrictEqual(objectsIn(theirs), objectsIn(ours));
  } catch (error) {
    throw new Error(`${mend} (+ init app, - shop):\n${error instanceof Error ? error.message : error}`);
  }
}

function objectsIn(folder: string): unknown[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')))
    .map((document): unknown => document.toJS());
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
