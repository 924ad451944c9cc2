import { Backend, CanaryRelease, RoutingTarget } from '../../../lib';
import { problemsOfRouter, untyped } from '../support';

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

const NAME =
  'is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".';

test.each<[string, unknown]>([
  ['"HTTP"', 'HTTP'],
  ['"80"', '80'],
  ['""', undefined],
  ['7', 7],
])('the name of a port is one of Kubernetes: %s', (shown, name) => {
  const backend = Backend.externalNamed('grafana', untyped(name));
  expect(problemsOfRouter((router) => router.prefix('/a', backend))).toEqual([
    `prefix "/a" goes to an external backend whose portName ${shown} ${NAME}`,
  ]);
});

test('Gateway API and Services of other namespaces need the number', () => {
  const named = Backend.externalNamed('grafana', 'http-web');
  const target = RoutingTarget.gatewayApi({ gateway: 'edge' });
  expect(problemsOfRouter((router) => router.prefix('/a', named), { target })).toEqual([
    'prefix "/a" goes to the port "http-web" of "grafana", which HTTPRoute has no field for: write its number in Backend.external().',
  ]);
  expect(problemsOfRouter((router) => router.prefix('/a', Backend.inNamespace('tools', named)))).toEqual([
    'prefix "/a" goes to Backend.inNamespace() at the port "http-web": write its number, for example Backend.external("grafana", 80).',
  ]);
});

test('two ports of one Service are two backends of a release', () => {
  const release = (port: string) =>
    new CanaryRelease({
      stable: Backend.externalNamed('web', port),
      canary: Backend.externalNamed('next', port),
      weight: 10,
    });
  expect(
    problemsOfRouter((router) => {
      router.prefix('/a', release('http'));
      router.prefix('/b', release('admin'));
    }),
  ).toEqual([]);
});
