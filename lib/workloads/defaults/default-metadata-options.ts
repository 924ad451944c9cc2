import type { ObjectMetadataOptions } from '../pods/object-metadata';

/** Labels and annotations that all workloads of a scope have, to which their own are added. */
export interface DefaultMetadataOptions {
  /**
   * Labels for all objects and pods of workloads. A workload's own are added, and win where a key is in both. A change
   * restarts all pods.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations for all objects and pods of workloads. A workload's own are added, and win where a key is in both. A change
   * restarts all pods.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels and annotations of pods alone, to which a workload's own are added.
   *
   * @default - none
   */
  readonly pods?: ObjectMetadataOptions;

  /**
   * Labels and annotations of Deployments alone, to which a workload's own are added.
   *
   * @default - none
   */
  readonly deployment?: ObjectMetadataOptions;

  /**
   * Labels and annotations of StatefulSets alone, to which a workload's own are added.
   *
   * @default - none
   */
  readonly statefulSet?: ObjectMetadataOptions;

  /**
   * Labels and annotations of DaemonSets alone, to which a workload's own are added.
   *
   * @default - none
   */
  readonly daemonSet?: ObjectMetadataOptions;

  /**
   * Labels and annotations of Jobs alone, those of CronJobs included, to which a workload's own are added.
   *
   * @default - none
   */
  readonly job?: ObjectMetadataOptions;

  /**
   * Labels and annotations of CronJobs alone, to which a workload's own are added.
   *
   * @default - none
   */
  readonly cronJob?: ObjectMetadataOptions;

  /**
   * Labels and annotations of Services alone, to which a workload's own are added.
   *
   * @default - none
   */
  readonly service?: ObjectMetadataOptions;

  /**
   * Labels and annotations of the ConfigMaps of workloads alone, to which a workload's own are added.
   *
   * @default - none
   */
  readonly configMaps?: ObjectMetadataOptions;

  /**
   * Labels and annotations of HorizontalPodAutoscalers, and of the objects of KEDA, alone, to which a workload's own are added.
   *
   * @default - none
   */
  readonly autoscaler?: ObjectMetadataOptions;

  /**
   * Labels and annotations of PodDisruptionBudgets alone, to which a workload's own are added.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: ObjectMetadataOptions;
}
