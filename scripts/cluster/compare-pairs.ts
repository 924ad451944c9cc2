import { spawnSync } from 'node:child_process';
import type { Raw } from '../../__tests__/checks/objects';
import { PAIRS } from '../../__tests__/cli/plan/pairs';
import type { PairCase } from '../../__tests__/cli/plan/pairs/pair-case';
import { Snapshot } from '../../cli/commands/plan/objects/snapshot';
import { type AppObject, objectTitle } from '../../lib/checks/model/app-object';
import { type Seen, seenIn } from './seen-change';

/** kubectl with a context, and something on its standard input. */
type Apply = (
  args: readonly string[],
  input: string,
) => { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Pairs about which each cluster has its own answer: whether it has a second family, and whether something binds claims. */
const LEFT = ['a second IP family', 'a larger claim'];

/**
 * Applies both sides of each pair of the tests by `kubectl apply`, and returns whether the cluster does what the pair says: refuse the
 * object, replace its pods, or store nothing else.
 */
export function comparePairs(context: string, namespace: string, print: (line: string) => void): boolean {
  const apply: Apply = (args, input) =>
    spawnSync('kubectl', ['--context', context, '--namespace', namespace, ...args], { input, encoding: 'utf8' });
  const wrong: string[] = [];
  let [count, left] = [0, 0];
  for (const pair of Object.values(PAIRS).flat()) {
    const isLeft = pair.before.length === 0 || pair.after.length === 0 || LEFT.includes(pair.title);
    const flaws = isLeft ? undefined : flawsOf(pair, apply);
    if (flaws === undefined) left++;
    else count++;
    wrong.push(...(flaws ?? []));
  }
  print(`${count} pairs applied, ${left} left out, ${wrong.length} with another outcome than planned`);
  for (const line of wrong) print(line);
  return wrong.length === 0;
}

/** The outcomes that are not those of the pair, or undefined where the first side cannot be applied here. */
function flawsOf({ title, before, after, changes }: PairCase, apply: Apply): string[] | undefined {
  const isMade = apply(['apply', '-f', '-'], listOf(before)).status === 0;
  try {
    if (!isMade) return undefined;
    const side = new Snapshot(
      'after',
      after.map((json) => ({ file: '', text: JSON.stringify(json), json })),
    );
    const objects = side.documents.flatMap((document) => side.objectsOf(document));
    const stored = storedOf(objects, apply);
    const { stderr } = apply(['apply', '-f', '-'], listOf(after));
    const later = storedOf(objects, apply);
    return objects.flatMap((object, index) => {
      const [old, now] = [stored[index], later[index]];
      if (old === undefined) return [];
      const isRefused =
        stderr.includes(`"${object.name}" is invalid`) || stderr.includes(`"${object.name}" is forbidden`);
      const seen = seenIn(old, isRefused ? undefined : now);
      const said = (of: Seen) => changes.some((change) => change.startsWith(`${of} ${objectTitle(object)}:`));
      const isNone = !(['refused', 'restart', 'in-place'] as const).some(said);
      const has = { refused: said('refused'), restart: said('restart'), none: isNone };
      return (['refused', 'restart', 'none'] as const)
        .filter((each) => has[each] !== (seen === each))
        .map(
          (each) =>
            `${title}: ${objectTitle(object)}: ${has[each] ? 'said' : 'not said'}, and seen ${seen}: ${each} ${stderr.slice(0, 200)}`,
        );
    });
  } finally {
    const all = [...before, ...after];
    apply(['delete', '--now', '--wait=false', '--ignore-not-found', '-f', '-'], listOf(all));
    // A server that runs on its own has no controller that ends the protection of claims.
    for (const { metadata } of all.filter(({ kind }) => kind === 'PersistentVolumeClaim')) {
      apply(
        ['patch', 'persistentvolumeclaim', metadata.name, '--type=merge', '--patch={"metadata":{"finalizers":null}}'],
        '',
      );
    }
  }
}

/** Some objects as the cluster has them, in their order; undefined for one that it does not have. */
function storedOf(objects: readonly AppObject[], apply: Apply): (Raw | undefined)[] {
  const list = listOf(objects.map(({ json }) => json));
  const { stdout } = apply(['get', '-f', '-', '-o', 'json', '--ignore-not-found'], list);
  const found: Raw = stdout.trim() === '' ? { items: [] } : JSON.parse(stdout);
  const items: readonly Raw[] = found.items ?? [found];
  return objects.map(({ kind, name }) => items.find((item) => item.kind === kind && item.metadata.name === name));
}

const listOf = (items: readonly Raw[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
