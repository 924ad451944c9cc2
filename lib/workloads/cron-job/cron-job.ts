import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { present } from '../../cdk8s/objects';
import { constructWorkload, type WorkloadKind } from '../construct-workload';
import { objectMetadata } from '../pods/pod-labels';
import type { WorkloadSpec } from '../pods/workload-spec';
import { jobFields } from '../runs/job-fields';
import { WorkloadBase } from '../workload-base';
import { CRON_JOB_PROPS, type CronJobProps } from './cron-job-props';
import { type CronJobSpec, checkCronJob, resolveCronJob } from './cron-job-spec';

/** The API server's own defaults. */
const API_DEFAULTS = { concurrency: 'Allow', successful: 3, failed: 1 };

const CRON_JOB: WorkloadKind<CronJobProps, CronJobSpec> = {
  title: 'the cron job',
  props: CRON_JOB_PROPS,
  resolve: resolveCronJob,
  check: checkCronJob,
  render(scope, spec) {
    const { pods, concurrency, startingDeadline, history } = spec;
    const { spec: fields, ...object } = k8s.KubeCronJob.manifest({
      metadata: objectMetadata(scope, pods, spec.cronJob),
      spec: {
        schedule: spec.schedule,
        timeZone: spec.timeZone,
        concurrencyPolicy: concurrency === API_DEFAULTS.concurrency ? undefined : concurrency,
        startingDeadlineSeconds: startingDeadline?.toSeconds(),
        successfulJobsHistoryLimit: history.successful === API_DEFAULTS.successful ? undefined : history.successful,
        failedJobsHistoryLimit: history.failed === API_DEFAULTS.failed ? undefined : history.failed,
        suspend: spec.suspend || undefined,
        jobTemplate: {},
      },
    });
    new ApiObject(scope, 'cron-job', {
      ...object,
      spec: {
        ...fields,
        // Without labels of their own, Jobs have those of their pods.
        jobTemplate: present({
          metadata: jobMetadata(scope, spec),
          spec: jobFields(scope, { ...spec, suspend: false }),
        }),
      },
    });
  },
  objects: ({ pods }) => [{ kind: 'CronJob', name: pods.workloadName }],
};

function jobMetadata(scope: Construct, { pods, job }: CronJobSpec): object | undefined {
  if (Object.keys({ ...job.labels, ...job.annotations }).length === 0) return undefined;
  const { name: _name, ...metadata } = objectMetadata(scope, pods, job);
  return metadata;
}

/**
 * A job that runs by a schedule: a CronJob of one image. A change of its options or its settings counts from the next run on.
 *
 * Two runs are never active at a time unless `concurrency` says so, and each pod has the labels of the workload, so that a
 * network policy can select it by `selector`; the Jobs themselves find their pods by labels of the cluster's own.
 *
 * @example
 * new CronJob(chart, 'report', { image, schedule: '0 3 * * *', timeZone: 'Europe/Berlin' });
 */
export class CronJob extends WorkloadBase {
  /** @internal */
  protected readonly _pods: WorkloadSpec;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the name unless `name` is set. Name and version have at most 52 characters.
   * @param props the image, the schedule and options. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: CronJobProps) {
    super(scope, id);
    this._pods = constructWorkload(this, id, props, CRON_JOB).pods;
  }

  /** The CronJob, for fields that no option has. */
  get apiObject(): ApiObject {
    return this._object('cron-job', 'CronJob');
  }
}
