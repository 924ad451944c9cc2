import type { ContainerOptions } from './container-options';
import type { Drain } from './drain';
import type { Health } from './health';
import type { Identity } from './identity';
import type { ImageRuntime } from './image-runtime';
import type { Metrics } from './metrics';
import type { PodPort } from './pod-port';
import type { Settings } from './settings';
import type { InitContainer, Sidecar } from './sidecar';
import type { AntiAffinity, Spread } from './spread';
import type { Toleration } from './toleration';

/** What can be said of any workload's pods beside their image. */
export interface WorkloadOptions extends ContainerOptions {
  /**
   * The workload's name, a DNS label; with the version it names the objects.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The version that runs, a part of a DNS label such as `v1`; versions of one name run side by side.
   *
   * @default - none: the objects bear the name alone
   */
  readonly version?: string;

  /**
   * Further ports that it listens on, by name: at most 15 lower-case letters, digits and "-".
   *
   * @default - none
   */
  readonly ports?: { [name: string]: PodPort };

  /**
   * What the image needs in order to run without privileges.
   *
   * @default ImageRuntime.restricted()
   */
  readonly runtime?: ImageRuntime;

  /**
   * How the cluster sees that a pod has started, is ready and is alive.
   *
   * @default Health.tcp()
   */
  readonly health?: Health;

  /**
   * Environment variables that are no secrets, in a ConfigMap; when one changes, the pods are rolled out.
   *
   * @default - none
   */
  readonly config?: { [name: string]: string };

  /**
   * Settings that several services share, for the service's own container. Of one variable in several, the last counts; `config` counts before them, and
   * `env` and `secrets` before that.
   *
   * @default - none
   */
  readonly settings?: Settings[];

  /**
   * Names in `config` and `env` that look like a secret's although anybody may read the value.
   *
   * @default - none: a literal under such a name is a problem
   */
  readonly publicNames?: string[];

  /**
   * Containers that run beside the workload's own.
   *
   * @default - none
   */
  readonly sidecars?: Sidecar[];

  /**
   * Containers that run one after the other before the workload starts.
   *
   * @default - none
   */
  readonly initContainers?: InitContainer[];

  /**
   * How pods stop without losing requests.
   *
   * @default Drain.graceful()
   */
  readonly drain?: Drain;

  /**
   * How the pods are spread over zones and nodes.
   *
   * @default Spread.preferred()
   */
  readonly spread?: Spread;

  /**
   * Whether two pods may be on one node.
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
   * Taints of nodes that the pods may run on all the same.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * Name of the PriorityClass by which the scheduler decides whose pods go first.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Which ServiceAccount the pods run under, and whether they get a token for the Kubernetes API.
   *
   * @default Identity.own()
   */
  readonly identity?: Identity;

  /**
   * Names of the Secrets by which images are pulled.
   *
   * @default - none
   */
  readonly pullSecrets?: string[];

  /**
   * Where metrics are offered, for Prometheus' usual scrape configuration: `{ port: 9090 }`.
   *
   * @default - none are
   */
  readonly metrics?: Metrics;

  /**
   * Further labels for the objects and the pods.
   *
   * @default - the workload's identity alone
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations for the objects and the pods.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
