import type { Network } from '../../connections/network';
import type { SecretStore } from '../../neighbours/external-secrets/secret-store';
import type { AntiAffinity } from '../pods/anti-affinity';
import type { DnsConfig } from '../pods/dns-config';
import type { Drain } from '../pods/drain';
import type { NodeAffinity } from '../pods/node-affinity';
import type { Resources } from '../pods/resources';
import type { ImageRuntime } from '../pods/runtime/image-runtime';
import type { Scraper } from '../pods/scraper';
import type { Spread } from '../pods/spread';
import type { Toleration } from '../pods/toleration';
import type { Rollout } from '../replicas/rollout';
import type { DefaultMetadataOptions } from './default-metadata-options';

/** Options that all workloads of a scope have unless their own props override them. Each holds for the kinds that have it. */
export interface DefaultOptions extends DefaultMetadataOptions {
  /**
   * The versions of the clusters, the oldest and the newest, or a single one, from 1.27 to 1.37. A field that the oldest
   * version lacks is not used, or refused.
   *
   * @default '1.32..1.37'
   */
  readonly kubernetesVersion?: string;

  /**
   * The registry, and a folder in it, of images that do not name one: with `registry.example.com/shop`, `user:1.0.0` is
   * `registry.example.com/shop/user:1.0.0`.
   *
   * @default - Docker Hub, by the cluster's own rule
   */
  readonly registry?: string;

  /**
   * Names of the Secrets with which images are pulled.
   *
   * @default - none
   */
  readonly pullSecrets?: string[];

  /**
   * The store that `SecretStore.ofDefaults()` stands for, which differs between environments.
   *
   * @default - none
   */
  readonly secretStore?: SecretStore;

  /**
   * CPU and memory of a workload's own container.
   *
   * @default - 50m CPU and 128Mi memory requested, at most 256Mi memory
   */
  readonly resources?: Resources;

  /**
   * Recommendations of CPU and memory for workloads that run until the cluster stops them, by a VerticalPodAutoscaler that
   * changes nothing.
   *
   * @default false
   */
  readonly recommendations?: boolean;

  /**
   * The things that images need in order to run without privileges.
   *
   * @default ImageRuntime.restricted()
   */
  readonly runtime?: ImageRuntime;

  /**
   * The way in which pods stop without losing requests.
   *
   * @default Drain.graceful()
   */
  readonly drain?: Drain;

  /**
   * The way in which pods of a new version replace those of the old one.
   *
   * @default Rollout.rolling()
   */
  readonly rollout?: Rollout;

  /**
   * The spread of pods over zones and nodes.
   *
   * @default Spread.preferred()
   */
  readonly spread?: Spread;

  /**
   * Permission for two pods of a workload to be on one node.
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
   * Expressions that the labels of a node must meet, or should.
   *
   * @default NodeAffinity.none()
   */
  readonly nodeAffinity?: NodeAffinity;

  /**
   * Taints of nodes that pods tolerate.
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
   * Name of the scheduler that places all pods.
   *
   * @default - the cluster's own
   */
  readonly schedulerName?: string;

  /**
   * Name of the RuntimeClass of all pods.
   *
   * @default - the usual one of the nodes
   */
  readonly runtimeClassName?: string;

  /**
   * The way in which pods look names up.
   *
   * @default DnsConfig.cluster()
   */
  readonly dns?: DnsConfig;

  /**
   * Environment variables with the addresses of all Services of the namespace in every container.
   *
   * @default false
   */
  readonly serviceLinks?: boolean;

  /**
   * The way in which the Prometheus of the cluster finds metrics.
   *
   * @default Scraper.annotations()
   */
  readonly scraper?: Scraper;

  /**
   * The connections that pods may have.
   *
   * @default Network.open()
   */
  readonly network?: Network;
}
