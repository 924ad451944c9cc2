import type { Duration } from 'cdk8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { checkStruct, checkValue, wrongType } from '../../rules/check';
import { cronFlaw, LEAST_STARTING_DEADLINE } from '../../rules/cron';
import { checkDurations } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import { timeZoneFlaw } from '../../rules/time-zone';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import { checkJobRun, type JobRunSpec, resolveJobRun } from '../runs/job-run-spec';
import { CronJobConcurrency } from './cron-job-concurrency';
import type { CronJobHistory, CronJobProps } from './cron-job-props';

/** A CronJob with every default filled in. */
export interface CronJobSpec extends JobRunSpec {
  readonly schedule: string;
  readonly timeZone?: string;
  readonly concurrency: CronJobConcurrency;
  readonly startingDeadline?: Duration;
  readonly history: CronJobHistory;
  /** Labels and annotations of the CronJob alone. */
  readonly cronJob: ObjectMetadataOptions;
}

export function resolveCronJob(id: string, props: CronJobProps, versions: KubernetesVersions): CronJobSpec {
  const { schedule, timeZone, startingDeadline } = props;
  return {
    ...resolveJobRun(id, props, versions),
    schedule,
    timeZone,
    concurrency: props.concurrency ?? CronJobConcurrency.FORBID,
    startingDeadline,
    history: props.history ?? {},
    cronJob: props.cronJob ?? {},
  };
}

export function* checkCronJob(spec: CronJobSpec, props: CronJobProps): Findings {
  const { schedule, timeZone, concurrency, startingDeadline, history, cronJob } = spec;
  yield* checkValue('cron', 'schedule', schedule, cronFlaw);
  if (timeZone !== undefined) yield* checkValue('time-zone', 'timeZone', timeZone, timeZoneFlaw);
  if (!Object.values(CronJobConcurrency).includes(concurrency)) {
    yield wrongType('concurrency', concurrency, 'CronJobConcurrency.FORBID, ALLOW or REPLACE');
  }
  yield* checkDurations({ startingDeadline }, LEAST_STARTING_DEADLINE);
  if (yield* checkStruct('history', history, ['successful', 'failed'])) {
    for (const [name, count] of Object.entries({ successful: history.successful, failed: history.failed })) {
      const flaw = (value: unknown) => wholeNumberFlaw(value, 0, undefined, 3);
      if (count !== undefined) yield* checkValue('number', `${name} of history`, count, flaw);
    }
  }
  yield* checkObjectMetadata('cronJob', cronJob);
  yield* checkJobRun(spec, props);
}
