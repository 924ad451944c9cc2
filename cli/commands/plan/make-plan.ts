import { type AppObject, objectTitle } from '../../../lib/checks/model/app-object';
import { CHANGE_CLASSES, type Change } from './change';
import { comparedTraffic } from './compared-traffic';
import { changesOf } from './judges';
import { type Pair, pairsOf } from './objects/pairs';
import { renamesOf } from './objects/renames';
import type { Snapshot } from './objects/snapshot';
import { PlanFailure } from './sources/failure';

/** A comparison with everything that is to be said about it. */
export interface Plan {
  /** The two sides as messages name them. */
  readonly from: string;
  readonly to: string;
  readonly changes: readonly Change[];
  /** Sentences about what could not be compared. */
  readonly notes: readonly string[];
  /** The objects that are left behind. */
  readonly removed: readonly AppObject[];
}

/** A refusal of an API server. */
export interface Refusal {
  readonly object: AppObject;
  readonly message: string;
}

/** Compares two sides. Where an API server was asked, it has the last word about what it refuses. */
export function makePlan(before: Snapshot, after: Snapshot, refusals?: readonly Refusal[]): Plan {
  const pairs = pairsOf(before, after);
  const flaws = [...before.flaws, ...after.flaws];
  if (flaws.length > 0) throw new PlanFailure(flaws.join('\n'));
  const { changes: ofTraffic, notes } = comparedTraffic(before, after, pairs);
  const changes = [...changesOf({ before, after, pairs, renames: renamesOf(pairs) }), ...ofTraffic];
  return {
    from: before.title,
    to: after.title,
    changes: inOrder(refusals === undefined ? changes : withRefusals(changes, refusals)),
    notes,
    removed: pairs.flatMap((pair: Pair) =>
      pair.after === undefined && pair.before !== undefined ? [pair.before] : [],
    ),
  };
}

/** The gravest first, and then by object. */
export function inOrder(changes: readonly Change[]): Change[] {
  const rank = (change: Change) => CHANGE_CLASSES.indexOf(change.class);
  return [...changes].sort((a, b) => rank(a) - rank(b) || (a.object < b.object ? -1 : a.object > b.object ? 1 : 0));
}

function withRefusals(changes: readonly Change[], refusals: readonly Refusal[]): Change[] {
  const refused = new Map(refusals.map(({ object, message }) => [objectTitle(object), message]));
  const known = new Set(changes.filter((change) => change.class === 'refused').map(({ object }) => object));
  const kept = changes.filter((change) => change.class !== 'refused' || refused.has(change.object));
  const others = [...refused].filter(([object]) => !known.has(object));
  return [
    ...kept,
    ...others.map(([object, message]): Change => ({ object, class: 'refused', message: `${message}.`, steps: [] })),
  ];
}
