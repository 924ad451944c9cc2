import { Backend, IngressRouter, RoutingTarget, Tls } from '../../../lib';
import { type Case, raw } from '../case';
import { nginxIngress, object, path, type Raw, user } from '../objects';

const HTTP01 = { http01: { ingress: { ingressClassName: 'nginx' } } };
const DNS01 = { dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } } };

const issuer = (solvers: readonly Raw[], kind = 'ClusterIssuer'): Raw =>
  object(
    'cert-manager.io/v1',
    kind,
    { spec: { acme: { server: 'https://acme.example.com', privateKeySecretRef: { name: 'account' }, solvers } } },
    'letsencrypt',
  );
const certificate = (dnsNames: readonly string[], issuerRef: Raw = {}): Raw =>
  object('cert-manager.io/v1', 'Certificate', {
    spec: { secretName: 'abc', dnsNames, issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt', ...issuerRef } },
  });
const served = (annotations: Raw, hosts: readonly string[] = ['*.abc.com']): Raw =>
  nginxIngress('web', {}, [path('/')], '*.abc.com', { tls: [{ hosts, secretName: 'abc' }] }, { annotations });

const flaw = (kind = 'ClusterIssuer', names = '"*.abc.com"') =>
  `${kind} "letsencrypt" has no dns01 solver for ${names}, and ACME issues no wildcard by HTTP-01: add one, or list the hosts by name.`;
const hint = (kind = 'ClusterIssuer') =>
  `the certificate for "*.abc.com" needs a dns01 solver of ${kind} "letsencrypt", since ACME issues no wildcard by HTTP-01: see that the issuer has one, and accept this.`;

const routed = (title: string, problems: readonly string[], solvers: readonly Raw[] | undefined, warnings: string[]) =>
  ({
    ...raw(title, solvers === undefined ? [] : [issuer(solvers)], problems, warnings),
    build: (chart, app) => {
      raw('', solvers === undefined ? [] : [issuer(solvers)], []).build(chart, app);
      new IngressRouter(chart, 'router', {
        host: '*.abc.com',
        defaultBackend: Backend.external('web', 80),
        tls: Tls.certManager({ clusterIssuer: 'letsencrypt' }),
        target: RoutingTarget.ingressNginx(),
      });
    },
  }) satisfies Case;

/** Warnings that every router with TLS has. */
const OF_TLS = [
  '[shop/router] the redirect to HTTPS leads to port 443, where a controller behind a node port does not listen.',
  '[shop/router] hosts with TLS send Strict-Transport-Security for a year, subdomains included, unless the controller\'s ConfigMap has hsts "false".',
];

export const wrong: readonly Case[] = [
  raw(
    'a Certificate of an issuer by HTTP-01',
    [issuer([HTTP01]), certificate(['abc.com', '*.abc.com'])],
    [`[shop/1] ${flaw()}`],
  ),
  raw(
    'a Certificate of an Issuer of its namespace',
    [issuer([HTTP01], 'Issuer'), certificate(['*.abc.com'], { kind: undefined })],
    [`[shop/1] ${flaw('Issuer')}`],
  ),
  raw(
    'solvers by DNS-01 of other zones',
    [
      issuer([
        HTTP01,
        { ...DNS01, selector: { dnsZones: ['def.com'] } },
        { ...DNS01, selector: { dnsNames: ['*.x.org'] } },
      ]),
      certificate(['*.abc.com', '*.def.com']),
    ],
    [`[shop/1] ${flaw()}`],
  ),
  raw(
    'an Ingress of an issuer by HTTP-01',
    [...user, issuer([HTTP01]), served({ 'cert-manager.io/cluster-issuer': 'letsencrypt' })],
    [`[shop/3] ${flaw()}`],
  ),
  ...(['Gateway', 'ListenerSet'] as const).map((kind) =>
    raw(
      `a ${kind} of an issuer by HTTP-01`,
      [
        issuer([HTTP01]),
        object('gateway.networking.k8s.io/v1', kind, {
          metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
          spec: {
            ...(kind === 'Gateway' ? { gatewayClassName: 'envoy' } : { parentRef: { name: 'edge' } }),
            listeners: [
              {
                name: 'https',
                hostname: '*.abc.com',
                port: 443,
                protocol: 'HTTPS',
                tls: { certificateRefs: [{ name: 'abc' }] },
              },
            ],
          },
        }),
      ],
      [`[shop/1] ${flaw()}`],
    ),
  ),
  raw('a Certificate of an issuer that is not in the app', [certificate(['*.abc.com'])], [], [`[shop/0] ${hint()}`]),
  raw(
    'an Ingress of an issuer that is not in the app',
    [...user, served({ 'cert-manager.io/issuer': 'letsencrypt' })],
    [],
    [`[shop/2] ${hint('Issuer')}`],
  ),
  routed('a router of an issuer by HTTP-01', [`[shop/router/ingress-router] ${flaw()}`], [HTTP01], OF_TLS),
  routed('a router of an issuer that is not in the app', [], undefined, [
    ...OF_TLS,
    `[shop/router/ingress-router] ${hint()}`,
  ]),
];

export const right: readonly Case[] = [
  raw('a solver by DNS-01', [issuer([HTTP01, DNS01]), certificate(['*.abc.com'])], []),
  raw(
    'a solver by DNS-01 of the zone, or of the name',
    [
      issuer([
        { ...DNS01, selector: { dnsZones: ['abc.com'] } },
        { ...DNS01, selector: { dnsNames: ['*.def.com'] } },
      ]),
      certificate(['*.abc.com', '*.shop.abc.com', '*.def.com']),
    ],
    [],
  ),
  raw('hosts by name', [issuer([HTTP01]), certificate(['abc.com', 'www.abc.com'])], []),
  raw('hosts by name of an issuer that is not in the app', [certificate(['abc.com'])], []),
  raw(
    'a CA of one’s own',
    [
      object('cert-manager.io/v1', 'ClusterIssuer', { spec: { ca: { secretName: 'ca' } } }, 'letsencrypt'),
      certificate(['*.abc.com']),
    ],
    [],
  ),
  raw('an issuer of another group', [certificate(['*.abc.com'], { group: 'awspca.cert-manager.io' })], []),
  raw('a Secret of one’s own', [...user, served({})], []),
];
