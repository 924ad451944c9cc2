import { objectTitle } from '../../../../lib/checks/model/app-object';
import type { Change } from '../change';
import type { ChangedPair, Pair } from '../objects/pairs';
import type { Rename } from '../objects/renames';
import type { Snapshot } from '../objects/snapshot';

/** Both sides, and the objects that differ. */
export interface Comparison {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly pairs: readonly Pair[];
  readonly renames: readonly Rename[];
}

/** Looks for consequences of one class. */
export type Judge = (comparison: Comparison) => Iterable<Change>;

/** A consequence for an object, as the judges write it. */
export function changeOf(
  pair: Pair,
  changeClass: Change['class'],
  message: string,
  steps: readonly string[] = [],
): Change {
  const object = pair.after ?? pair.before;
  if (object === undefined) throw new Error('A pair has no object.');
  return { object: objectTitle(object), class: changeClass, message, steps };
}

/** An object as kubectl takes it on its command line: `deployment/user --namespace shop`. */
export function kubectlName({ after: { kind, group, namespace, name } }: Pick<ChangedPair, 'after'>): string {
  const resource = group === '' || group === 'apps' || group === 'batch' ? kind : `${kind}.${group}`;
  return `${resource.toLowerCase()}/${name}${inNamespace(namespace)}`;
}

/** The command that waits until a rollout is done. */
export function waitFor({ after }: Pick<ChangedPair, 'after'>): string {
  const { kind, namespace, name } = after;
  if (kind === 'Rollout') return `kubectl argo rollouts status ${name}${inNamespace(namespace)}`;
  return `kubectl rollout status ${kubectlName({ after })}`;
}

/** The command by which a rollout that is paused goes on. */
export function resumeOf({ after }: Pick<ChangedPair, 'after'>): string {
  const { kind, namespace, name } = after;
  if (kind === 'Rollout') return `kubectl argo rollouts promote ${name}${inNamespace(namespace)}`;
  return `kubectl rollout resume ${kubectlName({ after })}`;
}

const inNamespace = (namespace: string) => (namespace === '' ? '' : ` --namespace ${namespace}`);
