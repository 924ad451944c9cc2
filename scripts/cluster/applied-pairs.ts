import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import type { Raw } from '../../__tests__/checks/objects';
import type { PairCase } from '../../__tests__/cli/plan/pairs/pair-case';
import { type Seen, seenIn } from './seen-change';

/** A cluster in which pairs are applied. */
export interface PairsPlace {
  readonly context: string;
  /** The beginning of the names of namespaces, of which each pair has one. */
  readonly namespace: string;
  /** The kinds that the cluster serves within namespaces, such as `apps/v1 Deployment`. */
  readonly served: ReadonlySet<string>;
}

/** A pair in the namespace that is made for it. */
export interface PlacedPair {
  readonly pair: PairCase;
  readonly namespace: string;
}

/** The outcome for each object of the second side of a pair; undefined for one that is new. */
export type Outcomes = (object: Raw) => { readonly seen: Seen; readonly words: string } | undefined;

/** A pair whose first side the cluster took, and what became of it. */
interface AppliedPair {
  readonly pair: PairCase;
  readonly outcomes: Outcomes;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Applies both sides of some pairs, each by one command, and returns the pairs whose first side was taken. */
export function applyPairs(pairs: readonly PlacedPair[], { context, served }: PairsPlace): AppliedPair[] {
  const kubectl = (args: readonly string[], items: readonly Raw[]) =>
    spawnSync('kubectl', ['--context', context, ...args, '-f', '-'], {
      input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
  const isWithin = ({ apiVersion, kind }: Raw) => served.has(`${apiVersion} ${kind}`);
  const placed = (object: Raw, namespace: string): Raw =>
    isWithin(object) ? { ...object, metadata: { ...object.metadata, namespace } } : object;
  const all = (side: 'before' | 'after') =>
    pairs.flatMap(({ pair, namespace }) => pair[side].map((object) => placed(object, namespace)));
  const stored = (side: 'before' | 'after') => {
    const { stdout } = kubectl(['get', '--output', 'json', '--ignore-not-found'], all(side));
    const found: Raw = stdout.trim() === '' ? { items: [] } : JSON.parse(stdout);
    return new Map<string, Raw>((found.items ?? [found]).map((item: Raw) => [identityOf(item), item]));
  };
  const made = pairs.flatMap(({ namespace }) => surroundingsIn(namespace));
  try {
    kubectl(['apply'], [...made, ...all('before')]);
    const old = stored('before');
    const { stderr } = kubectl(['apply'], all('after'));
    const now = stored('after');
    return pairs.flatMap(({ pair, namespace }) => {
      const nameOf = (object: Raw) => identityOf(placed(object, namespace));
      const written = new Map(pair.before.map((object) => [nameOf(object), object]));
      if ([...written.keys()].some((name) => !old.has(name))) return [];
      const outcomes: Outcomes = (object) => {
        const name = nameOf(object);
        const [before, after] = [old.get(name), now.get(name)];
        if (before === undefined || after === undefined || !written.has(name)) return undefined;
        // kubectl notes what the server has taken, and complains of objects by names that are the same in each namespace.
        const isNoted = before.metadata.annotations?.[LAST_APPLIED] !== after.metadata.annotations?.[LAST_APPLIED];
        const complaint = stderr.split('\n').find((line) => line.includes(`"${object.metadata.name}"`));
        const isRefused = complaint !== undefined && !isNoted && !isDeepStrictEqual(written.get(name), object);
        return { seen: seenIn(before, isRefused ? undefined : after), words: isRefused ? complaint.slice(0, 200) : '' };
      };
      return [{ pair, outcomes }];
    });
  } finally {
    // A cluster without controllers empties no namespace, and a port of its nodes would stay taken.
    kubectl(['delete', '--now', '--wait=false', '--ignore-not-found'], [...all('before'), ...all('after'), ...made]);
  }
}

/** A namespace with the ServiceAccount that every pod needs, which an API server without controllers does not make. */
const surroundingsIn = (namespace: string): Raw[] => [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } },
];

/** The version is no part of it: an object is the same in all versions of its group. */
const identityOf = ({ apiVersion, kind, metadata: { namespace = '', name } }: Raw) =>
  [apiVersion.split('/').slice(0, -1), kind, namespace, name].join(' ');
