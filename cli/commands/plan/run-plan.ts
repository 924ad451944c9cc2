import { existsSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { reasonOf, show } from '../../../lib/rules/show';
import { appIn } from '../../app/app-source';
import { chosenEnvironments } from '../../app/chosen-environments';
import { checkOut } from '../../app/revision';
import { onlyValue } from '../../arguments';
import { withProgress } from '../../progress';
import type { Terminal } from '../../terminal';
import { UsageError } from '../../usage-error';
import type { Arguments } from '../command';
import { makePlan, type Plan } from './make-plan';
import type { Snapshot } from './objects/snapshot';
import { jsonOf } from './output/json';
import { markdownOf } from './output/markdown';
import { removedYaml } from './output/removed';
import { textOf } from './output/text';
import { partsOf, togetherOf } from './parts';
import { PlanFailure } from './sources/failure';
import { folderSnapshot } from './sources/folder';
import { dryRun, liveSnapshot } from './sources/live';
import { synthesisSnapshot } from './sources/synthesis';

const LIVE = 'live';
const GIT = 'git:';

/** Compares two sides and prints what the change does. */
export async function runPlan(args: Arguments, terminal: Terminal): Promise<number> {
  if (args.operands.length > 0) {
    throw new UsageError(
      `portico plan takes no operand, and was given ${show(args.operands.join(' '))}: write --from or --to before it.`,
    );
  }
  try {
    const plan = await withProgress(terminal, 'Comparing', () => comparedSides(args, terminal));
    writeRemoved(plan, args, terminal);
    const { flags } = args;
    const print = flags.has('json') ? jsonOf : flags.has('markdown') ? markdownOf : textOf;
    terminal.print(print(plan, terminal.isColored));
    return exitCodeOf(plan);
  } catch (error) {
    if (!(error instanceof PlanFailure)) throw error;
    terminal.say(error.message);
    return 1;
  }
}

function exitCodeOf({ changes }: Plan): number {
  const has = (...classes: string[]) => changes.some((change) => classes.includes(change.class));
  if (has('refused', 'data-loss')) return 3;
  return changes.every((change) => change.class === 'none') ? 0 : 2;
}

async function comparedSides(args: Arguments, terminal: Terminal): Promise<Plan> {
  const [from, to] = sidesOf(args, terminal);
  const chosen = chosenEnvironments(args);
  const after = await sideOf(to, args, terminal);
  if (from === LIVE) {
    const environment = onlyEnvironment(after, chosen);
    const part = partOf(after, environment);
    const { snapshot, refusals } = dryRun(part);
    const last = await lastOutput(args, terminal);
    return makePlan(liveSnapshot(part, last && partOf(last, environment)), snapshot, refusals);
  }
  const parts = partsOf(await sideOf(from, args, terminal), after, chosen);
  if (parts.length > 1 && onlyValue(args, 'removed') !== undefined) {
    throw new UsageError(
      `--removed is for one cluster, and ${several(after)}: write, for example, --env ${after.environments[0]} as well.`,
    );
  }
  return togetherOf(
    parts.map(({ environment, note, ...sides }) => {
      const plan = makePlan(sides.before, sides.after);
      return { ...plan, environment, notes: [...(note === undefined ? [] : [note]), ...plan.notes] };
    }),
  );
}

/** The environment that is compared with a cluster, where the app has some. */
function onlyEnvironment(side: Snapshot, chosen: readonly string[]): string | undefined {
  const [environment, ...others] = chosen.length > 0 ? chosen : side.environments;
  if (others.length > 0)
    throw new UsageError(
      `A cluster is compared with one environment, and ${several(side)}: write, for example, --env ${environment}.`,
    );
  return environment;
}

const partOf = (side: Snapshot, environment: string | undefined): Snapshot =>
  environment === undefined ? side : side.part(environment, side.environments);

/** The last output, whose route tables may be those of a cluster; undefined where there is none that can be read. */
async function lastOutput(args: Arguments, terminal: Terminal): Promise<Snapshot | undefined> {
  try {
    return await folderSnapshot(outputIn(args, terminal), terminal);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

const several = ({ environments }: Snapshot) => `the app has ${environments.join(', ')}`;

/** The two sides as words, where `undefined` is a new synthesis. */
function sidesOf(args: Arguments, terminal: Terminal): [from: string, to: string | undefined] {
  const [from, to] = ['from', 'to'].map((name) => onlyValue(args, name));
  if (args.flags.has('live') && from !== undefined && from !== LIVE) {
    throw new UsageError(`--live is --from live, and --from ${show(from)} is written as well: leave one of both out.`);
  }
  if (to === LIVE) throw new UsageError('--to live: a cluster is only the side before a change, as in --from live.');
  if (args.flags.has('json') && args.flags.has('markdown')) {
    throw new UsageError('--json and --markdown are both written: leave one of them out.');
  }
  if (args.flags.has('with-data') && onlyValue(args, 'removed') === undefined) {
    throw new UsageError('--with-data says what goes into the file of --removed: write that as well.');
  }
  return [args.flags.has('live') ? LIVE : (from ?? outputIn(args, terminal)), to];
}

/** The folder of the last output, which must be there. */
function outputIn(args: Arguments, { folder }: Terminal): string {
  const { output } = appIn(folder, { command: onlyValue(args, 'app') });
  if (existsSync(path.resolve(folder, output))) return output;
  throw new UsageError(
    `There is no ${output} to compare with: run portico synth before the change, or write --from git:HEAD.`,
  );
}

async function sideOf(what: string | undefined, args: Arguments, terminal: Terminal): Promise<Snapshot> {
  const command = onlyValue(args, 'app');
  const chosen = chosenEnvironments(args);
  if (what === undefined) {
    return synthesisSnapshot(appIn(terminal.folder, { command }), terminal, { chosen, hasTypes: true });
  }
  if (!what.startsWith(GIT)) return folderSnapshot(what, terminal);
  const revision = checkOut(terminal.folder, what.slice(GIT.length));
  // Its types were checked when it was the newest.
  const made = (names: readonly string[]) =>
    synthesisSnapshot(appIn(revision.folder, { command }), terminal, { chosen: names, hasTypes: false });
  try {
    // It may have other environments than the app has now, or none.
    return await made(chosen).catch((error) => {
      if (chosen.length === 0) throw error;
      return made([]).catch(() => Promise.reject(error));
    });
  } catch (error) {
    if (error instanceof PlanFailure) throw new PlanFailure(`${what}: ${error.message}`);
    throw error;
  } finally {
    revision.remove();
  }
}

function writeRemoved(plan: Plan, args: Arguments, { folder }: Terminal): void {
  const file = onlyValue(args, 'removed');
  if (file === undefined) return;
  try {
    writeFileSync(path.resolve(folder, file), removedYaml(plan.removed, args.flags.has('with-data')));
  } catch (error) {
    throw new UsageError(`--removed ${show(file)} cannot be written (${reasonOf(error)}): write another file.`);
  }
}
