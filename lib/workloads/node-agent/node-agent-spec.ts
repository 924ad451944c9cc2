import type { Construct } from 'constructs';
import type { AsWritten, k8s } from '../../cdk8s/k8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { mapByName, present } from '../../cdk8s/objects';
import { checkFlag } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { Drain, taskDrain } from '../pods/drain';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import type { Toleration } from '../pods/toleration';
import { resolveWorkload, type WorkloadSpec } from '../pods/workload-spec';
import { checkHostNetwork, checkHostPorts } from './host-ports';
import type { NodeAgentProps } from './node-agent-props';
import { checkNodeRollout, NodeRollout } from './node-rollout';
import { checkNodeService, type NodeServiceSpec, resolveNodeService } from './node-service';

/** A DaemonSet with every default filled in. */
export interface NodeAgentSpec {
  readonly pods: WorkloadSpec;
  readonly rollout: NodeRollout;
  /** Labels and annotations of the DaemonSet alone. */
  readonly daemonSet: ObjectMetadataOptions;
  /** The Service that leads to the agent of the caller's node, where a port is offered by one. */
  readonly service: NodeServiceSpec;
}

/** Tolerates every taint. */
const EVERY_TAINT: Toleration = {};

export function resolveNodeAgent(id: string, props: NodeAgentProps, versions: KubernetesVersions): NodeAgentSpec {
  const { image, rollout = NodeRollout.rolling(), daemonSet = {} } = props;
  const kind = { id, image, versions, podFields: hostFields(props), hostPorts: mapByName(props.hostPorts) };
  const alone = resolveWorkload({ ...kind, drain: taskDrain(), isRouted: false }, props);
  const isRouted = resolveNodeService(alone, props).offered.length > 0;
  const pods = isRouted ? resolveWorkload({ ...kind, drain: Drain.graceful() }, props) : alone;
  // Beside the one for all taints, others still say how long the pod stays.
  const others = pods.placement.tolerations;
  const tolerations = props.everyNode === true && Array.isArray(others) ? [EVERY_TAINT, ...others] : others;
  const all = { ...pods, placement: { ...pods.placement, tolerations } };
  return { pods: all, rollout, daemonSet, service: resolveNodeService(all, props) };
}

/** False is the API server's default of all of them. */
function hostFields({ hostNetwork, hostPid, hostIpc }: NodeAgentProps): Partial<AsWritten<k8s.PodSpec>> {
  return present({
    hostNetwork: hostNetwork || undefined,
    // With the default, such a pod finds no Service by its name.
    dnsPolicy: hostNetwork ? 'ClusterFirstWithHostNet' : undefined,
    hostPID: hostPid || undefined,
    hostIPC: hostIpc || undefined,
  });
}

export function* checkNodeAgent(
  { pods, rollout, daemonSet, service }: NodeAgentSpec,
  props: NodeAgentProps,
  _construct: Construct,
  written: NodeAgentProps,
): Findings {
  const { everyNode, hostNetwork, hostPid, hostIpc, hostPorts } = props;
  for (const [name, flag] of Object.entries({ everyNode, hostNetwork, hostPid, hostIpc })) yield* checkFlag(name, flag);
  yield* checkHostPorts(hostPorts, pods);
  if (hostNetwork === true) yield* checkHostNetwork(hostPorts, pods);
  yield* checkNodeService(service, written);
  yield* checkNodeRollout(rollout);
  yield* checkObjectMetadata('daemonSet', daemonSet);
}
