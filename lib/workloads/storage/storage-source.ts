import type { k8s } from '../../cdk8s/k8s';
import { checkValue, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';

/**
 * The data that new storage begins with, which a driver with snapshots or clones copies.
 *
 * @example
 * new StorageClaim(chart, 'restored', { size: Size.gibibytes(10), source: StorageSource.snapshot('before-2-0') });
 */
export class StorageSource {
  /** @param snapshotName name of a VolumeSnapshot, in the same namespace. */
  static snapshot(snapshotName: string): StorageSource {
    return new StorageSource({ apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: snapshotName });
  }

  /** @param claimName name of another PersistentVolumeClaim, in the same namespace and of the same storage class. */
  static claim(claimName: string): StorageSource {
    return new StorageSource({ kind: 'PersistentVolumeClaim', name: claimName });
  }

  private constructor(/** @internal */ readonly _reference: k8s.TypedLocalObjectReference) {}

  /** @internal */
  *_check(): Findings {
    const { kind, name } = this._reference;
    yield* checkValue('dns-name', `${kind} name`, name, dnsSubdomainFlaw);
  }
}

export function* checkStorageSource(source: unknown): Findings {
  if (source instanceof StorageSource) yield* source._check();
  else yield wrongType('source', source, 'a source such as StorageSource.snapshot("before-2-0")');
}
