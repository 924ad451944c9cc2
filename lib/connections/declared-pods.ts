import type { Construct, IConstruct } from 'constructs';
import { rootsInCluster } from '../cdk8s/app-trees';
import type { k8s } from '../cdk8s/k8s';
import { ScopeState } from '../cdk8s/scope-state';
import type { CalleeTraits } from './callee';
import { Network } from './network';
import type { Peer } from './peer';
import type { PolicyPort } from './policy-peer';

/** A port that containers of pods declare. */
export interface DeclaredPort extends PolicyPort {
  readonly number: number;
  /** Name of the port in its container; empty for none. */
  readonly name: string;
}

/** The pods of a workload, and the connections that its author says they have. */
export interface DeclaredPods {
  readonly construct: Construct;
  /** Name of the workload's object. */
  readonly name: string;
  readonly namespace: string | undefined;
  readonly selector: { readonly [key: string]: string };
  readonly labels: { readonly [key: string]: string };
  readonly ports: readonly DeclaredPort[];
  /** The port that callers ask who name none. */
  readonly mainPort?: DeclaredPort;
  /** That of the pods' namespace unless a scope around the workload says otherwise. */
  readonly network: Network;
  readonly calls: readonly CalleeTraits[];
  readonly calledBy: readonly Peer[];
  /** The port with metrics. */
  readonly scraped?: DeclaredPort;
  /** The ports that nodes open as theirs. */
  readonly onNodes: readonly DeclaredPort[];
  readonly callEachOther: boolean;
  /** True for pods in the network of their node, which NetworkPolicies do not see. */
  readonly onHostNetwork: boolean;
  /** True for pods that ask the Kubernetes API without their author having to say so, as to wait for a Job. */
  readonly askApiServer: () => boolean;
  /** Metadata of objects of the workload. */
  readonly metadata: () => k8s.ObjectMeta;
}

/** A namespace whose network is its own option. */
export interface DeclaredNamespace {
  readonly construct: Construct;
  readonly name: string;
  readonly network: Network;
}

const NAMESPACES = new ScopeState<DeclaredNamespace[]>('DeclaredNamespaces');

export function declareNamespace(namespace: DeclaredNamespace): void {
  NAMESPACES.getOrMake(namespace.construct.node.root, () => []).push(namespace);
}

export const namespacesInCluster = (construct: IConstruct): readonly DeclaredNamespace[] =>
  rootsInCluster(construct).flatMap((root) => NAMESPACES.get(root) ?? []);

/** The pods of a workload as their scopes have them. */
export interface WrittenPods extends Omit<DeclaredPods, 'network'> {
  readonly network?: Network;
}

const ALL = new ScopeState<WrittenPods[]>('DeclaredPods');

export function declarePods(pods: WrittenPods): void {
  ALL.getOrMake(pods.construct.node.root, () => []).push(pods);
}

/** The pods of all workloads that are applied to the cluster of a construct, in the order in which these were made. */
export function podsInCluster(construct: IConstruct): readonly DeclaredPods[] {
  const networks = new Map(namespacesInCluster(construct).map(({ name, network }) => [name, network]));
  return rootsInCluster(construct)
    .flatMap((root) => ALL.get(root) ?? [])
    .map((pods) => ({ ...pods, network: pods.network ?? networks.get(pods.namespace ?? '') ?? Network.open() }));
}
