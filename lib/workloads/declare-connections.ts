import type { Construct } from 'constructs';
import { chartOf } from '../cdk8s/charts';
import { Synthesis } from '../cdk8s/synthesis';
import type { CalleeTraits } from '../connections/callee';
import { finding } from '../connections/codes';
import { writeCalls } from '../connections/declared-calls';
import { type DeclaredPort, declarePods } from '../connections/declared-pods';
import type { Network } from '../connections/network';
import { checkCallers, type Peer } from '../connections/peer';
import { renderPoliciesAtSynth } from '../connections/render-policies';
import type { Findings } from '../rules/finding';
import type { ContainerSpec } from './pods/container-spec';
import { waitsForJobs } from './pods/job-waits';
import { scrapedPort } from './pods/metrics';
import { objectMetadata, podLabels, selectorLabels } from './pods/pod-labels';
import { mainPort, PodPort } from './pods/pod-port';
import { containersOf, type WorkloadSpec } from './pods/workload-spec';

/** Checks the callers of a workload, which must have a port to connect to. */
export function* checkCalledBy({ calledBy }: { readonly calledBy?: unknown }, pods: WorkloadSpec): Findings {
  if (calledBy === undefined) return;
  const flaws = [...checkCallers('calledBy', calledBy)];
  yield* flaws;
  if (flaws.length === 0 && containersOf(pods).every(hasNoPorts)) {
    yield finding(
      'peer',
      'calledBy is for pods that listen, and these have no port: write ports, or leave calledBy out.',
    );
  }
}

const hasNoPorts = ({ ports }: ContainerSpec) => Object.keys(ports).length === 0;

/** The connections of a workload, by its options and the scopes around it. */
interface Connections {
  readonly calls: readonly CalleeTraits[];
  readonly calledBy?: readonly Peer[];
  readonly network: Network | undefined;
}

/** Has others know the pods of a workload, and their connections. */
export function declareConnections(
  construct: Construct,
  { callEachOther = false }: { readonly callEachOther?: boolean },
  pods: WorkloadSpec,
  { calls, calledBy = [], network }: Connections,
): void {
  const ports = containersOf(pods).flatMap((container) => portsOf(container, container === pods.container));
  const main = mainPort(pods.container);
  const scraped = pods.metrics && scrapedPort(pods.metrics, pods.container, pods.sidecars);
  declarePods({
    construct,
    name: pods.workloadName,
    namespace: chartOf(construct)?.namespace,
    selector: selectorLabels(pods),
    labels: podLabels(construct, pods),
    ports,
    mainPort: ports.find(({ name }) => name === main),
    network,
    calls,
    calledBy,
    scraped: ports.find(({ number, transport }) => number === scraped?.number && transport === 'TCP'),
    onNodes: ports.filter(({ name }) => Object.hasOwn(pods.hostPorts, name)),
    callEachOther,
    onHostNetwork: pods.podFields.hostNetwork === true,
    askApiServer: () => waitsForJobs(construct),
    metadata: () => objectMetadata(construct, pods),
  });
  renderPoliciesAtSynth(construct);
  Synthesis.of(construct).addCheck(writeCalls);
}

/** The ports of a container, of which a policy finds those of the workload's own by their names. */
function portsOf({ ports }: ContainerSpec, isOwn: boolean): DeclaredPort[] {
  return Object.entries(ports).flatMap(([name, port]) => {
    if (!(port instanceof PodPort)) return [];
    // Not every cluster finds a native sidecar's port by its name.
    return [{ name, number: port._port, transport: port._transport, port: isOwn && name !== '' ? name : port._port }];
  });
}
