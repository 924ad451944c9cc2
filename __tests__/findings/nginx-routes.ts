import { type Explanations, INGRESS_NGINX, INGRESS_NGINX_SOURCE, KUBERNETES, router } from './explanation';

const ANNOTATIONS = `${INGRESS_NGINX}/nginx-configuration/annotations/`;
const PREFIX = 'nginx.ingress.kubernetes.io';

const routes = (options: string, ...statements: readonly string[]) =>
  [`const router = new IngressRouter(chart, 'router', { host: 'abc.com'${options} });`, ...statements].join('\n');
/** A router on a controller of the app, which answers clients directly. */
const controlled = (controller: string, options: string, ...statements: readonly string[]) =>
  [
    `const nginx = new IngressNginxController(chart, 'nginx', { ${controller} });`,
    `const target = RoutingTarget.ingressNginx({ controller: nginx });`,
    routes(`, target${options}`, ...statements),
  ].join('\n');
const DIRECT = 'exposure: Exposure.loadBalancer(), externalTrafficPolicy: ExternalTrafficPolicy.LOCAL';
const NEXT = `const next = new UserService(chart, 'next', { version: 'v2' });
const release = new CanaryRelease({ stable: user, canary: next, weight: 10 });`;
const STICKY = "stickySession: { cookie: 'route' }";
const certified = (secretName: string) =>
  controlled(
    `${DIRECT}, config: { hsts: Hsts.off() }`,
    `, tls: Tls.secret('abc-com-tls'), clientCertificates: { secretName: '${secretName}' }, defaultBackend: user`,
  );
const moved = (status: string) =>
  routes(
    ', defaultBackend: user',
    `router.redirect('/blog', { url: 'https://abc.org', keepPath: true, status: ${status}, match: PathMatch.PREFIX });`,
  );
const spoken = (protocol: string) =>
  `const orders = new WebService(chart, 'orders', {
  image: 'registry.example.com/orders:1.0.0',
  protocol: PortProtocol.${protocol}(),
});
${router('defaultBackend: orders')}`;
const challenge = (route: string) =>
  controlled(
    `${DIRECT}, config: { hsts: Hsts.off() }`,
    ", tls: Tls.secret('abc-com-tls'), defaultBackend: user",
    ...(route === '' ? [] : [route]),
  );
const elsewhere = (options: string) =>
  routes(
    ', defaultBackend: user',
    `router.prefix('/ledger', Backend.inNamespace('finance', Backend.external('ledger', 80))${options});`,
  );

/** Codes of routes on ingress-nginx. */
export const NGINX_ROUTES: Explanations = {
  'nginx-class': {
    trap: 'The controller has a class of its own. An Ingress has one `ingressClassName`, so a second class would have no effect.',
    source: `${KUBERNETES}/concepts/services-networking/ingress/#ingress-class`,
    before: controlled("className: 'public'", ', defaultBackend: user').replace(
      '{ controller: nginx }',
      "{ controller: nginx, className: 'nginx' }",
    ),
    after: controlled("className: 'public'", ', defaultBackend: user'),
  },
  'nginx-host-annotation': {
    trap: 'TLS settings such as `ssl-ciphers` hold for a whole host. If several Ingress objects of a host set them, the oldest one wins.',
    source: 'https://kubernetes.github.io/ingress-nginx/how-it-works/#building-the-nginx-model',
    before: routes(
      '',
      `router.prefix('/user', user, { annotations: { '${PREFIX}/ssl-ciphers': 'ECDHE-RSA-AES128-GCM-SHA256' } });`,
    ),
    after: routes(
      `, annotations: { '${PREFIX}/ssl-ciphers': 'ECDHE-RSA-AES128-GCM-SHA256' }`,
      "router.prefix('/user', user);",
    ),
  },
  'redirect-status': {
    trap: 'ingress-nginx can keep the path in a redirect to another host only by a rewrite to a URL. nginx answers such a rewrite with 302.',
    source: 'https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#rewrite',
    before: moved('301'),
    after: moved('302'),
  },
  'http2-backend': {
    trap: '`backend-protocol` has no value for HTTP/2 without gRPC. nginx speaks HTTP/1.1 to such a server, which refuses it.',
    source: `${ANNOTATIONS}#backend-protocol`,
    before: spoken('h2c'),
    after: spoken('grpc'),
  },
  'acme-challenge': {
    trap: 'ingress-nginx never redirects a path below `/.well-known/acme-challenge` to HTTPS, so that cert-manager can prove the host.',
    source: `${INGRESS_NGINX_SOURCE}/internal/ingress/controller/config/config.go`,
    before: challenge("router.exact('/.well-known/acme-challenge/token', pay);"),
    after: challenge(''),
  },
  'unmatched-policies': {
    trap: 'The controller makes a location `/` for paths that no rule takes, with the annotations of the oldest Ingress of the host.',
    source: `${INGRESS_NGINX_SOURCE}/internal/ingress/controller/controller.go`,
    before: routes('', "router.prefix('/user', user, { basicAuth: { secretName: 'staff' } });"),
    after: routes(', defaultBackend: pay', "router.prefix('/user', user, { basicAuth: { secretName: 'staff' } });"),
  },
  'client-address': {
    trap: 'With `externalTrafficPolicy: Cluster`, the default, a request may pass through a second node, which replaces the address of the client with its own.',
    source: `${KUBERNETES}/tutorials/services/source-ip/`,
    before: routes(", allowFrom: ['10.0.0.0/8'], defaultBackend: user"),
    after: controlled(DIRECT, ", allowFrom: ['10.0.0.0/8'], defaultBackend: user"),
  },
  'https-redirect-loop': {
    trap: 'A load balancer that ends TLS sends plain HTTP to nginx. Unless nginx reads `X-Forwarded-Proto`, it redirects every request to HTTPS again, without end.',
    source: `${INGRESS_NGINX}/nginx-configuration/configmap/#use-forwarded-headers`,
    before: controlled('exposure: Exposure.clusterIp()', ', httpsRedirect: true, defaultBackend: user'),
    after: controlled(
      "exposure: Exposure.clusterIp(), config: { realIp: RealIp.fromForwardedHeaders(['10.0.0.0/8']) }",
      ', httpsRedirect: true, defaultBackend: user',
    ),
  },
  'redirect-port': {
    trap: 'nginx redirects to port 443. A client that came through a node port such as 30080 is sent to a port where nothing listens.',
    source: 'https://kubernetes.github.io/ingress-nginx/deploy/baremetal/#over-a-nodeport-service',
    before: controlled(
      'exposure: Exposure.nodePorts(), config: { hsts: Hsts.off() }',
      ", tls: Tls.secret('abc-com-tls'), defaultBackend: user",
    ),
    after: controlled(
      'exposure: Exposure.loadBalancer(), config: { hsts: Hsts.off() }',
      ", tls: Tls.secret('abc-com-tls'), defaultBackend: user",
    ),
  },
  'www-host': {
    trap: 'ingress-nginx redirects from the other name only if no Ingress of the cluster has that name as a host.',
    source: `${ANNOTATIONS}#redirect-fromto-www`,
    before: controlled(DIRECT, ', www: Www.TO_APEX, defaultBackend: user'),
    after: `${controlled(DIRECT, ', www: Www.TO_APEX, defaultBackend: user')}
PorticoChecks.of(router).accept('www-host', 'no other team serves names below abc.com');`,
  },
  'client-certificates-namespace': {
    trap: '`auth-tls-secret` is a Secret with its namespace, `namespace/name`. A name alone is not found.',
    source: `${ANNOTATIONS}#client-certificate-authentication`,
    before: certified('clients'),
    after: certified('shop/clients'),
  },
  'sticky-namespace': {
    trap: 'ingress-nginx reaches a Service of another namespace by an ExternalName Service, which has no endpoints. Without endpoints, there is no pod to keep a client on.',
    source: `${KUBERNETES}/concepts/services-networking/service/#externalname`,
    before: elsewhere(`, { ${STICKY} }`),
    after: elsewhere(''),
  },
  'sticky-release': {
    trap: 'With session affinity, a client stays with the version that answered it first, whatever header, cookie or weight of the canary say.',
    source: `${ANNOTATIONS}#session-affinity`,
    before: `${NEXT}\n${router('defaultBackend: release', STICKY)}`,
    after: `${NEXT}\n${router('defaultBackend: release')}`,
  },
  'sticky-conflict': {
    trap: 'ingress-nginx keeps the session settings of a Service, not those of a path. With two cookie names for one Service, only one of them is used.',
    source: `${INGRESS_NGINX_SOURCE}/internal/ingress/controller/controller.go`,
    before: routes(
      '',
      "router.prefix('/user', user, { stickySession: { cookie: 'first' } });",
      "router.prefix('/admin', user, { stickySession: { cookie: 'second' } });",
    ),
    after: routes(
      '',
      "router.prefix('/user', user, { stickySession: { cookie: 'route' } });",
      "router.prefix('/admin', user, { stickySession: { cookie: 'route' } });",
    ),
  },
  'sticky-service': {
    trap: 'ingress-nginx keeps the session settings of a Service, not those of a path. Paths without a sticky session may get the cookie too.',
    source: `${INGRESS_NGINX_SOURCE}/internal/ingress/controller/controller.go`,
    before: routes('', `router.prefix('/user', user, { ${STICKY} });`, "router.prefix('/admin', user);"),
    after: routes(`, ${STICKY}`, "router.prefix('/user', user);", "router.prefix('/admin', user);"),
  },
  'admission-webhook': {
    trap: 'With the webhook, the API server asks the controller about each Ingress. In a first apply the controller does not answer yet, and the Ingress is refused.',
    source: 'https://kubernetes.github.io/ingress-nginx/deploy/#webhook-network-access',
    before: controlled('admissionWebhook: true', ', defaultBackend: user'),
    after: controlled('exposure: Exposure.loadBalancer()', ', defaultBackend: user'),
  },
};
