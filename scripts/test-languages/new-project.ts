import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { succeed } from './execute';
import type { Language } from './language';
import { QUIET, REPOSITORY } from './packages';
import type { Tally } from './tally';

const PORTICO = [process.execPath, path.join(REPOSITORY, 'build/cli/bin.js')];
const SNAPSHOT = path.join(
  REPOSITORY,
  'cli/commands/init/template/typescript/__tests__/__snapshots__/web-chart.test.ts.snap',
);

/** Checks that a project of `portico init` passes its tests, writes the YAML of one in TypeScript, and answers commands. */
export function checkNewProject(tally: Tally, { name, testProject }: Language, folder: string): void {
  if (testProject === undefined) return;
  tally.check(`${name}: a project of portico init passes its tests, and writes the YAML of TypeScript`, () => {
    // Programs of the test are in folders of their names.
    succeed(folder, [...PORTICO, 'init', 'new/shop', '--language', name.toLowerCase()]);
    const project = path.join(folder, 'new/shop');
    const { words, env } = testProject(folder, project);
    const portico = (...args: string[]) =>
      succeed(project, [...PORTICO, ...args, '--app', words.join(' ')], { ...QUIET, ...env });
    portico('synth');
    deepStrictEqual(readFileSync(path.join(project, 'dist/shop.k8s.yaml'), 'utf8'), reviewed());
    deepStrictEqual(portico('plan').split(' (')[0], 'Nothing changes');
    deepStrictEqual(portico('routes', 'GET', 'https://shop.example.com/cart/1').split('\n')[0], 'forward  shop:80');
  });
}

/** The YAML that the test of the template in TypeScript holds. */
function reviewed(): string {
  const [, yaml = ''] = /= `\n"(.*)"\n`;/s.exec(readFileSync(SNAPSHOT, 'utf8')) ?? [];
  return yaml;
}
