import type { Construct } from 'constructs';
import type { AsWritten, k8s } from '../../cdk8s/k8s';
import type { Findings } from '../../rules/finding';
import type { SecretKey } from './secret-key';
import type { VolumePropagation } from './volumes/volume-propagation';

/** The fields of a volume but for its name. The typed objects have none of an image. */
export type VolumeFields = Omit<AsWritten<k8s.Volume>, 'name'> & { readonly image?: object };

/** Everything that volumes differ in. Mounts of one source are mounts of one volume. */
export interface VolumeSource {
  /** Name of the volume, where the path at which it is mounted does not make one. */
  readonly name?: string;
  /**
   * Undefined where each pod has one of its own, which its controller adds to the pod.
   *
   * @param container name of the first container that mounts it.
   */
  readonly fields: (container: string) => VolumeFields | undefined;
  /** @param oldest the oldest minor version of Kubernetes that must mount it. */
  readonly check: (oldest: number) => Findings<unknown>;
  /** True for storage that a group must be able to write to. */
  readonly isWritableStorage?: boolean;
  /** True for files that only their group may read. */
  readonly isOfGroup?: boolean;
  /** Name of a ConfigMap that others make. */
  readonly externalConfigMap?: string;
  /** Keys of Secrets that are mounted, some of which external-secrets may have to fetch. */
  readonly secretKeys?: readonly SecretKey[];
  /** The construct that makes what is mounted. */
  readonly madeBy?: Construct;
}

/** The part of a volume that is mounted, and how. */
export interface VolumeView {
  /** Paths within the volume, each relative to the one before. */
  readonly folders: readonly string[];
  readonly isReadOnly: boolean;
  readonly propagation?: VolumePropagation;
}
