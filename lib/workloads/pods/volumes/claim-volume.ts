import { checkFlag, checkStruct, checkValue } from '../../../rules/check';
import { dnsSubdomainFlaw } from '../../../rules/dns-name';
import type { Findings } from '../../../rules/finding';
import type { VolumeSource } from '../volume-source';

/** Options of a claim. */
export interface PodVolumeClaimOptions {
  /**
   * Mounts it read-only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

export function claimVolume(claimName: string, options: PodVolumeClaimOptions): VolumeSource {
  const { readOnly } = options;
  return {
    fields: () => ({ persistentVolumeClaim: { claimName, readOnly: readOnly || undefined } }),
    check: () => checkClaim(claimName, options),
    isWritableStorage: readOnly !== true,
  };
}

function* checkClaim(claimName: unknown, options: PodVolumeClaimOptions): Findings {
  yield* checkValue('dns-name', 'PersistentVolumeClaim name', claimName, dnsSubdomainFlaw);
  if (yield* checkStruct('a claim', options, ['readOnly'])) yield* checkFlag('readOnly', options.readOnly);
}
