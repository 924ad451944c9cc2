import type { IConstruct } from 'constructs';
import { ScopeState } from '../cdk8s/scope-state';

const SWITCHED_OFF = new ScopeState<Map<string, string>>('SwitchedOff');

/** Turns a check off for what is in a scope. */
export function switchOff(scope: IConstruct, check: string, why: string): void {
  SWITCHED_OFF.getOrMake(scope, () => new Map()).set(check, why);
}

/** Whether a check is off for a construct: here, or in a scope around it. */
export function isOff(construct: IConstruct, check: string): boolean {
  return construct.node.scopes.some((scope) => SWITCHED_OFF.get(scope)?.has(check));
}
