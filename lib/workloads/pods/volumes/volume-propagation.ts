import { wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';

/** The mounts that a node and a container have in common: https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation */
export enum VolumePropagation {
  /** The container sees what is mounted within the volume later, as an agent that measures file systems needs. */
  HOST_TO_CONTAINER = 'HostToContainer',
  /** The node and all containers also see what the container mounts, as a storage driver needs. Only for privileged containers. */
  BIDIRECTIONAL = 'Bidirectional',
}

export function* checkPropagation(propagation: unknown): Findings {
  if (Object.values<unknown>(VolumePropagation).includes(propagation)) return;
  yield wrongType('mountPropagation', propagation, 'a value such as VolumePropagation.HOST_TO_CONTAINER');
}
