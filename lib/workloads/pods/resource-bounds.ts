import type { Size } from 'cdk8s';
import type { ICpu } from './cpu-amount';

/** A request and a limit of CPU. */
export interface CpuBounds {
  /**
   * The CPU that the container can count on. Pods are placed on nodes by it.
   *
   * @default - 50m, or the limit where that is less
   */
  readonly request?: ICpu;

  /**
   * The most CPU that the container may take. Beyond it, it is slowed down.
   *
   * @default - no limit
   */
  readonly limit?: ICpu;
}

/** A request and a limit of memory or storage. */
export interface SizeBounds {
  /**
   * The size that the container can count on. Pods are placed on nodes by it.
   *
   * @default - see `Resources.of()`
   */
  readonly request?: Size;

  /**
   * The most that the container may take. Beyond it, it is ended.
   *
   * @default - see `Resources.of()`
   */
  readonly limit?: Size;
}

/** The amounts of a container. The `ContainerResources` of any version of cdk8s-plus fit. */
export interface ResourcesOptions {
  /**
   * CPU.
   *
   * @default - 50m requested, no limit
   */
  readonly cpu?: CpuBounds;

  /**
   * Memory.
   *
   * @default - 128Mi requested, at most 256Mi
   */
  readonly memory?: SizeBounds;

  /**
   * Storage in the container itself and in scratch volumes.
   *
   * @default - no request and no limit
   */
  readonly ephemeralStorage?: SizeBounds;

  /**
   * Whole numbers of what device plugins of nodes offer, by name: `{ 'nvidia.com/gpu': 1 }`. A container gets as many for itself.
   *
   * @default - none
   */
  readonly extended?: { [name: string]: number };
}
