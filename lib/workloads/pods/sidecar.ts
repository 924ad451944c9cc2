import { CONTAINER_OPTIONS, type ContainerOptions } from './container-options';
import type { Health } from './health/health';
import type { LifecycleHook } from './lifecycle-hook';
import type { PodPort } from './pod-port';
import type { ImageRuntime } from './runtime/image-runtime';

/** A container that prepares the pod and ends before the workload starts. */
export interface InitContainer extends ContainerOptions {
  /** The container's name, a DNS label that no other container of the pod has. */
  readonly name: string;

  /** The container image, pinned by a tag other than `latest`, or by digest. */
  readonly image: string;

  /**
   * The runtime that the image needs.
   *
   * @default - the user and group of the workload's runtime, with a `/tmp` of its own
   */
  readonly runtime?: ImageRuntime;
}

/**
 * A container that runs next to the workload's own for the whole life of a pod: it starts before the init containers and
 * stops after the workload. Where `kubernetesVersion` includes versions below 1.29, it starts after them, and stops
 * together with the workload; there, a sidecar whose port a Service offers pauses first as the workload does, by the
 * command `sleep` of its image.
 */
export interface Sidecar extends InitContainer {
  /**
   * The ports that it listens on, by name: at most 15 lower-case letters, digits and "-".
   *
   * @default - none
   */
  readonly ports?: { [name: string]: PodPort };

  /**
   * The health check of the container. A pod is ready when all its containers are.
   *
   * @default Health.none()
   */
  readonly health?: Health;

  /**
   * A command, a request or a sleep right after the start of the container, next to its program. The container is ended where it
   * fails.
   *
   * @default - none
   */
  readonly postStart?: LifecycleHook;

  /**
   * A command, a request or a sleep before the container gets SIGTERM.
   *
   * @default - none, or the pause of the workload where it has to go on as well
   */
  readonly preStop?: LifecycleHook;
}

const OPTIONS = {
  name: true,
  image: true,
  runtime: true,
  ...CONTAINER_OPTIONS,
} satisfies { [name in keyof InitContainer]-?: true };

/** The names of all options, complete by the compiler. */
export const INIT_CONTAINER_OPTIONS = Object.keys(OPTIONS);
export const SIDECAR_OPTIONS = Object.keys({
  ...OPTIONS,
  ports: true,
  health: true,
  postStart: true,
  preStop: true,
} satisfies {
  [name in keyof Sidecar]-?: true;
});
