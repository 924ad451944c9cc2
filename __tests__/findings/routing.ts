import { type Explanations, INGRESS_API, INGRESS_NGINX, INGRESS_NGINX_SOURCE, KUBERNETES, router } from './explanation';

const INGRESS = `${KUBERNETES}/concepts/services-networking/ingress/`;
const ANNOTATIONS = `${INGRESS_NGINX}/nginx-configuration/annotations/`;

const ROUTER = "const router = new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: pay });";
const routes = (...lines: readonly string[]) => [ROUTER, ...lines].join('\n');
const NEXT = "const next = new UserService(chart, 'next', { version: 'v2' });";

/** Codes of routers, routes and their targets. */
export const ROUTING: Explanations = {
  'route-path': {
    trap: 'A path without `/` at its start matches nothing. The API server refuses it in an Ingress with `Prefix` or `Exact`.',
    source: `${INGRESS_API}#HTTPIngressPath`,
    before: routes("router.prefix('user', user);"),
    after: routes("router.prefix('/user', user);"),
  },
  'duplicate-route': {
    trap: 'If two Ingress objects define the same path of a host, ingress-nginx uses the older one and ignores the other.',
    source: 'https://kubernetes.github.io/ingress-nginx/how-it-works/#building-the-nginx-model',
    before: routes("router.prefix('/user', user);", "router.prefix('/user', pay);"),
    after: routes("router.prefix('/user', user);", "router.prefix('/user/pay', pay);"),
  },
  'unreachable-route': {
    trap: 'A default backend next to a prefix `/` gets no request: the longest prefix wins, and `/` matches every path.',
    source: INGRESS,
    before: routes("router.prefix('/', user);"),
    after: routes("router.prefix('/user', user);"),
  },
  'missing-route': {
    trap: 'An Ingress needs a rule or a default backend. Without one it is refused.',
    source: `${INGRESS_API}#IngressSpec`,
    before: "new IngressRouter(chart, 'router', { host: 'abc.com' });",
    after: "new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user });",
  },
  'router-hosts': {
    trap: '`host` and `hosts` are two ways to say the same, so one of them would be ignored.',
    source: 'routing.md#hosts',
    before: "new IngressRouter(chart, 'router', { host: 'abc.com', hosts: ['abc.org'], defaultBackend: user });",
    after: "new IngressRouter(chart, 'router', { hosts: ['abc.com', 'abc.org'], defaultBackend: user });",
  },
  'host-conflict': {
    trap: 'If two Ingress objects have the same path of a host, their age decides which one answers.',
    source: 'https://kubernetes.github.io/ingress-nginx/how-it-works/#building-the-nginx-model',
    before: `new IngressRouter(chart, 'one', { host: 'abc.com' }).prefix('/user', user);
new IngressRouter(chart, 'two', { host: 'abc.com' }).prefix('/user', pay);`,
    after: `new IngressRouter(chart, 'one', { host: 'abc.com' }).prefix('/user', user);
new IngressRouter(chart, 'two', { host: 'abc.com' }).prefix('/pay', pay);`,
  },
  rewrite: {
    trap: 'A rewrite that strips a prefix has nothing to strip from an exact path.',
    source: `${ANNOTATIONS}#rewrite`,
    before: routes("router.regex('/user/[0-9]+', user, { rewrite: Rewrite.stripPrefix() });"),
    after: routes("router.prefix('/user', user, { rewrite: Rewrite.stripPrefix() });"),
  },
  redirect: {
    trap: 'A client follows a location only with a status of the 3xx class.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4',
    before: routes("router.redirect('/old', { path: '/pay', status: 200 });"),
    after: routes("router.redirect('/old', { path: '/pay', status: 308 });"),
  },
  'redirect-loop': {
    trap: 'A client that follows such redirects never gets an answer. Browsers stop, and show an error page.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4',
    before: routes("router.redirect('/a', { path: '/b' });", "router.redirect('/b', { path: '/a' });"),
    after: routes("router.redirect('/a', { path: '/b' });", "router.prefix('/b', user);"),
  },
  'external-auth-loop': {
    trap: 'nginx asks the URL about the request for that URL as well, and so on. One request uses up all connections of a worker, and is answered with 500.',
    source: 'https://nginx.org/en/docs/http/ngx_http_auth_request_module.html',
    before: `const router = ${router('defaultBackend: user', "externalAuth: { url: 'https://$host/oauth2/auth' }")}
router.prefix('/oauth2', pay);`,
    after: `const router = ${router('defaultBackend: user', "externalAuth: { url: 'https://$host/oauth2/auth' }")}
router.prefix('/oauth2', pay, { without: [RoutePolicy.EXTERNAL_AUTH] });`,
  },
  'app-root': {
    trap: '`app-root` redirects requests for `/` to a path. A URL is ignored by the controller.',
    source: `${INGRESS_NGINX_SOURCE}/internal/ingress/annotations/rewrite/main.go`,
    before: router('defaultBackend: user', "appRoot: 'home'"),
    after: router('defaultBackend: user', "appRoot: '/home'"),
  },
  www: {
    trap: '`from-to-www-redirect` needs a name with `www.` and one without.',
    source: `${ANNOTATIONS}#redirect-fromto-www`,
    before: router('defaultBackend: user', 'www: Www.TO_WWW'),
    after: router('defaultBackend: user', 'www: Www.TO_APEX'),
  },
  tls: {
    trap: 'The controller uses a certificate for the hosts that the Ingress lists with it. Other hosts get its self-signed certificate.',
    source: `${INGRESS_NGINX}/tls/#default-ssl-certificate`,
    before: router('defaultBackend: user', "tls: Tls.secret('abc-com-tls', { hosts: ['abc.org'] })"),
    after: router('defaultBackend: user', "tls: Tls.secret('abc-com-tls', { hosts: ['abc.com'] })"),
  },
  canary: {
    trap: 'A canary with weight 0 and neither header nor cookie gets no request.',
    source: `${ANNOTATIONS}#canary`,
    before: `${NEXT}
${router('defaultBackend: new CanaryRelease({ stable: user, canary: next })')}`,
    after: `${NEXT}
${router('defaultBackend: new CanaryRelease({ stable: user, canary: next, weight: 10 })')}`,
  },
  'canary-conflict': {
    trap: 'The controller binds a canary to the stable Service, so that every route to that Service is split as well.',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/8689',
    before: `${NEXT}
const release = new CanaryRelease({ stable: user, canary: next, weight: 10 });
${ROUTER}
router.prefix('/user', release);
router.prefix('/admin', user);`,
    after: `${NEXT}
const release = new CanaryRelease({ stable: user, canary: next, weight: 10 });
${ROUTER}
router.prefix('/user', release);
router.prefix('/admin', release);`,
  },
  cors: {
    trap: 'Browsers refuse the origin `*` together with credentials.',
    source: 'https://fetch.spec.whatwg.org/#http-cors-protocol',
    before: router('defaultBackend: user', "cors: { origins: ['*'], credentials: true }"),
    after: router('defaultBackend: user', "cors: { origins: ['https://app.abc.com'], credentials: true }"),
  },
  'rate-limit': {
    trap: 'A burst alone limits nothing: it multiplies a rate.',
    source: `${ANNOTATIONS}#rate-limiting`,
    before: router('defaultBackend: user', 'rateLimit: { burst: 3 }'),
    after: router('defaultBackend: user', 'rateLimit: { requestsPerSecond: 5, burst: 3 }'),
  },
  'body-size': {
    trap: '`proxy-body-size: "0"` turns the limit off, so a size next to it has no effect.',
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#client_max_body_size',
    before: router('defaultBackend: user', 'bodySize: Size.mebibytes(8), unlimitedBody: true'),
    after: router('defaultBackend: user', 'bodySize: Size.mebibytes(8)'),
  },
  'sticky-session': {
    trap: 'Browsers drop a cookie with `SameSite=None` that is not `Secure`.',
    source: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#samesitesamesite-value',
    before: router(
      'defaultBackend: user',
      "stickySession: { cookie: 'route', sameSite: SameSite.NONE, secure: false }",
    ),
    after: router('defaultBackend: user', "stickySession: { cookie: 'route', sameSite: SameSite.NONE, secure: true }"),
  },
  'option-refused': {
    trap: 'An option that the target does not support would be lost silently.',
    source: 'targets.md#what-each-target-does',
    before: router('defaultBackend: user', "responseHeaders: { 'X-Frame-Options': 'DENY' }"),
    after: `new IngressRouter(chart, 'router', {
  host: 'abc.com',
  defaultBackend: user,
  target: RoutingTarget.gatewayApi({ gateway: 'edge' }),
  responseHeaders: { 'X-Frame-Options': 'DENY' },
});`,
  },
  'nginx-raw-annotation': {
    trap: 'With one rewrite, ingress-nginx reads every path of the host as a case-insensitive regular expression, in all of its Ingress objects.',
    source: `${INGRESS_NGINX}/nginx-configuration/annotations/#use-regex`,
    before: routes(
      "router.prefix('/user', user, { annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/' } });",
    ),
    after: routes("router.prefix('/user', user, { rewrite: Rewrite.stripPrefix() });"),
  },
  'nginx-annotation-key': {
    trap: 'The controller reads the annotations that it knows, and ignores a misspelt one.',
    source: ANNOTATIONS,
    before: router('defaultBackend: user', "annotations: { 'nginx.ingress.kubernetes.io/proxy-bufering': 'off' }"),
    after: router('defaultBackend: user', 'buffering: { responses: false }'),
  },
  'nginx-annotation-value': {
    trap: 'The admission webhook refuses some wrong values. For others, the controller writes a line to its log and uses the default.',
    source: `${INGRESS_NGINX_SOURCE}/internal/ingress/annotations/annotations.go`,
    before: router('defaultBackend: user', "annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '8 MB' }"),
    after: router('defaultBackend: user', 'bodySize: Size.mebibytes(8)'),
  },
  'nginx-alphabet': {
    trap: 'The controller refuses a path of type `Prefix` or `Exact` with a character that it does not list.',
    source: `${INGRESS_NGINX}/nginx-configuration/configmap/#strict-validate-path-type`,
    before: routes('router.prefix("/it\'s", user);'),
    after: routes('router.prefix("/its", user);'),
  },
  'unmatched-paths': {
    trap: 'Requests of such a host that no path takes might be redirected as well.',
    source: 'routing.md#redirects',
    before: `const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
router.redirect('/old', { path: '/pay' });`,
    after: routes("router.redirect('/old', { path: '/pay' });"),
  },
  hsts: {
    trap: 'The controller sends HSTS by default. A browser that has seen it once refuses HTTP for that host for a year.',
    source: `${INGRESS_NGINX}/tls/#http-strict-transport-security`,
    before: router('defaultBackend: user', "tls: Tls.secret('abc-com-tls')"),
    after: `const router = ${router('defaultBackend: user', "tls: Tls.secret('abc-com-tls')")}
PorticoChecks.of(router).accept('hsts', 'abc.com has been on HTTPS for years');
PorticoChecks.of(router).accept('redirect-port', 'the controller is behind a load balancer');`,
  },
};
