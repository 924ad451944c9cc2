import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { ScopeState } from '../../cdk8s/scope-state';
import { MAX_LABEL } from '../../rules/dns-name';
import { secondsOf } from '../../rules/duration';
import { type ContainerSpec, resolveContainer } from './container-spec';
import { Health } from './health/health';
import { PodVolume } from './pod-volume';
import { ImageRuntime } from './runtime/image-runtime';
import type { WorkloadSpec } from './workload-spec';

/** A Job that pods wait for before they start. */
export interface JobWait {
  readonly jobName: string;
  /** Name of the workload that makes the Job, which all of its releases have. */
  readonly workloadName: string;
  /** An image with kubectl. */
  readonly image: string;
  /** The most time that the Job may take, where there is one. */
  readonly deadline?: Duration;
}

const WAITS = new ScopeState<JobWait[]>('JobWaits');

/** Has the pods of a workload wait for a Job, which may be made after the workload. */
export function waitForJob(workload: Construct, wait: JobWait): void {
  WAITS.getOrMake(workload, () => []).push(wait);
}

export const waitsForJobs = (workload: Construct): boolean => WAITS.get(workload) !== undefined;

/** Name of the container that waits for a Job. */
export const waitName = (workloadName: string) => `wait-for-${workloadName}`.slice(0, MAX_LABEL).replace(/-+$/, '');

/** The pods of a workload with the containers that wait for Jobs, which come first. */
export function withJobWaits(
  workload: Construct,
  spec: WorkloadSpec,
  waits: readonly JobWait[] = WAITS.get(workload) ?? [],
): WorkloadSpec {
  if (waits.length === 0) return spec;
  return { ...spec, initContainers: [...waits.map(waitContainer), ...spec.initContainers] };
}

/** The most seconds that Jobs may take which the pods wait for, as far as it is known. */
export function longestWait(workload: Construct): number {
  return Math.max(0, ...(WAITS.get(workload) ?? []).map(({ deadline }) => secondsOf(deadline) ?? 0));
}

/** The place where clients of the Kubernetes API look for their token. */
const API_ACCESS_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Access to the Kubernetes API for one container, as the cluster gives it to all of a pod's: the others need none. */
const API_ACCESS = PodVolume._of({
  name: 'kube-api-access',
  fields: () => ({
    projected: {
      sources: [
        // Lists of sources are compared as a whole: without the API server's defaults, each apply would be a change.
        { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        {
          downwardAPI: {
            items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
          },
        },
      ],
    },
  }),
  check: function* () {},
});

function waitContainer({ jobName, workloadName, image }: JobWait): ContainerSpec {
  // A negative time is a week; then, and when the API server cannot be reached, the container is started again.
  const command = ['kubectl', 'wait', '--for=condition=complete', '--timeout=-1s', `job/${jobName}`];
  const runtime = ImageRuntime.restricted({ writablePaths: [] });
  return resolveContainer(
    { name: waitName(workloadName), image, runtime, health: Health.none() },
    { command, volumes: { [API_ACCESS_PATH]: API_ACCESS } },
  );
}
