import { Health, Metrics, PodPort } from '../../../lib';
import { checkMetrics } from '../../../lib/workloads/pods/metrics';
import { mainPort } from '../../../lib/workloads/pods/pod-port';
import { container, messages, pod, problems, proxy, template } from './support';

const sidecars = (ports: { [name: string]: PodPort }) => [{ name: 'proxy', image: proxy, ports }];

test('ports have the names of the map, after the port of the workload itself', () => {
  const ports = { grpc: PodPort.offered(9000), admin: PodPort.podOnly(9001) };
  expect(container({ ports }).ports).toEqual([
    { name: 'http', containerPort: 8080 },
    { name: 'admin', containerPort: 9001 },
    { name: 'grpc', containerPort: 9000 },
  ]);
});

test.each<[string, object, string[]]>([
  [
    'names and numbers that ports cannot have',
    {
      ports: {
        'a-name-too-long-for-a-port': PodPort.podOnly(9000),
        '90': PodPort.podOnly(0),
        a: PodPort.offered(1, 0),
      },
    },
    [
      'port "90" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc". (port)',
      'port "90" 0 is outside 1..65535: write a whole number, for example 8080. (port)',
      'servicePort of "a" 0 is outside 1..65535: write a whole number, for example 8080. (port)',
      'port "a-name-too-long-for-a-port" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc". (port)',
    ],
  ],
  [
    'a number that two containers have',
    { sidecars: sidecars({ proxy: PodPort.podOnly(8080) }) },
    [
      'ports "http" and "proxy" are both 8080: containers of a pod share its ports, so write another number. (pod-port)',
    ],
  ],
  [
    'a name that two containers have',
    { sidecars: sidecars({ http: PodPort.podOnly(9001) }) },
    ['two containers have a port "http": rename one of the ports. (pod-port)'],
  ],
  [
    'a number instead of a port',
    { ports: { grpc: 9000 } },
    ['port "grpc" 9000 has the wrong type; expected a port such as PodPort.offered(9000). (wrong-type)'],
  ],
])('%s: a problem', (_, options, expected) => {
  expect(problems(options)).toEqual(expected);
});

describe('metrics', () => {
  test('on a port of their own have a name, and scrapers find them by annotations', () => {
    const { metadata, spec } = template({ metrics: Metrics.scrape({ path: '/stats', port: 9090 }) });
    expect(metadata.annotations).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9090',
      'prometheus.io/path': '/stats',
    });
    expect(spec.containers[0].ports).toContainEqual({ name: 'metrics', containerPort: 9090 });
  });

  test('on a port that there is anyway add no port', () => {
    expect(template({ metrics: Metrics.scrape() }).metadata.annotations).toMatchObject({
      'prometheus.io/port': '8080',
      'prometheus.io/path': '/metrics',
    });
    expect(container({ metrics: Metrics.scrape({ port: 8080 }) }).ports).toHaveLength(1);
    const exporter = [{ name: 'exporter', image: proxy, ports: { stats: PodPort.podOnly(9113) } }];
    const { containers, initContainers } = pod({ metrics: Metrics.scrape({ port: 9113 }), sidecars: exporter });
    expect([...containers, ...initContainers].map(({ ports }: { ports: unknown[] }) => ports.length)).toEqual([1, 1]);
  });

  test.each<[string, object, string[]]>([
    [
      'at a place that cannot be',
      { metrics: Metrics.scrape({ path: 'metrics', port: 0 }) },
      [
        'metrics path "metrics" must start with "/" and have no blanks and no "#": write, for example, "/healthz". (url)',
        'metrics port 0 is outside 1..65535: write a whole number, for example 8080. (port)',
      ],
    ],
    [
      'next to another port of their name',
      { ports: { metrics: PodPort.podOnly(9001) }, metrics: Metrics.scrape({ port: 9090 }) },
      ['port "metrics" is 9001, and metrics are on 9090: write another name, or one number for both. (metrics)'],
    ],
    [
      'as a number',
      { metrics: 9090 },
      ['metrics 9090 has the wrong type; expected metrics such as Metrics.scrape({ port: 9464 }). (wrong-type)'],
    ],
  ])('%s are a problem', (_, options, expected) => {
    expect(problems(options)).toEqual(expected);
  });
});

describe('the port that probes and scrapers ask unless they name one', () => {
  const [main, other] = [PodPort.podOnly(8080), PodPort.podOnly(9001)];

  test("is the workload's own, the only one there is, or the one called http", () => {
    expect(mainPort({ ports: { admin: other, http: main } })).toBe('http');
    expect(mainPort({ ports: { admin: other } })).toBe('admin');
    expect(mainPort({ ports: { admin: other, web: main } })).toBeUndefined();
    expect(mainPort({ ports: { admin: other, http: main }, ownPort: 'admin' })).toBe('admin');
  });

  test('is the only port of a sidecar', () => {
    const probed = [{ name: 'proxy', image: proxy, ports: { stats: PodPort.podOnly(9113) }, health: Health.tcp() }];
    expect(pod({ sidecars: probed }).initContainers[0].readinessProbe.tcpSocket.port).toBe('stats');
  });

  test('has to be there for metrics', () => {
    expect(messages(checkMetrics(Metrics.scrape(), undefined, { ports: { admin: other, web: main } }))).toEqual([
      'metrics has no port, and the container has several, none of which is its main port: write port. (metrics)',
    ]);
  });
});
