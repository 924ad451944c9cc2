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
import { packageParts } from '../cli/commands/init/template';

export const OURS = path.resolve(__dirname, '..');
const TEMPLATE = path.join(OURS, 'cli/commands/init/template/typescript');

/** Does something in a project that `portico init` made: with the shop, and with the build of this repository as its package. */
export function inShopProject<T>(work: (project: string) => T): T {
  if (!existsSync(path.join(OURS, 'build'))) throw new Error('there is no build: run `npm run build` first.');
  const project = mkdtempSync(path.join(tmpdir(), 'portico-bench-'));
  try {
    const modules = path.join(project, 'node_modules');
    mkdirSync(modules);
    for (const name of readdirSync(path.join(OURS, 'node_modules')).filter((each) => each !== '.cache')) {
      symlinkSync(path.join(OURS, 'node_modules', name), path.join(modules, name));
    }
    symlinkSync(OURS, path.join(modules, 'cdk8s-portico'));
    for (const file of ['cdk8s.yaml', 'tsconfig.json']) cpSync(path.join(TEMPLATE, file), path.join(project, file));
    writeFileSync(path.join(project, 'package.json'), JSON.stringify(packageParts()));
    const main = readFileSync(path.join(OURS, 'bench/shop-app.ts'), 'utf8').replace("'../lib'", "'cdk8s-portico'");
    writeFileSync(path.join(project, 'main.ts'), main);
    return work(project);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
