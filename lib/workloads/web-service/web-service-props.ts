import type { WorkloadOptions } from '../pods/workload-options';
import type { DisruptionBudget } from './disruption-budget';
import type { Exposure } from './exposure';
import type { Rollout } from './rollout';
import type { Scale } from './scale';

/** What can be said of a web service beside its image. */
export interface WebServiceOptions extends WorkloadOptions {
  /**
   * Name of the Service object, which is also its DNS name inside the cluster.
   *
   * @default - the name, and the version where there is one: `user-v1`
   */
  readonly serviceName?: string;

  /**
   * The port that the container listens on, 1 to 65535.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * The port that the Service offers, 1 to 65535.
   *
   * @default 80
   */
  readonly servicePort?: number;

  /**
   * Where the service can be reached from.
   *
   * @default Exposure.clusterIp()
   */
  readonly exposure?: Exposure;

  /**
   * How many pods run.
   *
   * @default Scale.fixed(2)
   */
  readonly scale?: Scale;

  /**
   * How a new version takes the old one's place.
   *
   * @default Rollout.rolling()
   */
  readonly rollout?: Rollout;

  /**
   * How many pods a node drain may take at a time.
   *
   * @default - one; no budget where a single pod may run, which would have nothing to spare
   */
  readonly disruptionBudget?: DisruptionBudget;
}

/** What a web service is made of. */
export interface WebServiceProps extends WebServiceOptions {
  /** The container image, pinned by a tag other than `latest`, or by digest. */
  readonly image: string;
}

/** The names of all props; the compiler sees that none is missing. */
export const PROPS = Object.keys({
  image: true,
  name: true,
  version: true,
  serviceName: true,
  port: true,
  servicePort: true,
  ports: true,
  exposure: true,
  scale: true,
  rollout: true,
  disruptionBudget: true,
  drain: true,
  runtime: true,
  health: true,
  resources: true,
  command: true,
  args: true,
  env: true,
  config: true,
  settings: true,
  files: true,
  secrets: true,
  secretsFrom: true,
  publicNames: true,
  volumes: true,
  sidecars: true,
  initContainers: true,
  spread: true,
  antiAffinity: true,
  nodeSelector: true,
  tolerations: true,
  priorityClassName: true,
  identity: true,
  pullSecrets: true,
  metrics: true,
  labels: true,
  annotations: true,
} satisfies { [name in keyof WebServiceProps]-?: true });
