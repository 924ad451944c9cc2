/** The lot of a run whose time has come while the one before it still runs. */
export enum CronJobConcurrency {
  /** Both run at the same time. */
  ALLOW = 'Allow',

  /** It waits, and starts when the other one has ended, unless `startingDeadline` has passed by then. */
  FORBID = 'Forbid',

  /** The one that runs is stopped, and the new one starts. */
  REPLACE = 'Replace',
}
