import { inOrder, type Plan } from './make-plan';
import type { Snapshot } from './objects/snapshot';
import { PlanFailure } from './sources/failure';

/** Parts of two sides that are compared with each other. */
export interface Part {
  /** Absent for what is in no environment. */
  readonly environment?: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** A part for each environment, since each is a cluster with names of its own, and one for the rest. */
export function partsOf(before: Snapshot, after: Snapshot, chosen: readonly string[]): Part[] {
  const all = [...new Set([...before.environments, ...after.environments, ...chosen])];
  if (all.length === 0) return [{ before, after }];
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1) {
    // A folder may be that of the environment alone.
    const of = (side: Snapshot) => {
      const part = side.part(only, all);
      return part.documents.length === 0 && side.environments.length === 0 ? side : part;
    };
    return [{ environment: only, before: of(before), after: of(after) }];
  }
  for (const side of [before, after]) {
    const isFlat = side.documents.length > 0 && all.every((name) => side.part(name, all).documents.length === 0);
    if (!isFlat) continue;
    const fix = 'write --env for the one that it is compared with';
    throw new PlanFailure(`${side.title} has no folder of an environment, and there are ${all.join(', ')}: ${fix}.`);
  }
  const names = chosen.length > 0 ? chosen : [...all, undefined];
  return names
    .map((environment) => ({ environment, before: before.part(environment, all), after: after.part(environment, all) }))
    .filter((part) => part.before.documents.length + part.after.documents.length > 0);
}

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
