import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { measurePairs, type Row } from './measure';
import { inShopProject, OURS } from './shop-project';
import { checkSameObjects, INIT_TYPESCRIPT_VERSION, synthesizeInitApp } from './synth-cli';

const PAIRS = 5;
const TARGET = 0.3;
const BIN = path.join(OURS, 'build/cli/bin.js');

/** `portico synth` of the shop in a project of `portico init`, compared with `cdk8s synth` of the app of `cdk8s init`. */
export function porticoSynth(): Row {
  return inShopProject((project) => {
    const theirs = path.join(project, 'theirs');
    const pair = measurePairs(
      PAIRS,
      () => synthesize(project),
      () => synthesizeInitApp(theirs),
      () => checkSameObjects(path.join(project, 'dist'), theirs),
    );
    return {
      what: `portico synth of the shop, types checked: ${(pair.ours / 1000).toFixed(2)} s`,
      against: `the same objects, cdk8s init (TypeScript ${INIT_TYPESCRIPT_VERSION}): ${(pair.theirs / 1000).toFixed(2)} s`,
      measured: pair.ratio.toFixed(2),
      target: `≤ ${TARGET}`,
      met: pair.ratio <= TARGET,
    };
  });
}

function synthesize(project: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'synth'], { cwd: project, encoding: 'utf8' });
  if (status !== 0) throw new Error(`portico synth failed:\n${stdout}${stderr}`);
}
