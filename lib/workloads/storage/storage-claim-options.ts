import type { Size } from 'cdk8s';
import type { AsWritten, k8s } from '../../cdk8s/k8s';
import { checkObjectMaps, checkStruct, checkValue, isMap } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { checkVolumeSize, volumeSize } from '../pods/volume-size';
import { AccessMode, checkAccessMode } from './access-mode';
import { checkStorageSource, type StorageSource } from './storage-source';

/** Storage that outlives pods. Once it is claimed, the API server refuses to change anything of it but its size. */
export interface StorageClaimOptions {
  /**
   * Name of the claim, a DNS label.
   *
   * @default - for a `StorageClaim` the construct's id; in a `StatefulService` the path at which the storage is mounted, before
   * the name of the pod: `var-lib-data-db-0` for `/var/lib/data`
   */
  readonly name?: string;

  /**
   * The least that it must hold. That of a `StorageClaim` may grow later, once it is bound and where the storage class allows it; it
   * never shrinks.
   */
  readonly size: Size;

  /**
   * Name of the StorageClass, or an empty text for a volume that somebody has made by hand.
   *
   * @default - the cluster's default class
   */
  readonly storageClass?: string;

  /**
   * The nodes and pods that may mount it at once.
   *
   * @default AccessMode.READ_WRITE_ONCE
   */
  readonly accessMode?: AccessMode;

  /**
   * The data that it begins with.
   *
   * @default - it begins empty
   */
  readonly source?: StorageSource;

  /**
   * Labels of the claim, in addition to those that it has anyway.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the claim.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** The names of all options. The compiler sees that none is missing. */
export const STORAGE_CLAIM_OPTIONS = {
  name: true,
  size: true,
  storageClass: true,
  accessMode: true,
  source: true,
  labels: true,
  annotations: true,
} satisfies { [name in keyof StorageClaimOptions]-?: true };

/** Names that claims and Helm charts have, and the option for each. */
const SYNONYMS = {
  accessModes: 'accessMode: AccessMode.READ_WRITE_MANY',
  dataSource: 'source: StorageSource.snapshot("before-2-0")',
  requests: 'size: Size.gibibytes(10)',
  resources: 'size: Size.gibibytes(10)',
  storage: 'size: Size.gibibytes(10)',
  storageClassName: 'storageClass: "fast"',
};

/**
 * The result says whether it is a struct at all.
 *
 * @param known the names of the options, of which a construct has more.
 */
export function* checkStorageClaim(what: string, options: unknown, known: readonly string[]): Findings<boolean> {
  if (!(yield* checkStruct(what, options, known, SYNONYMS)) || !isMap(options)) return false;
  const { size, storageClass, accessMode, source } = options;
  yield* checkVolumeSize('size', size, 'Size.gibibytes(10)');
  if (storageClass !== undefined && storageClass !== '') {
    yield* checkValue('dns-name', 'storageClass', storageClass, dnsSubdomainFlaw);
  }
  if (accessMode !== undefined) yield* checkAccessMode(accessMode);
  if (source !== undefined) yield* checkStorageSource(source);
  yield* checkObjectMaps(options);
  return true;
}

/** The spec of a claim whose options are right. */
export function storageClaimSpec(options: StorageClaimOptions): AsWritten<k8s.PersistentVolumeClaimSpec> {
  const { size, storageClass, accessMode = AccessMode.READ_WRITE_ONCE, source } = options;
  return {
    accessModes: [accessMode],
    storageClassName: storageClass,
    resources: { requests: { storage: volumeSize(size) } },
    dataSource: source?._reference,
  };
}

export const isOnlyRead = ({ accessMode }: Partial<StorageClaimOptions>) => accessMode === AccessMode.READ_ONLY_MANY;
