import type { Duration } from 'cdk8s';
import type { ObjectMetadataOptions } from '../pods/object-metadata';
import { JOB_RUN_OPTIONS, type JobRunOptions } from '../runs/job-run-options';
import type { CronJobConcurrency } from './cron-job-concurrency';

/** The Jobs that a CronJob keeps when they have ended. */
export interface CronJobHistory {
  /**
   * Number of Jobs that succeeded, from 0.
   *
   * @default 3
   */
  readonly successful?: number;

  /**
   * Number of Jobs that failed, from 0.
   *
   * @default 1
   */
  readonly failed?: number;
}

/** Props of a job that runs by a schedule. */
export interface CronJobProps extends JobRunOptions {
  /** The container image, pinned by a tag other than `latest`, or by digest. */
  readonly image: string;

  /**
   * The times at which it runs, as a cron expression: minute, hour, day of the month, month and day of the week, for example
   * `0 3 * * *`, or a macro such as `@daily`.
   */
  readonly schedule: string;

  /**
   * The time zone of the schedule, by its name in the IANA database: `Europe/Berlin`. Where it has summer time, times between
   * those at which clocks are put forward do not come on that day, and come twice on the day when they are put back.
   *
   * @default - that of the cluster's controllers, usually UTC
   */
  readonly timeZone?: string;

  /**
   * The lot of a run whose time has come while the one before it still runs. Two at a time are not the default, as most
   * programs do not expect that somebody else does the same work; with `deadline`, one that hangs does not hold back all others.
   *
   * @default CronJobConcurrency.FORBID
   */
  readonly concurrency?: CronJobConcurrency;

  /**
   * Time by which a run may be late, because the cluster was down, the CronJob was suspended or the run before it took too
   * long, in whole seconds from 10. Later than that, it is left out.
   *
   * @default - the last run that was missed is made up for, however late it is
   */
  readonly startingDeadline?: Duration;

  /**
   * Numbers of Jobs that are kept when they have ended, together with their pods and logs.
   *
   * @default - 3 that succeeded, 1 that failed
   */
  readonly history?: CronJobHistory;

  /**
   * Labels and annotations of the CronJob alone.
   *
   * @default - those of all objects
   */
  readonly cronJob?: ObjectMetadataOptions;
}

/** The names of all props. The compiler sees that none is missing. */
export const CRON_JOB_PROPS = Object.keys({
  image: true,
  schedule: true,
  timeZone: true,
  concurrency: true,
  startingDeadline: true,
  history: true,
  cronJob: true,
  ...JOB_RUN_OPTIONS,
} satisfies { [name in keyof CronJobProps]-?: true });
