import type { IConstruct } from 'constructs';
import { rootsAround } from './app-trees';
import { ScopeState } from './scope-state';

const EXTERNALS = new ScopeState<Set<string>>('Externals');

/** Declares an object that is made outside of the app, or that a construct with problems would have made. */
export function declareExternal(construct: IConstruct, kind: string, name: string): void {
  EXTERNALS.getOrMake(construct.node.root, () => new Set()).add(`${kind} ${name}`);
}

/** Tells if an object was declared by any construct of the app, or of the cluster where the app has environments. */
export function isExternal(construct: IConstruct, kind: string, name: string): boolean {
  return rootsAround(construct).some((root) => EXTERNALS.get(root)?.has(`${kind} ${name}`));
}
