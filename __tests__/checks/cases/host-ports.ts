import { NodeAgent, NodeRollout, PodCount, PodPort } from '../../../lib';
import { type Case, raw } from '../case';
import { container, daemonSet, deployment, job, type Raw } from '../objects';

const image = 'registry.example.com/ops/agent:1.0.0';
const listening = (port: Raw = {}): Raw => ({
  containers: [container({ ports: [{ containerPort: 9100, hostPort: 9100, ...port }] })],
});
const surge = (maxSurge: unknown) => ({ updateStrategy: { rollingUpdate: { maxSurge, maxUnavailable: 0 } } });
const agent = (name: string, port?: Raw, pod?: Raw) => daemonSet({}, { ...listening(port), ...pod }, name);
const controlPlane = 'node-role.kubernetes.io/control-plane';
const onControlPlane = { nodeSelector: { [controlPlane]: '' }, tolerations: [{ key: controlPlane }] };

export const wrong: readonly Case[] = [
  raw(
    'two DaemonSets with one port of each node',
    [agent('logs', { containerPort: 80 }), agent('metrics')],
    [
      '[shop/1] hostPort 9100 is already taken by DaemonSet "logs" (shop/0) on each node, so that the pods stay Pending: write another port.',
    ],
  ),
  raw(
    'two DaemonSets in the network of the node, one of them on fewer nodes',
    [
      agent('logs', { hostPort: undefined }, { hostNetwork: true, nodeSelector: { disk: 'ssd' } }),
      agent('metrics', { hostPort: undefined }, { hostNetwork: true }),
    ],
    [
      '[shop/1] hostPort 9100 is already taken by DaemonSet "logs" (shop/0) on each node, so that the pods stay Pending: write another port.',
    ],
  ),
  raw(
    'two DaemonSets of which one takes the port on one address',
    [agent('logs', { hostIP: '127.0.0.1' }), agent('metrics', { hostIP: '0.0.0.0' })],
    [
      '[shop/1] hostPort 9100 is already taken by DaemonSet "logs" (shop/0) on each node, so that the pods stay Pending: write another port.',
    ],
  ),
  raw(
    'a Deployment that needs a port which a DaemonSet has',
    [deployment({ replicas: 4 }, { ...listening(), nodeSelector: { disk: 'ssd' } }), agent('metrics')],
    [
      '[shop/1] hostPort 9100 is already taken by Deployment "user" (shop/0), so that the pods stay Pending: write another port.',
    ],
  ),
  raw(
    'a rollout that starts a second pod where a port is taken',
    [
      daemonSet(surge('10%'), listening(), 'logs'),
      daemonSet(surge(1), { ...listening({ containerPort: 9101, hostPort: undefined }), hostNetwork: true }, 'metrics'),
    ],
    [
      '[shop/0] maxSurge "10%" starts a second pod on a node where the first one still has port 9100, so that no rollout ever ends: write maxUnavailable 1 in its place.',
      '[shop/1] maxSurge 1 starts a second pod on a node where the first one still has port 9101, so that no rollout ever ends: write maxUnavailable 1 in its place.',
    ],
  ),
  {
    title: 'an agent that starts the new pod first where the port of the node is taken',
    build: (chart) => {
      const ports = { statsd: PodPort.podOnly(8125) };
      const rollout = NodeRollout.rolling({ maxSurge: PodCount.of(1) });
      new NodeAgent(chart, 'statsd', { image, ports, hostPorts: { statsd: 8125 }, rollout });
    },
    problems: [
      '[shop/statsd/daemon-set] maxSurge 1 starts a second pod on a node where the first one still has port 8125, so that no rollout ever ends: write rollout: NodeRollout.rolling({ maxUnavailable: PodCount.of(1) }).',
    ],
  },
  raw(
    'a rollout of a Deployment that needs a node with a free port',
    [deployment({ replicas: 2 }, listening())],
    [],
    [
      '[shop/0] port 9100 of a node is for one pod, and a rollout that stops no pod first waits for a node without one: write maxUnavailable 1 and maxSurge 0.',
    ],
  ),
];

const stopping = { strategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } } };

export const right: readonly Case[] = [
  raw('a port of the node for two protocols', [agent('logs', { protocol: 'UDP' }), agent('metrics')], []),
  raw(
    'a port of the node on two addresses',
    [agent('a', { hostIP: '127.0.0.1' }), agent('b', { hostIP: '10.0.0.1' })],
    [],
  ),
  raw(
    'a port that two DaemonSets have on different nodes',
    [
      agent('ssd', {}, { nodeSelector: { disk: 'ssd' } }),
      agent('hdd', {}, { nodeSelector: { disk: 'hdd' } }),
      agent('plane', { containerPort: 9200, hostPort: 9200 }, onControlPlane),
      agent('others', { containerPort: 9200, hostPort: 9200 }),
      agent('chosen', { containerPort: 9300, hostPort: 9300 }, { affinity: { nodeAffinity: {} } }),
      agent('rest', { containerPort: 9300, hostPort: 9300 }),
    ],
    [],
  ),
  raw(
    'ports of pods that end, and of a Deployment that may go elsewhere',
    [
      agent('ssd', {}, { nodeSelector: { disk: 'ssd' } }),
      deployment(stopping, listening()),
      job({}, listening({ containerPort: 80, hostPort: 9100 })),
    ],
    [],
  ),
  raw('a single pod with a port of its node', [deployment({}, listening())], []),
  raw('a surge without a port of the node', [daemonSet(surge(1))], []),
  raw('a surge of nothing', [daemonSet({ updateStrategy: { rollingUpdate: { maxSurge: 0 } } }, listening())], []),
];
