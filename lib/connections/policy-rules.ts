import { k8s } from '../cdk8s/k8s';
import type { PolicyPeer, PolicyPort, PolicySide } from './policy-peer';

/** A rule of a NetworkPolicy: whichever of the peers, at whichever of the ports. */
export interface PolicyRule {
  readonly peers: k8s.NetworkPolicyPeer[] | undefined;
  readonly ports: k8s.NetworkPolicyPort[] | undefined;
}

/** The fewest rules that say the same: peers with the same ports are in one, each of them once. */
export function rulesOf(sides: Iterable<PolicySide>): PolicyRule[] {
  const byPorts = new Map<string, { peers: Map<string, PolicyPeer>; isOpen: boolean; side: PolicySide }>();
  for (const side of sides) {
    // A rule with an empty list of peers lets everybody in.
    if (side.peers?.length === 0) continue;
    const key = JSON.stringify(side.ports?.map(({ port, transport }) => [port, transport]) ?? null);
    const rule = byPorts.get(key) ?? { peers: new Map(), isOpen: false, side };
    byPorts.set(key, rule);
    rule.isOpen ||= side.peers === undefined;
    for (const peer of side.peers ?? []) rule.peers.set(JSON.stringify(peer), peer);
  }
  return [...byPorts.values()].map(({ peers, isOpen, side }) => ({
    peers: isOpen ? undefined : [...peers.values()].map(toPeer),
    ports: side.ports && unique(side.ports).map(toPort),
  }));
}

const unique = (ports: readonly PolicyPort[]) => [
  ...new Map(ports.map((port) => [`${port.port} ${port.transport}`, port])).values(),
];

const toPeer = ({ namespaceSelector, podSelector, ipBlock }: PolicyPeer): k8s.NetworkPolicyPeer => ({
  namespaceSelector,
  podSelector,
  ipBlock: ipBlock && { ...ipBlock, except: ipBlock.except && [...ipBlock.except] },
});

const toPort = ({ port, transport }: PolicyPort): k8s.NetworkPolicyPort => ({
  port: typeof port === 'number' ? k8s.IntOrString.fromNumber(port) : k8s.IntOrString.fromString(port),
  // Lists of rules are compared as a whole: without the API server's default, each apply would be a change.
  protocol: transport,
});
