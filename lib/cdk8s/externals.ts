import type { IConstruct } from 'constructs';

const EXTERNALS = Symbol.for('cdk8s-portico.Externals');

/** Says that an object which the app refers to is made elsewhere, or would be made if nothing were wrong with it. */
export function declareExternal(construct: IConstruct, kind: string, name: string): void {
  externalsOf(construct).add(`${kind} ${name}`);
}

/** Whether something said so, anywhere in the app. */
export function isExternal(construct: IConstruct, kind: string, name: string): boolean {
  return externalsOf(construct).has(`${kind} ${name}`);
}

function externalsOf(construct: IConstruct): Set<string> {
  const root = construct.node.root as IConstruct & { [EXTERNALS]?: Set<string> };
  if (root[EXTERNALS] === undefined) Object.defineProperty(root, EXTERNALS, { value: new Set() });
  return root[EXTERNALS] as Set<string>;
}
