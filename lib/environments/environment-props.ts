import type { DefaultOptions } from '../workloads/defaults/default-options';

/** Props of an environment. */
export interface EnvironmentProps {
  /**
   * Name of a cluster that several environments share. What they apply to it is checked together, so that no name, host or port
   * is taken twice.
   *
   * @default - a cluster of its own
   */
  readonly cluster?: string;

  /**
   * The namespace of its objects, which charts take as `namespace: environment.namespace`. One that does not have a namespace is
   * a problem then.
   *
   * @default - that of each chart
   */
  readonly namespace?: string;

  /**
   * Defaults of its workloads over those of the app, such as the registry of their images, and the versions of its cluster.
   *
   * @default - those of the app
   */
  readonly defaults?: DefaultOptions;

  /**
   * Texts that differ between environments, such as a host or the name of an issuer, for `environment.value()`. In TypeScript, a
   * record of your own says more: its compiler knows which values there are.
   *
   * @default - none
   */
  readonly values?: { [name: string]: string };
}
