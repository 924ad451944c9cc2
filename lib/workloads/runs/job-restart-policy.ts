/** The way in which a container of a job that failed is tried again. */
export enum JobRestartPolicy {
  /** In a new pod, so that the failed one keeps its logs. */
  NEVER = 'Never',

  /** In the same pod, which keeps its volumes and its node. */
  ON_FAILURE = 'OnFailure',
}
