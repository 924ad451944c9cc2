import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  HostPathType,
  type LongRunningOptions,
  type NodeAgentProps,
  NodeRollout,
  PodCount,
  PodPort,
  PodVolume,
} from '../../lib';
import { dictionary, type PropArbitraries } from './arbitraries';

const hostPath = fc.constantFrom(
  PodVolume.hostPath('/'),
  PodVolume.hostPath('/var/log', { type: HostPathType.DIRECTORY }),
  PodVolume.hostPath('/run/agent', { readOnly: false }),
);

type OwnProps = Omit<NodeAgentProps, 'image' | keyof LongRunningOptions>;

/** Props that only node agents have, and volumes that mostly they have. The number makes ports unique in a cluster. */
export const nodeAgentProps = (number: number): PropArbitraries<OwnProps & Pick<NodeAgentProps, 'volumes'>> => ({
  everyNode: fc.boolean(),
  hostNetwork: fc.boolean(),
  hostPid: fc.boolean(),
  hostIpc: fc.boolean(),
  hostPorts: fc.constant({ admin: 9000 + number }),
  rollout: fc.oneof(
    fc.nat({ max: 20 }).map((history) => NodeRollout.onDelete({ history })),
    fc.integer({ min: 1, max: 100 }).map((share) => NodeRollout.rolling({ maxUnavailable: PodCount.percent(share) })),
    fc
      .nat({ max: 60 })
      .map((time) => NodeRollout.rolling({ maxSurge: PodCount.of(1), minReady: Duration.seconds(time) })),
  ),
  serviceName: fc.constant(`agent-service${number}`),
  service: fc.constant({ labels: { monitored: 'yes' } }),
  daemonSet: fc.constant({ annotations: { 'example.com/owner': 'ops' } }),
  volumes: dictionary(['/host', '/var/log', '/run/agent'], hostPath),
});

interface SomeProps {
  readonly [name: string]: unknown;
}

/** Ports that a Service or the node needs. One of the node belongs to one pod at a time. Processes are those of the node or of the pod. */
export function asOnNode({ hostPorts, ports, rollout, ...props }: SomeProps, number: number): SomeProps {
  const isShared = props.hostNetwork !== true && hostPorts !== undefined;
  const isOffered = props.serviceName !== undefined || props.service !== undefined;
  const port = isOffered ? PodPort.offered(50001 + number) : PodPort.podOnly(50001 + number);
  const admin = isShared || isOffered ? { admin: port } : ports;
  const isTaken = isShared || (props.hostNetwork === true && admin !== undefined);
  return {
    ...props,
    ...(props.hostPid === true && { shareProcessNamespace: false }),
    ports: admin,
    ...(isShared && { hostPorts }),
    ...(!isTaken && { rollout }),
  };
}
