import type { Duration } from 'cdk8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { checkFlag, checkValue, wrongType } from '../../rules/check';
import { checkDurations } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { isWholeNumber, wholeNumberFlaw } from '../../rules/numbers';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { taskDrain } from '../pods/drain';
import { hasNativeSidecars } from '../pods/native-sidecars';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import { resolveWorkload, type WorkloadSpec } from '../pods/workload-spec';
import { checkFailures } from './check-failures';
import { JobRestartPolicy } from './job-restart-policy';
import type { JobRunOptions } from './job-run-options';
import type { PodFailureRule } from './pod-failure-rule';

/** A job with every default filled in, whether it runs once or by a schedule. */
export interface JobRunSpec {
  readonly pods: WorkloadSpec;
  readonly completions?: number;
  readonly parallelism?: number;
  readonly indexed: boolean;
  readonly retries?: number;
  readonly retriesPerIndex?: number;
  readonly maxFailedIndexes?: number;
  readonly podFailurePolicy?: readonly PodFailureRule[];
  readonly deadline?: Duration;
  readonly ttl?: Duration;
  readonly suspend: boolean;
  /** Labels and annotations of the Job alone. */
  readonly job: ObjectMetadataOptions;
}

/** The most pods of an indexed job at a time. */
const MOST_INDEXED = 100_000;

export function resolveJobRun(
  id: string,
  props: JobRunOptions & { readonly image: string },
  versions: KubernetesVersions,
): JobRunSpec {
  const { completions, parallelism, retries, retriesPerIndex, maxFailedIndexes, podFailurePolicy } = props;
  const { deadline, ttl, job } = props;
  const pods = resolveWorkload(
    {
      id,
      image: props.image,
      versions,
      // Each pod reads its settings when it starts, and the API server refuses to change the template of a Job.
      hashesSettings: false,
      drain: taskDrain(props.gracePeriod),
      podFields: { restartPolicy: props.restartPolicy ?? JobRestartPolicy.NEVER },
    },
    props,
  );
  const [indexed, suspend] = [props.indexed === true, props.suspend === true];
  const failures = { retries, retriesPerIndex, maxFailedIndexes, podFailurePolicy };
  return { pods, completions, parallelism, indexed, ...failures, deadline, ttl, suspend, job: job ?? {} };
}

export function* checkJobRun(spec: JobRunSpec, props: JobRunOptions): Findings {
  const { completions, parallelism, retries, deadline, ttl, restartPolicy } = props;
  yield* checkCounts(props);
  for (const [name, count, least] of [
    ['completions', completions, 1],
    ['parallelism', parallelism, 0],
    ['retries', retries, 0],
  ] as const) {
    if (count !== undefined)
      yield* checkValue('number', name, count, (value) => wholeNumberFlaw(value, least, undefined, 3));
  }
  yield* checkFailures(spec.pods, props);
  yield* checkDurations({ deadline }, 1);
  yield* checkDurations({ ttl }, 0);
  yield* checkFlag('indexed', props.indexed);
  yield* checkFlag('suspend', props.suspend);
  if (restartPolicy !== undefined && !Object.values(JobRestartPolicy).includes(restartPolicy)) {
    yield wrongType('restartPolicy', restartPolicy, 'JobRestartPolicy.NEVER or JobRestartPolicy.ON_FAILURE');
  }
  yield* checkObjectMetadata('job', spec.job);
  yield* checkSidecars(spec.pods);
}

function* checkCounts({ completions, parallelism, indexed }: JobRunOptions): Findings {
  if (indexed === true && completions === undefined) {
    yield finding(
      'job',
      'an indexed Job needs completions, the number of pods that must succeed: write, for example, completions: 3.',
    );
  }
  if (!isWholeNumber(parallelism, 0)) return;
  if (indexed === true && parallelism > MOST_INDEXED) {
    yield finding('job', `parallelism ${parallelism} of an indexed job is above ${MOST_INDEXED}: write at most that.`);
  }
  if (isWholeNumber(completions, 1) && parallelism > completions) {
    yield finding(
      'job',
      `parallelism ${parallelism} is above completions ${completions}, and no more pods than those run: write at most ${completions}.`,
    );
  }
}

/** A sidecar that is no native one goes on when the work is done, and the job never ends. */
function* checkSidecars({ sidecars, versions }: WorkloadSpec): Findings {
  if (hasNativeSidecars(versions)) return;
  for (const { name } of sidecars) {
    yield finding(
      'job',
      `sidecar ${show(name)} would keep the job from ending on clusters below Kubernetes 1.29, where sidecars do not end with the work: raise kubernetesVersion to "1.29..1.${Math.max(29, versions.newest)}", or leave it out.`,
    );
  }
}
