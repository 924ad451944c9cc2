import { Size } from 'cdk8s';
import { checkStorageClaim, storageClaimSpec } from '../../storage/storage-claim-options';
import type { VolumeSource } from '../volume-source';

/** Storage for each pod, which is claimed with it and goes with it. */
export interface PodVolumeEphemeralOptions {
  /** The least that it must hold. */
  readonly size: Size;

  /**
   * Name of the StorageClass.
   *
   * @default - the cluster's default class
   */
  readonly storageClass?: string;
}

export function ephemeralVolume(options: PodVolumeEphemeralOptions): VolumeSource {
  return {
    fields: () => ({
      ephemeral: options.size instanceof Size ? { volumeClaimTemplate: { spec: storageClaimSpec(options) } } : {},
    }),
    check: () => checkStorageClaim('ephemeral storage', options, ['size', 'storageClass']),
    isWritableStorage: true,
  };
}
