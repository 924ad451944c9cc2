import { choiceOf } from '../../../lib/rules/choice';
import { inOrder, type Plan } from './make-plan';
import type { Snapshot } from './objects/snapshot';
import { PlanFailure } from './sources/failure';

/** Parts of two sides that are compared with each other. */
export interface Part {
  /** Absent for what is in no environment. */
  readonly environment?: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** A sentence about what the part is compared with, where that does not go without saying. */
  readonly note?: string;
}

/** A part for each environment, since each is a cluster with names of its own, and one for the rest. */
export function partsOf(before: Snapshot, after: Snapshot, chosen: readonly string[]): Part[] {
  const all = [...new Set([...before.environments, ...after.environments, ...chosen])];
  const [only = '', ...others] = chosen.length > 0 ? chosen : all;
  if (all.length === 0) return [{ before, after }];
  const flat = [before, after].filter((side) => side.documents.length > 0 && side.foldersOf(all).length === 0);
  const isMove =
    flat.length === 1 &&
    [before, after].every((side) => flat.includes(side) || side.part(undefined, all).documents.length === 0);
  if (others.length === 0 && (chosen.length > 0 || isMove)) return [partOf(only, before, after, all)];
  if (flat.length > 0 && (isMove || chosen.length > 0)) throw new PlanFailure(severalOf(before, after, flat, all));
  const names = chosen.length > 0 ? chosen : [...all, undefined];
  return names
    .map((environment) => ({
      environment,
      before: before.part(environment, all),
      after: after.part(environment, all),
      note: environment === undefined ? undefined : newNote(environment, before, after, all),
    }))
    .filter((part) => part.before.documents.length + part.after.documents.length > 0);
}

/** An environment on both sides; a side that has no environments is all of it. */
function partOf(environment: string, before: Snapshot, after: Snapshot, all: readonly string[]): Part {
  const of = (side: Snapshot) => (side.foldersOf(all).length === 0 ? side : side.part(environment, all));
  const part = { environment, before: of(before), after: of(after) };
  const whole = [before, after].find((side) => of(side) === side && side.documents.length > 0);
  if (whole === undefined) return { ...part, note: newNote(environment, before, after, all) };
  // A folder of this name is that of the environment.
  if (isFolderOf(environment, whole)) return part;
  const note = `${whole.title} has no folder ${environment}: all of it is compared with the environment ${environment}.`;
  return { ...part, note };
}

/** The words for an environment without a folder, where there were files outside of the folders, of one of which it may be made. */
function newNote(environment: string, before: Snapshot, after: Snapshot, all: readonly string[]): string | undefined {
  if (before.foldersOf(all).includes(environment)) return undefined;
  const filesOf = (side: Snapshot) => side.part(undefined, all).documents.map(({ file }) => file);
  const gone = filesOf(before).filter((file) => !filesOf(after).includes(file));
  if (gone.length === 0) return undefined;
  const choice = choiceOf(gone.map((file) => `${folderOf(before)}/${file}`));
  return `${before.title} has no folder of the environment ${environment}, so that all of it is new: if another file had it before, write --env ${environment} --from ${choice}.`;
}

/** The words for a side without environments, which may be compared with each of the others. */
function severalOf(before: Snapshot, after: Snapshot, [flat]: readonly Snapshot[], all: readonly string[]): string {
  const [first = ''] = all;
  if (flat === after) {
    return `${before.title} has the environments ${all.join(', ')}, and the app has none: write which one it is compared with, for example --from ${folderOf(before)}/${first}.`;
  }
  const meant = all.find((name) => isFolderOf(name, before)) ?? first;
  return `${before.title} has no folder of an environment, and the app has ${all.join(', ')}: write which one it is compared with, for example --env ${meant}.`;
}

const folderOf = ({ title }: Snapshot) => title.replace(/[/\\]$/, '');

/** True for `dist/prod`, which is the folder of the environment itself. */
const isFolderOf = (environment: string, side: Snapshot) => folderOf(side).split(/[/\\]/).at(-1) === environment;

/** The plans of all parts as one. */
export function togetherOf(plans: readonly (Plan & { readonly environment?: string })[]): Plan {
  const [first, ...others] = plans;
  if (first === undefined) return { from: '', to: '', changes: [], notes: [], removed: [] };
  if (others.length === 0) return withEnvironment(first);
  const all = plans.map(withEnvironment);
  return {
    from: first.from.replace(`/${first.environment}`, ''),
    to: first.to.replace(`/${first.environment}`, ''),
    changes: inOrder(all.flatMap(({ changes }) => changes)),
    notes: [...new Set(all.flatMap(({ notes }) => notes))],
    removed: all.flatMap(({ removed }) => removed),
  };
}

function withEnvironment({ environment, ...plan }: Plan & { readonly environment?: string }): Plan {
  if (environment === undefined) return plan;
  return { ...plan, changes: plan.changes.map((change) => ({ environment, ...change })) };
}
