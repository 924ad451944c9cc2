import type { Raw } from '../../__tests__/checks/objects';
import type { PairCase } from '../../__tests__/cli/plan/pairs/pair-case';
import { sideOf } from '../../__tests__/cli/plan/support';
import { objectTitle } from '../../lib/checks/model/app-object';
import { applyPairs, type Outcomes, type PairsPlace, type PlacedPair } from './applied-pairs';
import type { Seen } from './seen-change';

/** Pairs about which each cluster has its own answer: whether it has a second family, and whether something binds claims. */
const LEFT = ['a second IP family', 'a larger claim'];
/** The number of pairs that one command applies, since each takes half a second to start. */
const AT_ONCE = 25;

/**
 * Applies both sides of each pair by `kubectl apply`, and returns whether the cluster does what the pair says: refuse the object,
 * replace its pods, or store nothing else.
 */
export function comparePairs(pairs: Iterable<PairCase>, place: PairsPlace, print: (line: string) => void): boolean {
  const all = [...pairs].map((pair) => ({ ...pair, before: objectsIn(pair.before), after: objectsIn(pair.after) }));
  const applied = all.filter(
    ({ title, before, after }) =>
      before.length > 0 && after.length > 0 && !LEFT.includes(title) && ![...before, ...after].some(hasNamespace),
  );
  const wrong: string[] = [];
  let count = 0;
  for (const batch of batchesOf(applied, place)) {
    for (const { pair, outcomes } of applyPairs(batch, place)) {
      count++;
      wrong.push(...flawsOf(pair, outcomes));
    }
  }
  const left = all.length - count;
  print(`${count} pairs applied, ${left} left out, ${wrong.length} with another outcome than planned`);
  for (const line of wrong) print(line);
  return count > 0 && wrong.length === 0;
}

/** True for an object that cannot be moved to the namespace of its pair without a change of what the pair is about. */
const hasNamespace = ({ metadata: { namespace } }: Raw) => namespace !== undefined;

/** Some objects, and in place of a List those in it. */
function objectsIn(written: readonly Raw[]): readonly Raw[] {
  const side = sideOf(written);
  return side.documents.flatMap((document) => side.objectsOf(document)).map(({ json }) => json);
}

/** Pairs that are applied together: those of which no object takes a name, or a port of nodes, from that of another pair. */
function* batchesOf(pairs: Iterable<PairCase>, { namespace, served }: PairsPlace): Generator<PlacedPair[]> {
  const isAlone = (object: Raw) =>
    !served.has(`${object.apiVersion} ${object.kind}`) || /nodePort":/i.test(JSON.stringify(object));
  let [index, batch]: [number, PlacedPair[]] = [0, []];
  for (const pair of pairs) {
    const placed = { pair, namespace: `${namespace}-${++index}` };
    if ([...pair.before, ...pair.after].some(isAlone)) yield [placed];
    else batch.push(placed);
    if (batch.length === AT_ONCE) yield batch.splice(0);
  }
  if (batch.length > 0) yield batch;
}

/** The objects of which something else is seen than is said. */
function flawsOf({ title, after, changes }: PairCase, outcomes: Outcomes): string[] {
  const side = sideOf(after);
  const objects = side.documents.flatMap((document) => side.objectsOf(document));
  return objects.flatMap((object) => {
    const outcome = outcomes(object.json);
    if (outcome === undefined) return [];
    const said = (of: Seen) => changes.some((change) => change.startsWith(`${of} ${objectTitle(object)}:`));
    const isNone = !(['refused', 'restart', 'in-place'] as const).some(said);
    const has = { refused: said('refused'), restart: said('restart'), none: isNone };
    return (['refused', 'restart', 'none'] as const)
      .filter((each) => has[each] !== (outcome.seen === each))
      .map((each) =>
        `${title}: ${objectTitle(object)}: ${has[each] ? 'said' : 'not said'}, and seen ${outcome.seen}: ${each} ${outcome.words}`.trimEnd(),
      );
  });
}
