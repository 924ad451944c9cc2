import type { IConstruct } from 'constructs';
import { ScopeState } from '../../../cdk8s/scope-state';
import type { PodSecurityLevel } from '../../../rules/pod-security-level';

const ASKED = new ScopeState<() => PodSecurityLevel>('AskedPodSecurityLevel');

/** Remembers the level of Pod Security that the options of a workload come to. Patches may take its pods further down. */
export function rememberAskedLevel(workload: IConstruct, level: () => PodSecurityLevel): void {
  ASKED.set(workload, level);
}

/** The level that the options of the workload around an object come to. */
export function askedLevel(object: IConstruct): PodSecurityLevel | undefined {
  return object.node.scope && ASKED.get(object.node.scope)?.();
}
