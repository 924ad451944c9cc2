import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { podTemplate } from '../pods/pod-template';
import type { JobRunSpec } from './job-run-spec';

/** The API server's own defaults. */
const API_DEFAULTS = { completions: 1, parallelism: 1, retries: 6 };

/** The spec of a Job, or of those that a CronJob makes. */
export function jobFields(scope: Construct, spec: JobRunSpec): object {
  const { pods, indexed, retries, deadline, ttl, suspend } = spec;
  const parallelism = spec.parallelism === API_DEFAULTS.parallelism ? undefined : spec.parallelism;
  // The default of one depends on the other: https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs
  const isOne = spec.completions === API_DEFAULTS.completions && parallelism === undefined && !indexed;
  return {
    ...k8s.toJson_JobSpec({
      completions: isOne ? undefined : spec.completions,
      parallelism,
      completionMode: indexed ? 'Indexed' : undefined,
      backoffLimit: retries === API_DEFAULTS.retries ? undefined : retries,
      activeDeadlineSeconds: deadline?.toSeconds(),
      ttlSecondsAfterFinished: ttl?.toSeconds(),
      suspend: suspend || undefined,
      template: {},
    }),
    template: podTemplate(scope, pods),
  };
}
