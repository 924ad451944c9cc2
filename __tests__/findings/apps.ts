import { checked, type Explanations, INGRESS_API, ingress, KUBERNETES, object, router, web } from './explanation';

const environments = (...statements: readonly string[]) =>
  ["const prod = new Environment(app, 'prod', { namespace: 'shop' });", ...statements].join('\n');
const applied = (options: string, statement: string) =>
  [
    "const prod = new Environment(app, 'prod');",
    "const shop = new Chart(prod, 'shop', { namespace: 'shop' });",
    statement,
    `GitOps.argoCd(chart, 'shop', { environment: prod, repository: 'https://git.example.com/shop.git'${options} });`,
  ].join('\n');
const job = (options: string) =>
  `const report = new Job(shop, 'report', { image: 'registry.example.com/report:1.0.0'${options} });`;
const namespace = (options: string) => `const team = new Chart(app, 'team', { namespace: 'team' });
new Namespace(team, 'team'${options});`;
const image = (name: string) => `const images = ImagesLock.read(app, 'docs/images.lock.json');
new WebService(chart, 'web', { image: images.image('${name}') });`;
const own = (hasSidecar: string) => `PorticoChecks.of(app).add({
  code: 'acme/sidecars',
  check: (objects) =>
    objects
      .filter(({ json }) => ${hasSidecar})
      .map(({ path }) => ({ path, message: 'this has a sidecar: leave it out.' })),
});
${web()}`;
const dependent = (
  environment: string,
) => `const [east, west] = [new Environment(app, 'east'), new Environment(app, 'west')];
const base = new Chart(${environment}, 'base', { namespace: 'shop' });
new UserService(base, 'user');
const shop = new Chart(west, 'shop', { namespace: 'shop' });
new PayService(shop, 'pay');
shop.addDependency(base);`;
const environmentsOf = (...names: readonly string[]) =>
  names
    .map((name, index) => {
      const cluster = ['east', 'west'][index];
      return `const ${cluster} = new Environment(app, '${name}', { namespace: 'shop' });
new UserService(new Chart(${cluster}, 'shop', { namespace: 'shop' }), 'user');`;
    })
    .join('\n');

/** Codes of the app, its environments and namespaces, and what is between workloads. */
export const APPS: Explanations = {
  scope: {
    trap: 'A construct without a scope belongs to no app, so it would never be written.',
    source: 'https://cdk8s.io/docs/latest/basics/constructs/',
    before: "new WebService(undefined as never, 'web', { image: 'registry.example.com/web:1.4.0' });",
    after: web(),
  },
  'not-written': {
    trap: 'cdk8s throws at the first field that is not plain data, such as a Date. The synthesis ends with a stack trace, and no other problem is reported.',
    source: 'https://github.com/cdk8s-team/cdk8s-core/blob/2.x/src/api-object.ts',
    before: checked(object('v1 ConfigMap settings', 'data: { since: new Date(0) }')),
    after: checked(object('v1 ConfigMap settings', 'data: { since: new Date(0).toISOString() }')),
  },
  validation: {
    trap: 'Constructs of other libraries check themselves by `addValidation()`, and cdk8s stops with their messages. Portico reports them together with its own problems.',
    source: 'https://github.com/cdk8s-team/cdk8s-core/blob/2.x/src/app.ts',
    before: `chart.node.addValidation({ validate: () => ['the chart has no owner'] });
${web()}`,
    after: `chart.node.addValidation({ validate: () => [] });
${web()}`,
  },
  checks: {
    trap: 'A misspelt code turns off nothing, and the problem stays.',
    source: 'checks.md',
    before: `${web()}
PorticoChecks.of(chart).disable('selector-overlaps', 'both Deployments belong to one rollout');`,
    after: `${web()}
PorticoChecks.of(chart).disable('selector-overlap', 'both Deployments belong to one rollout');`,
  },
  'own-check': {
    trap: 'A check that throws has not looked at the rest of the objects. Portico reports it instead of treating the app as checked.',
    source: '#add-a-check-of-your-own',
    before: own('json.spec.template.spec.containers.length > 1'),
    after: own('json.spec?.template?.spec.containers.length > 1'),
  },
  peer: {
    trap: 'A NetworkPolicy selects pods, namespaces and IP blocks. It has no field for a host name.',
    source: `${KUBERNETES}/concepts/services-networking/network-policies/`,
    before: web("calledBy: [Peer.host('partner.example.com')]"),
    after: web("calledBy: [Peer.addresses(['203.0.113.0/24'])]"),
  },
  environment: {
    trap: 'Each environment is written to a folder of its name. Two with the same name would overwrite each other.',
    source: 'environments.md',
    before: environmentsOf('prod', 'prod'),
    after: environmentsOf('prod-east', 'prod-west'),
  },
  'environment-namespace': {
    trap: '`kubectl apply` puts an object without a namespace into the namespace of the current context, which may not be that of the environment.',
    source: `${KUBERNETES}/concepts/overview/working-with-objects/namespaces/#setting-the-namespace-preference`,
    before: environments("const shop = new Chart(prod, 'shop');", web().replace('(chart,', '(shop,')),
    after: environments(
      "const shop = new Chart(prod, 'shop', { namespace: prod.namespace });",
      web().replace('(chart,', '(shop,'),
    ),
  },
  'environment-dependency': {
    trap: 'Charts that depend on each other are applied in order. Environments are applied separately, so one cannot wait for another.',
    source: 'environments.md',
    before: dependent('east'),
    after: dependent('west'),
  },
  'images-lock': {
    trap: 'A digest identifies one image, a tag can move. A name that is missing in the lock file has no digest to deploy.',
    source: `${KUBERNETES}/concepts/containers/images/#image-names`,
    before: image('wbe'),
    after: image('web'),
  },
  'git-ops': {
    trap: 'With self-healing, Argo CD recreates every object that is in Git and missing in the cluster. A Job with `ttlSecondsAfterFinished` runs again each time that it is deleted.',
    source: 'https://github.com/airbytehq/airbyte/issues/15202',
    before: applied(', automated: true, selfHeal: true', job(', ttl: Duration.minutes(10)')),
    after: applied(', automated: true, selfHeal: true', job('')),
  },
  namespace: {
    trap: '`kubectl delete -f dist` deletes every object in the folder, including the Namespace. `kube-system` belongs to the cluster itself.',
    source: `${KUBERNETES}/concepts/overview/working-with-objects/namespaces/#initial-namespaces`,
    before: namespace(", { name: 'kube-system' }"),
    after: namespace(", { name: 'team' }"),
  },
  'namespace-limits': {
    trap: 'The API server refuses a LimitRange whose `min` is above its `max`.',
    source: `${KUBERNETES}/concepts/policy/limit-range/`,
    before: namespace(', { limitRange: { min: { memory: Size.gibibytes(1) }, max: { memory: Size.mebibytes(512) } } }'),
    after: namespace(', { limitRange: { min: { memory: Size.mebibytes(64) }, max: { memory: Size.mebibytes(512) } } }'),
  },
  backend: {
    trap: 'An Ingress can only name Services of its own namespace. The controller does not find others, and answers with 503.',
    source: `${INGRESS_API}#IngressServiceBackend`,
    before: `const back = new Chart(app, 'back', { namespace: 'back' });
const orders = new WebService(back, 'orders', { image: 'registry.example.com/orders:1.0.0' });
const front = new Chart(app, 'front', { namespace: 'front' });
new IngressRouter(front, 'router', { host: 'abc.com', defaultBackend: orders });`,
    after: `const back = new Chart(app, 'back', { namespace: 'back' });
const orders = new WebService(back, 'orders', { image: 'registry.example.com/orders:1.0.0' });
const front = new Chart(app, 'front', { namespace: 'front' });
new IngressRouter(front, 'router', { host: 'abc.com', defaultBackend: Backend.inNamespace('back', orders) });`,
  },
  'backend-tls': {
    trap: 'The gateway sends one name as SNI and checks the certificate of the backend against it. A wildcard is not such a name.',
    source: 'https://gateway-api.sigs.k8s.io/reference/api-types/policy/backendtlspolicy/',
    before: gatewayed("backendTls: { hostname: '*.internal', caConfigMap: 'internal-ca' }"),
    after: gatewayed("backendTls: { hostname: 'user.internal', caConfigMap: 'internal-ca' }"),
  },
  slo: {
    trap: 'An objective of 100 % leaves no error budget. The first failed request exceeds it, and the alert never ends.',
    source: 'https://sre.google/workbook/alerting-on-slos/',
    before: measured('100'),
    after: measured('99.9'),
  },
  'canary-rollouts': {
    trap: 'Argo Rollouts moves requests from the stable Service to the canary Service. With one Service for both, it can move none.',
    source: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/',
    before: rollout('web'),
    after: rollout('web-canary'),
  },
  'network-policies': {
    trap: 'A NetworkPolicy whose selector matches no pod is valid and has no effect. The pods that it was meant for stay open to everybody.',
    source: `${KUBERNETES}/concepts/services-networking/network-policies/`,
    before: policy('wbe'),
    after: policy('web'),
  },
};

function gatewayed(options: string): string {
  return router("target: RoutingTarget.gatewayApi({ gateway: 'edge' })", `defaultBackend: user, ${options}`);
}

function measured(percent: string): string {
  return `const shop = new Chart(app, 'measured', { namespace: 'shop' });
const orders = new WebService(shop, 'orders', { image: 'registry.example.com/orders:1.0.0' });
const router = new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: orders });
router.slo(orders, Slo.availability('${percent}'));`;
}

function rollout(canaryService: string): string {
  return `${web('scale: Scale.external()', "services: { 'web-canary': {} }")}
${ingress('abc.com', '/')}
${object(
  'argoproj.io/v1alpha1 Rollout web rollout',
  `spec: {
    workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', scaleDown: 'onsuccess' },
    strategy: {
      canary: {
        stableService: 'web',
        canaryService: '${canaryService}',
        trafficRouting: { nginx: { stableIngress: 'raw' } },
      },
    },
  }`,
)}`;
}

function policy(app: string): string {
  return checked(
    web(),
    object(
      'networking.k8s.io/v1 NetworkPolicy web policy',
      `spec: { podSelector: { matchLabels: { app: '${app}' } }, policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 'http' }] }] }`,
    ),
  );
}
