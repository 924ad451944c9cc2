import type { k8s } from '../../cdk8s/k8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { mapByName, present } from '../../cdk8s/objects';
import { checkFlag } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { TASK_DRAIN } from '../pods/drain';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import type { Toleration } from '../pods/toleration';
import { checkPortsWithoutService } from '../pods/unoffered-ports';
import { resolveWorkload, type WorkloadSpec } from '../pods/workload-spec';
import { checkHostNetwork, checkHostPorts } from './host-ports';
import type { NodeAgentProps } from './node-agent-props';
import { checkNodeRollout, NodeRollout } from './node-rollout';

/** A DaemonSet with every default filled in. */
export interface NodeAgentSpec {
  readonly pods: WorkloadSpec;
  readonly rollout: NodeRollout;
  /** Labels and annotations of the DaemonSet alone. */
  readonly daemonSet: ObjectMetadataOptions;
}

/** Tolerates every taint. */
const EVERY_TAINT: Toleration = {};

export function resolveNodeAgent(id: string, props: NodeAgentProps, versions: KubernetesVersions): NodeAgentSpec {
  const { image, rollout = NodeRollout.rolling(), daemonSet = {} } = props;
  const podFields = hostFields(props);
  const hostPorts = mapByName(props.hostPorts);
  const pods = resolveWorkload(
    { id, image, versions, drain: TASK_DRAIN, isRouted: false, podFields, hostPorts },
    props,
  );
  // Beside the one for all taints, others still say how long the pod stays.
  const others = pods.tolerations;
  const tolerations = props.everyNode === true && Array.isArray(others) ? [EVERY_TAINT, ...others] : others;
  return { pods: { ...pods, tolerations }, rollout, daemonSet };
}

/** False is the API server's default of all of them. */
function hostFields({ hostNetwork, hostPid, hostIpc }: NodeAgentProps): Partial<k8s.PodSpec> {
  return present({
    hostNetwork: hostNetwork || undefined,
    // With the default, such a pod finds no Service by its name.
    dnsPolicy: hostNetwork ? 'ClusterFirstWithHostNet' : undefined,
    hostPid: hostPid || undefined,
    hostIpc: hostIpc || undefined,
  });
}

export function* checkNodeAgent({ pods, rollout, daemonSet }: NodeAgentSpec, props: NodeAgentProps): Findings {
  const { everyNode, hostNetwork, hostPid, hostIpc, hostPorts } = props;
  for (const [name, flag] of Object.entries({ everyNode, hostNetwork, hostPid, hostIpc })) yield* checkFlag(name, flag);
  yield* checkHostPorts(hostPorts, pods);
  if (hostNetwork === true) yield* checkHostNetwork(hostPorts, pods);
  yield* checkPortsWithoutService('a node agent', pods);
  yield* checkNodeRollout(rollout);
  yield* checkObjectMetadata('daemonSet', daemonSet);
}
