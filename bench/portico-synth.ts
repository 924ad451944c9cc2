import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { measurePairs, type Row } from './measure';
import { checkSameObjects, INIT_APP, INIT_TYPESCRIPT_VERSION, OURS, synthesizeInitApp } from './synth-cli';

const PAIRS = 5;
const TARGET = 0.3;
const BIN = path.join(OURS, 'build/cli/bin.js');

/** `portico synth` of the shop in a project that uses the built package, compared with `cdk8s synth` of the app of `cdk8s init`. */
export function porticoSynth(): Row {
  if (!existsSync(BIN)) throw new Error('there is no build: run `npm run build` first.');
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-bench-'));
  try {
    const [project, theirs] = [path.join(folder, 'project'), path.join(folder, 'theirs')];
    makeProject(project);
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A project with the packages of this repository, and the repository's build as the package that it has installed. */
function makeProject(project: string): void {
  const modules = path.join(project, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const name of readdirSync(path.join(OURS, 'node_modules')).filter((each) => !each.startsWith('.'))) {
    symlinkSync(path.join(OURS, 'node_modules', name), path.join(modules, name));
  }
  symlinkSync(OURS, path.join(modules, 'cdk8s-portico'));
  for (const file of ['cdk8s.yaml', 'tsconfig.json']) cpSync(path.join(INIT_APP, file), path.join(project, file));
  const main = readFileSync(path.join(OURS, 'bench/shop-app.ts'), 'utf8').replace("'../lib'", "'cdk8s-portico'");
  writeFileSync(path.join(project, 'main.ts'), main);
}

function synthesize(project: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'synth'], { cwd: project, encoding: 'utf8' });
  if (status !== 0) throw new Error(`portico synth failed:\n${stdout}${stderr}`);
}
