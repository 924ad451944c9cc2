import type { EnvValue } from '../private/k8s';
import type { Exposure } from './exposure';
import type { Health } from './health';
import type { Resources } from './resources';
import type { Runtime } from './runtime';
import type { Scale } from './scale';

/** What can be said of a web service beside its image. */
export interface WebServiceOptions {
  /**
   * The service's name, a DNS label; with the version it names the objects.
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
   * What the image needs in order to run without privileges.
   *
   * @default Runtime.restricted()
   */
  readonly runtime?: Runtime;

  /**
   * How the cluster sees that a pod has started, is ready and is alive.
   *
   * @default Health.tcp()
   */
  readonly health?: Health;

  /**
   * CPU and memory.
   *
   * @default - 50m CPU and 128Mi memory requested, at most 256Mi memory
   */
  readonly resources?: Resources;

  /**
   * Environment variables by name.
   *
   * @default - none
   */
  readonly env?: { [name: string]: EnvValue };

  /**
   * Further labels for the Deployment, its pods and the Service.
   *
   * @default - the service's identity alone
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations for the Deployment, its pods and the Service.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
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
  exposure: true,
  scale: true,
  runtime: true,
  health: true,
  resources: true,
  env: true,
  labels: true,
  annotations: true,
} satisfies { [name in keyof WebServiceProps]-?: true });
