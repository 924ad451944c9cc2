import { JOB_RUN_OPTIONS, type JobRunOptions } from '../runs/job-run-options';

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
}

/** The names of all props. The compiler sees that none is missing. */
export const JOB_PROPS = Object.keys({
  image: true,
  revision: true,
  ...JOB_RUN_OPTIONS,
} satisfies { [name in keyof JobProps]-?: true });
