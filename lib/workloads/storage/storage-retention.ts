import type { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { checkStruct, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';

/** The lot of the claims of pods that are no more. */
export enum ClaimRetention {
  /** They stay, and whoever takes their place finds what they hold. */
  RETAIN = 'Retain',
  /** They are deleted, and what they hold with them, unless the storage class retains it. */
  DELETE = 'Delete',
}

/** Claims of a `StatefulService` whose pods are no more. */
export interface StorageRetention {
  /**
   * The claims of all pods, when the StatefulSet is deleted.
   *
   * @default ClaimRetention.RETAIN
   */
  readonly whenDeleted?: ClaimRetention;

  /**
   * The claims of pods that a smaller scale takes away.
   *
   * @default ClaimRetention.RETAIN
   */
  readonly whenScaled?: ClaimRetention;
}

const OPTIONS = ['whenDeleted', 'whenScaled'];

/** @param hasStorage whether there are claims at all. */
export function* checkStorageRetention(retention: StorageRetention, hasStorage: boolean): Findings {
  if (!(yield* checkStruct('storageRetention', retention, OPTIONS))) return;
  const { whenDeleted, whenScaled } = retention;
  const given = Object.entries({ whenDeleted, whenScaled }).filter(([, value]) => value !== undefined);
  const wrong = given.filter(([, value]) => !Object.values<unknown>(ClaimRetention).includes(value));
  for (const [what, value] of wrong) yield wrongType(what, value, 'a value such as ClaimRetention.DELETE');
  if (hasStorage || given.length === 0 || wrong.length > 0) return;
  yield finding(
    'storage',
    'storageRetention has no effect without storage: add storage, or leave storageRetention out.',
  );
}

/** Retain is the API server's own default of both. */
export function retentionPolicy({
  whenDeleted,
  whenScaled,
}: StorageRetention): k8s.StatefulSetPersistentVolumeClaimRetentionPolicy | undefined {
  return unlessEmpty({
    ...(whenDeleted === ClaimRetention.DELETE && { whenDeleted }),
    ...(whenScaled === ClaimRetention.DELETE && { whenScaled }),
  });
}
