import { checked, type Explanations, object, web } from './explanation';

const GATEWAY_API = 'https://gateway-api.sigs.k8s.io';
const TYPES = 'https://github.com/kubernetes-sigs/gateway-api/blob/main/apis/v1';
const GATEWAY = 'gateway.networking.k8s.io/v1';

/** A router on Gateway API, with further options of its target, and of its own. */
const routed = (target: string, options: readonly string[] = [], ...statements: readonly string[]) =>
  [
    `const router = new IngressRouter(chart, 'router', {
  host: 'abc.com',
  target: RoutingTarget.gatewayApi({ gateway: 'edge'${target === '' ? '' : `, ${target}`} }),${['', ...options].join('\n  ')}
});`,
    ...statements,
  ].join('\n');
const portable = (...options: readonly string[]) => routed('', ['defaultBackend: user,', ...options]);
const ENVOY = 'implementation: GatewayImplementation.envoyGateway()';
const ANY = 'allowImplementationSpecific: true';
const TLS = "tls: Tls.secret('abc-com-tls'),";

const distant = (namespace: string) => `const routes = new Chart(app, 'routes', { namespace: ${namespace} });
new IngressRouter(routes, 'router', {
  host: 'abc.com',
  target: RoutingTarget.gatewayApi({ gateway: 'edge' }),
  defaultBackend: Backend.inNamespace('finance', Backend.external('ledger', 80)),
});`;
const expressions = (...routes: readonly string[]) =>
  [
    "const next = new UserService(chart, 'next', { version: 'v2' });",
    "const release = new CanaryRelease({ stable: user, canary: next, header: { name: 'x-release', value: 'next' } });",
    routed(ANY, [], ...routes),
  ].join('\n');
const everyHost = (more: string) => `const target = RoutingTarget.gatewayApi({ gateway: 'edge' });
new IngressRouter(chart, 'every', { target, defaultBackend: pay });
const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
router.prefix('/user', user);
${more}`;

const gateway = (more = '') =>
  object(
    `${GATEWAY} Gateway edge`,
    `spec: { gatewayClassName: 'envoy', ${more}listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] }`,
  );
const route = (sectionName: string) =>
  object(
    `${GATEWAY} HTTPRoute shop`,
    `spec: {
    parentRefs: [{ name: 'edge', sectionName: '${sectionName}' }],
    rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
  }`,
  );
const listenerSet = object(
  `${GATEWAY} ListenerSet shop`,
  `spec: {
    parentRef: { name: 'edge' },
    listeners: [
      { name: 'abc', hostname: 'abc.com', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'abc-tls' }] } },
    ],
  }`,
);
const policy = (name: string, service: string) =>
  object(
    `${GATEWAY} BackendTLSPolicy ${name}`,
    `spec: {
    targetRefs: [{ group: '', kind: 'Service', name: '${service}' }],
    validation: { hostname: '${service}.internal', wellKnownCACertificates: 'System' },
  }`,
  );

/** Codes of routes on Gateway API. */
export const GATEWAYS: Explanations = {
  'gateway-listener': {
    trap: 'A redirect to HTTPS belongs to the listener for HTTP, and the other routes to the listener for HTTPS. On a single listener, the redirect would lead to itself.',
    source: `${GATEWAY_API}/guides/user-guides/http-redirect-rewrite/`,
    before: routed("sectionName: 'web'", ['defaultBackend: user,', 'httpsRedirect: true,']),
    after: routed("httpListener: 'http', httpsListener: 'https'", ['defaultBackend: user,', 'httpsRedirect: true,']),
  },
  'gateway-namespace': {
    trap: 'A route reaches a Service of another namespace only where a ReferenceGrant there names the namespace of the route.',
    source: `${GATEWAY_API}/reference/api-types/referencegrant/`,
    before: distant("'shop'").replace(", { namespace: 'shop' }", ''),
    after: distant("'shop'"),
  },
  'gateway-limit': {
    trap: 'Text fields of Gateway API have a maximum length. The API server refuses an HTTPRoute that redirects to a path of more than 1024 characters.',
    source: `${TYPES}/httproute_types.go`,
    before: routed(ANY, [], "router.redirect('/old', { path: '/new'.repeat(300) });"),
    after: routed(ANY, [], "router.redirect('/old', { path: '/new' });"),
  },
  'gateway-cors': {
    trap: 'In an origin of Gateway API, `*` stands for any number of labels. On ingress-nginx it stands for one.',
    source: `${TYPES}/httproute_types.go`,
    before: portable("cors: { origins: ['https://*.abc.com'] },"),
    after: routed(ENVOY, [
      'defaultBackend: user,',
      "cors: { origins: ['https://app.abc.com', 'https://www.abc.com'] },",
    ]),
  },
  'gateway-cors-feature': {
    trap: 'The CORS filter is an extended feature, `HTTPRouteCORS`. An implementation that does not support it refuses the route or answers with 500.',
    source: `${GATEWAY_API}/guides/user-guides/http-cors/`,
    before: portable("cors: { origins: ['https://app.abc.com'] },"),
    after: routed(ENVOY, ['defaultBackend: user,', "cors: { origins: ['https://app.abc.com'] },"]),
  },
  'gateway-timeout-feature': {
    trap: 'The timeouts of a rule are an extended feature, `HTTPRouteRequestTimeout`. Without support for it, a request may take as long as it likes.',
    source: `${GATEWAY_API}/guides/user-guides/http-timeouts/`,
    before: routed('requestTimeout: Duration.seconds(30)', ['defaultBackend: user,']),
    after: routed(`requestTimeout: Duration.seconds(30), ${ENVOY}`, ['defaultBackend: user,']),
  },
  'gateway-listener-set-feature': {
    trap: 'ListenerSet is an extended feature. An implementation without it creates no listener, and the hosts have no HTTPS.',
    source: `${GATEWAY_API}/guides/user-guides/listener-set/`,
    before: routed('listenerSet: true', ['defaultBackend: user,', TLS]),
    after: routed(`listenerSet: true, ${ENVOY}`, ['defaultBackend: user,', TLS]),
  },
  'gateway-implementation': {
    trap: 'NGINX Gateway Fabric ignores `timeouts` of an HTTPRoute. It has timeouts in its own policies, which Portico makes of those of the router.',
    source: 'https://docs.nginx.com/nginx-gateway-fabric/overview/gateway-api-compatibility/',
    before: routed('requestTimeout: Duration.seconds(30), implementation: GatewayImplementation.nginxGatewayFabric()', [
      'defaultBackend: user,',
    ]),
    after: routed('implementation: GatewayImplementation.nginxGatewayFabric()', [
      'defaultBackend: user,',
      'timeouts: { read: Duration.seconds(30) },',
    ]),
  },
  'gateway-header': {
    trap: 'Envoy reads `%` in a header as the start of a command operator, and refuses a configuration with one that it does not know.',
    source:
      'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers#custom-request-response-headers',
    before: portable("responseHeaders: { 'X-Discount': '50%' },"),
    after: portable("responseHeaders: { 'X-Discount': '50 percent' },"),
  },
  'gateway-value': {
    trap: 'nginx redirects `/user` to `/user/` if only the latter has a location. On NGINX Gateway Fabric this also holds for an exact match.',
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#location',
    before: routed('', [], "router.exact('/user/', user);"),
    after: routed('', [], "router.exact('/user/', user);", "router.exact('/user', user);"),
  },
  'gateway-backend-tls': {
    trap: 'A BackendTLSPolicy names its own CA certificates, or those of the system, which not every implementation supports.',
    source: `${GATEWAY_API}/reference/api-types/policy/backendtlspolicy/`,
    before: portable("backendTls: { hostname: 'user.internal' },"),
    after: portable("backendTls: { hostname: 'user.internal', caConfigMap: 'internal-ca' },"),
  },
  'gateway-redirect': {
    trap: 'A RequestRedirect has fields for scheme, host, port and path. It has none for a query.',
    source: `${TYPES}/httproute_types.go`,
    before: routed(ANY, [], "router.redirect('/old', { url: 'https://abc.org/new?from=old' });"),
    after: routed(ANY, [], "router.redirect('/old', { url: 'https://abc.org/new' });"),
  },
  'gateway-rule-order': {
    trap: 'Of two matches with the same kind of path, Gateway API takes the one with more headers first, whatever the order of the rules.',
    source: `${TYPES}/httproute_types.go`,
    before: expressions("router.regex('/user/.*', pay);", "router.regex('/user/[0-9]+', release);"),
    after: expressions("router.regex('/user/[0-9]+', release);", "router.regex('/user/.*', pay);"),
  },
  'gateway-open-paths': {
    trap: 'The routes of the most specific host take precedence. If none of them matches the path, implementations differ: some try the routes for every host.',
    source: `${TYPES}/httproute_types.go`,
    before: everyHost(''),
    after: everyHost("router.prefix('/', user);"),
  },
  'routing-target': {
    trap: '`RoutingTarget.both()` is for moving from one target to another. Two targets with the same Gateway would write every object twice.',
    source: 'targets.md',
    before: `new IngressRouter(chart, 'router', {
  host: 'abc.com',
  target: RoutingTarget.both(RoutingTarget.gatewayApi({ gateway: 'edge' }), RoutingTarget.gatewayApi({ gateway: 'edge' })),
  defaultBackend: user,
});`,
    after: `new IngressRouter(chart, 'router', {
  host: 'abc.com',
  target: RoutingTarget.both(RoutingTarget.ingressNginx(), RoutingTarget.gatewayApi({ gateway: 'edge' })),
  defaultBackend: user,
});`,
  },
  'option-needs-switch': {
    trap: 'In Gateway API, certificates belong to the listeners of a Gateway. A route has no field for them.',
    source: `${GATEWAY_API}/guides/user-guides/tls/`,
    before: portable(TLS),
    after: routed("create: { gatewayClassName: 'envoy' }", ['defaultBackend: user,', TLS]),
  },
  'http-routes': {
    trap: 'A route that names a listener which the Gateway does not have is not accepted, with the reason `NoMatchingParent`. It gets no requests.',
    source: `${TYPES}/shared_types.go`,
    before: [web(), gateway(), route('https')].join('\n'),
    after: [web(), gateway(), route('http')].join('\n'),
  },
  'listener-sets': {
    trap: 'By default, a Gateway allows no ListenerSet. Its listeners are not served until `allowedListeners` of the Gateway allows their namespace.',
    source: `${TYPES}/listenerset_types.go`,
    before: checked(gateway(), listenerSet),
    after: checked(gateway("allowedListeners: { namespaces: { from: 'Same' } }, "), listenerSet),
  },
  'backend-tls-policies': {
    trap: 'If two BackendTLSPolicies target one Service, the older one takes precedence. The other gets the condition `Accepted: False` with the reason `Conflicted`.',
    source: `${TYPES}/backendtlspolicy_types.go`,
    before: checked(policy('vault', 'vault'), policy('vault-admin', 'vault')),
    after: checked(policy('vault', 'vault'), policy('vault-admin', 'vault-admin')),
  },
};
