import { Exposure, PodPort, WebService } from '../../../lib';
import { only, synthesize } from '../../support/app';
import { deployment, problems, proxy, service } from '../support';

test("the Service offers its port and finds the container's by name", () => {
  const objects = service({ port: 3000, servicePort: 8000 });
  expect(only(objects, 'Deployment').spec.template.spec.containers[0].ports).toEqual([
    { name: 'http', containerPort: 3000 },
  ]);
  expect(only(objects, 'Service').spec.ports).toEqual([{ name: 'http', port: 8000, targetPort: 'http' }]);
});

test('the Service offers further ports under their names, those of sidecars included', () => {
  const props = {
    sidecars: [{ name: 'proxy', image: proxy, ports: { proxy: PodPort.offered(8443, 443) } }],
    ports: { grpc: PodPort.offered(9000), admin: PodPort.podOnly(9001) },
    exposure: Exposure.nodePort(30859),
  };
  expect(only(service(props), 'Service').spec.ports).toEqual([
    { name: 'http', port: 80, targetPort: 'http', nodePort: 30859 },
    { name: 'grpc', port: 9000, targetPort: 'grpc' },
    { name: 'proxy', port: 443, targetPort: 8443 },
  ]);
  expect(deployment(props).template.spec.containers[0].ports).toEqual([
    { name: 'http', containerPort: 8080 },
    { name: 'admin', containerPort: 9001 },
    { name: 'grpc', containerPort: 9000 },
  ]);
});

test('the Service of a workload that is taken over keeps the name of its port, or none, and finds pods by number', () => {
  const ports = (props: object) => only(service(props), 'Service').spec.ports;
  expect(ports({ port: 3000, targetPortByNumber: true })).toEqual([{ name: 'http', port: 80, targetPort: 3000 }]);
  expect(ports({ port: 3000, servicePortName: '' })).toEqual([{ port: 80, targetPort: 'http' }]);
  expect(ports({ port: 80, servicePortName: '', targetPortByNumber: true })).toEqual([{ port: 80 }]);
  expect(
    ports({
      servicePortName: 'web',
      targetPortByNumber: true,
      exposure: Exposure.nodePort(30859),
      ports: { grpc: PodPort.offered(9000, 90) },
    }),
  ).toEqual([
    { name: 'web', port: 80, targetPort: 8080, nodePort: 30859 },
    { name: 'grpc', port: 90, targetPort: 9000 },
  ]);
});

test('a route finds the own port of a Service by the name that the Service gives it', () => {
  synthesize((chart) => {
    const web = new WebService(chart, 'web', { image: proxy, servicePort: 90, servicePortName: 'web' });
    const unnamed = new WebService(chart, 'unnamed', { image: proxy, servicePort: 91, servicePortName: '' });
    expect(web.port('web').toRouteBackend().stable.servicePort).toBe(90);
    expect(unnamed.port('http').toRouteBackend().stable.servicePort).toBe(91);
  });
});

test.each<[string, object, string[]]>([
  [
    'a Service of two ports, one of them without a name',
    { servicePortName: '', ports: { grpc: PodPort.offered(9000) } },
    [
      'servicePortName "" is for a Service of a single port, and this one offers "grpc" as well: write a name, for example "http". (service-port)',
    ],
  ],
  [
    'a port of a Service with the name of another',
    { servicePortName: 'grpc', ports: { grpc: PodPort.offered(9000) } },
    ['servicePortName "grpc" is the name of another port: write another. (service-port)'],
  ],
  [
    'a port name that is no DNS label',
    { servicePortName: 'web_1' },
    [
      'servicePortName "web_1" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "web-1". (dns-name)',
    ],
  ],
  [
    'a switch that is not one',
    { targetPortByNumber: 'yes' },
    ['targetPortByNumber "yes" has the wrong type; expected true or false. (wrong-type)'],
  ],
  [
    'a service name with a dot',
    { serviceName: 'user.service' },
    [
      'serviceName "user.service" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-service". (dns-name)',
    ],
  ],
  [
    'a service name that is too long',
    { serviceName: 'x'.repeat(64) },
    [`serviceName "${'x'.repeat(64)}" has 64 characters: write at most 63. (dns-name)`],
  ],
  ['port 0', { port: 0 }, ['port 0 is outside 1..65535: write a whole number, for example 8080. (port)']],
  ['port 65536', { port: 65536 }, ['port 65536 is outside 1..65535: write a whole number, for example 8080. (port)']],
  [
    'a port that is not a number',
    { port: NaN, servicePort: '80' },
    [
      'port NaN is outside 1..65535: write a whole number, for example 8080. (port)',
      'servicePort "80" is outside 1..65535: write a whole number, for example 8080. (port)',
    ],
  ],
  [
    'a number that two ports of the Service have',
    { ports: { grpc: PodPort.offered(9000, 80) } },
    ['ports "http" and "grpc" are both offered on port 80: write another servicePort. (service-port)'],
  ],
])('%s is a problem', (_, props, messages) => {
  expect(problems(props)).toEqual(messages);
});

test("a further port with the name of the service's own is a problem", () => {
  expect(problems({ ports: { http: PodPort.podOnly(8080) } })).toEqual([
    'port name "http" is that of the service\'s own port: set it by port and servicePort, or write another name. (service-port)',
  ]);
});
