import type { AntiAffinity } from '../pods/anti-affinity';
import { LONG_RUNNING_OPTIONS, type LongRunningOptions } from '../pods/long-running-options';
import type { ObjectMetadataOptions } from '../pods/object-metadata';
import type { Spread } from '../pods/spread';
import type { DisruptionBudget } from './disruption-budget';
import type { Scale } from './scale';

/** Options of workloads whose pods are replicas of each other. */
export interface ReplicaOptions extends LongRunningOptions {
  /**
   * The number of pods.
   *
   * @default - Scale.fixed(2); Scale.fixed(1) for a StatefulService, whose pods have data of their own
   */
  readonly scale?: Scale;

  /**
   * The number of pods that a node drain may take at a time.
   *
   * @default - one; no budget where `scale` says that a single pod may run, which would have nothing to spare
   */
  readonly disruptionBudget?: DisruptionBudget;

  /**
   * The spread of the pods over zones and nodes.
   *
   * @default Spread.preferred()
   */
  readonly spread?: Spread;

  /**
   * Permission for two pods to be on one node. With `AntiAffinity.required()` a rollout stops one pod before it starts the
   * next, unless `rollout` names other numbers, since there may be no free node for a further one.
   *
   * @default AntiAffinity.none()
   */
  readonly antiAffinity?: AntiAffinity;

  /**
   * Labels and annotations of the HorizontalPodAutoscaler alone, or of the ScaledObject and TriggerAuthentication of KEDA.
   *
   * @default - those of all objects
   */
  readonly autoscaler?: ObjectMetadataOptions;

  /**
   * Labels and annotations of the PodDisruptionBudget alone.
   *
   * @default - those of all objects
   */
  readonly podDisruptionBudget?: ObjectMetadataOptions;
}

/** The names of all options. The compiler sees that none is missing. */
export const REPLICA_OPTIONS = {
  scale: true,
  disruptionBudget: true,
  spread: true,
  antiAffinity: true,
  autoscaler: true,
  podDisruptionBudget: true,
  ...LONG_RUNNING_OPTIONS,
} satisfies { [name in keyof ReplicaOptions]-?: true };
