import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { appIn } from '../../cli/app/app-source';
import { packageParts } from '../../cli/commands/init/template';
import type { Snapshot } from '../../cli/commands/plan/objects/snapshot';
import { PlanFailure } from '../../cli/commands/plan/sources/failure';
import { folderSnapshot } from '../../cli/commands/plan/sources/folder';
import { synthesisSnapshot } from '../../cli/commands/plan/sources/synthesis';
import { main } from '../../cli/main';
import { processTerminal, type Terminal } from '../../cli/terminal';
import { UsageError } from '../../cli/usage-error';
import { Solved } from './solved';
import type { Task } from './task';

/** The judgement of a solved folder. */
export interface Verdict {
  /** The report of a synthesis or a check that failed, with which no end is met. */
  readonly failure?: string;
  readonly ends: readonly { readonly title: string; readonly isMet: boolean }[];
}

const TEMPLATE = path.join(__dirname, '../../cli/commands/init/template/typescript');

export const TASKS: readonly string[] = readdirSync(__dirname).filter((name) =>
  existsSync(path.join(__dirname, name, 'prompt.md')),
);

/** The task of a folder, which is the name of its package. */
export function nameIn(folder: string): string {
  const file = path.join(folder, 'package.json');
  const name: string | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).name : undefined;
  if (name === undefined || !TASKS.includes(name)) {
    throw new UsageError(`${file} names none of ${TASKS.join(', ')}: make the folder by --start NAME FOLDER.`);
  }
  return name;
}

/** Makes the project in which a task is solved: its start, with its prompt and the files around an app. */
export function startIn(folder: string, name: string): void {
  if (!TASKS.includes(name))
    throw new UsageError(`--start ${name} is none of ${TASKS.join(', ')}: write one of those.`);
  if (existsSync(folder)) throw new UsageError(`${folder} is there already: write another folder.`);
  cpSync(path.join(__dirname, name, 'start'), folder, { recursive: true });
  for (const file of ['cdk8s.yaml', 'tsconfig.json']) cpSync(path.join(TEMPLATE, file), path.join(folder, file));
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ ...packageParts(), name }, null, 2)}\n`);
  const how = 'The package `cdk8s-portico` is installed: `node_modules/cdk8s-portico/AGENTS.md` says how it is used.\n';
  const prompt = readFileSync(path.join(__dirname, name, 'prompt.md'), 'utf8');
  writeFileSync(path.join(folder, 'prompt.md'), `${prompt}\n${how}`);
}

/** Judges a folder. */
export async function judge(name: string, folder: string): Promise<Verdict> {
  if (!existsSync(path.join(folder, 'node_modules'))) throw new UsageError(`${folder} has no packages: npm install.`);
  const { task }: { readonly task: Task } = await import(`./${name}/check`);
  const start = await startOf(name, folder);
  try {
    return verdictOn(task, start, await writtenIn(folder, task.endsIn, true));
  } catch (error) {
    if (!(error instanceof PlanFailure)) throw error;
    return { failure: error.message, ends: Object.keys(task.ends).map((title) => ({ title, isMet: false })) };
  }
}

/** The ends that an output meets. */
export const verdictOn = ({ ends }: Task, start: Snapshot, now: Snapshot): Verdict => {
  const solved = new Solved(start, now);
  return { ends: Object.entries(ends).map(([title, isMet]) => ({ title, isMet: isMet(solved) })) };
};

/** The objects of the start, whose app runs with the packages of the solution. */
export async function startOf(name: string, solution: string): Promise<Snapshot> {
  const { task }: { readonly task: Task } = await import(`./${name}/check`);
  if (task.startsFrom !== undefined) {
    return folderSnapshot(task.startsFrom, terminalIn(path.join(__dirname, name, 'start')));
  }
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-task-'));
  const folder = path.join(aside, name);
  try {
    startIn(folder, name);
    symlinkSync(path.join(solution, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    return await writtenIn(folder, undefined, false);
  } finally {
    rmSync(aside, { recursive: true });
  }
}

/** What an app writes, or the YAML of a folder in which `portico check` finds nothing. */
export async function writtenIn(folder: string, yaml: string | undefined, hasTypes: boolean): Promise<Snapshot> {
  if (yaml === undefined) return synthesisSnapshot(appIn(folder), terminalIn(folder), { chosen: [], hasTypes });
  const printed: string[] = [];
  const terminal = { ...terminalIn(folder), print: (text: string) => void printed.push(text) };
  if ((await main(['check', yaml], terminal)) !== 0) throw new PlanFailure(printed.join('\n'));
  return folderSnapshot(yaml, terminal);
}

const terminalIn = (folder: string): Terminal => ({ ...processTerminal(), folder });
