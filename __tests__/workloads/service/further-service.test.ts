import { Duration } from 'cdk8s';
import {
  Exposure,
  type FurtherService,
  InternalTrafficPolicy,
  IpFamily,
  IpFamilyPolicy,
  PodPort,
  PortProtocol,
  type ServiceTraffic,
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

test.each<[object, string]>([
  [{ services: { Web: {} } }, 'name in services "Web" '],
  [{ services: { web: {} } }, 'Service "web"'],
  [{ services: { more: { type: 'NodePort' } } }, 'services "more": a Service has no option "type"'],
  [{ services: { more: { exposure: 5 } } }, 'services "more": exposure 5 has the wrong type'],
  [
    { services: { more: { ports: { web: 80 } } } },
    'services "more": port "web" is not offered by the workload: write one of "http".',
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
