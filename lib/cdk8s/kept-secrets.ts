import type { IConstruct } from 'constructs';
import { rootsInCluster } from './app-trees';
import { ScopeState } from './scope-state';

/** A Secret that somebody applies next to the output, from a file whose values cannot be written into it. */
export interface KeptSecret {
  /** The construct that knows of it. */
  readonly construct: IConstruct;
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly type?: string;
  /** The file that it comes from. */
  readonly file: string;
}

const KEPT = new ScopeState<KeptSecret[]>('KeptSecrets');

export function keepSecret(secret: KeptSecret): void {
  KEPT.getOrMake(secret.construct.node.root, () => []).push(secret);
}

/** The kept Secrets of the cluster of a construct. */
export function keptSecrets(construct: IConstruct): readonly KeptSecret[] {
  return rootsInCluster(construct).flatMap((root) => KEPT.get(root) ?? []);
}
