import type { Chart } from 'cdk8s';
import {
  Backend,
  BackendProtocol,
  CanaryRelease,
  IngressRouter,
  type IngressRouterProps,
  PodPort,
  PortProtocol,
  RoutePolicy,
  RoutingTarget,
  WebService,
} from '../../../lib';
import { type Manifest, problemsOf, synthesize } from '../../support/app';

jest.spyOn(console, 'error').mockImplementation(() => {});

const image = 'registry.example.com/shop/user:1.4.0';
const gateway = RoutingTarget.gatewayApi({ gateway: 'edge' });
const KEY = 'nginx.ingress.kubernetes.io/backend-protocol';

interface Services {
  readonly grpc: WebService;
  readonly next: WebService;
  readonly web: WebService;
  readonly secure: WebService;
  readonly redis: WebService;
}

type Routes = (router: IngressRouter, services: Services) => void;

/** A router in front of services of several protocols. */
const routed =
  (routes: Routes, props: IngressRouterProps | ((services: Services) => IngressRouterProps) = {}) =>
  (chart: Chart) => {
    const make = (id: string, protocol?: PortProtocol, ports = {}) =>
      new WebService(chart, id, { image, protocol, ports });
    const services = {
      grpc: make('grpc', PortProtocol.grpc()),
      next: make('next', PortProtocol.h2c()),
      web: make('web', undefined, { api: PodPort.offered(9000, 90, { protocol: PortProtocol.grpc() }) }),
      secure: make('secure', PortProtocol.https()),
      redis: make('redis', PortProtocol.tcp('redis')),
    };
    const own = typeof props === 'function' ? props(services) : props;
    routes(new IngressRouter(chart, 'router', { host: 'abc.com', ...own }), services);
  };

const problems = (...given: Parameters<typeof routed>) =>
  problemsOf(routed(...given)).map((line) => line.replace('[shop/router] ', ''));

/** The protocols by path that Ingress objects have. */
const protocols = (objects: readonly Manifest[]) =>
  objects
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap(({ metadata, spec }) =>
      spec.rules[0].http.paths.map(({ path }: { path: string }) => [path, metadata.annotations?.[KEY]]),
    );

test('ingress-nginx speaks what the service says, to a further port and the default backend, too', () => {
  const objects = synthesize(
    routed(
      (router, { grpc, web, secure }) => {
        router.prefix('/grpc', grpc);
        router.prefix('/web', web);
        router.prefix('/api', web.port('api'));
        router.prefix('/other', Backend.external('other', 80), { protocol: BackendProtocol.HTTPS });
        router.prefix('/said', secure, { protocol: BackendProtocol.HTTPS });
      },
      ({ grpc }) => ({ defaultBackend: grpc }),
    ),
  );
  expect(protocols(objects).sort()).toEqual([
    ['/', 'GRPC'],
    ['/api', 'GRPC'],
    ['/grpc', 'GRPC'],
    ['/other', 'HTTPS'],
    ['/said', 'HTTPS'],
    ['/web', undefined],
  ]);
});

test('Gateway API reads the appProtocol of the Service, so that its route needs nothing', () => {
  const objects = synthesize(
    routed(
      (router, { grpc, next, web }) => {
        router.prefix('/grpc', grpc);
        router.prefix('/next', next);
        router.prefix('/api', web.port('api'), { protocol: BackendProtocol.GRPC });
      },
      ({ grpc }) => ({ target: gateway, defaultBackend: grpc }),
    ),
  );
  const appProtocols = objects
    .filter(({ kind, metadata }) => kind === 'Service' && ['grpc', 'next', 'web'].includes(metadata.name))
    .map(({ spec }) => spec.ports.map(({ appProtocol }: { appProtocol?: string }) => appProtocol));
  expect(appProtocols).toEqual([['kubernetes.io/h2c'], ['kubernetes.io/h2c'], [undefined, 'kubernetes.io/h2c']]);
});

test('a release has the protocol of both of its services', () => {
  const release = ({ grpc, web }: Services) => new CanaryRelease({ stable: grpc, canary: web.port('api'), weight: 10 });
  const objects = synthesize(routed((router, services) => router.prefix('/', release(services))));
  expect(protocols(objects)).toEqual([
    ['/', 'GRPC'],
    ['/', undefined],
  ]);
});

test("a router's protocol is for services that say none", () => {
  const props = { protocol: BackendProtocol.GRPC };
  const routes: Routes = (router, { grpc, web, secure }) => {
    router.prefix('/grpc', grpc);
    router.prefix('/api', web);
    router.prefix('/secure', secure, { without: [RoutePolicy.PROTOCOL] });
  };
  expect(protocols(synthesize(routed(routes, props)))).toEqual([
    ['/grpc', 'GRPC'],
    ['/api', 'GRPC'],
    ['/secure', 'HTTPS'],
  ]);
});

test.each<[string, Routes, string[]]>([
  [
    'a route to a port that no router passes on',
    (router, { redis }) => router.prefix('/a', redis),
    [
      'prefix "/a" goes to port 80 of "redis", which speaks redis: a router passes HTTP and gRPC on, so route to another port, or leave the route out.',
    ],
  ],
  [
    'a route that contradicts its service',
    (router, { grpc }) => router.prefix('/a', grpc, { protocol: BackendProtocol.HTTPS }),
    [
      'prefix "/a" goes to port 80 of "grpc", which speaks GRPC, and the route has the protocol HTTPS: leave protocol out, or write BackendProtocol.GRPC.',
    ],
  ],
  [
    'a release between two protocols',
    (router, { grpc, web }) =>
      router.prefix('/', new CanaryRelease({ stable: web.port('api'), canary: grpc, weight: 5 })),
    [],
  ],
  [
    'a release from one protocol to another',
    (router, { grpc, secure }) => router.prefix('/', new CanaryRelease({ stable: grpc, canary: secure, weight: 5 })),
    [
      'prefix "/" goes to port 80 of "secure", which speaks HTTPS, and "grpc" speaks GRPC: give both services one protocol.',
    ],
  ],
  [
    'a service that speaks HTTP/2 to ingress-nginx',
    (router, { next }) => router.prefix('/a', next),
    [
      'prefix "/a" has a backend that speaks H2C, which ingress-nginx supports only for gRPC: write PortProtocol.grpc() for gRPC, or PortProtocol.http() where the server speaks HTTP/1.1 as well.',
    ],
  ],
  [
    'a backend of somebody else with a word that is no protocol',
    (router) => {
      const stable = { serviceName: 'a', servicePort: 80, protocol: 'SPDY' as BackendProtocol };
      router.prefix('/a', { toRouteBackend: () => ({ stable }) });
    },
    ['protocol "SPDY" has the wrong type; expected a BackendProtocol such as BackendProtocol.GRPC.'],
  ],
])('%s', (_, routes, expected) => {
  expect(problems(routes)).toEqual(expected);
});

test('a contradiction of the router, and HTTP/2 of its default backend, are problems as well', () => {
  const protocol = BackendProtocol.GRPCS;
  expect(problems((router, { grpc }) => router.prefix('/a', grpc), { protocol })).toEqual([
    'prefix "/a" goes to port 80 of "grpc", which speaks GRPC, and the route has the protocol GRPCS: leave protocol out, or write BackendProtocol.GRPC.',
  ]);
  expect(
    problems(
      () => {},
      ({ next }) => ({ defaultBackend: next }),
    ),
  ).toEqual([
    'the router has a backend that speaks H2C, which ingress-nginx supports only for gRPC: write PortProtocol.grpc() for gRPC, or PortProtocol.http() where the server speaks HTTP/1.1 as well.',
  ]);
});

test('Gateway API takes no protocol that the service does not say', () => {
  const refused =
    'which HTTPRoute has no field for: have the service say it by PortProtocol, or set appProtocol of a Service made elsewhere, or set backendTls for HTTPS, and leave protocol out.';
  const other = Backend.external('other', 80);
  const routes: Routes = (router, { grpc }) => {
    router.prefix('/a', other, { protocol: BackendProtocol.GRPC });
    router.prefix('/b', new CanaryRelease({ stable: grpc, canary: Backend.external('new', 80), weight: 5 }));
  };
  expect(problems(routes, ({ web }) => ({ target: gateway, defaultBackend: web.port('api') }))).toEqual([
    `prefix "/a" has protocol GRPC, ${refused}`,
    `prefix "/b" has protocol GRPC, ${refused}`,
  ]);
});
