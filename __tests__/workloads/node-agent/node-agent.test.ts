import { Duration } from 'cdk8s';
import {
  AntiAffinity,
  DnsConfig,
  HostPathType,
  ImageRuntime,
  Metrics,
  NodeAgent,
  type NodeAgentProps,
  NodeRollout,
  PodCount,
  PodPort,
  PodSecurityLevel,
  PodVolume,
  PorticoDefaults,
  PortProtocol,
  Rollout,
  Spread,
  TolerationEffect,
  Worker,
} from '../../../lib';
import { NODE_AGENT_SYNONYMS } from '../../../lib/workloads/node-agent/node-agent-props';
import { noOpFields } from '../../support/api-defaults';
import { only, problemsOf, synthesize } from '../../support/app';
import { podSecurityViolations } from '../../support/pod-security';
import { expectValid } from '../../support/validate';

const image = 'registry.example.com/ops/log-shipper:2.1.0';

function objects(props: Partial<NodeAgentProps> = {}) {
  const made = synthesize((chart) => void new NodeAgent(chart, 'logs', { image, ...props }));
  expectValid(made);
  expect(made.flatMap(noOpFields)).toEqual([]);
  return made;
}
const daemonSet = (props?: Partial<NodeAgentProps>) => only(objects(props), 'DaemonSet');
const pod = (props?: Partial<NodeAgentProps>) => daemonSet(props).spec.template.spec;
const problems = (props: object) => problemsOf((chart) => void new NodeAgent(chart, 'logs', { image, ...props }));
const violations = (props?: Partial<NodeAgentProps>) => objects(props).flatMap(podSecurityViolations);

test('an agent is a DaemonSet and an account: no Service, budget, spread or scale, and nothing of the node', () => {
  expect(objects().map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ServiceAccount logs',
    'DaemonSet logs',
  ]);
  expect(daemonSet().spec).toMatchObject({
    minReadySeconds: 5,
    revisionHistoryLimit: 3,
    selector: { matchLabels: { app: 'logs' } },
  });
  expect(Object.keys(daemonSet().spec).sort()).toEqual([
    'minReadySeconds',
    'revisionHistoryLimit',
    'selector',
    'template',
  ]);
  const { tolerations, topologySpreadConstraints, hostNetwork, hostPID, hostIPC, dnsPolicy } = pod();
  expect([tolerations, topologySpreadConstraints, hostNetwork, hostPID, hostIPC, dnsPolicy]).toEqual(Array(6));
  expect(violations()).toEqual([]);
});

test('options of replicas are problems, since each node has one agent', () => {
  const [spread, antiAffinity] = [Spread.required(), AntiAffinity.none()];
  const all = problems({ disruptionBudget: 1, spread, antiAffinity, exposure: 1 });
  expect(all).toHaveLength(4);
  for (const problem of all) expect(problem).toMatch(/^\[shop\/logs\] the node agent has no option "\w+": write /);
});

test('every node has an agent by one word, and the time that it stays on a node by another', () => {
  expect(pod({ everyNode: true }).tolerations).toEqual([{ operator: 'Exists' }]);
  const controlPlane = { key: 'node-role.kubernetes.io/control-plane', effect: TolerationEffect.NO_SCHEDULE };
  expect(pod({ tolerations: [controlPlane] }).tolerations).toEqual([
    { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
  ]);
  expect(pod({ everyNode: true, tolerations: [controlPlane] }).tolerations).toHaveLength(2);
  expect(problems({ everyNode: true, tolerations: 5 })).toEqual([
    '[shop/logs] tolerations 5 has the wrong type; expected a list such as [{ key: "dedicated", value: "web" }].',
  ]);
});

test('the network of the node comes with the DNS policy by which cluster names still work', () => {
  const { hostNetwork, dnsPolicy } = pod({ hostNetwork: true });
  expect([hostNetwork, dnsPolicy]).toEqual([true, 'ClusterFirstWithHostNet']);
  expect(pod({ hostPid: true }).hostPID).toBe(true);
  expect(pod({ hostIpc: true }).hostIPC).toBe(true);
  for (const flag of ['hostNetwork', 'hostPid', 'hostIpc', 'everyNode']) {
    expect(problems({ [flag]: 'yes' })).toEqual([
      `[shop/logs] ${flag} "yes" has the wrong type; expected true or false.`,
    ]);
  }
});

test('each thing of the node breaks only its own rule of Pod Security', () => {
  const ports = { statsd: PodPort.podOnly(8125) };
  expect(violations({ hostNetwork: true })).toEqual(['hostNamespaces']);
  expect(violations({ hostPid: true })).toEqual(['hostNamespaces']);
  expect(violations({ ports, hostPorts: { statsd: 8125 } })).toEqual(['hostPorts']);
  expect(violations({ volumes: { '/var/log': PodVolume.hostPath('/var/log') } })).toEqual([
    'hostPathVolumes',
    'restrictedVolumes',
  ]);
});

test('an agent says the level of Pod Security that its options come to', () => {
  const level = (props: Partial<NodeAgentProps>) => {
    const levels: PodSecurityLevel[] = [];
    synthesize((chart) => void levels.push(new NodeAgent(chart, 'logs', { image, ...props }).podSecurityLevel));
    return levels[0];
  };
  const ports = { statsd: PodPort.podOnly(8125) };
  expect(level({ everyNode: true })).toBe(PodSecurityLevel.RESTRICTED);
  expect([{ hostNetwork: true }, { hostIpc: true }, { ports, hostPorts: { statsd: 1 } }].map(level)).toEqual(
    Array(3).fill(PodSecurityLevel.PRIVILEGED),
  );
  expect(level({ volumes: { '/x': PodVolume.hostPath('/x') } })).toBe(PodSecurityLevel.PRIVILEGED);
});

test('ports of the node have the names of those of the container', () => {
  const ports = { constructor: PodPort.podOnly(9001), statsd: PodPort.podOnly(8125) };
  expect(pod({ ports, hostPorts: { statsd: 18125 } }).containers[0].ports).toEqual([
    { name: 'constructor', containerPort: 9001 },
    { name: 'statsd', containerPort: 8125, hostPort: 18125 },
  ]);
  expect(problems({ ports, hostPorts: { statsd: 8125, statds: 8125 } })).toEqual([
    '[shop/logs] hostPorts has "statds", which is not a port of the container: write one of "constructor", "statsd", or add it to ports.',
    '[shop/logs] hostPorts "statds" and "statsd" are both 8125: write another number for one of them.',
  ]);
  expect(problems({ hostPorts: { statsd: 0 } })).toEqual([
    expect.stringMatching(/^\[shop\/logs\] hostPorts "statsd" 0 is outside 1..65535/),
    '[shop/logs] hostPorts has "statsd", which is not a port of the container: add it to ports.',
  ]);
});

test('ports of the node do not go with its network, whose ports all are those of the node', () => {
  const ports = { statsd: PodPort.podOnly(8125) };
  expect(problems({ ports, hostNetwork: true, hostPorts: { statsd: 8125 } })).toEqual([
    '[shop/logs] hostPorts do not go with hostNetwork, where each port of the container is the same one of the node: leave one of the two out.',
  ]);
});

test('the processes of the node do not go with those of the pod', () => {
  expect(problems({ hostPid: true, shareProcessNamespace: true })).toEqual([
    '[shop/logs] shareProcessNamespace does not go with hostPid, by which containers share the processes of the whole node: leave one of the two out.',
  ]);
});

test('in the network of the node pods still ask the name server of the cluster, unless they are to ask others', () => {
  const policy = (dns?: DnsConfig) => pod({ hostNetwork: true, dns }).dnsPolicy;
  expect(policy()).toBe('ClusterFirstWithHostNet');
  expect(policy(DnsConfig.cluster({ options: { ndots: '2' } }))).toBe('ClusterFirstWithHostNet');
  expect(policy(DnsConfig.node())).toBe('Default');
});

test('in the network of the node no setting of the pod opens a port below 1024', () => {
  const ports = { dns: PodPort.podOnly(53) };
  expect(pod({ ports }).securityContext.sysctls).toHaveLength(1);
  expect(pod({ ports, hostNetwork: true, runtime: ImageRuntime.unrestricted() }).securityContext).toBeUndefined();
  expect(problems({ ports, hostNetwork: true })).toEqual([
    '[shop/logs] port "dns" is 53, and in the network of the node only root with the capability NET_BIND_SERVICE opens ports below 1024: write a higher one, or leave hostNetwork out and write hostPorts: { "dns": 53 }.',
  ]);
});

test('a port that is offered gives a Service that leads the pods of each node to the agent of that node', () => {
  const ports = { otlp: PodPort.offered(4317, 4317, { protocol: PortProtocol.grpc() }), admin: PodPort.podOnly(9000) };
  const made = objects({ ports, service: { annotations: { note: 's' } } });
  expect(made.map(({ kind }) => kind)).toEqual(['ServiceAccount', 'DaemonSet', 'Service']);
  const { metadata, spec } = only(made, 'Service');
  expect([metadata.name, metadata.annotations]).toEqual(['logs', { note: 's' }]);
  expect(spec).toEqual({
    internalTrafficPolicy: 'Local',
    ports: [{ name: 'otlp', port: 4317, targetPort: 'otlp', appProtocol: 'kubernetes.io/h2c' }],
    selector: { app: 'logs' },
  });
  expect(only(made, 'DaemonSet').spec.template.spec.containers[0].lifecycle).toEqual({
    preStop: { sleep: { seconds: 10 } },
  });
});

test('others reach the Service of an agent by its address', () => {
  const made = synthesize((chart) => {
    const ports = { otlp: PodPort.offered(4317) };
    const agent = new NodeAgent(chart, 'otel', { image, ports, serviceName: 'collector' });
    new Worker(chart, 'mailer', { image, env: { OTLP: agent.port('otlp').address } });
    expect([agent.service?.name, new NodeAgent(chart, 'logs', { image }).service]).toEqual(['collector', undefined]);
  });
  expect(only(made, 'Deployment').spec.template.spec.containers[0].env).toEqual([
    { name: 'OTLP', value: 'collector:4317' },
  ]);
});

test('a name of a Service, and a port of it, are problems where there is none', () => {
  const none = 'write a port that one offers, such as ports: { otlp: PodPort.offered(4317) }.';
  expect(problems({ serviceName: 'x', service: { labels: { a: 'b' } } })).toEqual([
    `[shop/logs] serviceName is for a Service, and the node agent has none: ${none}`,
    `[shop/logs] service is for a Service, and the node agent has none: ${none}`,
  ]);
  expect(problemsOf((chart) => void new NodeAgent(chart, 'logs', { image }).port('otlp'))).toEqual([
    '[shop/logs] port "otlp" is not offered by the Service: add it to ports by PodPort.offered().',
  ]);
  const ports = { a: PodPort.offered(1, 80), b: PodPort.offered(2, 80) };
  expect(problems({ ports, serviceName: 'X_' })).toEqual([
    expect.stringMatching('serviceName "X_"'),
    '[shop/logs] ports "a" and "b" are both offered on port 80: write another servicePort.',
  ]);
});

test('a rollout goes node by node, in shares, with the new agent first, or when somebody deletes the old one', () => {
  const update = (rollout: NodeRollout) => daemonSet({ rollout }).spec.updateStrategy;
  expect(update(NodeRollout.rolling())).toBeUndefined();
  expect(update(NodeRollout.rolling({ maxUnavailable: PodCount.of(1), maxSurge: PodCount.of(0) }))).toBeUndefined();
  expect(update(NodeRollout.rolling({ maxUnavailable: PodCount.percent(10) }))).toEqual({
    rollingUpdate: { maxUnavailable: '10%' },
  });
  expect(update(NodeRollout.rolling({ maxSurge: PodCount.of(2) }))).toEqual({
    rollingUpdate: { maxSurge: 2, maxUnavailable: 0 },
  });
  expect(update(NodeRollout.onDelete())).toEqual({ type: 'OnDelete' });
  expect(daemonSet({ rollout: NodeRollout.onDelete({ history: 10 }) }).spec).not.toHaveProperty('revisionHistoryLimit');
});

test.each<[string, unknown, string[]]>([
  [
    'nodes without an agent and nodes with two at a time',
    NodeRollout.rolling({ maxUnavailable: PodCount.of(1), maxSurge: PodCount.percent(10) }),
    ['maxSurge 10% and maxUnavailable 1 are both above 0, which the API server refuses: leave one of them out.'],
  ],
  [
    'no node to begin with',
    NodeRollout.rolling({ maxUnavailable: PodCount.percent(0) }),
    ['maxSurge 0 and maxUnavailable 0% leave no node to begin with: raise one of them.'],
  ],
  [
    'more nodes than there are, and a history below 0',
    NodeRollout.rolling({ maxSurge: PodCount.percent(200), history: -1 }),
    [
      'history -1 is not a whole number of 0 or more: write, for example, 3.',
      'percentage of maxSurge 200 is not a whole number from 0 to 100: write, for example, 25.',
    ],
  ],
  [
    'a deadline',
    NodeRollout.rolling({ deadline: 5 } as never),
    ['a rollout has no option "deadline": write one of history, maxUnavailable, maxSurge, minReady.'],
  ],
  [
    'times of another type',
    NodeRollout.rolling({ minReady: 5 as never, maxUnavailable: 1 as never }),
    [
      'minReady 5 is not a whole number of seconds of 0 or more: write, for example, Duration.seconds(30).',
      'maxUnavailable 1 has the wrong type; expected PodCount.of(1) or PodCount.percent(25).',
    ],
  ],
  [
    'the rollout of a Deployment',
    Rollout.rolling(),
    [expect.stringMatching(/has the wrong type; expected NodeRollout.rolling\(\)\.$/)],
  ],
])('a rollout with %s is a problem', (_, rollout, expected) => {
  expect(problems({ rollout }).map((line) => line.replace('[shop/logs] ', ''))).toEqual(expected);
});

test('the default rollout of Deployments is not one of agents', () => {
  const made = synthesize((chart) => {
    PorticoDefaults.of(chart).set({
      rollout: Rollout.recreate(),
      tolerations: [{ key: 'spot' }],
      pods: { labels: { a: 'b' } },
    });
    new NodeAgent(chart, 'logs', { image });
  });
  const { updateStrategy, template } = only(made, 'DaemonSet').spec;
  expect([updateStrategy, template.spec.tolerations, template.metadata.labels.a]).toEqual([
    undefined,
    [{ key: 'spot', operator: 'Exists' }],
    'b',
  ]);
});

test('names of Kubernetes are answered with what to write for an agent', () => {
  const answers = problems({ hostPID: true, hostPort: 1, maxUnavailable: 1, updateStrategy: 'OnDelete', scale: 3 });
  expect(answers.map((line) => line.replace(/.*: write /, ''))).toEqual([
    'hostPid: true.',
    'hostPorts: { metrics: 9100 }.',
    'rollout: NodeRollout.rolling({ maxUnavailable: PodCount.percent(10) }).',
    'rollout: NodeRollout.rolling({ maxUnavailable: PodCount.percent(10) }).',
    'nodeSelector: { "kubernetes.io/os": "linux" }.',
  ]);
  for (const code of Object.values(NODE_AGENT_SYNONYMS)) {
    const props = new Function('scope', `with (scope) { return { ${code} }; }`)({ NodeRollout, PodCount, Duration });
    expect([code, problems({ ports: { metrics: PodPort.podOnly(9100) }, ...props })]).toEqual([code, []]);
  }
});

test('the exporter of node metrics reads its node and changes nothing there', () => {
  const { volumes, containers } = pod({
    args: ['--path.rootfs=/host'],
    everyNode: true,
    hostNetwork: true,
    hostPid: true,
    ports: { metrics: PodPort.podOnly(9100) },
    metrics: Metrics.scrape({ port: 9100 }),
    volumes: { '/host': PodVolume.hostPath('/', { type: HostPathType.DIRECTORY }) },
  });
  expect(volumes[1]).toEqual({ name: 'host', hostPath: { path: '/', type: 'Directory' } });
  expect(containers[0].volumeMounts[1]).toEqual({ name: 'host', mountPath: '/host', readOnly: true });
});

test('others may patch the DaemonSet', () => {
  const made = synthesize((chart) => {
    new NodeAgent(chart, 'logs', { image }).daemonSet.metadata.addAnnotation('example.com/owner', 'ops');
  });
  expect(only(made, 'DaemonSet').metadata.annotations).toEqual({ 'example.com/owner': 'ops' });
});
