import {
  Backend,
  BackendProtocol,
  type BackendTls,
  CanaryRelease,
  GatewayImplementation,
  type IBackend,
  IngressRouter,
  RoutePolicy,
  RoutingTarget,
} from '../../../../lib';
import { type Manifest, problemsOf, synthesize } from '../../../support/app';
import { checkGatewayObjects } from './model/check-gateway-objects';
import { refusals, web } from './refusals';

const VAULT = Backend.external('vault', 8200);
const TLS: BackendTls = { hostname: 'vault.internal', caConfigMap: 'internal-ca' };
const SPEC = {
  targetRefs: [{ group: '', kind: 'Service', name: 'vault' }],
  validation: {
    hostname: 'vault.internal',
    caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'internal-ca' }],
  },
};

const policiesOf = (build: (router: IngressRouter) => void, implementation = GatewayImplementation.portable()) => {
  const objects = synthesize(
    (chart) => {
      const target = RoutingTarget.gatewayApi({ gateway: 'edge', implementation });
      build(new IngressRouter(chart, 'router', { host: 'abc.com', target }));
    },
    { namespace: 'shop' },
  );
  expect(checkGatewayObjects(objects)).toEqual([]);
  return objects.filter(({ kind }) => kind === 'BackendTLSPolicy');
};

test('a backend that speaks HTTPS is a Service with a BackendTLSPolicy, once', () => {
  const policies = policiesOf((router) => {
    router.prefix('/vault', VAULT, { backendTls: TLS });
    router.exact('/sealed', VAULT, { backendTls: { ...TLS } });
    router.prefix('/a', web);
  });
  expect(policies).toEqual([
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'BackendTLSPolicy',
      metadata: { name: 'router-vault', namespace: 'shop', labels: expect.anything() },
      spec: SPEC,
    },
  ]);
});

test('both Services of a release have one, and a Service of another namespace has it there', () => {
  const placed = ({ metadata }: Manifest) => `${metadata.namespace}/${metadata.name}`;
  const release = new CanaryRelease({ stable: VAULT, canary: Backend.external('vault-next', 8200), weight: 10 });
  const policies = policiesOf((router) => {
    router.prefix('/vault', release, { backendTls: TLS });
    router.prefix('/mail', Backend.inNamespace('mail', Backend.external('mail', 443)), { backendTls: TLS });
  });
  expect(policies.map(placed)).toEqual(['shop/router-vault', 'shop/router-vault-next', 'mail/shop-router-mail']);
});

test('an authority in a Secret, or one that the gateway trusts by itself, is up to the implementation', () => {
  const validationOf = (backendTls: BackendTls, implementation: GatewayImplementation) =>
    policiesOf((router) => router.prefix('/vault', VAULT, { backendTls }), implementation)[0]?.spec.validation;
  const secret = { hostname: 'vault.internal', caSecret: 'vault-tls' };
  const own = { hostname: 'vault.internal' };
  for (const implementation of [
    GatewayImplementation.envoyGateway(),
    GatewayImplementation.nginxGatewayFabric(),
    GatewayImplementation.traefik(),
  ]) {
    expect(validationOf(secret, implementation)).toEqual({
      hostname: 'vault.internal',
      caCertificateRefs: [{ group: '', kind: 'Secret', name: 'vault-tls' }],
    });
    expect(validationOf(own, implementation)).toEqual({
      hostname: 'vault.internal',
      wellKnownCACertificates: 'System',
    });
  }
  const UP_TO =
    'prefix "/a" has backendTls without a caConfigMap, and not every implementation of Gateway API has another authority to trust: write caConfigMap, or name the implementation. (gateway-backend-tls)';
  expect(refusals({ route: { backendTls: secret } })).toEqual([UP_TO]);
  expect(refusals({ route: { backendTls: own } })).toEqual([UP_TO]);
});

const WHOLE = 'a BackendTLSPolicy is for every request to a Service, so write the same backendTls in both.';
const speaking = (protocol: BackendProtocol): IBackend => ({
  toRouteBackend: () => ({ stable: { serviceName: 'vault', servicePort: 8200, protocol } }),
});

test.each<[string, (router: IngressRouter) => void, string[]]>([
  [
    'a route without it',
    (router) => {
      router.prefix('/vault', VAULT, { backendTls: TLS });
      router.prefix('/open', VAULT);
    },
    [`prefix "/open" goes to "vault" without backendTls, next to prefix "/vault": ${WHOLE} (gateway-backend-tls)`],
  ],
  [
    'another port of the Service without it',
    (router) => {
      router.prefix('/metrics', Backend.external('vault', 9090));
      router.prefix('/vault', VAULT, { backendTls: TLS });
    },
    [`prefix "/metrics" goes to "vault" without backendTls, next to prefix "/vault": ${WHOLE} (gateway-backend-tls)`],
  ],
  [
    'another authority',
    (router) => {
      router.prefix('/vault', VAULT, { backendTls: TLS });
      router.exact('/x', VAULT, { backendTls: { ...TLS, caConfigMap: 'other-ca' } });
    },
    [`exact "/x" goes to "vault" with another backendTls, next to prefix "/vault": ${WHOLE} (gateway-backend-tls)`],
  ],
  [
    'a Service that speaks HTTP/2 without TLS',
    (router) => router.prefix('/vault', speaking(BackendProtocol.H2C), { backendTls: TLS }),
    [
      'prefix "/vault" goes to "vault", which speaks H2C, with backendTls, which is for HTTPS: leave backendTls out, and write a BackendTLSPolicy if it speaks H2C over TLS. (gateway-backend-tls)',
    ],
  ],
  [
    'a Service that says that it speaks HTTPS',
    (router) => router.prefix('/vault', speaking(BackendProtocol.HTTPS), { backendTls: TLS }),
    [],
  ],
])('%s next to a route with it', (_, routes, messages) => {
  expect(refusals({ routes })).toEqual(messages);
});

test('a route replaces the protocol of its router, and the other way round', () => {
  const options = { gateway: 'edge' };
  const router = { backendTls: TLS };
  expect(refusals({ options, props: router, route: { without: [RoutePolicy.BACKEND_TLS] } })).toEqual([]);
  expect(refusals({ options, props: router, route: { protocol: BackendProtocol.HTTP } })).toEqual([]);
});

test('two routers that say it of one Service make two policies, of which one is not accepted', () => {
  const problems = problemsOf((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge' });
    for (const id of ['a', 'b']) {
      const router = new IngressRouter(chart, id, { host: `${id}.com`, target });
      router.prefix('/vault', VAULT, { backendTls: TLS });
    }
  });
  expect(problems).toEqual([
    '[shop/b/backend-tls-b-vault] Service "vault" has the BackendTLSPolicy "a-vault" already, so that this one is not accepted: keep one of the two.',
  ]);
});

test('ingress-nginx says what to write instead', () => {
  expect(refusals({ route: { backendTls: TLS }, props: { target: RoutingTarget.ingressNginx() } })).toEqual([
    'prefix "/a" has backendTls, which ingress-nginx has for a whole host, by a Secret: write protocol: BackendProtocol.HTTPS, which looks at no certificate, or with it the annotations proxy-ssl-secret, proxy-ssl-verify, proxy-ssl-name and proxy-ssl-server-name. (option-refused)',
  ]);
});
