import { BackendProtocol, IngressRouter, type RouteOptions, WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { ingress, nginxIngress, object, path, type Raw, service, user } from '../objects';

const BY_HTTP = 'gets plain HTTP requests, which an HTTPS server answers with 400';
const accept = 'or accept this where the port is for HTTP.';
const nginx = (port: unknown, name = 'user') =>
  `port ${port} of Service "${name}" ${BY_HTTP}: write protocol: BackendProtocol.HTTPS (the annotation backend-protocol), ${accept}`;
const offering = (port: Raw): Raw[] => [...user.slice(0, 1), service({ ports: [{ name: 'http', ...port }] })];

const routed = (title: string, options: RouteOptions, warnings: readonly string[]): Case => ({
  title,
  build: (chart) => {
    const vault = new WebService(chart, 'vault', { image: 'registry.example.com/vault:1.0.0', servicePort: 443 });
    new IngressRouter(chart, 'router', { host: 'abc.com' }).prefix('/', vault, options);
  },
  problems: [],
  warnings,
});

const route = (port: number): Raw =>
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'user', port }] }] },
  });
const policy = object('gateway.networking.k8s.io/v1', 'BackendTLSPolicy', {
  spec: {
    targetRefs: [{ group: '', kind: 'Service', name: 'user' }],
    validation: { hostname: 'user.example.com', wellKnownCACertificates: 'System' },
  },
});

export const wrong: readonly Case[] = [
  routed('a router to the port of a service for HTTPS', {}, [`[shop/router/ingress-router] ${nginx(443, 'vault')}`]),
  raw(
    'a port by number',
    [...offering({ port: 8443, targetPort: 8080 }), ingress([path('/', 'user', { number: 8443 })])],
    [],
    [`[shop/2] ${nginx(8443)}`],
  ),
  raw(
    'a port that is named https',
    [...offering({ name: 'https', port: 9000, targetPort: 8080 }), ingress([path('/', 'user', { name: 'https' })])],
    [],
    [`[shop/2] ${nginx('"https"')}`],
  ),
  raw(
    'a port whose name is https, by its number',
    [...offering({ name: 'https-api', port: 9000, targetPort: 8080 }), ingress([path('/', 'user', { number: 9000 })])],
    [],
    [`[shop/2] ${nginx(9000)}`],
  ),
  ...['https', 'kubernetes.io/wss'].map((appProtocol) =>
    raw(
      `a port whose appProtocol is ${appProtocol}`,
      [...offering({ port: 80, targetPort: 8080, appProtocol }), ingress([path('/', 'user', { number: 80 })])],
      [],
      [`[shop/2] ${nginx(80)}`],
    ),
  ),
  raw(
    'an HTTPRoute',
    [...offering({ port: 443, targetPort: 8080 }), route(443)],
    [],
    [
      `[shop/2] port 443 of Service "user" ${BY_HTTP}: write backendTls (a BackendTLSPolicy for the Service), ${accept}`,
    ],
  ),
];

const at443 = offering({ port: 443, targetPort: 8080 });
const asked = (annotations: Raw) => [...at443, nginxIngress('web', annotations, [path('/', 'user', { number: 443 })])];

export const right: readonly Case[] = [
  routed('a router that speaks HTTPS', { protocol: BackendProtocol.HTTPS }, []),
  raw('an Ingress that speaks HTTPS', asked({ 'backend-protocol': 'HTTPS' }), []),
  raw('an Ingress that speaks gRPC over TLS', asked({ 'backend-protocol': 'GRPCS' }), []),
  raw('a redirect, which asks nobody', asked({ 'permanent-redirect': 'https://def.com' }), []),
  raw(
    'an Ingress of another controller',
    [...at443, ingress([path('/', 'user', { number: 443 })], { ingressClassName: 'traefik' })],
    [],
  ),
  raw(
    'a Service that names its protocol',
    [...offering({ port: 443, targetPort: 8080, appProtocol: 'http' }), ingress([path('/', 'user', { number: 443 })])],
    [],
  ),
  raw('an HTTPRoute with a policy', [...at443, route(443), policy], []),
];
