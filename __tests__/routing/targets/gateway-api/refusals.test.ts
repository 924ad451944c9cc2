import { Duration, Size } from 'cdk8s';
import {
  Backend,
  BackendProtocol,
  CanaryRelease,
  type GatewayApiTargetOptions,
  IngressRouter,
  type IngressRouterProps,
  Rewrite,
  type RouteOptions,
  RoutingTarget,
  Tls,
} from '../../../../lib';
import { type Manifest, problemsOf, synthesize } from '../../../support/app';
import { checkGatewayObjects } from './model/check-gateway-objects';

jest.spyOn(console, 'error').mockImplementation(() => {});

const web = Backend.external('web', 80);

function refusals(route: RouteOptions, options: Partial<GatewayApiTargetOptions> = {}, props: IngressRouterProps = {}) {
  return problemsOf((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'shop-gateway', ...options });
    new IngressRouter(chart, 'router', { host: 'abc.com', target, ...props }).prefix('/a', web, route);
  });
}

test.each<[RouteOptions, string]>([
  [
    { timeouts: { read: Duration.seconds(5) } },
    'timeouts, which HTTPRoute has no field for: set requestTimeout of RoutingTarget.gatewayApi(), which limits the whole answer.',
  ],
  [
    { bodySize: Size.mebibytes(8) },
    "bodySize, which HTTPRoute has no field for: limit it in the service, or use a policy of the Gateway's implementation.",
  ],
  [
    { protocol: BackendProtocol.GRPC },
    'protocol GRPC, which HTTPRoute has no field for: set appProtocol of the Service, or write a GRPCRoute or a BackendTLSPolicy, and leave protocol out.',
  ],
  [
    { cors: { origins: ['https://*.abc.com'] } },
    'the cors origin "https://*.abc.com", which on Gateway API stands for any number of labels: list the origins by name.',
  ],
])('%j is refused', (options, message) => {
  expect(refusals(options)).toEqual([`[shop/router] prefix "/a" has ${message}`]);
});

test('what is up to implementations needs a switch', () => {
  const build = (allowImplementationSpecific: boolean) => () =>
    problemsOf((chart) => {
      const target = RoutingTarget.gatewayApi({ gateway: 'shop-gateway', allowImplementationSpecific });
      const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
      router.regex('/[0-9]+', web);
      const canary = Backend.external('canary', 80);
      router.prefix('/b', new CanaryRelease({ stable: Backend.external('stable', 80), canary, cookie: 'trial' }));
    });
  expect(build(false)()).toEqual([
    '[shop/router] regex "/[0-9]+" is a regular expression, which each implementation of Gateway API reads in its own way: route prefixes instead, or set allowImplementationSpecific: true.',
    '[shop/router] prefix "/b" goes to a release with the cookie "trial", for which Gateway API has no match: decide by a header, or set allowImplementationSpecific: true.',
  ]);
  expect(build(true)()).toEqual([]);
});

test('tls, wildcard hosts and wrong options', () => {
  expect(refusals({}, {}, { tls: Tls.secret('abc-com-tls') })).toEqual([
    "[shop/router] tls names certificates, which are the Gateway's on Gateway API: have the Gateway made by the target's option create, or leave tls out, set httpsRedirect, and name the certificate in a listener of the Gateway.",
  ]);
  expect(refusals({}, { gateway: 'Shop' }, { host: '*.abc.com' })).toEqual([
    '[shop/router] gateway "Shop" is no object name: write lower-case letters, digits, "-" and ".", for example "shop-gateway".',
    '[shop/router] host "*.abc.com" stands for one label, which Gateway API cannot say: list the hosts by name; "*." there stands for any number of labels.',
  ]);
  expect(refusals({ rewrite: Rewrite.stripPrefix() })).toEqual([]);
});

const names = (objects: readonly Manifest[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test('a Gateway in another namespace is let in to the certificates', () => {
  const objects = synthesize(
    (chart) => {
      const target = RoutingTarget.gatewayApi({
        gateway: 'edge',
        gatewayNamespace: 'infra',
        create: { gatewayClassName: 'envoy' },
        requestTimeout: Duration.seconds(30),
        responseHeaders: { 'X-Frame-Options': 'DENY' },
      });
      const tls = Tls.secret('abc-com-tls');
      new IngressRouter(chart, 'router', { host: 'abc.com', target, tls }).prefix('/a', web);
    },
    { namespace: 'shop' },
  );
  expect(checkGatewayObjects(objects)).toEqual([]);
  expect(names(objects)).toEqual(['Gateway edge', 'ReferenceGrant edge', 'HTTPRoute router', 'HTTPRoute router-http']);
  expect(objects[0]?.metadata.namespace).toBe('infra');
  expect(objects[2]?.spec.rules[0].timeouts).toEqual({ request: '30000ms' });
});

test('more than 16 rules become two HTTPRoutes, and both() adds an Ingress', () => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.both(RoutingTarget.ingressNginx(), RoutingTarget.gatewayApi({ gateway: 'edge' }));
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    for (let number = 0; number < 17; number++) router.prefix(`/p${number}`, web);
  });
  expect(checkGatewayObjects(objects)).toEqual([]);
  expect(names(objects)).toEqual(['Ingress router', 'HTTPRoute router', 'HTTPRoute router-2']);
});
