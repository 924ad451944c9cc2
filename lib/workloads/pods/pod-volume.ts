import { checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { subPathFlaw } from '../../rules/mount-path';
import type { IEnvValue } from './pod-variable';
import type { SecretKey } from './secret-key';
import type { VolumeSource, VolumeView } from './volume-source';
import { claimVolume, type PodVolumeClaimOptions } from './volumes/claim-volume';
import { downwardApiVolume } from './volumes/downward-api-volume';
import { ephemeralVolume, type PodVolumeEphemeralOptions } from './volumes/ephemeral-volume';
import { hostPathSource, type PodVolumeHostPathOptions } from './volumes/host-path';
import { imageVolume, type PodVolumeImageOptions } from './volumes/image-volume';
import { keysVolume, type PodVolumeConfigMapOptions, type PodVolumeSecretOptions } from './volumes/keys-volume';
import { type PodVolumeScratchOptions, scratchVolume } from './volumes/scratch-volume';
import { type PodVolumeSecretKeysOptions, secretKeysVolume } from './volumes/secret-keys-volume';
import { type PodVolumeServiceAccountTokenOptions, tokenVolume } from './volumes/token-volume';
import { checkPropagation, type VolumePropagation } from './volumes/volume-propagation';

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
    return new PodVolume(scratchVolume(options ?? {}));
  }

  /**
   * Storage that outlives the pods. The folder belongs to the runtime's group, so that it can be written.
   *
   * @param claimName name of the PersistentVolumeClaim, in the workload's namespace.
   * @param options for example `{ readOnly: true }`.
   */
  static claim(claimName: string, options: PodVolumeClaimOptions = {}): PodVolume {
    return new PodVolume(claimVolume(claimName, options ?? {}));
  }

  /**
   * Storage that is claimed with each pod and goes with it: for more than a node's own disk has, or for a faster one.
   *
   * @param options its size, and the class of storage.
   */
  static ephemeral(options: PodVolumeEphemeralOptions): PodVolume {
    return new PodVolume(ephemeralVolume(options ?? {}));
  }

  /**
   * The keys of a Secret as files, read-only.
   *
   * @param secretName name of the Secret, in the workload's namespace.
   * @param options for example `{ items: { 'tls.crt': 'server.crt' } }`.
   */
  static secret(secretName: string, options: PodVolumeSecretOptions = {}): PodVolume {
    return new PodVolume(keysVolume('Secret', secretName, options ?? {}));
  }

  /**
   * Keys of one or several Secrets as files, read-only, those that external-secrets fetches as well.
   *
   * @param files the key of each file, by its path in the folder.
   * @param options for example `{ mode: 0o440 }`.
   * @example
   * new WebService(chart, 'user', { image, volumes: { '/etc/tls': PodVolume.secretKeys({ 'ca.crt': SecretKey.of('internal-ca', 'ca.crt') }) } });
   */
  static secretKeys(files: { [path: string]: SecretKey }, options: PodVolumeSecretKeysOptions = {}): PodVolume {
    return new PodVolume(secretKeysVolume(files, options ?? {}));
  }

  /**
   * The keys of a ConfigMap that others make as files, read-only. For files of one's own there is `files`.
   *
   * @param configMapName name of the ConfigMap, in the workload's namespace.
   * @param options for example `{ optional: true }`.
   */
  static configMap(configMapName: string, options: PodVolumeConfigMapOptions = {}): PodVolume {
    return new PodVolume({
      ...keysVolume('ConfigMap', configMapName, options ?? {}),
      externalConfigMap: configMapName,
    });
  }

  /**
   * A folder, file, socket or device of the node that a pod is on, read-only unless the options say otherwise. Only namespaces
   * that enforce no Pod Security level, or "privileged", take such pods.
   *
   * Files of a node mostly belong to root, so that only a `runtime` that runs as root reads them.
   *
   * @param path its absolute path on the node. `/` is all of the node.
   * @param options for example `{ type: HostPathType.DIRECTORY }`.
   * @example
   * new NodeAgent(chart, 'logs', { image, volumes: { '/var/log': PodVolume.hostPath('/var/log') } });
   */
  static hostPath(path: string, options: PodVolumeHostPathOptions = {}): PodVolume {
    const isReadOnly = options?.readOnly !== false;
    return new PodVolume(hostPathSource(path, options ?? {}), { folders: [], isReadOnly });
  }

  /**
   * A file with a token by which a pod proves to others who it is, read-only. The cluster replaces it before it expires. It needs
   * no `apiToken` of the identity.
   *
   * @param options its recipient, and the time for which it is valid.
   */
  static serviceAccountToken(options: PodVolumeServiceAccountTokenOptions = {}): PodVolume {
    return new PodVolume(tokenVolume(options ?? {}));
  }

  /**
   * Fields of the pod as files, read-only, which follow a change of its labels and annotations.
   *
   * @param files fields of the pod, or requests and limits of the first container that mounts it, by path of the file.
   * @example
   * new WebService(chart, 'user', { image, volumes: { '/etc/pod': PodVolume.downwardApi({ labels: PodVariable.field('metadata.labels') }) } });
   */
  static downwardApi(files: { [path: string]: IEnvValue }): PodVolume {
    return new PodVolume(downwardApiVolume(files));
  }

  /**
   * The files of an image, read-only: for data such as models, or programs of their own release. From Kubernetes 1.35 on.
   *
   * @param reference the image with its registry, pinned by a tag other than `latest`, or by digest.
   * @param options for example `{ pullPolicy: PullPolicy.ALWAYS }`.
   */
  static image(reference: string, options: PodVolumeImageOptions = {}): PodVolume {
    return new PodVolume(imageVolume(reference, options ?? {}));
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

  /**
   * This volume with the mounts that the node makes within it later, or those of the container for the node as well. By default
   * neither sees those of the other.
   *
   * @param propagation for example `VolumePropagation.HOST_TO_CONTAINER`.
   * @example
   * new NodeAgent(chart, 'metrics', { image, volumes: { '/host': PodVolume.hostPath('/').mountPropagation(VolumePropagation.HOST_TO_CONTAINER) } });
   */
  mountPropagation(propagation: VolumePropagation): PodVolume {
    return new PodVolume(this._source, { ...this._view, propagation });
  }

  /**
   * @param oldest the oldest minor version of Kubernetes that must mount it.
   * @internal
   */
  *_check(oldest: number): Findings {
    yield* this._source.check(oldest);
    const { folders, ...view } = this._view;
    for (const path of folders) yield* checkValue('mount-path', 'subPath', path, subPathFlaw);
    if ('propagation' in view) yield* checkPropagation(view.propagation);
  }
}
