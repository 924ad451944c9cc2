import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';

/** The order in which pods of a `StatefulService` are started, and taken away: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies */
export enum PodManagement {
  /**
   * One after the other, the first number first, each when the one before is ready. The last one goes first. For pods that
   * follow the first one. A pod that never gets ready holds all up, a rollout that would mend it as well: delete it by hand.
   */
  ORDERED_READY = 'OrderedReady',
  /** All at once, for pods that are ready only when they have found each other. */
  PARALLEL = 'Parallel',
}

export function* checkPodManagement(management: unknown): Findings {
  if (Object.values<unknown>(PodManagement).includes(management)) return;
  yield wrongType('podManagement', management, 'a value such as PodManagement.PARALLEL');
}
