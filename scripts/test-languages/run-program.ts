import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { type Ended, execute } from './execute';
import type { Command } from './language';
import { QUIET } from './packages';

/** A program that has ended, with the files that it wrote. */
export interface Outcome extends Ended {
  readonly files: { readonly [name: string]: string };
}

/** Runs a program as `portico synth` does, its output going to a folder of its own. */
export function runProgram({ folder, words, env }: Command, args: readonly string[] = []): Outcome {
  const output = mkdtempSync(path.join(tmpdir(), 'portico-output-'));
  const all = { ...QUIET, JSII_HOST_STACK_TRACES: '1', ...env, CDK8S_OUTDIR: output };
  try {
    return { ...execute(folder, [...words, ...args], all), files: filesIn(output) };
  } finally {
    rmSync(output, { recursive: true });
  }
}

function filesIn(folder: string): { readonly [name: string]: string } {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
  const files = names.filter((name) => path.extname(name) !== '');
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}
