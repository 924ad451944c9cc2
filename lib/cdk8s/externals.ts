import type { IConstruct } from 'constructs';
import { ScopeState } from './scope-state';

const EXTERNALS = new ScopeState<Set<string>>('Externals');

/** Declares an object that is made outside of the app, or that a construct with problems would have made. */
export function declareExternal(construct: IConstruct, kind: string, name: string): void {
  externalsOf(construct).add(`${kind} ${name}`);
}

/** Tells if an object was declared by any construct of the app. */
export function isExternal(construct: IConstruct, kind: string, name: string): boolean {
  return externalsOf(construct).has(`${kind} ${name}`);
}

function externalsOf(construct: IConstruct): Set<string> {
  return EXTERNALS.getOrMake(construct.node.root, () => new Set());
}
