import type { Duration } from 'cdk8s';
import type { ScaleSchedule } from './schedule';

/** Limits and times of a number of pods that KEDA sets, whatever it goes by. */
export interface ScaleEventOptions {
  /**
   * The fewest pods, from 0. Without pods nothing answers requests, and none starts by a request: with 0, leave routes to others.
   */
  readonly min: number;

  /**
   * The use of CPU, in percent of the CPU request, from which pods are added as well, from 1. The measure that asks for the
   * most pods counts.
   *
   * @default - CPU does not count
   */
  readonly cpuPercent?: number;

  /**
   * The use of memory, in percent of the memory request, from which pods are added as well, from 1.
   *
   * @default - memory does not count
   */
  readonly memoryPercent?: number;

  /**
   * Hours at which there are more pods in any case.
   *
   * @default - none
   */
  readonly schedules?: ScaleSchedule[];

  /**
   * Time for which the measure must have been high before pods are added, in whole seconds up to an hour.
   *
   * @default - pods are added at once
   */
  readonly scaleUpWindow?: Duration;

  /**
   * Time for which the measure must have been low before pods are taken away, in whole seconds up to an hour. The last one goes
   * by `cooldownPeriod`.
   *
   * @default Duration.minutes(5)
   */
  readonly scaleDownWindow?: Duration;

  /**
   * Time after which KEDA looks again where there is no pod, in whole seconds from 1. It is for a `min` of 0: from one pod on,
   * Kubernetes itself asks, about every 15 seconds.
   *
   * @default Duration.seconds(30)
   */
  readonly pollingInterval?: Duration;

  /**
   * Time that must have passed since the last event before the last pod is taken away, in whole seconds. It is for a `min` of 0.
   *
   * @default Duration.minutes(5)
   */
  readonly cooldownPeriod?: Duration;
}

/** The names of all options. The compiler sees that none is missing. */
export const EVENT_OPTIONS = Object.keys({
  min: true,
  cpuPercent: true,
  memoryPercent: true,
  schedules: true,
  scaleUpWindow: true,
  scaleDownWindow: true,
  pollingInterval: true,
  cooldownPeriod: true,
} satisfies { [name in keyof ScaleEventOptions]-?: true });
