import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as gatewayApi from '../../imports/gateway.networking.k8s.io';
import { k8s } from '../../lib/cdk8s/k8s';
import { isClusterScoped } from '../../lib/checks/schema/table';

/** A kind of API objects. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Code that makes an object: `manifest('Service'`, `k8s.KubeJob.manifest(`, `new Gateway(`. */
const MADE = /\b(?:new (?:k8s\.)?(?<type>[A-Z]\w+)\(|k8s\.(?<typed>Kube\w+)\.manifest\(|manifest\(\s*'(?<kind>\w+)')/g;

/** A claim that is gone from the code may hold what nobody has anywhere else. */
const KEPT = ['PersistentVolumeClaim'];

/** Controllers are applied by themselves, before the apps that they serve. */
const APART = 'controllers';

/**
 * The kinds of objects within a namespace that the library makes for an app, as the code of `lib/` says. Without those of
 * controllers, and of those that no apply is to remove.
 */
export function madeKinds(): Kind[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith(APART),
  );
  const code = files.map((file) => readFileSync(path.join('lib', file), 'utf8'));
  const types = code.flatMap((text) =>
    [...text.matchAll(MADE)].map(({ groups }) => groups?.type ?? groups?.typed ?? `Kube${groups?.kind}`),
  );
  const known: { readonly [name: string]: unknown } = { ...k8s, ...gatewayApi };
  const kinds = types.flatMap((type) => (known[type] as { GVK?: Kind } | undefined)?.GVK ?? []);
  const pruned = kinds.filter(({ apiVersion, kind }) => !KEPT.includes(kind) && !isGlobal(apiVersion, kind));
  const named = new Map(pruned.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]));
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

/** Another namespace may have objects of the same chart, whose cluster-scoped ones a prune would remove. */
const isGlobal = (apiVersion: string, kind: string) => isClusterScoped(apiVersion.split('/').at(-2) ?? '', kind);

/** The options by which `kubectl apply --prune` removes objects of some kinds; the core group is called `core` there. */
export const pruneOptions = (kinds: readonly Kind[]): string[] =>
  kinds.map(({ apiVersion, kind }) => `--prune-allowlist=${/\//.test(apiVersion) ? '' : 'core/'}${apiVersion}/${kind}`);
