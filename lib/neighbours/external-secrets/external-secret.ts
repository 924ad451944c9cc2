import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { ExternalSecret, ExternalSecretSpecSecretStoreRefKind } from '../../../imports/external-secrets.io';
import { chartOf } from '../../cdk8s/charts';
import { recommendedLabels } from '../../cdk8s/labels';
import { ScopeState } from '../../cdk8s/scope-state';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { SecretStore } from './secret-store';

/** A key of a Secret that external-secrets fetches from a store. */
export interface ExternalKey {
  readonly secretName: string;
  readonly key: string;
  readonly store: SecretStore;
  readonly path: string;
  /** True where the path has one value, and no keys within it. */
  readonly isWholeValue: boolean;
}

/** An ExternalSecret of a namespace, with all keys that somebody takes from its Secret. */
interface Fetched {
  readonly source: string;
  readonly object: ExternalSecret;
  readonly keys: Map<string, ExternalKey>;
}

/** On the root, by namespace and name of the Secret. */
const FETCHED = new ScopeState<Map<string, Fetched>>('ExternalSecrets');

const fetchedAround = (user: Construct) => FETCHED.getOrMake(user.node.root, () => new Map());
const idOf = (user: Construct, secretName: string) => `${chartOf(user)?.namespace ?? ''}/${secretName}`;
const sourceOf = ({ path, store }: ExternalKey) => `${show(path)} of ${store._title}`;

/** Checks keys of a construct against each other and those that others take in its namespace. */
export function* checkExternalKeys(user: Construct, keys: readonly ExternalKey[]): Findings {
  const known = fetchedAround(user);
  const first = new Map<string, ExternalKey>();
  for (const key of keys) {
    const { secretName } = key;
    const twin = first.get(secretName);
    const source = twin === undefined ? known.get(idOf(user, secretName))?.source : sourceOf(twin);
    if (twin === undefined) first.set(secretName, key);
    if (source === undefined || source === sourceOf(key)) continue;
    yield finding(
      'external-secret',
      `${sourceOf(key)} and ${source} both give the Secret ${show(secretName)}: write another secretName for one of them, as in SecretKey.external(store, ${show(key.path)}, ${show(key.key)}, { secretName: "…" }).`,
    );
  }
  yield* checkValues(keys, (key) => known.get(idOf(user, key.secretName))?.keys.get(key.key));
}

function* checkValues(keys: readonly ExternalKey[], knownOf: (key: ExternalKey) => ExternalKey | undefined): Findings {
  const first = new Map<string, ExternalKey>();
  for (const key of keys) {
    const id = `${key.secretName}/${key.key}`;
    const twin = first.get(id) ?? knownOf(key);
    first.set(id, twin ?? key);
    if (twin === undefined || twin.isWholeValue === key.isWholeValue) continue;
    yield finding(
      'external-secret',
      `the key ${show(key.key)} of ${show(key.path)} is the whole value in one place and one of its keys in another: write wholeValue in both or in neither.`,
    );
  }
}

/** Has external-secrets fetch the keys. The ExternalSecrets that do are in the chart of their first user. */
export function fetchKeys(user: Construct, keys: readonly ExternalKey[]): readonly ExternalSecret[] {
  const known = fetchedAround(user);
  const used = new Set<ExternalSecret>();
  for (const key of keys) {
    const id = idOf(user, key.secretName);
    const fetched = known.get(id) ?? makeExternalSecret(user, key);
    known.set(id, fetched);
    fetched.keys.set(key.key, key);
    used.add(fetched.object);
  }
  return [...used];
}

function makeExternalSecret(user: Construct, key: ExternalKey): Fetched {
  const { secretName: name, store } = key;
  const scope: Construct = chartOf(user) ?? user;
  const keys = new Map<string, ExternalKey>();
  const { kind, ...reference } = store._reference;
  const object = new ExternalSecret(scope, `external-secret-${name}`, {
    metadata: { name, labels: recommendedLabels(scope, { name, instance: name }) },
    spec: {
      refreshInterval: store._refreshInterval,
      secretStoreRef: { ...reference, kind: kind && ExternalSecretSpecSecretStoreRefKind.CLUSTER_SECRET_STORE },
      data: Lazy.any({ produce: () => dataOf(keys) }),
    },
  });
  return { source: sourceOf(key), object, keys };
}

/** In the order of their names, so that the order of workloads changes nothing. */
function dataOf(keys: ReadonlyMap<string, ExternalKey>) {
  const sorted = [...keys.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return sorted.map(({ key, path, store, isWholeValue }) => ({
    secretKey: key,
    remoteRef: { key: store._remotePath(path), ...(!isWholeValue && { property: key }) },
  }));
}
