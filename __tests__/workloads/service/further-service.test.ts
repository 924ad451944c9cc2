import { App, Chart, Duration } from 'cdk8s';
import {
  BackendProtocol,
  Exposure,
  type FurtherService,
  InternalTrafficPolicy,
  IpFamily,
  IpFamilyPolicy,
  PodPort,
  PorticoDefaults,
  PortProtocol,
  type ServiceTraffic,
  TrafficDistribution,
  WebService,
  type WebServiceOptions,
} from '../../../lib';
import { problemsOf, synthesize } from '../../support/app';
import { image } from '../support';

const services = (options: WebServiceOptions) =>
  synthesize((chart) => new WebService(chart, 'web', { image, ...options })).filter(({ kind }) => kind === 'Service');

const problems = (options: object) =>
  problemsOf((chart) => new WebService(chart, 'web', { image, ...options })).map((line) =>
    line.replace('[shop/web] ', ''),
  );

test('a second Service leads to the same pods, and is reached from elsewhere', () => {
  const [web, external] = services({
    services: {
      'web-external': { exposure: Exposure.loadBalancer(), annotations: { note: 'x' }, ports: { http: 443 } },
    },
  });
  expect(external).toMatchObject({
    metadata: { name: 'web-external', annotations: { note: 'x' }, labels: { app: 'web' } },
    spec: {
      type: 'LoadBalancer',
      selector: web?.spec.selector,
      ports: [{ name: 'http', port: 443, targetPort: 'http' }],
    },
  });
  expect(web?.metadata.annotations).toBeUndefined();
});

test('a further Service offers the ports of the first one, or those that it names', () => {
  const ports = { grpc: PodPort.offered(9000) };
  const [, all, some] = services({ ports, services: { all: {}, some: { ports: { grpc: 80 } } } });
  expect(all?.spec.ports.map(({ name, port }: { name: string; port: number }) => [name, port])).toEqual([
    ['http', 80],
    ['grpc', 9000],
  ]);
  expect(some?.spec.ports).toEqual([{ name: 'grpc', port: 80, targetPort: 'grpc' }]);
});

test('a headless Service has no address, and the port of the pods', () => {
  const [web, peers] = services({
    exposure: Exposure.headless(),
    services: { peers: { exposure: Exposure.headless({ publishNotReadyAddresses: true }) } },
  });
  expect(web?.spec).toMatchObject({ clusterIP: 'None', ports: [{ name: 'http', port: 8080, targetPort: 'http' }] });
  expect(peers?.spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true, ports: [{ port: 8080 }] });
  const grpc = synthesize((chart) => {
    const service = new WebService(chart, 'g', { image, protocol: PortProtocol.grpc(), exposure: Exposure.headless() });
    expect(service.address).toBe('g:8080');
  });
  expect(grpc).toHaveLength(4);
});

test('traffic says how long a client stays with a pod, which pods answer, and by which addresses', () => {
  const spec = (traffic: ServiceTraffic) => services({ traffic })[0]?.spec;
  expect(spec({ sessionAffinity: Duration.minutes(5) })).toMatchObject({
    sessionAffinity: 'ClientIP',
    sessionAffinityConfig: { clientIP: { timeoutSeconds: 300 } },
  });
  expect(spec({ sessionAffinity: Duration.hours(3) })).not.toHaveProperty('sessionAffinityConfig');
  expect(spec({ internalTrafficPolicy: InternalTrafficPolicy.LOCAL })).toMatchObject({
    internalTrafficPolicy: 'Local',
  });
  const families = [IpFamily.IPV6, IpFamily.IPV4];
  expect(spec({ ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK, ipFamilies: families })).toMatchObject({
    ipFamilyPolicy: 'PreferDualStack',
    ipFamilies: ['IPv6', 'IPv4'],
  });
});

test('metrics have a Service of their own, although the first one does not offer them', () => {
  const ports = { metrics: PodPort.podOnly(9464) };
  const metrics: FurtherService = { ports: { metrics: 9464 }, labels: { monitored: 'yes' } };
  const [web, scraped] = services({ ports, services: { 'web-metrics': metrics } });
  expect(web?.spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
  expect(scraped?.spec.ports).toEqual([{ name: 'metrics', port: 9464, targetPort: 'metrics' }]);
  expect(scraped?.metadata.labels).toMatchObject({ monitored: 'yes' });
});

test('a node port is that of the main port, or of the only one', () => {
  const ports = { grpc: PodPort.offered(9000) };
  const exposure = Exposure.nodePort(30080);
  const [, all, grpc] = services({
    ports,
    services: { all: { exposure }, grpc: { exposure: Exposure.nodePort(30090), ports: { grpc: 80 } } },
  });
  const nodePorts = (service: typeof all) => service?.spec.ports.map((port: { nodePort?: number }) => port.nodePort);
  expect([nodePorts(all), nodePorts(grpc)]).toEqual([[30080, undefined], [30090]]);
});

test('a headless Service may do without ports, for its DNS names', () => {
  const [, names] = services({ services: { names: { exposure: Exposure.headless(), ports: {} } } });
  expect(names?.spec).toEqual({ clusterIP: 'None', selector: { app: 'web' } });
});

test('a further Service has addresses, and routes lead to it', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const web = new WebService(chart, 'web', {
    image,
    ports: { grpc: PodPort.offered(9000, 9000, { protocol: PortProtocol.grpc() }) },
    services: { 'web-external': { ports: { http: 443, grpc: 90 } }, peers: { exposure: Exposure.headless() } },
  });
  const external = web.furtherAddress('web-external');
  expect([external.address, external.url, external.port('grpc').address]).toEqual([
    'web-external:443',
    'http://web-external:443',
    'web-external:90',
  ]);
  expect(external.seenFrom(new Chart(chart.node.root as App, 'blog', { namespace: 'blog' })).host).toBe(
    'web-external.shop.svc',
  );
  expect(external.port('grpc').toRouteBackend().stable).toMatchObject({
    serviceName: 'web-external',
    servicePort: 90,
    protocol: BackendProtocol.GRPC,
  });
  expect(web.furtherAddress('peers').address).toBe('peers:8080');
  expect(web.furtherService('peers')?.name).toBe('peers');
});

test('an address of a Service that there is not is a problem', () => {
  const found = problemsOf((chart) => {
    new WebService(chart, 'pay', { image }).furtherAddress('pay-external');
    new WebService(chart, 'web', { image, services: { more: {} } }).furtherAddress('constructor');
  });
  expect(found).toEqual([
    '[shop/pay] "pay-external" is no further Service of the workload: add it to services.',
    '[shop/web] "constructor" is no further Service of the workload: write "more", or add it to services.',
  ]);
});

describe('the zone and the node that requests rather stay in', () => {
  const { PREFER_SAME_ZONE, PREFER_SAME_NODE } = TrafficDistribution;
  const within = (kubernetesVersion: string, trafficDistribution: TrafficDistribution) => (chart: Chart) => {
    PorticoDefaults.of(chart).set({ kubernetesVersion });
    new WebService(chart, 'web', {
      image,
      traffic: { trafficDistribution },
      services: { more: { traffic: { trafficDistribution } } },
    });
  };

  test.each([
    ['1.31..1.37', PREFER_SAME_ZONE, 'PreferClose'],
    ['1.34..1.37', PREFER_SAME_ZONE, 'PreferSameZone'],
    ['1.34..1.37', PREFER_SAME_NODE, 'PreferSameNode'],
  ])('%s: %s is written as %s', (range, distribution, written) => {
    const found = synthesize(within(range, distribution)).filter(({ kind }) => kind === 'Service');
    expect(found.map(({ spec }) => spec.trafficDistribution)).toEqual([written, written]);
  });

  test.each([
    ['1.30..1.37', PREFER_SAME_ZONE, 31],
    ['1.33..1.37', PREFER_SAME_NODE, 34],
  ])('%s: %s is a problem', (range, distribution, since) => {
    const message = `trafficDistribution ${distribution} was added in Kubernetes 1.${since}, but the app is made for ${range.slice(0, 4)} and later: leave it out, or raise kubernetesVersion.`;
    expect(problemsOf(within(range, distribution))).toEqual([
      `[shop/web] ${message}`,
      `[shop/web] services "more": ${message}`,
    ]);
  });
});

test.each<[object, string]>([
  [{ traffic: { trafficDistribution: 'PreferClose' } }, 'trafficDistribution "PreferClose" has the wrong type'],
  [
    { exposure: Exposure.headless(), traffic: { trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE } },
    'trafficDistribution has no effect on a headless Service, whose clients choose a pod themselves: leave it out.',
  ],
  [
    { ports: { grpc: PodPort.podOnly(9000) }, services: { more: { ports: { http: 80, grpc: 80 } } } },
    'services "more": ports "http" and "grpc" are both offered on port 80: write another number.',
  ],
  [
    { services: { more: { ports: {} } } },
    'services "more": it offers no port, which only a headless Service may: write "http".',
  ],
  [
    {
      ports: { a: PodPort.podOnly(9000), b: PodPort.podOnly(9001) },
      services: { more: { exposure: Exposure.nodePort(30080), ports: { a: 1, b: 2 } } },
    },
    'services "more": nodePort 30080 is for one port, and it offers "a" and "b": leave the number out.',
  ],
  [{ services: { Web: {} } }, 'name in services "Web" '],
  [{ services: { web: {} } }, 'Service "web"'],
  [{ services: { more: { type: 'NodePort' } } }, 'services "more": a Service has no option "type"'],
  [{ services: { more: { exposure: 5 } } }, 'services "more": exposure 5 has the wrong type'],
  [
    { services: { more: { ports: { web: 80 } } } },
    'services "more": port "web" is not a port of the workload: write "http".',
  ],
  [{ services: { more: { ports: { http: 0 } } } }, 'services "more": port "http" 0 '],
  [
    {
      services: { more: { exposure: Exposure.headless(), ports: { http: 80 } } } satisfies {
        [name: string]: FurtherService;
      },
    },
    'services "more": port "http" of a headless Service is 80, and its clients reach the pods themselves, which listen on 8080: write 8080.',
  ],
  [{ exposure: Exposure.headless(), servicePort: 80 }, 'port "http" of a headless Service is 80'],
  [
    { exposure: Exposure.headless(), traffic: { sessionAffinity: Duration.hours(1) } },
    'sessionAffinity has no effect on a headless Service, whose clients choose a pod themselves: leave it out.',
  ],
  [{ traffic: { sessionAffinity: Duration.days(2) } }, 'sessionAffinity'],
  [{ traffic: { internalTrafficPolicy: 'local' } }, 'internalTrafficPolicy "local" has the wrong type'],
  [
    { traffic: { ipFamilies: [IpFamily.IPV4, IpFamily.IPV6] } },
    'are two, and a Service has one address: write ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK.',
  ],
  [{ traffic: { ipFamilies: [IpFamily.IPV4, IpFamily.IPV4] } }, 'have a family twice: list each once.'],
  [{ exposure: Exposure.headless({ notReady: true } as never) }, 'Exposure.headless has no option "notReady"'],
])('%j is a problem', (options, message) => {
  expect(problems(options).join('\n')).toContain(message);
});
