import type { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { pathOf } from '../cdk8s/app-trees';
import { chartOf } from '../cdk8s/charts';
import type { Finding } from '../rules/finding';
import { show } from '../rules/show';
import { type Connections, connectionsOf, egressOf, ingressOf } from './allowed-sides';
import { finding } from './codes';
import { type DeclaredPods, namespacesInCluster, podsInCluster } from './declared-pods';
import type { Network } from './network';
import type { PlannedPolicy } from './planned-policy';
import type { PolicySide } from './policy-peer';
import { rulesOf } from './policy-rules';
import { solverPolicies } from './solver-policies';

/** The policies of a cluster, and what keeps a network from being closed. */
export interface PlannedPolicies {
  readonly policies: readonly PlannedPolicy[];
  readonly problems: readonly (readonly [Construct, Finding])[];
}

const NOTHING: PlannedPolicies = { policies: [], problems: [] };

/** @param scope any construct of the cluster. */
export function planPolicies(scope: Construct): PlannedPolicies {
  const all = podsInCluster(scope);
  const namespaces = namespacesInCluster(scope);
  const closed = all.filter(({ network }) => network._isClosed);
  const closedNamespaces = namespaces
    .filter(({ network }) => network._isClosed)
    .map(({ construct, name }) => ({ construct, namespace: name }));
  if (closed.length + closedNamespaces.length === 0) return NOTHING;

  const problems: [Construct, Finding][] = [...checkNamespaces(all, [...closed, ...closedNamespaces])];
  if (problems.length > 0) return { policies: [], problems };
  const connections = connectionsOf(scope, all);
  const policies = closed.flatMap((pods): PlannedPolicy[] => {
    if (pods.namespace === undefined || pods.onHostNetwork) return [];
    problems.push(...checkSources(pods, connections), ...checkUnnamed(pods, connections));
    const ingress = rulesOf(ingressOf(pods, connections));
    const egress = rulesOf(egressOf(pods, connections));
    if (ingress.length === 0 && egress.length === 0) return [];
    const { construct, namespace, name, selector, metadata } = pods;
    return [{ scope: construct, namespace, name, selector, metadata, ingress, egress }];
  });
  const isClosed = new Set([...closed, ...closedNamespaces].map(({ namespace }) => namespace));
  return {
    policies: [...policies, ...solverPolicies(scope, isClosed, closed), ...defaultDenies(closed, namespaces)],
    problems,
  };
}

/** Finds the workloads whose network cannot be closed, or that another one closes unseen. */
function* checkNamespaces(
  all: readonly DeclaredPods[],
  closed: readonly Pick<DeclaredPods, 'construct' | 'namespace'>[],
): Generator<[Construct, Finding]> {
  for (const { construct, namespace } of closed) {
    if (namespace !== undefined) continue;
    const message =
      'the network of the workload is closed, which applies to a whole namespace, but its chart has no namespace: write, for example, new Chart(app, "shop", { namespace: "shop" }).';
    yield [construct, finding('network', message)];
  }
  const closedBy = new Map(closed.map((pods) => [pods.namespace, pods]));
  for (const { construct, namespace, network } of all) {
    const other = closedBy.get(namespace);
    if (network._isClosed || other === undefined || namespace === undefined) continue;
    const message = `its network is open, and that of ${pathOf(other.construct)} is closed, which closes all pods of the namespace ${show(namespace)}: write PorticoDefaults.of(app).set({ network: Network.closed() }), or another namespace.`;
    yield [construct, finding('network', message)];
  }
}

/** Finds the routers whose requests would be refused, since nobody says where they come from. */
function* checkSources(pods: DeclaredPods, { routesTo }: Connections): Generator<[Construct, Finding]> {
  if (pods.network._routers !== undefined) return;
  const unknown = (routesTo.get(pods) ?? []).find(({ sources }) => sources.some((each) => each.length === 0));
  if (unknown === undefined) return;
  const message = `the network of the workload is closed, and the target ${unknown.target} of ${pathOf(unknown.router)} does not say which pods its requests come from: write, for example, Network.closed({ routers: [Peer.pods({ app: "gateway" }, { namespace: "gateway-system" })] }).`;
  yield [pods.construct, finding('network', message)];
}

/** Finds callers that a policy cannot name: in the network of a node whose addresses nobody says, or in a namespace that nobody says. */
function* checkUnnamed(pods: DeclaredPods, { callersOf }: Connections): Generator<[Construct, Finding]> {
  const closed = pathOf(pods.construct);
  for (const { pods: caller } of callersOf.get(pods) ?? []) {
    if (caller.onHostNetwork && pods.network._nodes.length === 0) {
      const message = `its pods are in the network of their node, and the closed network of ${closed} knows them by the addresses of nodes alone: write, for example, Network.closed({ nodes: ["10.1.0.0/16"] }).`;
      yield [caller.construct, finding('network', message)];
    }
    if (!caller.onHostNetwork && caller.namespace === undefined) {
      const message = `its chart has no namespace, and the closed network of ${closed} lets pods in by theirs: write, for example, new Chart(app, "web", { namespace: "web" }).`;
      yield [caller.construct, finding('network', message)];
    }
  }
}

/** Name of the policy for all pods of a namespace. */
const DEFAULT_DENY = 'default-deny-except-dns';

/**
 * For each closed namespace a policy for all of its pods, in the last of its charts: a cluster that takes the files one by one then
 * refuses nothing before it knows what is allowed.
 */
function defaultDenies(
  closed: readonly DeclaredPods[],
  namespaces: ReturnType<typeof namespacesInCluster>,
): PlannedPolicy[] {
  const networks = new Map<string, { networks: Set<Network>; scope: Construct }>();
  const close = (namespace: string, network: Network, scope: Construct) => {
    const others = networks.get(namespace)?.networks ?? [];
    networks.set(namespace, { networks: new Set([...others, network]), scope });
  };
  for (const { name, network, construct } of namespaces) if (network._isClosed) close(name, network, construct);
  for (const { namespace = '', network, construct } of closed) close(namespace, network, chartOf(construct) as Chart);
  return [...networks].map(([namespace, { networks: all, scope }]) => ({
    scope,
    namespace,
    name: DEFAULT_DENY,
    selector: {},
    ingress: [],
    egress: rulesOf([...all].flatMap((network) => [...dnsOf(network, namespace)])),
  }));
}

const DNS_PORT = 53;

function* dnsOf(network: Network, namespace: string): Generator<PolicySide> {
  for (const { _traits: traits, _ports: ports = [{ port: DNS_PORT }] } of network._dns) {
    const both = ports.flatMap(({ port }) => [
      { port, transport: 'UDP' as const },
      { port, transport: 'TCP' as const },
    ]);
    yield { peers: traits.peers(namespace), ports: both };
  }
}
