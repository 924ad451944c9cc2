import { type Explanations, INGRESS_NGINX, KUBERNETES, router, web } from './explanation';

const ANNOTATIONS = `${INGRESS_NGINX}/nginx-configuration/annotations/`;
const GATEWAY = "target: RoutingTarget.gatewayApi({ gateway: 'edge' })";
const closed = (props: string) => `PorticoDefaults.of(app).set({ network: Network.closed() });
const closed = new Chart(app, 'closed', { namespace: 'closed' });
new WebService(closed, 'web', { image: 'registry.example.com/web:1.4.0'${props} });`;

const worker = (metrics: string) => `new Worker(chart, 'mailer', {
  image: 'registry.example.com/mailer:1.0.0',
  ports: { admin: PodPort.podOnly(9000), metrics: PodPort.podOnly(9001) },
  metrics: ${metrics},
});`;

/** Further codes of workloads, routes and the app. */
export const FURTHER: Explanations = {
  'workload-name': {
    trap: 'The name of a Service has at most 63 characters, and the version is a part of it.',
    source: `${KUBERNETES}/concepts/overview/working-with-objects/names/`,
    before: web(`name: 'a-name-that-says-everything-about-what-the-service-is-for'`, `version: 'v2026-11'`),
    after: web(`name: 'orders'`, `version: 'v2026-11'`),
  },
  'object-metadata': {
    trap: 'An annotation for a cloud is read on the Service. On pods, nothing reads it.',
    source: `${KUBERNETES}/concepts/services-networking/service/`,
    before: web(`pods: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' } }`),
    after: web(`service: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' } }`),
  },
  affinity: {
    trap: 'A pod affinity rule without labels matches all pods of the namespace.',
    source: `${KUBERNETES}/concepts/scheduling-eviction/assign-pod-node/`,
    before: web('podAffinity: PodAffinity.required({ labels: {} })'),
    after: web(`podAffinity: PodAffinity.required({ labels: { app: 'cache' } })`),
  },
  'lifecycle-hook': {
    trap: 'A hook that calls a port which the container does not have fails, and the container is killed.',
    source: `${KUBERNETES}/concepts/containers/container-lifecycle-hooks/`,
    before: web(`postStart: LifecycleHook.http('/warm-up', { port: 'admin' })`),
    after: web(
      `postStart: LifecycleHook.http('/warm-up', { port: 'admin' })`,
      'ports: { admin: PodPort.podOnly(9001) }',
    ),
  },
  'pod-dns': {
    trap: 'A pod has at most three name servers. The API server refuses a fourth.',
    source: `${KUBERNETES}/concepts/services-networking/dns-pod-service/`,
    before: web(`dns: DnsConfig.servers(['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'])`),
    after: web(`dns: DnsConfig.servers(['10.0.0.1', '10.0.0.2', '10.0.0.3'])`),
  },
  'anti-affinity': {
    trap: 'With required anti-affinity, a new pod needs a node without another one. A rollout that stops no pod first waits for such a node, and never ends if there is none.',
    source: `${KUBERNETES}/concepts/scheduling-eviction/assign-pod-node/`,
    before: web(
      'antiAffinity: AntiAffinity.required()',
      'rollout: Rollout.rolling({ maxUnavailable: PodCount.of(0) })',
    ),
    after: web('antiAffinity: AntiAffinity.required()'),
  },
  'pod-address': {
    trap: 'The pods of a StatefulSet with two replicas have the ordinals 0 and 1.',
    source: `${KUBERNETES}/concepts/workloads/controllers/statefulset/`,
    before: `const db = new StatefulService(chart, 'db', { image: 'registry.example.com/db:1.0.0', scale: Scale.fixed(2) });
new WebService(chart, 'web', { image: 'registry.example.com/web:1.4.0', env: { DB: db.podHost(2) } });`,
    after: `const db = new StatefulService(chart, 'db', { image: 'registry.example.com/db:1.0.0', scale: Scale.fixed(2) });
new WebService(chart, 'web', { image: 'registry.example.com/web:1.4.0', env: { DB: db.podHost(1) } });`,
  },
  metrics: {
    trap: 'Prometheus scrapes one port. With several, it cannot know which one.',
    source: 'services.md#metrics',
    before: worker('Metrics.scrape()'),
    after: worker('Metrics.scrape({ port: 9001 })'),
  },
  identity: {
    trap: 'A Role is of no use to pods without a token of their ServiceAccount.',
    source: `${KUBERNETES}/tasks/configure-pod-container/configure-service-account/`,
    before: web(`identity: Identity.own({ apiToken: false, rules: [{ resources: ['pods'], verbs: ['get'] }] })`),
    after: web(`identity: Identity.own({ rules: [{ resources: ['pods'], verbs: ['get'] }] })`),
  },
  'inherited-policy': {
    trap: '`undefined` reads like "none" and means "inherit": the route would still ask for a password.',
    source: 'routing.md#policies',
    before: `const router = ${router('defaultBackend: pay', `basicAuth: { secretName: 'basic-auth' }`)}
router.prefix('/user', user, { basicAuth: undefined });`,
    after: `const router = ${router('defaultBackend: pay', `basicAuth: { secretName: 'basic-auth' }`)}
router.prefix('/user', user, { without: [RoutePolicy.BASIC_AUTH] });`,
  },
  'router-patch': {
    trap: 'A patch of a kind that the router does not make changes nothing.',
    source: 'escape-hatches.md#objects-of-a-router',
    before: `const router = ${router('defaultBackend: user')}
router.patchObjects({ kind: 'HTTPRoute' }, JsonPatch.add('/metadata/annotations', { 'example.com/owner': 'checkout' }));`,
    after: `const router = ${router('defaultBackend: user')}
router.patchObjects({ kind: 'Ingress' }, JsonPatch.add('/metadata/annotations', { 'example.com/owner': 'checkout' }));`,
  },
  'response-headers': {
    trap: 'A server sets the length and the encoding of a response itself.',
    source: 'routing.md#response-headers',
    before: router('defaultBackend: user', GATEWAY, `responseHeaders: { 'Content-Length': '0' }`),
    after: router('defaultBackend: user', GATEWAY, `responseHeaders: { 'X-Frame-Options': 'DENY' }`),
  },
  'client-certificates': {
    trap: 'A client sends its certificate in the TLS handshake. Over HTTP, nobody asks for it.',
    source: `${ANNOTATIONS}#client-certificate-authentication`,
    before: router('defaultBackend: user', `clientCertificates: { secretName: 'clients' }`),
    after: router(
      'defaultBackend: user',
      `tls: Tls.secret('abc-com-tls')`,
      'httpsRedirect: true',
      `clientCertificates: { secretName: 'shop/clients' }`,
    ),
  },
  'rate-limit-replicas': {
    trap: 'Each replica of the controller counts separately, so the limit grows with the number of replicas.',
    source: `${ANNOTATIONS}#rate-limiting`,
    before: router('defaultBackend: user', 'rateLimit: { requestsPerSecond: 5 }'),
    after: `const router = ${router('defaultBackend: user', 'rateLimit: { requestsPerSecond: 5 }')}
PorticoChecks.of(router).accept('rate-limit-replicas', 'the controller has one replica');`,
  },
  network: {
    trap: 'A policy that denies all holds for a whole namespace. Without a name, it would hold wherever the YAML is applied.',
    source: `${KUBERNETES}/concepts/services-networking/network-policies/`,
    before: `PorticoDefaults.of(app).set({ network: Network.closed() });
${web()}`,
    after: closed(''),
  },
  call: {
    trap: 'The caller would have two variables of one name.',
    source: 'network.md#calls',
    before: `const orders = new WebService(chart, 'orders', { image: 'registry.example.com/orders:1.0.0' });
${web(`env: { ORDERS_URL: 'http://orders' }`, 'calls: [orders]')}`,
    after: `const orders = new WebService(chart, 'orders', { image: 'registry.example.com/orders:1.0.0' });
${web('calls: [orders]')}`,
  },
  'environment-value': {
    trap: 'A value that an environment does not have would be written as "undefined".',
    source: 'environments.md#values-without-a-compiler',
    before: `const prod = new Environment(app, 'prod', { values: { host: 'abc.com' } });
const shop = new Chart(prod, 'shop');
new IngressRouter(shop, 'router', { host: prod.value('hots'), defaultBackend: new UserService(shop, 'user') });`,
    after: `const prod = new Environment(app, 'prod', { values: { host: 'abc.com' } });
const shop = new Chart(prod, 'shop');
new IngressRouter(shop, 'router', { host: prod.value('host'), defaultBackend: new UserService(shop, 'user') });`,
  },
};
