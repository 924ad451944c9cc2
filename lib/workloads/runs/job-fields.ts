import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { present } from '../../cdk8s/objects';
import { MAX_INT32 } from '../../rules/numbers';
import { podTemplate } from '../pods/pod-template';
import type { JobRunSpec } from './job-run-spec';

/** The API server's own defaults. */
const API_DEFAULTS = { completions: 1, parallelism: 1, retries: 6, retriesNextToOthers: MAX_INT32 };

/** The spec of a Job, or of those that a CronJob makes. */
export function jobFields(scope: Construct, spec: JobRunSpec): object {
  const { pods, indexed, retries, retriesPerIndex, maxFailedIndexes, podFailurePolicy, deadline, ttl, suspend } = spec;
  const parallelism = spec.parallelism === API_DEFAULTS.parallelism ? undefined : spec.parallelism;
  // The default of one depends on the other: https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs
  const isOne = spec.completions === API_DEFAULTS.completions && parallelism === undefined && !indexed;
  const usualRetries = retriesPerIndex === undefined ? API_DEFAULTS.retries : API_DEFAULTS.retriesNextToOthers;
  return {
    ...k8s.toJson_JobSpec({
      completions: isOne ? undefined : spec.completions,
      parallelism,
      completionMode: indexed ? 'Indexed' : undefined,
      backoffLimit: retries === usualRetries ? undefined : retries,
      activeDeadlineSeconds: deadline?.toSeconds(),
      ttlSecondsAfterFinished: ttl?.toSeconds(),
      suspend: suspend || undefined,
      template: {},
    }),
    ...present({
      // Fields that came after the version of the typed objects.
      backoffLimitPerIndex: retriesPerIndex,
      maxFailedIndexes,
      podFailurePolicy: podFailurePolicy && { rules: podFailurePolicy.map(({ _fields }) => _fields) },
    }),
    template: podTemplate(scope, pods),
  };
}
