import { readFileSync, writeFileSync } from 'node:fs';
import {
  Health,
  LifecycleHook,
  Metrics,
  type MetricsScrapeOptions,
  PodPort,
  PortProtocol,
  type WebServiceOptions,
} from '../../lib';
import { only } from '../support/app';
import { markdownTable } from '../support/markdown-table';
import { deployment, problems, proxy, service, untyped } from '../workloads/support';

/** The port of the container and that of the Service. */
function ports(props: WebServiceOptions) {
  const objects = service(props);
  return [
    ...only(objects, 'Deployment').spec.template.spec.containers[0].ports,
    ...only(objects, 'Service').spec.ports,
  ];
}

const none = { health: Health.none() };
const owner = (protocol: PortProtocol, props: WebServiceOptions = {}) => ports({ port: 9000, protocol, ...props });

test.each<[string, PortProtocol, string, string | undefined]>([
  ['HTTP, whose name says it', PortProtocol.http(), 'http', undefined],
  ['HTTPS, whose name says it', PortProtocol.https(), 'https', undefined],
  ['HTTP/2 without TLS', PortProtocol.h2c(), 'h2c', 'kubernetes.io/h2c'],
  ['gRPC', PortProtocol.grpc(), 'grpc', 'kubernetes.io/h2c'],
  ['gRPC over TLS', PortProtocol.grpcs(), 'grpcs', 'https'],
  ['WebSocket', PortProtocol.webSocket(), 'ws', 'kubernetes.io/ws'],
  ['WebSocket over TLS', PortProtocol.secureWebSocket(), 'wss', 'kubernetes.io/wss'],
  ['Redis, which a mesh knows by its name', PortProtocol.tcp('redis'), 'redis', undefined],
  ['PostgreSQL, which a mesh does not know', PortProtocol.tcp('postgres'), 'postgres', 'tcp'],
  ['TCP with a suffix', PortProtocol.tcp('tcp-amqp'), 'tcp-amqp', undefined],
  ['any TCP', PortProtocol.tcp(), 'tcp', undefined],
  ['a word of its own', PortProtocol.tcp('smtp', { appProtocol: 'linkerd.io/opaque' }), 'smtp', 'linkerd.io/opaque'],
])('%s names the port, and appProtocol says what the name does not', (_, protocol, name, appProtocol) => {
  expect(owner(protocol)).toEqual([
    { name, containerPort: 9000 },
    { name, port: 80, targetPort: name, ...(appProtocol && { appProtocol }) },
  ]);
});

test('docs/services.md has the protocols with their names (UPDATE_DOCS=1 writes them anew)', () => {
  const file = 'docs/services.md';
  const text = readFileSync(file, 'utf8');
  const calls = ['http()', 'https()', 'h2c()', 'grpc()', 'grpcs()', 'webSocket()', 'secureWebSocket()'];
  const rows = [...calls, "tcp('redis')", "tcp('postgres')", "udp('dns')"].map((call) => {
    const [, method = '', name] = /(\w+)\((?:'(\w+)')?\)/.exec(call) ?? [];
    const protocol = PortProtocol[method as 'tcp'](name);
    const [{ name: portName }, { appProtocol }] = owner(protocol, none) as [{ name: string }, { appProtocol?: string }];
    return [`\`PortProtocol.${call}\``, `\`${portName}\``, appProtocol === undefined ? '' : `\`${appProtocol}\``];
  });
  const table = markdownTable([['protocol', 'name', '`appProtocol`'], ...rows]);
  const anew = text.replace(/^\| protocol .*\n(\|.*\n)*/m, () => table);
  if (process.env.UPDATE_DOCS) writeFileSync(file, anew);
  else expect(text).toBe(anew);
});

test.each([
  ['UDP', PortProtocol.udp('dns'), 'dns'],
  ['UDP', PortProtocol.udp(), 'udp'],
  ['SCTP', PortProtocol.sctp('diameter'), 'diameter'],
  ['SCTP', PortProtocol.sctp(), 'sctp'],
])('%s is the transport of both ports', (transport, protocol, name) => {
  expect(owner(protocol, none)).toEqual([
    { name, containerPort: 9000, protocol: transport },
    { name, port: 80, targetPort: name, protocol: transport },
  ]);
});

test('a port of another name says by appProtocol what it speaks, unless nobody said what', () => {
  expect(owner(PortProtocol.http(), { servicePortName: 'web' })[1]).toEqual({
    name: 'web',
    port: 80,
    targetPort: 'http',
    appProtocol: 'http',
  });
  expect(owner(PortProtocol.http(), { servicePortName: 'http-web' })[1]).not.toHaveProperty('appProtocol');
  expect(owner(PortProtocol.tcp('mysql'), { servicePortName: '' })[1]).toEqual({
    port: 80,
    targetPort: 'mysql',
    appProtocol: 'mysql',
  });
  expect(ports({ servicePortName: 'web' })[1]).toEqual({ name: 'web', port: 80, targetPort: 'http' });
});

test('further ports, those of sidecars included, have the protocol that they are given', () => {
  const objects = service({
    ports: {
      api: PodPort.offered(9000, 9000, { protocol: PortProtocol.grpc() }),
      dns: PodPort.offered(9053, 53, { protocol: PortProtocol.udp() }),
      'dns-tcp': PodPort.offered(9053, 53, { protocol: PortProtocol.tcp() }),
      status: PodPort.podOnly(9001, { protocol: PortProtocol.udp() }),
    },
    sidecars: [
      { name: 'proxy', image: proxy, ports: { tls: PodPort.offered(8443, 443, { protocol: PortProtocol.https() }) } },
    ],
  });
  expect(only(objects, 'Service').spec.ports).toEqual([
    { name: 'http', port: 80, targetPort: 'http' },
    { name: 'api', port: 9000, targetPort: 'api', appProtocol: 'kubernetes.io/h2c' },
    { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
    { name: 'dns-tcp', port: 53, targetPort: 'dns-tcp', appProtocol: 'tcp' },
    { name: 'tls', port: 443, targetPort: 8443, appProtocol: 'https' },
  ]);
  expect(only(objects, 'Deployment').spec.template.spec.containers[0].ports).toEqual([
    { name: 'http', containerPort: 8080 },
    { name: 'api', containerPort: 9000 },
    { name: 'dns', containerPort: 9053, protocol: 'UDP' },
    { name: 'dns-tcp', containerPort: 9053 },
    { name: 'status', containerPort: 9001, protocol: 'UDP' },
  ]);
});

test('the port of a container that is taken over keeps its name, or has none and is found by its number', () => {
  expect(ports({ containerPortName: 'web' })).toEqual([
    { name: 'web', containerPort: 8080 },
    { name: 'http', port: 80, targetPort: 'web' },
  ]);
  expect(ports({ containerPortName: '' })).toEqual([
    { containerPort: 8080 },
    { name: 'http', port: 80, targetPort: 8080 },
  ]);
  const { containers } = deployment({ containerPortName: '', postStart: LifecycleHook.http('/warm-up') }).template.spec;
  expect(containers[0].readinessProbe.tcpSocket).toEqual({ port: 8080 });
  expect(containers[0].lifecycle.postStart.httpGet).toEqual({ path: '/warm-up', port: 8080 });
});

describe('probes, hooks and scrapers', () => {
  const container = (props: WebServiceOptions) => deployment(props).template.spec.containers[0];

  test('ask the own port, whatever it is called', () => {
    const { readinessProbe, startupProbe } = container({
      protocol: PortProtocol.tcp('redis'),
      ports: { http: PodPort.podOnly(9001) },
    });
    expect([readinessProbe.tcpSocket, startupProbe.tcpSocket]).toEqual([{ port: 'redis' }, { port: 'redis' }]);
    const { metadata } = deployment({
      containerPortName: 'web',
      ports: { http: PodPort.podOnly(9001) },
      metrics: Metrics.scrape(),
    }).template;
    expect(metadata.annotations).toMatchObject({ 'prometheus.io/port': '8080' });
  });

  test('ask by HTTPS where the port speaks it, unless they say otherwise', () => {
    const protocol = PortProtocol.https();
    const { readinessProbe, livenessProbe, lifecycle } = container({
      protocol,
      health: Health.http('/ready', { live: '/live' }),
      postStart: LifecycleHook.http('/warm-up'),
    });
    expect([readinessProbe, livenessProbe, lifecycle.postStart].map(({ httpGet }) => httpGet.scheme)).toEqual(
      Array(3).fill('HTTPS'),
    );
    const plain = container({ protocol, health: Health.http('/ready', { https: false }) });
    expect(plain.readinessProbe.httpGet).toEqual({ path: '/ready', port: 'https' });
    const admin = { admin: PodPort.podOnly(9001) };
    const other = container({ protocol, ports: admin, health: Health.http('/ready', { port: 'admin' }) });
    expect(other.readinessProbe.httpGet).toEqual({ path: '/ready', port: 'admin' });
    const scrape = (options: MetricsScrapeOptions) =>
      deployment({ protocol, metrics: Metrics.scrape(options) }).template.metadata.annotations;
    expect(scrape({})).toMatchObject({ 'prometheus.io/port': '8080', 'prometheus.io/scheme': 'https' });
    expect(scrape({ port: 9090 })).not.toHaveProperty('prometheus.io/scheme');
  });

  test('metrics over TCP are no port over UDP of the same number', () => {
    const ports = { dns: PodPort.podOnly(9153, { protocol: PortProtocol.udp() }) };
    expect(container({ ports, metrics: Metrics.scrape({ port: 9153 }) }).ports).toContainEqual({
      name: 'metrics',
      containerPort: 9153,
    });
  });
});

test.each<[string, object, string[]]>([
  [
    'a protocol that is a text',
    { protocol: 'grpc' },
    ['protocol "grpc" has the wrong type; expected a protocol such as PortProtocol.grpc(). (wrong-type)'],
  ],
  [
    'a protocol whose name no port can have',
    { protocol: PortProtocol.tcp('My_Protocol') },
    [
      'protocol "My_Protocol" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc". (port)',
      'servicePortName "My_Protocol" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "my-protocol". (dns-name)',
    ],
  ],
  [
    'an appProtocol that the API server refuses',
    { protocol: PortProtocol.tcp('tcp', { appProtocol: 'a b' }) },
    [
      'appProtocol "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (label)',
    ],
  ],
  [
    'an option that a protocol does not have',
    { protocol: PortProtocol.tcp('tcp', untyped({ app: 'x' })) },
    ['PortProtocol.tcp has no option "app": write appProtocol. (unknown-option)'],
  ],
  [
    'a name that the port of a container cannot have',
    { containerPortName: 'web_1' },
    [
      'containerPortName "web_1" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc". (port)',
    ],
  ],
  [
    'a further port with the name of the own one',
    { protocol: PortProtocol.grpc(), ports: { grpc: PodPort.podOnly(9000) } },
    [
      'port name "grpc" is that of the service\'s own port: set it by port and servicePort, or write another name. (service-port)',
    ],
  ],
  [
    'a probe over TCP of a port over UDP',
    { protocol: PortProtocol.udp('dns') },
    [
      'health uses the port "dns", which speaks UDP, and the kubelet uses TCP only: write Health.command(), a port over TCP, or Health.none(). (health)',
    ],
  ],
  [
    'a hook that asks a port over UDP',
    { protocol: PortProtocol.udp('dns'), containerPortName: '', ...none, postStart: LifecycleHook.http('/') },
    [
      'postStart uses the port 8080, which speaks UDP, and the kubelet uses TCP only: write another port. (lifecycle-hook)',
    ],
  ],
  [
    'metrics of a port that no scraper speaks to',
    { protocol: PortProtocol.grpc(), metrics: Metrics.scrape() },
    [
      'metrics has no port, and the main port of the container speaks grpc, which Prometheus cannot scrape: write the port of the metrics. (metrics)',
    ],
  ],
  [
    'a number that two ports have over UDP',
    {
      ports: {
        a: PodPort.offered(9000, 53, { protocol: PortProtocol.udp() }),
        b: PodPort.offered(9000, 53, { protocol: PortProtocol.udp() }),
        c: PodPort.offered(9000, 53),
      },
    },
    [
      'ports "a" and "b" are both 9000: containers of a pod share its ports, so write another number. (pod-port)',
      'ports "a" and "b" are both offered on port 53: write another servicePort. (service-port)',
    ],
  ],
  [
    'options of a port that are not an object',
    { ports: { a: PodPort.podOnly(9000, untyped('UDP')) } },
    ['options of port "a" "UDP" has the wrong type; expected an object with protocol. (wrong-type)'],
  ],
])('%s: a problem', (_, props, expected) => {
  expect(problems(props)).toEqual(expected);
});
