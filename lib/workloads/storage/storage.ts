import { checkEntries, checkValue, isMap, wrongType } from '../../rules/check';
import { dnsLabelFlaw } from '../../rules/dns-name';
import { type Findings, inPart } from '../../rules/finding';
import { mountPathFlaw } from '../../rules/mount-path';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { PodVolume } from '../pods/pod-volume';
import {
  checkStorageClaim,
  isOnlyRead,
  STORAGE_CLAIM_OPTIONS,
  type StorageClaimOptions,
} from './storage-claim-options';

const OPTIONS = Object.keys(STORAGE_CLAIM_OPTIONS);

/**
 * Storage that each pod of a `StatefulService` has for itself, and finds again after every restart, on whatever node.
 *
 * @example
 * const data = Storage.claim({ size: Size.gibibytes(10), storageClass: 'fast' });
 * new StatefulService(chart, 'db', { image, storage: { '/var/lib/data': data }, sidecars: [{ name: 'backup', image: backup, volumes: { '/data': data.volume().readOnly() } }] });
 */
export class Storage {
  /**
   * A PersistentVolumeClaim for each pod, such as `var-lib-data-db-0` for the pod `db-0`. The API server refuses every later change
   * of it, its size included: `kubectl delete statefulset db --cascade=orphan` takes the StatefulSet away and leaves pods and
   * claims, so that the next apply recreates it. Existing claims keep what they have.
   *
   * @param options its size and class.
   */
  static claim(options: StorageClaimOptions): Storage {
    return new Storage(options);
  }

  private readonly mounted: PodVolume;

  private constructor(/** @internal */ readonly _options: StorageClaimOptions) {
    const volume = PodVolume._of({
      fields: () => undefined,
      check: function* () {},
      isWritableStorage: true,
      name: isMap(_options) ? _options.name : undefined,
    });
    this.mounted = isOnlyRead(_options ?? {}) ? volume.readOnly() : volume;
  }

  /** The storage as a volume of sidecars and init containers of the same pod. */
  volume(): PodVolume {
    return this.mounted;
  }

  /** @internal */
  *_check(): Findings {
    if (!(yield* checkStorageClaim('Storage.claim', this._options, OPTIONS))) return;
    const { name } = this._options;
    if (name !== undefined) yield* checkValue('dns-name', 'name', name, dnsLabelFlaw);
  }
}

/** @param volumes other volumes of the container, by path. */
export function* checkStorage(storage: unknown, volumes: unknown): Findings {
  const example = 'Storage.claim({ size: Size.gibibytes(10) })';
  for (const [path, one] of yield* checkEntries('storage', storage, `{ "/var/lib/data": ${example} }`)) {
    yield* checkValue('mount-path', 'storage path', path, mountPathFlaw);
    if (one instanceof Storage) yield* inPart(`storage at ${show(path)}`, one._check());
    else yield wrongType(`storage at ${show(path)}`, one, `storage such as ${example}`);
    if (isMap(volumes) && Object.hasOwn(volumes, path)) {
      yield finding('volume', `path ${show(path)} is in storage and in volumes: keep one of the two.`);
    }
  }
}
