import { JOB_RUN_OPTIONS, type JobRunOptions } from '../runs/job-run-options';
import type { WorkloadBase } from '../workload-base';
import type { JobHook } from './job-hook';

/** Props of a job that runs once for each version of what it runs. */
export interface JobProps extends JobRunOptions {
  /** The container image, pinned by a tag other than `latest`, or by digest. The name of the Job ends in the tag. */
  readonly image: string;

  /**
   * Number at the end of the Job's name, from 1, that is raised to run it once more with the same image, or with other options.
   *
   * @default - none: the name ends in the version, or in the image's tag
   */
  readonly revision?: number;

  /**
   * Workloads whose pods wait until the job is complete, in the namespace of the job. An init container of each pod asks the
   * Kubernetes API, by a Role for this Job alone, so that a new release of the job rolls them out. Pods that start later ask
   * again: the Job has to stay for as long as they may.
   *
   * @default - nothing waits
   */
  readonly before?: WorkloadBase[];

  /**
   * The image with kubectl that pods wait by, pinned by a tag other than `latest`, or by digest.
   *
   * @default 'registry.k8s.io/kubectl:v1.34.1'
   */
  readonly kubectlImage?: string;

  /**
   * The moment of a release at which Argo CD or Helm runs the job. They delete it when it has succeeded.
   *
   * @default - it is applied like all other objects
   */
  readonly hook?: JobHook;
}

/** The names of all props. The compiler sees that none is missing. */
export const JOB_PROPS = Object.keys({
  image: true,
  revision: true,
  before: true,
  kubectlImage: true,
  hook: true,
  ...JOB_RUN_OPTIONS,
} satisfies { [name in keyof JobProps]-?: true });
