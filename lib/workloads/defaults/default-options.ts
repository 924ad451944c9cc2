import type { Drain } from '../pods/drain';
import type { ImageRuntime } from '../pods/image-runtime';
import type { Resources } from '../pods/resources';
import type { AntiAffinity, Spread } from '../pods/spread';
import type { Toleration } from '../pods/toleration';
import type { Rollout } from '../replicas/rollout';

/** What services take over unless they say something else. */
export interface DefaultOptions {
  /**
   * The clusters that everything is made for, the older version first, or a single one; of 1.27 to 1.36. What the older
   * ones lack is not used, or refused.
   *
   * @default '1.27..1.36'
   */
  readonly kubernetesVersion?: string;

  /**
   * The registry, and a folder in it, of images that name none: with `registry.example.com/shop`, `user:1.0.0` is
   * `registry.example.com/shop/user:1.0.0`.
   *
   * @default - Docker Hub, by the cluster's own rule
   */
  readonly registry?: string;

  /**
   * Names of the Secrets by which images are pulled.
   *
   * @default - none
   */
  readonly pullSecrets?: string[];

  /**
   * CPU and memory of a service's own container.
   *
   * @default - 50m CPU and 128Mi memory requested, at most 256Mi memory
   */
  readonly resources?: Resources;

  /**
   * What images need in order to run without privileges.
   *
   * @default ImageRuntime.restricted()
   */
  readonly runtime?: ImageRuntime;

  /**
   * How pods stop without losing requests.
   *
   * @default Drain.graceful()
   */
  readonly drain?: Drain;

  /**
   * How a new version takes the old one's place.
   *
   * @default Rollout.rolling()
   */
  readonly rollout?: Rollout;

  /**
   * How pods are spread over zones and nodes.
   *
   * @default Spread.preferred()
   */
  readonly spread?: Spread;

  /**
   * Whether two pods of a service may be on one node.
   *
   * @default AntiAffinity.none()
   */
  readonly antiAffinity?: AntiAffinity;

  /**
   * Labels that a node must have.
   *
   * @default - any node will do
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints of nodes that pods may run on all the same.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * Name of the PriorityClass of all pods.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Labels for all objects and pods of services; a service's own are added, and win where a key is in both.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations for all objects and pods of services; a service's own are added, and win where a key is in both.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** The names of all options; the compiler sees that none is missing. */
export const DEFAULT_OPTIONS = Object.keys({
  kubernetesVersion: true,
  registry: true,
  pullSecrets: true,
  resources: true,
  runtime: true,
  drain: true,
  rollout: true,
  spread: true,
  antiAffinity: true,
  nodeSelector: true,
  tolerations: true,
  priorityClassName: true,
  labels: true,
  annotations: true,
} satisfies { [name in keyof DefaultOptions]-?: true });
