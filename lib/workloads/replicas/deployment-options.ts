import type { ObjectMetadataOptions } from '../pods/object-metadata';
import { REPLICA_OPTIONS, type ReplicaOptions } from './replica-options';
import type { Rollout } from './rollout';

/** Options of workloads that are Deployments. */
export interface DeploymentOptions extends ReplicaOptions {
  /**
   * The way in which pods of a new version replace those of the old one.
   *
   * @default - Rollout.rolling(), which stops no pod first unless AntiAffinity.required() asks for that
   */
  readonly rollout?: Rollout;

  /**
   * The host name that each pod sees as its own, a DNS label.
   *
   * @default - the name of the pod
   */
  readonly hostname?: string;

  /**
   * Name of a headless Service whose pods have the address `<hostname>.<subdomain>` in the cluster.
   *
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * Labels and annotations of the Deployment alone. A change of them restarts no pod.
   *
   * @default - those of all objects
   */
  readonly deployment?: ObjectMetadataOptions;
}

/** The names of all options. The compiler sees that none is missing. */
export const DEPLOYMENT_OPTIONS = {
  rollout: true,
  hostname: true,
  subdomain: true,
  deployment: true,
  ...REPLICA_OPTIONS,
} satisfies { [name in keyof DeploymentOptions]-?: true };
