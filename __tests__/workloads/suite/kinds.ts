import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  CronJob,
  CronJobConcurrency,
  type CronJobProps,
  Job,
  JobHook,
  type JobProps,
  NodeAgent,
  type NodeAgentProps,
  StatefulService,
  type StatefulServiceProps,
  WebService,
  type WebServiceProps,
  Worker,
  type WorkerProps,
} from '../../../lib';
import {
  DEPLOYMENT_ROWS,
  IMAGE_ROW,
  JOB_RUN_ROWS,
  LONG_RUNNING_ROWS,
  NODE_AGENT_ROWS,
  type OptionRow,
  type OptionRows,
  REPLICA_ROWS,
  SERVICE_ROWS,
  STATEFUL_SERVICE_ROWS,
  WORKLOAD_ROWS,
} from './option-rows';

/** A kind of workload, as the tests of all kinds need it. */
export interface Kind {
  /** Its folder in lib/workloads. */
  readonly folder: string;
  /** The props that it cannot do without. */
  readonly required: object;
  readonly options: { readonly [name: string]: OptionRow };
  /** Options of other types than the defaults of those names. */
  readonly withoutDefault?: readonly string[];
  make(scope: Construct, id: string, props: object): Construct;
}

type Class<Props> = new (scope: Construct, id: string, props: Props) => Construct;

function kind<Props extends object>(
  folder: string,
  type: Class<Props>,
  required: Props,
  options: OptionRows<Props>,
  withoutDefault?: readonly string[],
): Kind {
  return { folder, required, options, withoutDefault, make: (scope, id, props) => new type(scope, id, props as Props) };
}

const image = 'registry.example.com/shop/user:1.4.0';

/** Every kind of workload: one without a row here fails the suite. */
export const KINDS: readonly Kind[] = [
  kind<WebServiceProps>(
    'web-service',
    WebService,
    { image },
    {
      image: IMAGE_ROW,
      ...WORKLOAD_ROWS,
      ...LONG_RUNNING_ROWS,
      ...REPLICA_ROWS,
      ...DEPLOYMENT_ROWS,
      ...SERVICE_ROWS,
    },
  ),
  kind<WorkerProps>(
    'worker',
    Worker,
    { image },
    { image: IMAGE_ROW, ...WORKLOAD_ROWS, ...LONG_RUNNING_ROWS, ...REPLICA_ROWS, ...DEPLOYMENT_ROWS },
  ),
  kind<NodeAgentProps>(
    'node-agent',
    NodeAgent,
    { image },
    { image: IMAGE_ROW, ...WORKLOAD_ROWS, ...LONG_RUNNING_ROWS, ...NODE_AGENT_ROWS },
    ['rollout'],
  ),
  kind<CronJobProps>(
    'cron-job',
    CronJob,
    { image, schedule: '0 3 * * *' },
    {
      image: IMAGE_ROW,
      schedule: { right: '*/5 8-18 * * mon-fri', wrong: '0 25 * * *' },
      timeZone: { right: 'Europe/Berlin', wrong: 'CET+1' },
      concurrency: { right: CronJobConcurrency.REPLACE, wrong: 'Never' },
      startingDeadline: { right: Duration.minutes(5), wrong: Duration.seconds(9) },
      history: { right: { successful: 1, failed: 2 }, wrong: { failed: -1 } },
      cronJob: { right: { labels: { tier: 'back' } }, wrong: { schedule: '0 3 * * *' } },
      ...WORKLOAD_ROWS,
      ...JOB_RUN_ROWS,
    },
  ),
  kind<JobProps>(
    'job',
    Job,
    { image },
    {
      image: IMAGE_ROW,
      revision: { right: 2, wrong: 0 },
      before: { right: (scope) => [new Worker(scope, 'mailer', { image })], wrong: 5, isAlone: true },
      kubectlImage: {
        right: 'registry.example.com/kubectl:v1.35.0',
        wrong: 'kubectl:latest',
        needs: (scope) => ({ before: [new Worker(scope, 'mailer', { image })] }),
        isAlone: true,
      },
      hook: { right: JobHook.beforeRelease(), wrong: 'PreSync', isAlone: true },
      ...WORKLOAD_ROWS,
      ...JOB_RUN_ROWS,
    },
  ),
  kind<StatefulServiceProps>(
    'stateful-service',
    StatefulService,
    { image },
    {
      image: IMAGE_ROW,
      ...WORKLOAD_ROWS,
      ...LONG_RUNNING_ROWS,
      ...REPLICA_ROWS,
      ...SERVICE_ROWS,
      ...STATEFUL_SERVICE_ROWS,
    },
    ['rollout'],
  ),
];

/** All options of a kind with their right values. */
export function everyOption({ options }: Kind, scope: Construct): { readonly [name: string]: unknown } {
  const together = Object.keys(options).filter((name) => options[name]?.isAlone !== true);
  return Object.fromEntries(together.map((name) => [name, right(options, name, scope)]));
}

export function right(options: Kind['options'], name: string, scope: Construct): unknown {
  const value = options[name]?.right;
  return typeof value === 'function' ? value(scope) : value;
}
