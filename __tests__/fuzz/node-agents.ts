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
  daemonSet: fc.constant({ annotations: { 'example.com/owner': 'ops' } }),
  volumes: dictionary(['/host', '/var/log', '/run/agent'], hostPath),
});

/** A port of the node belongs to a port of the container, to one pod at a time. */
export function withNodePorts({ hostPorts, rollout, ...props }: { readonly [name: string]: unknown }, number: number) {
  const asks = hostPorts !== undefined && props.hostNetwork !== true;
  const takes = asks || (props.hostNetwork === true && props.ports !== undefined);
  return {
    ...props,
    ...(asks && { hostPorts, ports: { admin: PodPort.podOnly(50001 + number) } }),
    ...(!takes && { rollout }),
  };
}
