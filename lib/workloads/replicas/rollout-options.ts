import type { Duration } from 'cdk8s';
import type { CanaryHeader } from '../../routing/table/backend';
import type { PodCount } from './pod-count';
import type { RolloutStep } from './rollout-step';

/** Times and history of a rollout, whichever way the pods are replaced. */
export interface RolloutRecreateOptions {
  /**
   * Time for which a new pod must have been ready before it counts, in whole seconds. A pod that fails soon after its start
   * then stops the rollout.
   *
   * @default Duration.seconds(5)
   */
  readonly minReady?: Duration;

  /**
   * Time without progress after which a rollout is reported as failed, in whole seconds, longer than a pod takes to start.
   *
   * @default - 10 minutes, or as long as a slow start needs
   */
  readonly deadline?: Duration;

  /**
   * Number of earlier states that are kept for `kubectl rollout undo`, from 0.
   *
   * @default 3
   */
  readonly history?: number;
}

/** Options of a rolling update. */
export interface RolloutRollingOptions extends RolloutRecreateOptions {
  /**
   * Pods that may run meanwhile in addition to the scale. A share is rounded up.
   *
   * @default PodCount.percent(25)
   */
  readonly maxSurge?: PodCount;

  /**
   * Pods of the scale that may be missing meanwhile. A share is rounded down.
   *
   * @default PodCount.of(0)
   */
  readonly maxUnavailable?: PodCount;
}

/** Options of a release that Argo Rollouts takes step by step. */
export interface RolloutCanaryOptions extends RolloutRecreateOptions {
  /** The shares of the requests that new pods get, and what is waited for in between. After the last step they get all. */
  readonly steps: RolloutStep[];

  /**
   * A header with a value, or with a pattern, that leads to the new pods at every step.
   *
   * @default - nothing but the steps decides
   */
  readonly header?: CanaryHeader;

  /**
   * Name of the Service in front of the new pods.
   *
   * @default - the name of the workload's own Service with `-canary` at its end
   */
  readonly serviceName?: string;
}

export const RECREATE_OPTIONS = Object.keys({
  minReady: true,
  deadline: true,
  history: true,
} satisfies { [name in keyof RolloutRecreateOptions]-?: true });

export const ROLLING_OPTIONS = [...RECREATE_OPTIONS, 'maxSurge', 'maxUnavailable'];
export const CANARY_OPTIONS = [...RECREATE_OPTIONS, 'steps', 'header', 'serviceName'];
