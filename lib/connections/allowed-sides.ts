import type { Construct } from 'constructs';
import { type Caller, innerCalls, podsBehind } from './callers';
import { ClusterServices } from './cluster-services';
import type { DeclaredPods } from './declared-pods';
import { Peer } from './peer';
import { PodsByLabel } from './pods-by-label';
import { blockPeer, type PolicyPort, type PolicySide, podsPeer } from './policy-peer';
import { type RoutedPods, routedPods, routerPeers } from './route-sources';

/** Everything that the connections of the workloads of a cluster follow from. */
export interface Connections {
  readonly services: ClusterServices;
  readonly callersOf: ReadonlyMap<DeclaredPods, readonly Caller[]>;
  readonly routesTo: ReadonlyMap<DeclaredPods, readonly RoutedPods[]>;
  /** The ports that are reached from outside the cluster without a router. */
  readonly openPortsOf: ReadonlyMap<DeclaredPods, readonly PolicyPort[]>;
}

/**
 * @param scope any construct of the cluster.
 * @param all the workloads of the cluster.
 */
export function connectionsOf(scope: Construct, all: readonly DeclaredPods[]): Connections {
  const byLabel = new PodsByLabel(all);
  const services = new ClusterServices(scope);
  return {
    services,
    callersOf: grouped([...innerCalls(all, services, byLabel)].map(({ from, to, port }) => [to, { pods: from, port }])),
    routesTo: grouped([...routedPods(scope, services, byLabel)].map((routed) => [routed.to, routed])),
    openPortsOf: grouped(
      [...services.open()].flatMap((target) =>
        podsBehind(target, byLabel).map((pods): [DeclaredPods, PolicyPort] => [pods, target.port]),
      ),
    ),
  };
}

/** Everything that pods may reach, in a policy of their namespace. */
export function* egressOf(pods: DeclaredPods, { services }: Connections): Generator<PolicySide> {
  if (pods.callEachOther) yield { peers: [itself(pods)] };
  for (const { service, side, isApiServer } of pods.calls) {
    if (isApiServer) yield { ...side, peers: apiServer(pods) };
    else if (service !== undefined) yield services.sideOf(service, pods.namespace);
    else if (side !== undefined) yield side;
  }
  if (pods.askApiServer() && !pods.calls.some(({ isApiServer }) => isApiServer)) {
    yield { ...Peer.apiServer().toCallee(pods.construct)._traits.side, peers: apiServer(pods) };
  }
}

/** Everything that may reach pods, in a policy of their namespace. */
export function* ingressOf(pods: DeclaredPods, connections: Connections): Generator<PolicySide> {
  const { namespace, network, scraped, mainPort, onNodes } = pods;
  if (pods.callEachOther) yield { peers: [itself(pods)] };
  for (const { port, sources } of connections.routesTo.get(pods) ?? []) {
    yield { peers: routerPeers(network, sources.flat(), namespace), ports: [port] };
  }
  for (const { pods: caller, port } of connections.callersOf.get(pods) ?? []) {
    if (caller === pods && pods.callEachOther) continue;
    yield {
      peers: [podsPeer(caller.selector, caller.namespace, namespace)],
      ...(port !== undefined && { ports: [port] }),
    };
  }
  for (const peer of pods.calledBy) {
    const ports = peer._ports ?? (mainPort === undefined ? undefined : [mainPort]);
    yield { peers: peersOf(peer, pods), ports: ports?.map((port) => declaredPort(port, pods)) };
  }
  if (scraped !== undefined) {
    yield { peers: network._scrapers.flatMap((peer) => peersOf(peer, pods) ?? []), ports: [scraped] };
  }
  const open = [...(connections.openPortsOf.get(pods) ?? []), ...onNodes];
  if (open.length > 0) yield { ports: open };
  if (network._nodes.length > 0 && pods.ports.length > 0) yield { peers: network._nodes.map(blockPeer) };
}

const itself = ({ selector, namespace }: DeclaredPods) => podsPeer(selector, namespace, namespace);
const apiServer = ({ network }: DeclaredPods) => network._apiServer?.map(blockPeer);

/** A peer in a policy of the pods' namespace; undefined for everybody. */
const peersOf = (peer: Peer, pods: DeclaredPods) =>
  peer._traits.isApiServer ? apiServer(pods) : peer._traits.peers(pods.namespace);

/** A port by the name that its container gives it, which stays right while pods of two versions run. */
const declaredPort = (asked: PolicyPort, { ports }: DeclaredPods): PolicyPort =>
  ports.find(({ number, transport }) => number === asked.port && transport === asked.transport) ?? asked;

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}
