import { App } from 'cdk8s';
import {
  Exposure,
  PayService,
  PodPort,
  Scale,
  ShopChart,
  type ShopChartProps,
  type ShopServiceProps,
  UserService,
} from '../../lib';
import { only, problemsOf, synthesize } from '../support/app';

test('a version names the image, the Deployment and the Service', () => {
  const objects = synthesize((chart) => new UserService(chart, 'user-next', { version: 'v2' }));
  const deployment = only(objects, 'Deployment');
  expect(deployment.metadata.name).toBe('user-v2');
  expect(deployment.spec.template.spec.containers[0].image).toBe(
    'registry.cn-beijing.aliyuncs.com/zhangrenyang/nginx:user-v2',
  );
  expect(only(objects, 'Service').metadata.name).toBe('user-service-v2');
});

test('every value of the tutorial can be overridden', () => {
  const objects = synthesize(
    (chart) =>
      new PayService(chart, 'pay', {
        image: 'registry.example.com/pay:2',
        name: 'payment',
        port: 8080,
        scale: Scale.fixed(5),
        exposure: Exposure.nodePort(30860),
      }),
  );
  const { metadata, spec } = only(objects, 'Deployment');
  expect(metadata.name).toBe('payment-v1');
  expect(spec.replicas).toBe(5);
  expect(spec.template.spec.containers[0]).toMatchObject({
    image: 'registry.example.com/pay:2',
    ports: [{ containerPort: 8080 }],
  });
  const service = only(objects, 'Service');
  expect(service.metadata.name).toBe('payment-service-v1');
  expect(service.spec).toMatchObject({ type: 'NodePort', ports: [{ nodePort: 30860 }] });
});

test("an undefined value leaves the tutorial's as it is", () => {
  const make = (props?: ShopServiceProps) => synthesize((chart) => new UserService(chart, 'user-next', props));
  const nothing = { name: undefined, version: undefined, serviceName: undefined, image: undefined, scale: undefined };
  expect(make(nothing)).toEqual(make());
});

test.each([
  [
    { version: 'V_1' },
    'version "V_1" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "v-1".',
  ],
  [
    { name: 'User' },
    'name "User" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user".',
  ],
])('%o is reported once, and not again for the Service that is named after it', (props, message) => {
  expect(problemsOf((chart) => new UserService(chart, 'user', props))).toEqual([`[shop/user] ${message}`]);
});

test('a service of several ports names each', () => {
  const ports = (props: ShopServiceProps) =>
    only(
      synthesize((chart) => new UserService(chart, 'user', props)),
      'Service',
    ).spec.ports;
  expect(ports({ ports: { admin: PodPort.podOnly(9001) } })).toEqual([{ port: 80 }]);
  expect(ports({ ports: { grpc: PodPort.offered(9000) } })).toEqual([
    { name: 'http', port: 80 },
    { name: 'grpc', port: 9000 },
  ]);
  const proxy = { name: 'proxy', image: 'envoyproxy/envoy:v1.35.0', ports: { proxy: PodPort.offered(8443) } };
  expect(ports({ sidecars: [proxy] })).toEqual([
    { name: 'http', port: 80 },
    { name: 'proxy', port: 8443 },
  ]);
});

test('a prop that the shop does not have is a problem, and is not ignored', () => {
  const app = new App();
  new ShopChart(app, 'shop', { host: 'abc.com' } as ShopChartProps);
  expect(() => app.synthYaml()).toThrow(
    /\[shop\] {2}__tests__\S+:\d+ {2}the shop has no option "host": write controller\. \(unknown-option\)$/,
  );
});
