import type { IConstruct } from 'constructs';
import { ScopeState } from './scope-state';

/** The constructs that one depends on because of what it uses, and not because its author said so. */
const IMPLIED = new ScopeState<Set<IConstruct>>('ImpliedOrder');

/** Has a construct applied after others that it uses, which a cluster takes in any order. */
export function dependOnUsed(user: IConstruct, ...used: readonly IConstruct[]): void {
  for (const each of used) {
    if (user.node.dependencies.includes(each)) continue;
    user.node.addDependency(each);
    IMPLIED.getOrMake(user, () => new Set()).add(each);
  }
}

export const isImplied = (user: IConstruct, used: IConstruct): boolean => IMPLIED.get(user)?.has(used) === true;
