import type { IConstruct } from 'constructs';

const SWITCHED_OFF = Symbol.for('cdk8s-portico.SwitchedOff');

type Switched = IConstruct & { [SWITCHED_OFF]?: Map<string, string> };

/** Turns a check off for what is in a scope. */
export function switchOff(scope: IConstruct, check: string, why: string): void {
  const switched = scope as Switched;
  if (switched[SWITCHED_OFF] === undefined) Object.defineProperty(scope, SWITCHED_OFF, { value: new Map() });
  switched[SWITCHED_OFF]?.set(check, why);
}

/** Whether a check is off for a construct: here, or in a scope around it. */
export function isOff(construct: IConstruct, check: string): boolean {
  return construct.node.scopes.some((scope: Switched) => scope[SWITCHED_OFF]?.has(check));
}
