import type { NodeAffinity } from './node-affinity';
import type { PodAffinity } from './pod-affinity';
import type { Toleration } from './toleration';

/** Options that say where pods run, and which of them go first. */
export interface PlacementOptions {
  /**
   * Labels that a node must have.
   *
   * @default - any node will do
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Expressions that the labels of a node must meet, or should.
   *
   * @default NodeAffinity.none()
   */
  readonly nodeAffinity?: NodeAffinity;

  /**
   * Pods that must run near, or should.
   *
   * @default PodAffinity.none()
   */
  readonly podAffinity?: PodAffinity;

  /**
   * Taints of nodes that the pods may run on all the same.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * Name of the PriorityClass of the pods, by which the scheduler decides which pods go first.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Name of the scheduler that places the pods. Where none of this name runs, they wait for ever.
   *
   * @default - the cluster's own
   */
  readonly schedulerName?: string;

  /**
   * Name of the RuntimeClass by which nodes run the containers, for example in a sandbox.
   *
   * @default - the usual one of the nodes
   */
  readonly runtimeClassName?: string;
}

/** The names of all options, complete by the compiler. */
export const PLACEMENT_OPTIONS = {
  nodeSelector: true,
  nodeAffinity: true,
  podAffinity: true,
  tolerations: true,
  priorityClassName: true,
  schedulerName: true,
  runtimeClassName: true,
} satisfies { [name in keyof PlacementOptions]-?: true };
