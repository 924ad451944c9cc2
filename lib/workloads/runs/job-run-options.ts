import type { Duration } from 'cdk8s';
import type { ObjectMetadataOptions } from '../pods/object-metadata';
import { WORKLOAD_OPTIONS, type WorkloadOptions } from '../pods/workload-options';
import type { JobRestartPolicy } from './job-restart-policy';
import type { PodFailureRule } from './pod-failure-rule';

/** Options of workloads whose pods run until their work is done. */
export interface JobRunOptions extends WorkloadOptions {
  /**
   * Number of pods that must succeed, from 1.
   *
   * @default - one; with `parallelism`, the job is complete when one of its pods has succeeded and all have ended
   */
  readonly completions?: number;

  /**
   * Number of pods that run at a time, from 0. None run with 0, until the number is raised.
   *
   * @default 1
   */
  readonly parallelism?: number;

  /**
   * Gives each of the `completions` a number of its own, from 0, which its pods read from the variable `JOB_COMPLETION_INDEX`.
   *
   * @default false
   */
  readonly indexed?: boolean;

  /**
   * Number of times that failed pods are replaced, from 0, before the job counts as failed. The cluster waits 10 seconds before
   * the first one, and each time twice as long, up to some minutes.
   *
   * @default - 6, and any number with `retriesPerIndex`
   */
  readonly retries?: number;

  /**
   * Number of times that failed pods of one number of an indexed job are replaced, from 0, before that number counts as failed. The
   * other numbers go on, and the job counts as failed when they have ended. It needs Kubernetes 1.29.
   *
   * @default - `retries` is for all of them together
   */
  readonly retriesPerIndex?: number;

  /**
   * Number of failed numbers of an indexed job, from 0, above which the job counts as failed at once. It goes with
   * `retriesPerIndex`.
   *
   * @default - the others go on, however many fail
   */
  readonly maxFailedIndexes?: number;

  /**
   * Rules about pods that fail in some ways, at most 20, of which the first that fits counts.
   *
   * @default - each failed pod counts as a retry
   */
  readonly podFailurePolicy?: PodFailureRule[];

  /**
   * Time after which the job is stopped and counts as failed, in whole seconds, whatever it is doing and however many retries
   * are left: the way to end a job that hangs.
   *
   * @default - it may take as long as it needs
   */
  readonly deadline?: Duration;

  /**
   * Time after which a job that has ended is deleted together with its pods and their logs, in whole seconds.
   *
   * @default - it stays until somebody deletes it, or until `history` of a CronJob has newer ones
   */
  readonly ttl?: Duration;

  /**
   * Holds it back until this is taken out again. Pods that run are stopped.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * The way in which a failed container is tried again.
   *
   * @default JobRestartPolicy.NEVER
   */
  readonly restartPolicy?: JobRestartPolicy;

  /**
   * Time that the program gets to stop, in whole seconds from SIGTERM on, which it gets when its node is drained, when the
   * deadline has come and when the job is suspended. The pod is started again on another node, which counts as a retry.
   *
   * @default Duration.seconds(30)
   */
  readonly gracePeriod?: Duration;

  /**
   * Labels and annotations of the Job alone, or of all Jobs that a CronJob makes.
   *
   * @default - those of all objects
   */
  readonly job?: ObjectMetadataOptions;
}

/** The names of all options, complete by the compiler. */
export const JOB_RUN_OPTIONS = {
  completions: true,
  parallelism: true,
  indexed: true,
  retries: true,
  retriesPerIndex: true,
  maxFailedIndexes: true,
  podFailurePolicy: true,
  deadline: true,
  ttl: true,
  suspend: true,
  restartPolicy: true,
  gracePeriod: true,
  job: true,
  ...WORKLOAD_OPTIONS,
} satisfies { [name in keyof JobRunOptions]-?: true };
