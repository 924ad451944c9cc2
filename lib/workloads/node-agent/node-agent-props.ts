import { LONG_RUNNING_OPTIONS, type LongRunningOptions } from '../pods/long-running-options';
import type { ObjectMetadataOptions } from '../pods/object-metadata';
import type { NodeRollout } from './node-rollout';

/** Props of a node agent. */
export interface NodeAgentProps extends LongRunningOptions {
  /** The container image, pinned by a tag other than `latest`, or by digest. */
  readonly image: string;

  /**
   * Runs on every node whatever its taints, those of the control plane included. Without it, nodes with taints have an agent
   * where `tolerations` says so. The cluster adds tolerations by itself for nodes that are cordoned, or short of memory or disk.
   *
   * @default false
   */
  readonly everyNode?: boolean;

  /**
   * The network of the node instead of one of the pod's own: each port that the container listens on is one of the node, and
   * the pod sees all of its traffic. Cluster names go on working. Needs the Pod Security level "privileged", and NetworkPolicies do
   * not hold for such a pod.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;

  /**
   * The processes of the node, which the container sees and may signal as far as its user may. Needs the Pod Security level
   * "privileged".
   *
   * @default false
   */
  readonly hostPid?: boolean;

  /**
   * The shared memory and semaphores of the node's processes. Needs the Pod Security level "privileged".
   *
   * @default false
   */
  readonly hostIpc?: boolean;

  /**
   * Ports of the node, 1 to 65535, by the names that `ports` has for those of the container: `{ statsd: 8125 }`. Pods reach the
   * agent of their own node there, at `PodVariable.field('status.hostIP')`. Needs the Pod Security level "privileged".
   *
   * @default - none
   */
  readonly hostPorts?: { [name: string]: number };

  /**
   * The way in which pods of a new version replace those of the old one.
   *
   * @default NodeRollout.rolling()
   */
  readonly rollout?: NodeRollout;

  /**
   * Labels and annotations of the DaemonSet alone. A change of them restarts no pod.
   *
   * @default - those of all objects
   */
  readonly daemonSet?: ObjectMetadataOptions;

  /**
   * Name of the Service that there is where a port is `PodPort.offered()`. It leads the pods of each node to the agent of that
   * node, and to none where there is no agent.
   *
   * @default - the name of the agent, and the version where there is one
   */
  readonly serviceName?: string;

  /**
   * Labels and annotations of the Service alone.
   *
   * @default - those of all objects
   */
  readonly service?: ObjectMetadataOptions;
}

/** The names of all props. The compiler sees that none is missing. */
export const NODE_AGENT_PROPS = Object.keys({
  image: true,
  everyNode: true,
  hostNetwork: true,
  hostPid: true,
  hostIpc: true,
  hostPorts: true,
  rollout: true,
  daemonSet: true,
  serviceName: true,
  service: true,
  ...LONG_RUNNING_OPTIONS,
} satisfies { [name in keyof NodeAgentProps]-?: true });

const ROLLING = 'rollout: NodeRollout.rolling({ maxUnavailable: PodCount.percent(10) })';

/** The pods have one number only, that of the nodes. */
const NODES = 'nodeSelector: { "kubernetes.io/os": "linux" }';

/** Names of Kubernetes, and of options of a Deployment, that mean something else for an agent. */
export const NODE_AGENT_SYNONYMS = {
  deployment: 'daemonSet: { annotations: { "example.com/owner": "ops" } }',
  hostIPC: 'hostIpc: true',
  hostPID: 'hostPid: true',
  hostPort: 'hostPorts: { metrics: 9100 }',
  maxSurge: 'rollout: NodeRollout.rolling({ maxSurge: PodCount.of(1) })',
  maxUnavailable: ROLLING,
  minReadySeconds: 'rollout: NodeRollout.rolling({ minReady: Duration.seconds(10) })',
  replicaCount: NODES,
  replicas: NODES,
  revisionHistoryLimit: 'rollout: NodeRollout.rolling({ history: 5 })',
  scale: NODES,
  strategy: ROLLING,
  updateStrategy: ROLLING,
};
