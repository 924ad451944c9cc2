import type { Network } from '../connections/network';
import type { NamespaceLimitRange } from './namespace-limit-range';
import type { NamespaceQuota } from './namespace-quota';
import type { NamespacePodSecurity } from './pod-security-labels';

/** Props of a namespace. */
export interface NamespaceProps {
  /**
   * Name of the namespace, a DNS label.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The levels of the Pod Security Standards that its pods are held to.
   *
   * @default - `{ enforce: PodSecurityLevel.RESTRICTED }`, the level of workloads that ask for nothing else
   */
  readonly podSecurity?: NamespacePodSecurity;

  /**
   * The most that all objects of the namespace may ask for together, a ResourceQuota.
   *
   * @default - as much as the cluster has
   */
  readonly quota?: NamespaceQuota;

  /**
   * Amounts for containers that say nothing, and the least and most that any may say, a LimitRange.
   *
   * @default - any
   */
  readonly limitRange?: NamespaceLimitRange;

  /**
   * The connections that pods of the namespace may have, of whichever chart, unless a scope around them says otherwise.
   *
   * @default Network.open()
   */
  readonly network?: Network;

  /**
   * Further labels of the namespace and of its quota and limits.
   *
   * @default - only those that follow from the name
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the namespace and of its quota and limits.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** The names of all props. The compiler sees that none is missing. */
export const NAMESPACE_PROPS = Object.keys({
  name: true,
  podSecurity: true,
  quota: true,
  limitRange: true,
  network: true,
  labels: true,
  annotations: true,
} satisfies { [name in keyof NamespaceProps]-?: true });
