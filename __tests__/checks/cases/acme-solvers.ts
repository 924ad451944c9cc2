import { type Case, raw } from '../case';
import { nginxIngress, object, path, type Raw, user } from '../objects';

const http01 = (ingressClassName: string, selector?: Raw): Raw => ({
  http01: { ingress: { ingressClassName } },
  selector,
});
const byGateway = (...names: readonly (string | Raw)[]): Raw => ({
  http01: { gatewayHTTPRoute: { parentRefs: names.map((name) => (typeof name === 'string' ? { name } : name)) } },
});
const dns01 = (selector?: Raw): Raw => ({
  dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } },
  selector,
});

const issuer = (...solvers: readonly Raw[]): Raw =>
  object(
    'cert-manager.io/v1',
    'ClusterIssuer',
    { spec: { acme: { server: 'https://acme.example.com', privateKeySecretRef: { name: 'account' }, solvers } } },
    'letsencrypt',
  );
const certificate = (dnsNames: readonly string[] = ['abc.com'], metadata: Raw = {}): Raw =>
  object('cert-manager.io/v1', 'Certificate', {
    metadata,
    spec: { secretName: 'abc', dnsNames, issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' } },
  });
const gateway = (listener: Raw = {}, metadata: Raw = {}): Raw =>
  object(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    {
      metadata,
      spec: { gatewayClassName: 'envoy', listeners: [{ name: 'http', port: 80, protocol: 'HTTP', ...listener }] },
    },
    'edge',
  );
const route = object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
  spec: {
    parentRefs: [{ name: 'edge' }],
    hostnames: ['abc.com'],
    rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] }],
  },
});

const unsolved = (...hosts: readonly string[]) =>
  `ClusterIssuer "letsencrypt" has no solver for ${hosts.map((host) => `"${host}"`).join(', ')}: add one, or widen the selector of one.`;
const unheard =
  'ClusterIssuer "letsencrypt" has "abc.com" answered at Gateway "edge", which has no listener for it by HTTP on port 80 that takes routes of this namespace: add one.';
const otherClass =
  'ClusterIssuer "letsencrypt" has "abc.com" answered at the Ingress class "traefik", and the app serves it at "nginx": write that class in the solver.';
const served = nginxIngress('web', {}, [path('/')], 'abc.com');

export const wrong: readonly Case[] = [
  raw(
    'hosts that no selector has',
    [
      issuer(http01('nginx', { dnsNames: ['abc.com'] }), dns01({ dnsZones: ['def.com'] })),
      certificate(['abc.com', 'www.abc.com', 'def.com', 'xdef.com']),
    ],
    [`[shop/1] ${unsolved('www.abc.com', 'xdef.com')}`],
  ),
  raw(
    'a certificate without the labels of the selector',
    [issuer(http01('nginx', { matchLabels: { team: 'shop' } })), certificate(undefined, { labels: { team: 'mail' } })],
    [`[shop/1] ${unsolved('abc.com')}`],
  ),
  raw('an issuer without solvers', [issuer(), certificate()], [`[shop/1] ${unsolved('abc.com')}`]),
  raw(
    'a solver at a class that does not serve the host',
    [...user, served, issuer(http01('traefik')), certificate()],
    [],
    [`[shop/4] ${otherClass}`],
  ),
  raw(
    'a solver for the very host, before one by DNS-01 for all',
    [...user, served, issuer(dns01(), http01('traefik', { dnsNames: ['abc.com'] })), certificate()],
    [],
    [`[shop/4] ${otherClass}`],
  ),
  raw(
    'a solver at Ingresses for a host of Gateway API',
    [gateway(), route, issuer(http01('nginx')), certificate()],
    [],
    [
      '[shop/3] ClusterIssuer "letsencrypt" has "abc.com" answered at the Ingress class "nginx", and the app serves it by Gateway API: write a solver by gatewayHTTPRoute.',
    ],
  ),
  ...[
    { port: 8080 },
    { protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'abc' }] } },
    { hostname: 'def.com' },
    { hostname: '*.abc.com' },
  ].map((listener) =>
    raw(
      `a Gateway that does not listen for it: ${JSON.stringify(listener)}`,
      [gateway(listener), issuer(byGateway('edge')), certificate()],
      [],
      [`[shop/2] ${unheard}`],
    ),
  ),
  raw(
    'a listener that does not take routes of the namespace',
    [
      gateway({}, { namespace: 'edge' }),
      issuer(byGateway({ name: 'edge', namespace: 'edge' })),
      certificate(undefined, { namespace: 'shop' }),
    ],
    [],
    [`[shop/2] ${unheard}`],
  ),
  raw(
    'another listener than the one that is meant',
    [gateway(), issuer(byGateway({ name: 'edge', sectionName: 'https' })), certificate()],
    [],
    [`[shop/2] ${unheard}`],
  ),
];

export const right: readonly Case[] = [
  raw(
    'a solver for each host',
    [
      issuer(http01('nginx', { dnsNames: ['abc.com'] }), dns01({ dnsZones: ['def.com'] })),
      certificate(['abc.com', 'a.def.com']),
    ],
    [],
  ),
  raw('the class that serves the host', [...user, served, issuer(http01('nginx')), certificate()], []),
  raw(
    'the most specific zone',
    [
      ...user,
      served,
      issuer(http01('traefik', { dnsZones: ['com'] }), dns01({ dnsZones: ['abc.com'] })),
      certificate(),
    ],
    [],
  ),
  raw(
    'the first of two alike',
    [
      ...user,
      served,
      issuer(dns01({ dnsZones: ['abc.com'] }), http01('traefik', { dnsZones: ['abc.com'] })),
      certificate(),
    ],
    [],
  ),
  raw(
    'more labels of the certificate',
    [
      ...user,
      served,
      issuer(http01('traefik'), dns01({ matchLabels: { team: 'shop' } })),
      certificate(undefined, { labels: { team: 'shop' } }),
    ],
    [],
  ),
  raw('a class of a host that the app does not serve', [issuer(http01('traefik')), certificate()], []),
  raw(
    'a class of its own',
    [
      ...user,
      served,
      issuer(http01('traefik')),
      certificate(undefined, { annotations: { 'acme.cert-manager.io/http01-override-ingress-class': 'nginx' } }),
    ],
    [],
  ),
  raw('a listener for the host', [gateway(), issuer(byGateway('edge')), certificate()], []),
  raw('a listener for a wildcard', [gateway({ hostname: '*.com' }), issuer(byGateway('edge')), certificate()], []),
  raw(
    'a listener that takes routes of all namespaces',
    [
      gateway({ allowedRoutes: { namespaces: { from: 'All' } } }, { namespace: 'edge' }),
      issuer(byGateway({ name: 'edge', namespace: 'edge' })),
      certificate(undefined, { namespace: 'shop' }),
    ],
    [],
  ),
  raw('a Gateway that is not in the app', [issuer(byGateway('elsewhere')), certificate()], []),
  raw('an issuer that is not in the app', [certificate()], []),
];
