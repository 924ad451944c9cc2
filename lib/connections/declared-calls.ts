import type { IConstruct } from 'constructs';
import { pathOf, rootsInCluster, treeOf } from '../cdk8s/app-trees';
import { ListFile } from '../cdk8s/json-files';
import type { AppFindings } from '../cdk8s/synthesis-parts';
import { hostAndPort } from './call';
import type { CalledService, CalleeTraits } from './callee';
import { finding } from './codes';
import { podsInCluster } from './declared-pods';
import type { PolicyPeer, PolicySide } from './policy-peer';
import { calleeVariables } from './resolve-calls';

/** A call that the author of a workload declares. */
export interface DeclaredCall {
  /** The Service that is called, whether or not the app makes it. */
  readonly service?: Pick<CalledService, 'name' | 'namespace'>;
  /** The place that is called, where it is no Service, such as `api.stripe.com:443`. */
  readonly place?: string;
  /** Names of the variables that have the address. */
  readonly variables: readonly string[];
}

/** The connections of a workload that its author declares. */
export interface DeclaredCalls {
  /** Construct path of the workload. */
  readonly path: string;
  /** Name of the environment that it is in. */
  readonly environment?: string;
  readonly calls: readonly DeclaredCall[];
  /** The places outside the app that call it. */
  readonly callers: readonly string[];
}

const FILE = new ListFile('PORTICO_CALLS');

/** Writes the declared calls of a cluster to the file that `PORTICO_CALLS` names. */
export function* writeCalls(root: IConstruct): AppFindings {
  const flaw = FILE.write(root, () => rootsInCluster(root).flatMap(declaredCalls));
  if (flaw !== undefined) yield [root, finding('calls-file', flaw)];
}

/** The declared calls of the workloads of a construct tree. */
export function declaredCalls(root: IConstruct): DeclaredCalls[] {
  return podsInCluster(root)
    .filter(({ construct }) => construct.node.root === root)
    .map(({ construct, namespace, calls, calledBy }) => ({
      path: pathOf(construct),
      environment: treeOf(construct)?.name,
      calls: calls.map(callOf),
      callers: calledBy.map((peer) => sideWords({ peers: peer._traits.peers(namespace), ports: peer._ports })),
    }));
}

function callOf(callee: CalleeTraits): DeclaredCall {
  const { service, address, side = {}, isApiServer } = callee;
  const variables = calleeVariables(callee).map(({ name }) => name);
  if (service !== undefined) return { service: { name: service.name, namespace: service.namespace }, variables };
  if (isApiServer) return { place: 'Kubernetes API', variables };
  return { place: address === undefined ? sideWords(side) : hostAndPort(address), variables };
}

function sideWords({ peers = [], ports = [] }: PolicySide): string {
  const words = [...new Set(peers.map(peerWords))].join(', ');
  return ports.length === 0 ? words : `${words}:${ports.map(({ port }) => port).join(',')}`;
}

function peerWords({ ipBlock, podSelector, namespaceSelector }: PolicyPeer): string {
  if (ipBlock !== undefined) return ipBlock.cidr.endsWith('/0') ? 'internet' : ipBlock.cidr;
  const labels = Object.entries(podSelector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const pods = labels.length === 0 ? 'pods' : `pods ${labels.join(',')}`;
  if (namespaceSelector === undefined) return pods;
  const [namespace] = Object.values(namespaceSelector.matchLabels ?? {});
  return `${pods} in ${namespace ?? 'all namespaces'}`;
}
