import type { Construct } from 'constructs';
import type { k8s } from '../../cdk8s/k8s';
import type { Findings } from '../../rules/finding';

/** The fields of a volume but for its name. */
export type VolumeFields = Omit<k8s.Volume, 'name'>;

/** Everything that volumes differ in. Mounts of one source are mounts of one volume. */
export interface VolumeSource {
  readonly fields: () => VolumeFields;
  readonly check: () => Findings;
  /** True for storage that a group must be able to write to. */
  readonly isWritableStorage?: boolean;
  /** Name of a ConfigMap that others make. */
  readonly externalConfigMap?: string;
  /** The construct that makes what is mounted. */
  readonly madeBy?: Construct;
}

/** The part of a volume that is mounted, and how. */
export interface VolumeView {
  /** Paths within the volume, each relative to the one before. */
  readonly folders: readonly string[];
  readonly isReadOnly: boolean;
}
