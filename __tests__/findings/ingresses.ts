import {
  type Explanations,
  INGRESS_API,
  INGRESS_NGINX,
  INGRESS_NGINX_SOURCE,
  ingress,
  KUBERNETES,
  object,
  router,
  web,
} from './explanation';

const ANNOTATIONS = `${INGRESS_NGINX}/nginx-configuration/annotations/`;
const PREFIX = 'nginx.ingress.kubernetes.io';

const beside = (...statements: readonly string[]) => [web(), ...statements].join('\n');
/** A router with a route, and a raw Ingress next to it. */
const routed = (...statements: readonly string[]) =>
  [
    "const router = new IngressRouter(chart, 'router', { host: 'abc.com' });",
    "router.prefix('/user', user);",
    ...statements,
  ].join('\n');
const cookie = (name: string) => `'${PREFIX}/affinity': 'cookie', '${PREFIX}/session-cookie-name': '${name}'`;
const sticky = (...names: readonly string[]) =>
  beside(
    ...names.map((name, index) =>
      ingress(`${'ab'[index]}.com`, '/', { name: `site-${'ab'[index]}`, annotations: cookie(name) }),
    ),
  );
const controlled = (options: string, target: string) =>
  `const nginx = new IngressNginxController(chart, 'nginx', { exposure: Exposure.clusterIp()${options} });
${router('httpsRedirect: true', `${target}defaultBackend: user`)}`;
const vault = (options: string) =>
  `const vault = new WebService(chart, 'vault', { image: 'registry.example.com/vault:1.0.0', servicePort: 443 });
const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
router.prefix('/', vault${options});`;

const serviceOf = (type: string) =>
  beside(
    object(
      'v1 Service public',
      `spec: { type: '${type}', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] }`,
    ),
  );

/** Codes of checks that look at Services and Ingress objects, those of routers and of others. */
export const INGRESSES: Explanations = {
  services: {
    trap: 'The types of a Service are `ClusterIP`, `NodePort`, `LoadBalancer` and `ExternalName`, in this spelling. The API server refuses any other.',
    source: `${KUBERNETES}/concepts/services-networking/service/#publishing-services-service-types`,
    before: serviceOf('Loadbalancer'),
    after: serviceOf('LoadBalancer'),
  },
  'ingress-paths': {
    trap: 'The path of an Ingress begins with `/`. The API server refuses any other with the path types `Prefix` and `Exact`.',
    source: `${INGRESS_API}#HTTPIngressPath`,
    before: beside(ingress('abc.com', 'user')),
    after: beside(ingress('abc.com', '/user')),
  },
  'ingress-conflicts': {
    trap: 'If two Ingress objects of ingress-nginx define the same path of a host, the oldest one wins, and the other gets no requests.',
    source: 'https://kubernetes.github.io/ingress-nginx/how-it-works/#building-the-nginx-model',
    before: beside(ingress('abc.com', '/', { name: 'first' }), ingress('abc.com', '/', { name: 'second' })),
    after: beside(ingress('abc.com', '/', { name: 'first' }), ingress('abc.com', '/shop', { name: 'second' })),
  },
  'ingress-tls': {
    trap: 'ingress-nginx uses a certificate for the hosts that `tls` lists. A host in the rules that is not listed there gets the self-signed certificate of the controller.',
    source: `${INGRESS_NGINX}/tls/#default-ssl-certificate`,
    before: beside(ingress('abc.com', '/', { more: "tls: [{ hosts: ['abd.com'], secretName: 'abc-com-tls' }]" })),
    after: beside(ingress('abc.com', '/', { more: "tls: [{ hosts: ['abc.com'], secretName: 'abc-com-tls' }]" })),
  },
  'ingress-hosts': {
    trap: 'With `use-regex` on one Ingress, ingress-nginx reads every path of the host as a case-insensitive regular expression, including those of other Ingress objects.',
    source: `${INGRESS_NGINX}/nginx-configuration/annotations/#use-regex`,
    before: routed(
      web(),
      ingress('abc.com', '/v[0-9]+', {
        pathType: 'ImplementationSpecific',
        annotations: `'${PREFIX}/use-regex': 'true'`,
      }),
    ),
    after: `const web = ${web()}
${routed("router.regex('/v[0-9]+', web);")}`,
  },
  'ingress-rewrites': {
    trap: 'ingress-nginx replaces the whole path by `rewrite-target`. If the target has no group of the path, `/api/users/42` arrives as `/`, like every other path below `/api`.',
    source: 'https://kubernetes.github.io/ingress-nginx/examples/rewrite/',
    before: beside(ingress('abc.com', '/api', { annotations: `'${PREFIX}/rewrite-target': '/'` })),
    after: beside(
      ingress('abc.com', '/api(/|$)(.*)', {
        pathType: 'ImplementationSpecific',
        annotations: `'${PREFIX}/rewrite-target': '/$2'`,
      }),
    ),
  },
  'ingress-host-options': {
    trap: 'ingress-nginx ignores a `server-alias` for a host that another Ingress defines.',
    source: `${ANNOTATIONS}#server-alias`,
    before: routed(web(), ingress('abc.org', '/', { annotations: `'${PREFIX}/server-alias': 'abc.com'` })),
    after: routed(web(), ingress('abc.org', '/')),
  },
  'ingress-canaries': {
    trap: 'A canary Ingress needs another Ingress with the same host and path. Without one, it gets no requests.',
    source: `${INGRESS_NGINX_SOURCE}/internal/ingress/controller/controller.go`,
    before: routed(
      web(),
      ingress('abc.com', '/usr', {
        name: 'canary',
        annotations: `'${PREFIX}/canary': 'true', '${PREFIX}/canary-weight': '10'`,
      }),
    ),
    after: `const next = new UserService(chart, 'next', { version: 'v2' });
const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
router.prefix('/user', new CanaryRelease({ stable: user, canary: next, weight: 10 }));`,
  },
  'sticky-sessions': {
    trap: 'ingress-nginx keeps the session settings of a Service, not those of an Ingress. With two cookie names for one Service, only one of them is used.',
    source: `${INGRESS_NGINX_SOURCE}/internal/ingress/controller/controller.go`,
    before: sticky('first', 'second'),
    after: sticky('route', 'route'),
  },
  'https-redirects': {
    trap: 'A load balancer that ends TLS sends plain HTTP to nginx. Unless nginx reads `X-Forwarded-Proto`, it redirects every request to HTTPS again, without end.',
    source: `${INGRESS_NGINX}/nginx-configuration/configmap/#use-forwarded-headers`,
    before: controlled('', ''),
    after: controlled(
      ", config: { realIp: RealIp.fromForwardedHeaders(['10.0.0.0/8']) }",
      'target: RoutingTarget.ingressNginx({ controller: nginx }), ',
    ),
  },
  'https-backends': {
    trap: 'ingress-nginx sends plain HTTP to a Service unless `backend-protocol` says otherwise, whatever its port. A server that expects TLS answers with 400.',
    source: `${ANNOTATIONS}#backend-protocol`,
    before: vault(''),
    after: vault(', { protocol: BackendProtocol.HTTPS }'),
  },
  'nginx-annotation-set': {
    trap: 'Some annotations depend on others. The controller reads `auth-realm` only together with `auth-type`, so the host stays open to everybody.',
    source: `${ANNOTATIONS}#authentication`,
    before: router('defaultBackend: user', `annotations: { '${PREFIX}/auth-realm': 'staff' }`),
    after: router('defaultBackend: user', "basicAuth: { secretName: 'staff', realm: 'staff' }"),
  },
};
