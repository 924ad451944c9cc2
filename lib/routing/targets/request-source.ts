/** Pods from which requests come to the Services of a route table, such as those of a controller. */
export interface RequestSource {
  /** Labels that the pods have. */
  readonly podLabels: { [key: string]: string };

  /**
   * Namespace of the pods.
   *
   * @default - all namespaces
   */
  readonly namespace?: string;
}
