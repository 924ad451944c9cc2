import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  CronJobConcurrency,
  type CronJobProps,
  type JobProps,
  JobRestartPolicy,
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
  deadline: seconds(1200, 9000),
  ttl: seconds(0, 9000),
  suspend: fc.boolean(),
  restartPolicy: fc.constantFrom(...Object.values(JobRestartPolicy)),
  gracePeriod: seconds(1, 900),
};
