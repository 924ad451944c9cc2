import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkOut } from '../../cli/app/revision';
import { UsageError } from '../../cli/usage-error';
import { allowances } from './changelog';
import { compareSides } from './compare-sides';
import { type Options, parseOptions } from './options';
import { reportOf } from './report';

const CHANGELOG = 'CHANGELOG.md';

/** Apps of one process, so that a run takes no more memory and time than it has to. */
const AT_ONCE = 50;

/** Compares the last release with this folder; true where CHANGELOG.md has all that is to be said. */
export function runUpgrade(args: readonly string[], print: (line: string) => void): boolean {
  const options = parseOptions(args);
  if (options.why !== undefined) print(options.why);
  const old = checkOut(process.cwd(), options.revision);
  const folder = path.resolve(options.keep ?? mkdtempSync(path.join(tmpdir(), 'portico-upgrade-')));
  try {
    const { files, unwritten } = appsOf(old.folder, folder, options);
    const sides = { before: path.join(folder, 'before'), after: path.join(folder, 'after') };
    runApps(old.folder, old.folder, sides.before, files);
    runApps(old.folder, process.cwd(), sides.after, files);
    const comparison = compareSides(sides.before, sides.after);
    const before = path.join(old.folder, CHANGELOG);
    const allowed = allowances(readFileSync(CHANGELOG, 'utf8'), existsSync(before) ? readFileSync(before, 'utf8') : '');
    const { lines, isSaid } = reportOf(comparison, allowed);
    print(`git:${options.revision} against this folder: ${comparison.apps} apps, random ones of seed ${options.seed}.`);
    if (unwritten > 0) print(`${unwritten} random apps cannot be written as programs, and were left out.`);
    for (const line of lines) print(line);
    return isSaid;
  } finally {
    old.remove();
    if (options.keep === undefined) rmSync(folder, { recursive: true });
  }
}

/** The examples of a revision, and random apps as its own generator makes them. */
function appsOf(old: string, folder: string, { runs, seed, only }: Options) {
  const programs = path.join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  const hasRandom = existsSync(path.join(old, '__tests__/fuzz/random-app.ts'));
  const unwritten = hasRandom ? Number(inside(old, 'record.ts', [programs, String(runs), String(seed)])) : runs;
  const examples = readdirSync(path.join(old, 'examples')).map((name) => path.join('examples', name, 'main.ts'));
  const all = [
    ...examples.filter((file) => existsSync(path.join(old, file))),
    ...readdirSync(programs).map((name) => path.join(programs, name)),
  ];
  const files = all.filter((file) => only === '' || file.includes(`${only}.cjs`) || file.includes(`/${only}/`));
  if (files.length === 0) throw new UsageError(`No app is called ${only}: write, for example, --only tutorial.`);
  return { files, unwritten };
}

function runApps(old: string, library: string, output: string, files: readonly string[]): void {
  for (let first = 0; first < files.length; first += AT_ONCE) {
    inside(old, 'run-apps.ts', [library, output, ...files.slice(first, first + AT_ONCE)]);
  }
}

/** Runs a script of this folder in that of the old revision. */
function inside(old: string, script: string, args: readonly string[]): string {
  const loader = createRequire(__filename).resolve('ts-node/register');
  const words = ['-r', loader, path.join(__dirname, 'processes', script), ...args];
  return execFileSync(process.execPath, words, { cwd: old, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
