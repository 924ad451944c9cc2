import { Exposure, PodPort } from '../../../lib';
import { only } from '../../support/app';
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

test.each<[string, object, string[]]>([
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
    ['ports "http" and "grpc" are both offered as 80: write another servicePort. (service-port)'],
  ],
])('%s is a problem', (_, props, messages) => {
  expect(problems(props)).toEqual(messages);
});

test("a further port with the name of the service's own is a problem", () => {
  expect(problems({ ports: { http: PodPort.podOnly(8080) } })).toEqual([
    'port name "http" is that of the service\'s own port: set it by port and servicePort, or write another name. (service-port)',
  ]);
});
