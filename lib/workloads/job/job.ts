import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { checkValue } from '../../rules/check';
import { MAX_LABEL } from '../../rules/dns-name';
import { wholeNumberFlaw } from '../../rules/numbers';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { constructWorkload, type WorkloadKind } from '../construct-workload';
import { objectMetadata } from '../pods/pod-labels';
import type { WorkloadSpec } from '../pods/workload-spec';
import { jobFields } from '../runs/job-fields';
import { checkJobRun, resolveJobRun } from '../runs/job-run-spec';
import { WorkloadBase } from '../workload-base';
import { type AwaitedJob, checkBefore, renderBefore, resolveBefore, warnOfOtherVersion } from './before';
import { checkJobHook, hookAnnotations } from './check-job-hook';
import { jobName } from './job-name';
import { JOB_PROPS, type JobProps } from './job-props';

interface JobSpec extends AwaitedJob {
  /** Annotations by which tools take the Job for a hook. */
  readonly hookAnnotations: { readonly [key: string]: string };
}

const JOB: WorkloadKind<JobProps, JobSpec> = {
  title: 'the job',
  props: JOB_PROPS,
  resolve(id, props, versions) {
    const { job, needed } = hookAnnotations(props.hook);
    const run = resolveJobRun(id, props, versions);
    const spec = { ...run, pods: { ...run.pods, objectAnnotations: needed }, hookAnnotations: job };
    return { ...spec, jobName: jobName(spec.pods, props.revision), ...resolveBefore(props) };
  },
  *check(spec, props, job) {
    const { jobName: name, pods } = spec;
    const { revision } = props;
    yield* checkJobRun(spec, props);
    if (revision !== undefined) yield* checkValue('number', 'revision', revision, (value) => wholeNumberFlaw(value, 1));
    yield* checkBefore(job, spec, props);
    yield* checkJobHook(pods, props);
    // A name that is too long without the image's tag is a finding of its own.
    if (name.length > MAX_LABEL && pods.workloadName.length <= MAX_LABEL) {
      yield finding(
        'workload-name',
        `name and image tag give ${show(name)}, ${name.length} characters: write a shorter name, or a version, which takes the place of the tag; ${MAX_LABEL} are the most.`,
      );
    }
  },
  warn: warnOfOtherVersion,
  render(scope, spec) {
    const own = { ...spec.job, annotations: { ...spec.hookAnnotations, ...spec.job.annotations } };
    const { spec: _fields, ...object } = k8s.KubeJob.manifest({
      metadata: objectMetadata(scope, spec.pods, own, spec.jobName),
    });
    new ApiObject(scope, 'job', { ...object, spec: jobFields(scope, spec) });
    renderBefore(scope, spec);
  },
  objects: (spec) => [{ kind: 'Job', name: spec.jobName }],
};

/**
 * A job that runs once for each version of what it runs: a Job of one image, whose name ends in `version` or in the image's
 * tag. A second apply changes nothing, and a new release makes a new Job; `migrate` of the image `shop:2.3.0` is `migrate-2-3-0`.
 * Its account, its settings and the labels of its pods have the name without the tag, so that they outlast a release.
 *
 * The API server refuses to change the pods of a Job that exists. Settings in `config`, `files` and Secrets may change, and
 * count for pods that start afterwards. Whoever changes anything else of the pods without a new image raises `revision`, or
 * deletes the Job, which then runs again. A Job that `ttl` has deleted runs again at the next apply, too.
 *
 * @example
 * new Job(chart, 'migrate', { image: 'registry.example.com/shop:2.3.0', command: ['/bin/migrate'] });
 */
export class Job extends WorkloadBase {
  /** @internal */
  protected readonly _pods: WorkloadSpec;

  private readonly jobName: string;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the beginning of the name unless `name` is set.
   * @param props the image and options. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: JobProps) {
    super(scope, id);
    const spec = constructWorkload(this, id, props, JOB);
    this._pods = spec.pods;
    this.jobName = spec.jobName;
  }

  /** Name of the Job: the name, and the version or the image's tag. */
  override get workloadName(): string {
    return this.jobName;
  }

  /** The Job, for fields that no option has. */
  get apiObject(): ApiObject {
    return this._object('job', 'Job');
  }
}
