import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';

/** The nodes and pods that may mount a volume at once: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
export enum AccessMode {
  /** Pods of one node, which is what most storage classes can do. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** A single pod. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
  /** Pods of any node, for which the storage class must offer shared file systems, such as NFS. */
  READ_WRITE_MANY = 'ReadWriteMany',
  /** Pods of any node, none of which may write. */
  READ_ONLY_MANY = 'ReadOnlyMany',
}

export function* checkAccessMode(mode: unknown): Findings {
  if (Object.values<unknown>(AccessMode).includes(mode)) return;
  yield wrongType('accessMode', mode, 'a value such as AccessMode.READ_WRITE_MANY');
}
