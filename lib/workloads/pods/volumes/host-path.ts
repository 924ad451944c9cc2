import { checkFlag, checkStruct, checkValue, wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { hostPathFlaw } from '../../../rules/mount-path';
import type { VolumeSource } from '../volume-source';

/** The thing that must be at a path of a node before a pod starts (https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types). */
export enum HostPathType {
  /** A folder. */
  DIRECTORY = 'Directory',
  /** A folder, which is made empty where there is none, with the group and the owner of the kubelet. */
  DIRECTORY_OR_CREATE = 'DirectoryOrCreate',
  /** A file. */
  FILE = 'File',
  /** A file, which is made empty where there is none. Its folder must exist. */
  FILE_OR_CREATE = 'FileOrCreate',
  /** A UNIX socket. */
  SOCKET = 'Socket',
  /** A character device. */
  CHAR_DEVICE = 'CharDevice',
  /** A block device. */
  BLOCK_DEVICE = 'BlockDevice',
}

/** Options of a path of the node. */
export interface PodVolumeHostPathOptions {
  /**
   * Mounts it read-only. A pod that may write to its node can often take it over.
   *
   * @default true
   */
  readonly readOnly?: boolean;

  /**
   * The thing that must be there: without it, a pod waits, and its events say why.
   *
   * @default - nothing is looked at
   */
  readonly type?: HostPathType;
}

export function hostPathSource(path: string, options: PodVolumeHostPathOptions): VolumeSource {
  return {
    fields: () => ({ hostPath: { path, type: options.type } }),
    check: () => checkHostPath(path, options),
  };
}

function* checkHostPath(path: unknown, options: PodVolumeHostPathOptions): Findings {
  yield* checkValue('mount-path', 'hostPath', path, hostPathFlaw);
  if (!(yield* checkStruct('a hostPath', options, ['readOnly', 'type']))) return;
  yield* checkFlag('readOnly', options.readOnly);
  const { type } = options;
  if (type === undefined || Object.values(HostPathType).includes(type)) return;
  yield wrongType('type of a hostPath', type, 'a value such as HostPathType.DIRECTORY');
}
