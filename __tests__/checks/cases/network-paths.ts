import { ApiObject, type App, Chart } from 'cdk8s';
import {
  Call,
  Health,
  Metrics,
  Network,
  Peer,
  PorticoDefaults,
  Queue,
  Scale,
  StatefulService,
  WebService,
  type WebServiceProps,
  Worker,
} from '../../../lib';
import { type Case, raw } from '../case';
import { container, deployment, ingress, object, path, type Raw, service, widgets, withContainer } from '../objects';

const policy = (spec: Raw, name = 'deny') => object('networking.k8s.io/v1', 'NetworkPolicy', { spec }, name);
const denyAll = policy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const denyIn = policy({ podSelector: {}, policyTypes: ['Ingress'] });

const pay = [deployment({}, {}, 'pay'), service({ selector: { app: 'pay' } }, 'pay')];
const asks = (value: string, name = 'PAY_URL') => withContainer({ env: [{ name, value }] });
const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
const out = (name: string) =>
  policy({ ...pods('user'), policyTypes: ['Egress'], egress: [{ to: [pods(name)], ports: [{ port: 8080 }] }] }, 'out');
const into = (name: string, rule: Raw) => policy({ ...pods(name), ingress: [rule] }, 'in');

const image = 'registry.example.com/shop/user:1.4.0';

/** A case in a chart `closed`, whose network is. */
function closed(
  title: string,
  build: (chart: Chart, make: (name: string, props?: Partial<WebServiceProps>) => WebService) => void,
  problems: readonly string[],
  warnings: readonly string[] = [],
): Case {
  return {
    title,
    problems,
    warnings,
    build(_, app: App) {
      PorticoDefaults.of(app).set({ network: Network.closed() });
      const chart = new Chart(app, 'closed', { namespace: 'closed' });
      build(chart, (name, props = {}) => new WebService(chart, name, { image, ...props }));
    },
  };
}

const hook = (kind: string) =>
  object(`admissionregistration.k8s.io/v1`, kind, {
    webhooks: [
      {
        name: 'user.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        clientConfig: { service: { name: 'user', namespace: 'closed', path: '/' }, caBundle: 'Y2E=' },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      },
    ],
  });

/** A worker that KEDA scales by a list in a store of the same chart. */
const scaled = (chart: Chart, calledBy: Peer[]) => {
  const store = { image, port: 6379, health: Health.none(), calledBy };
  new StatefulService(chart, 'redis', store);
  const queue = Queue.redisList({ address: 'redis.closed.svc:6379', list: 'jobs' });
  new Worker(chart, 'mailer', { image, scale: Scale.onQueue(queue, { messagesPerPod: 5, min: 0, max: 9 }) });
};

export const wrong: readonly Case[] = [
  closed('a store that KEDA asks', (chart) => scaled(chart, []), [
    '[closed/mailer/autoscaler] KEDA asks Service "redis", and NetworkPolicies keep it from port 6379 of StatefulSet "redis" (closed/redis/stateful-set): write calledBy: [Peer.pods({ … }, { namespace: "…" })] on it.',
  ]),
  closed(
    'a variable that names a Service, without a call',
    (_, make) => {
      make('pay');
      make('user', { env: { PAY_URL: 'http://pay' } });
    },
    [
      '[closed/user/deployment] env "PAY_URL" of container "user": "http://pay" asks Service "pay", and NetworkPolicies keep these pods from port 8080 of Deployment "pay": write calls: [pay].',
    ],
  ),
  closed(
    'a variable of config, and a host alone',
    (_, make) => {
      make('pay');
      make('user', { config: { PAY_HOST: 'pay' } });
    },
    [
      '[closed/user/deployment] data "PAY_HOST" of ConfigMap "user-config": "pay" asks Service "pay", and NetworkPolicies keep these pods from port 8080 of Deployment "pay": write calls: [pay].',
    ],
  ),
  closed(
    'a file that names a Service, which may be an example',
    (_, make) => {
      make('pay');
      make('user', { files: { '/etc/app.yaml': 'pay: http://pay\nlevel: info\n' } });
    },
    [],
    [
      '[closed/user/deployment] data "etc_app.yaml" of ConfigMap "user-files": "http://pay" asks Service "pay", and NetworkPolicies keep these pods from port 8080 of Deployment "pay": write calls: [pay].',
    ],
  ),
  closed(
    'a Service of pods that another library makes',
    (chart, make) => {
      for (const [index, each] of pay.entries()) new ApiObject(chart, String(index), each as never);
      make('user', { env: { PAY_URL: 'http://pay' } });
    },
    [
      '[closed/user/deployment] env "PAY_URL" of container "user": "http://pay" asks Service "pay", and NetworkPolicies keep these pods from port 8080 of Deployment "pay": write calls: [Peer.service("pay", { port: … })].',
    ],
  ),
  closed(
    'a block of private addresses, which may be one of pods',
    (_, make) => {
      make('pay', { calledBy: [Peer.addresses(['10.0.0.0/8'])] });
      make('user', { env: { PAY_URL: 'http://pay' }, calls: [Peer.addresses(['10.0.0.0/8'])] });
    },
    [],
    [
      '[closed/user/deployment] env "PAY_URL" of container "user": "http://pay" asks Service "pay", and NetworkPolicies keep these pods from port 8080 of Deployment "pay", unless one of their blocks of addresses is that of pods: write calls: [pay].',
    ],
  ),
  closed(
    'a call that nothing uses',
    (_, make) => void make('user', { calls: [Call.withoutVariable(make('pay'))] }),
    [],
    [
      '[closed/user/deployment] it calls Deployment "pay", and none of its settings names Service "pay": leave it out of calls, or write calls: [pay] for a variable with its address.',
    ],
  ),
  closed(
    'a webhook that the API server may not ask',
    (chart, make) => {
      make('user', { servicePort: 443 });
      new ApiObject(chart, 'hook', hook('ValidatingWebhookConfiguration') as never);
    },
    [
      '[closed/hook] the API server asks Service "user", and NetworkPolicies keep it from port 8080 of Deployment "user" (closed/user/deployment): write calledBy: [Peer.apiServer()] on it.',
    ],
  ),
  closed(
    'an Ingress of another library',
    (chart, make) => {
      make('user');
      new ApiObject(chart, 'ingress', ingress([path('/')]) as never);
    },
    [
      '[closed/ingress] the controller of the Ingress asks Service "user", and NetworkPolicies keep it from port 8080 of Deployment "user" (closed/user/deployment): write calledBy: [Peer.pods({ … }, { namespace: "…" })] on it.',
    ],
  ),
  raw(
    'pods that may not leave, with the address of others',
    [asks('http://pay'), ...pay, denyAll],
    [],
    [
      '[shop/0] env "PAY_URL" of container "user": "http://pay" asks Service "pay", and NetworkPolicies keep these pods from port 8080 of Deployment "pay": let them out in the egress of a NetworkPolicy for them.',
    ],
  ),
  raw(
    'pods that may leave, and not enter',
    [asks('http://pay'), ...pay, denyAll, out('pay')],
    [],
    [
      '[shop/0] env "PAY_URL" of container "user": "http://pay" asks Service "pay", and NetworkPolicies keep these pods from port 8080 of Deployment "pay": let them in by the ingress of a NetworkPolicy for that one.',
    ],
  ),
  raw(
    'pods that wait for a Job, and do not reach the Kubernetes API',
    [
      deployment({}, { initContainers: [container({ name: 'wait', command: ['kubectl', 'wait', 'job/migrate'] })] }),
      denyAll,
    ],
    [
      '[shop/0] its pods ask the Kubernetes API in init container "wait", and NetworkPolicies keep them from it: let them out to its addresses in the egress of a NetworkPolicy.',
    ],
  ),
  raw(
    'metrics that nobody may read',
    [
      deployment({
        template: {
          metadata: {
            labels: { app: 'user' },
            annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' },
          },
          spec: { containers: [container()] },
        },
      }),
      denyIn,
    ],
    [],
    ['[shop/0] its metrics are on port 8080, and NetworkPolicies let nobody read them: let the pods of Prometheus in.'],
  ),
  raw(
    'a backend that nobody outside may reach',
    [deployment(), service(), ingress([path('/')]), denyIn],
    [
      '[shop/2] the controller of the Ingress asks Service "user", and NetworkPolicies keep it from port 8080 of Deployment "user" (shop/0): let it in by the ingress of a NetworkPolicy.',
    ],
  ),
];

export const right: readonly Case[] = [
  closed(
    'a store that KEDA may ask',
    (chart) => scaled(chart, [Peer.pods({ app: 'keda-operator' }, { namespace: 'keda' })]),
    [],
  ),
  raw('no policy', [asks('http://pay'), ...pay], []),
  raw('a policy for others', [asks('http://pay'), ...pay, into('other', {}), deployment({}, {}, 'other')], []),
  raw(
    'a path on both sides',
    [asks('http://pay'), ...pay, denyAll, out('pay'), into('pay', { from: [pods('user')] })],
    [],
  ),
  raw(
    'a backend that everybody may reach',
    [deployment(), service(), ingress([path('/')]), denyIn, into('user', {})],
    [],
  ),
  raw(
    'a backend that a controller in another namespace may reach',
    [deployment(), service(), ingress([path('/')]), denyIn, into('user', { from: [{ namespaceSelector: {} }] })],
    [],
  ),
  raw(
    'a backend that a controller in the same namespace may reach, which the app does not have',
    [deployment(), service(), ingress([path('/')]), denyIn, into('user', { from: [pods('gateway')] })],
    [],
  ),
  raw('the address of its own Service', [asks('http://user', 'OWN_URL'), service(), denyAll], []),
  closed(
    'everything that is declared',
    (_, make) => void make('user', { calls: [make('pay')], metrics: Metrics.scrape() }),
    [],
  ),
  closed(
    'a webhook that the API server may ask',
    (chart, make) => {
      make('user', { servicePort: 443, calledBy: [Peer.apiServer()] });
      new ApiObject(chart, 'hook', hook('MutatingWebhookConfiguration') as never);
    },
    [],
  ),
  closed(
    'the conversion of a kind',
    (chart, make) => {
      make('user', { servicePort: 443, calledBy: [Peer.addresses(['10.0.0.1/32'])] });
      const clientConfig = { service: { name: 'user', namespace: 'closed', path: '/' }, caBundle: 'Y2E=' };
      const conversion = { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig } };
      new ApiObject(chart, 'kind', widgets({ conversion }) as never);
    },
    [],
  ),
];
