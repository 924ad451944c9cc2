import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  CronJobConcurrency,
  type CronJobProps,
  type JobProps,
  JobRestartPolicy,
  PodFailureAction,
  PodFailureRule,
  type WorkloadOptions,
} from '../../lib';
import type { PropArbitraries } from './arbitraries';

const seconds = (least: number, most: number) => fc.integer({ min: least, max: most }).map(Duration.seconds);
const count = (least: number) => fc.integer({ min: least, max: 5 });

/** A cron field: any value, one of its range, or several. */
const field = (min: number, max: number) =>
  fc.oneof(
    fc.constantFrom('*', '*/3'),
    fc.integer({ min, max }).map(String),
    fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
  );

const action = fc.constantFrom(PodFailureAction.FAIL_JOB, PodFailureAction.IGNORE, PodFailureAction.COUNT);
const codes = fc.uniqueArray(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 5 });

const failureRule = fc.oneof(
  fc.tuple(codes, action).map(([some, what]) => PodFailureRule.exitCodes(some, what)),
  fc.tuple(codes, action).map(([some, what]) => PodFailureRule.otherExitCodes(some, what)),
  action.map((what) => PodFailureRule.disruption(what)),
  action.map((what) => PodFailureRule.condition('ConfigIssue', what)),
);

type Own<Props> = Omit<Props, keyof WorkloadOptions | 'image' | 'job' | 'cronJob' | 'before' | 'kubectlImage' | 'hook'>;

/** Every option of jobs, whether they run once or by a schedule. */
export const jobProps: PropArbitraries<Own<CronJobProps & JobProps>> = {
  schedule: fc.oneof(
    fc.tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6)).map((fields) => fields.join(' ')),
    fc.constantFrom('@daily', '@hourly', '0 3 * jan-mar mon-fri'),
  ),
  timeZone: fc.constantFrom('Europe/Berlin', 'Etc/UTC', 'America/Argentina/Buenos_Aires'),
  concurrency: fc.constantFrom(...Object.values(CronJobConcurrency)),
  startingDeadline: seconds(10, 9000),
  history: fc.record({ successful: count(0), failed: count(0) }, { requiredKeys: [] }),
  revision: count(1),
  completions: count(3),
  parallelism: fc.integer({ min: 0, max: 3 }),
  indexed: fc.boolean(),
  retries: fc.nat({ max: 12 }),
  retriesPerIndex: fc.nat({ max: 5 }),
  maxFailedIndexes: fc.nat({ max: 3 }),
  podFailurePolicy: fc.array(failureRule, { minLength: 1, maxLength: 3 }),
  deadline: seconds(1200, 9000),
  ttl: seconds(0, 9000),
  suspend: fc.boolean(),
  restartPolicy: fc.constantFrom(...Object.values(JobRestartPolicy)),
  gracePeriod: seconds(1, 900),
};
