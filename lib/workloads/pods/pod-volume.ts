import { Size } from 'cdk8s';
import { checkFlag, checkStruct, checkValue } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { subPathFlaw } from '../../rules/mount-path';
import { hostPathSource, type PodVolumeHostPathOptions } from './host-path';
import { checkVolumeSize, volumeSize } from './volume-size';
import type { VolumeSource, VolumeView } from './volume-source';

/** Options of an empty folder. */
export interface PodVolumeScratchOptions {
  /**
   * The most that it may hold. A pod that writes more is evicted.
   *
   * @default - as much as its node has
   */
  readonly sizeLimit?: Size;

  /**
   * Turns it into a folder in memory, which counts against the containers' memory limits.
   *
   * @default false
   */
  readonly memory?: boolean;
}

/** Options of a claim. */
export interface PodVolumeClaimOptions {
  /**
   * Mounts it read-only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/**
 * A volume of a pod. One value that several containers mount is one volume, which they share, and so are the values that
 * `subPath()` and `readOnly()` make of it.
 *
 * @example
 * const logs = PodVolume.scratch({ sizeLimit: Size.mebibytes(100) });
 * new WebService(chart, 'user', { image, volumes: { '/var/log/app': logs }, sidecars: [{ name: 'shipper', image: shipper, volumes: { '/logs': logs.readOnly() } }] });
 */
export class PodVolume {
  /** A folder that starts empty with each pod, and goes with it. */
  static scratch(options: PodVolumeScratchOptions = {}): PodVolume {
    const { sizeLimit, memory } = options ?? {};
    return new PodVolume({
      fields: () => ({
        emptyDir: {
          medium: memory ? 'Memory' : undefined,
          sizeLimit: sizeLimit instanceof Size ? volumeSize(sizeLimit) : undefined,
        },
      }),
      check: () => checkScratch(options ?? {}),
    });
  }

  /**
   * Storage that outlives the pods. The folder belongs to the runtime's group, so that it can be written.
   *
   * @param claimName name of the PersistentVolumeClaim, in the workload's namespace.
   * @param options for example `{ readOnly: true }`.
   */
  static claim(claimName: string, options: PodVolumeClaimOptions = {}): PodVolume {
    const { readOnly } = options ?? {};
    return new PodVolume({
      fields: () => ({ persistentVolumeClaim: { claimName, readOnly: readOnly || undefined } }),
      check: () => checkClaim(claimName, options ?? {}),
      isWritableStorage: readOnly !== true,
    });
  }

  /**
   * The keys of a Secret as files, read-only.
   *
   * @param secretName name of the Secret, in the workload's namespace.
   */
  static secret(secretName: string): PodVolume {
    return new PodVolume({
      fields: () => ({ secret: { secretName } }),
      check: () => checkObjectName('Secret', secretName),
    });
  }

  /**
   * The keys of a ConfigMap that others make as files, read-only. For files of one's own there is `files`.
   *
   * @param configMapName name of the ConfigMap, in the workload's namespace.
   */
  static configMap(configMapName: string): PodVolume {
    return new PodVolume({
      fields: () => ({ configMap: { name: configMapName } }),
      check: () => checkObjectName('ConfigMap', configMapName),
      externalConfigMap: configMapName,
    });
  }

  /**
   * A folder, file, socket or device of the node that a pod is on, read-only unless the options say otherwise. Only namespaces
   * that enforce no Pod Security level, or "privileged", take such pods.
   *
   * Files of a node mostly belong to root, so that only a `runtime` that runs as root reads them.
   *
   * @param path its absolute path on the node; `/` is all of the node.
   * @param options for example `{ type: HostPathType.DIRECTORY }`.
   * @example
   * new NodeAgent(chart, 'logs', { image, volumes: { '/var/log': PodVolume.hostPath('/var/log') } });
   */
  static hostPath(path: string, options: PodVolumeHostPathOptions = {}): PodVolume {
    const isReadOnly = options?.readOnly !== false;
    return new PodVolume(hostPathSource(path, options ?? {}), { folders: [], isReadOnly });
  }

  /** Storage that a construct makes. @internal */
  static _of(source: VolumeSource): PodVolume {
    return new PodVolume(source);
  }

  private constructor(
    /** @internal */ readonly _source: VolumeSource,
    /** @internal */ readonly _view: VolumeView = { folders: [], isReadOnly: false },
  ) {}

  /**
   * A folder or file of this volume, mounted instead of the whole. A folder that is not there is made empty; a file of a
   * Secret or ConfigMap that is mounted so does not change as long as the pod runs.
   *
   * @param path relative to the volume, without "." and "..".
   * @example
   * const shared = PodVolume.claim('shared');
   * new WebService(chart, 'user', { image, volumes: { '/srv/images': shared.subPath('images'), '/srv/texts': shared.subPath('texts') } });
   */
  subPath(path: string): PodVolume {
    return new PodVolume(this._source, { ...this._view, folders: [...this._view.folders, path] });
  }

  /** This volume, mounted where nothing may be written to it, although others may. */
  readOnly(): PodVolume {
    return new PodVolume(this._source, { ...this._view, isReadOnly: true });
  }

  /** @internal */
  *_check(): Findings {
    yield* this._source.check();
    for (const path of this._view.folders) yield* checkValue('mount-path', 'subPath', path, subPathFlaw);
  }
}

function* checkScratch(options: PodVolumeScratchOptions): Findings {
  yield* checkStruct('a scratch volume', options, ['sizeLimit', 'memory']);
  const { sizeLimit, memory } = options;
  yield* checkFlag('memory', memory);
  if (sizeLimit !== undefined) yield* checkVolumeSize('sizeLimit', sizeLimit, 'Size.mebibytes(100)');
}

function* checkClaim(claimName: unknown, options: PodVolumeClaimOptions): Findings {
  yield* checkObjectName('PersistentVolumeClaim', claimName);
  if (yield* checkStruct('a claim', options, ['readOnly'])) yield* checkFlag('readOnly', options.readOnly);
}

function* checkObjectName(kind: string, name: unknown): Findings {
  yield* checkValue('dns-name', `${kind} name`, name, dnsSubdomainFlaw);
}
