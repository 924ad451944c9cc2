import { ApiObject, App, Chart } from 'cdk8s';
import { ConfigMap, Deployment, EnvValue, Ingress, IngressBackend } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { AppGraph, Backend, Environment, GraphEdgeKind, IngressRouter } from '../../lib';
import { buildApp, randomApp } from '../fuzz/random-app';
import { parameters } from '../support/runs';
import { inChart, inFolders, shopApp } from './shop';

jest.spyOn(console, 'error').mockImplementation(() => {});

/** Nodes and edges, a line each. */
const textOf = ({ nodes, edges }: AppGraph) => [
  ...nodes.map(({ kind, id, detail }) => `${kind}: ${id}${detail === undefined ? '' : ` (${detail})`}`),
  ...edges.map(({ kind, from, to, label }) => `${from} -${kind}-> ${to}${label === undefined ? '' : ` (${label})`}`),
];

test('a graph has everything of an app, from hosts to what pods mount and read', () => {
  expect(textOf(AppGraph.of(shopApp()))).toEqual([
    'host: host abc.com',
    'route: abc.com default backend',
    'route: abc.com exact "/old-pay" (301 /pay)',
    'route: abc.com prefix "/pay"',
    'route: abc.com prefix "/user" (stripPrefix)',
    'service: Service finance/ledger',
    'service: Service shop/db',
    'service: Service shop/db-headless',
    'service: Service shop/game (LoadBalancer)',
    'service: Service shop/mail',
    'service: Service shop/pay',
    'service: Service shop/user-v1',
    'service: Service shop/user-v2',
    'service: Service shop/web',
    'workload: CronJob shop/report',
    'workload: Deployment shop/game',
    'workload: Deployment shop/pay',
    'workload: Deployment shop/user-v1',
    'workload: Deployment shop/user-v2',
    'workload: StatefulSet shop/db',
    'claim: PersistentVolumeClaim shop/data-db-*',
    'claim: PersistentVolumeClaim shop/receipts',
    'settings: ConfigMap shop/common-config',
    'secret: Secret shop/abc-tls',
    'secret: Secret shop/pay',
    'outside: outside 10.20.0.0/16',
    'outside: outside Kubernetes API',
    'outside: outside api.stripe.com:443',
    'outside: outside internet:443',
    'outside: outside mail.example.com',
    'outside: outside pods app=billing in billing',
    'host abc.com -rule-> abc.com default backend',
    'host abc.com -rule-> abc.com exact "/old-pay"',
    'host abc.com -rule-> abc.com prefix "/pay"',
    'host abc.com -rule-> abc.com prefix "/user"',
    'host abc.com -read-> Secret shop/abc-tls (tls)',
    'abc.com default backend -forward-> Service shop/web',
    'abc.com prefix "/pay" -forward-> Service shop/pay',
    'abc.com prefix "/user" -forward-> Service shop/user-v1',
    'abc.com prefix "/user" -forward-> Service shop/user-v2 (weight 10 of 100)',
    'Service shop/db -select-> StatefulSet shop/db',
    'Service shop/db-headless -select-> StatefulSet shop/db',
    'Service shop/game -select-> Deployment shop/game',
    'Service shop/mail -select-> outside mail.example.com',
    'Service shop/pay -select-> Deployment shop/pay',
    'Service shop/user-v1 -select-> Deployment shop/user-v1',
    'Service shop/user-v2 -select-> Deployment shop/user-v2',
    'CronJob shop/report -call-> Service shop/pay (PAY_URL)',
    'CronJob shop/report -read-> ConfigMap shop/common-config (envFrom of container "report")',
    'CronJob shop/report -call-> outside 10.20.0.0/16',
    'CronJob shop/report -call-> outside Kubernetes API',
    'CronJob shop/report -call-> outside internet:443',
    'Deployment shop/pay -call-> Service finance/ledger (LEDGER_URL)',
    'Deployment shop/pay -mount-> PersistentVolumeClaim shop/receipts (receipts)',
    'Deployment shop/pay -read-> Secret shop/pay (env "TOKEN" of container "pay")',
    'Deployment shop/pay -call-> outside api.stripe.com:443 (API_STRIPE_COM_URL)',
    'Deployment shop/user-v1 -call-> Service shop/db (DATABASE)',
    'Deployment shop/user-v1 -call-> Service shop/pay (PAY_URL)',
    'Deployment shop/user-v1 -read-> ConfigMap shop/common-config (envFrom of container "user")',
    'Deployment shop/user-v2 -call-> Service shop/db (DATABASE)',
    'Deployment shop/user-v2 -call-> Service shop/pay (PAY_URL)',
    'Deployment shop/user-v2 -read-> ConfigMap shop/common-config (envFrom of container "user")',
    'StatefulSet shop/db -mount-> PersistentVolumeClaim shop/data-db-* (data)',
    'outside pods app=billing in billing -call-> Deployment shop/pay',
  ]);
});

test('an id follows from what was written, not from where the construct stands', () => {
  const [one, other] = [inChart, inFolders].map((place) => AppGraph.of(shopApp(place)));
  expect(other && textOf(other)).toEqual(one && textOf(one));
  expect(one?.nodes.find(({ id }) => id === 'Deployment shop/pay')?.path).toBe('shop/pay/deployment');
  expect(other?.nodes.find(({ id }) => id === 'Deployment shop/pay')?.path).toBe('shop/folder-pay/pay/deployment');
});

test('objects of others are in the graph: raw ones and those of cdk8s-plus, their routes among them', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const metadata = { name: 'web' };
  const config = new ConfigMap(chart, 'config', { metadata: { name: 'settings' }, data: { API: 'http://api:8080' } });
  const web = new Deployment(chart, 'web', { metadata });
  const container = web.addContainer({ image: 'registry.example.com/web:1.0.0', portNumber: 80 });
  container.env.addVariable('API', EnvValue.fromConfigMap(config, 'API'));
  const service = web.exposeViaService({ name: 'web' });
  const ingress = new Ingress(chart, 'ingress', { metadata });
  ingress.addHostRule('abc.com', '/web', IngressBackend.fromService(service));
  const object = (id: string, apiVersion: string, kind: string, spec: object) =>
    new ApiObject(chart, id, { apiVersion, kind, metadata: { name: id }, spec } as never);
  object('api', 'v1', 'Service', { selector: { app: 'api' }, ports: [{ port: 8080 }] });
  object('route', 'gateway.networking.k8s.io/v1', 'HTTPRoute', {
    hostnames: ['api.abc.com'],
    rules: [
      {
        matches: [{ path: { type: 'Exact', value: '/a' } }, { path: { type: 'PathPrefix', value: '/b' } }],
        backendRefs: [{ name: 'api', port: 8080 }],
      },
      {
        filters: [
          { type: 'RequestRedirect', requestRedirect: { scheme: 'https', hostname: 'x.org', statusCode: 301 } },
        ],
      },
    ],
  });
  object('calls', 'gateway.networking.k8s.io/v1', 'GRPCRoute', {
    rules: [{ matches: [{ method: { service: 'shop.Pay' } }], backendRefs: [{ name: 'elsewhere', namespace: 'pay' }] }],
  });
  expect(textOf(AppGraph.of(app))).toEqual([
    'host: every host',
    'host: host abc.com',
    'host: host api.abc.com',
    'route: abc.com prefix "/web"',
    'route: api.abc.com exact "/a"',
    'route: api.abc.com prefix "/" (301 https://x.org…)',
    'route: api.abc.com prefix "/b"',
    'route: every host grpc "/shop.Pay/*"',
    'service: Service api',
    'service: Service pay/elsewhere',
    'service: Service web',
    'workload: Deployment web',
    'settings: ConfigMap settings',
    'every host -rule-> every host grpc "/shop.Pay/*"',
    'host abc.com -rule-> abc.com prefix "/web"',
    'host api.abc.com -rule-> api.abc.com exact "/a"',
    'host api.abc.com -rule-> api.abc.com prefix "/"',
    'host api.abc.com -rule-> api.abc.com prefix "/b"',
    'abc.com prefix "/web" -forward-> Service web',
    'api.abc.com exact "/a" -forward-> Service api',
    'api.abc.com prefix "/b" -forward-> Service api',
    'every host grpc "/shop.Pay/*" -forward-> Service pay/elsewhere',
    'Service web -select-> Deployment web',
    'Deployment web -call-> Service api (API)',
    'Deployment web -read-> ConfigMap settings (env "API" of container "main")',
  ]);
});

test('the graph of an environment has what is in it alone', () => {
  const app = new App();
  const [dev, prod] = ['dev', 'prod'].map((name) => {
    const environment = new Environment(app, name, { namespace: name });
    const chart = new Chart(environment, 'shop', { namespace: name });
    new IngressRouter(chart, 'router', { host: `${name}.abc.com` }).prefix('/', Backend.external('web', 80));
    return environment;
  });
  const ids = (root: App | undefined) => root && AppGraph.of(root).nodes.map(({ id }) => id);
  expect(ids(dev)).toEqual(['host dev.abc.com', 'dev.abc.com prefix "/"', 'Service dev/web']);
  expect(ids(prod)).toEqual(['host prod.abc.com', 'prod.abc.com prefix "/"', 'Service prod/web']);
  expect(ids(app)).toEqual([]);
});

test('a graph cannot be changed', () => {
  const { nodes, edges } = AppGraph.of(shopApp());
  expect([nodes, edges, ...nodes, ...edges].filter((part) => !Object.isFrozen(part))).toEqual([]);
});

test('what is no construct has no graph', () => {
  expect(() => AppGraph.of('app' as never)).toThrow(
    'the app "app" of a graph is not a construct: pass the app, a chart, or a construct in one.',
  );
});

/** The kinds of objects that are nodes, whatever refers to them. */
const NODES = [
  'Service',
  'ConfigMap',
  'Secret',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'Job',
  'CronJob',
  'DaemonSet',
];

test('whatever an app has, each object is one node, each edge leads from node to node, and a synthesis changes nothing', () => {
  let calls = 0;
  fc.assert(
    fc.property(randomApp, (random) => {
      const app = buildApp(random);
      const graph = AppGraph.of(app);
      const ids = graph.nodes.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const known = new Set(ids);
      expect(graph.edges.filter(({ from, to }) => !known.has(from) || !known.has(to))).toEqual([]);
      app.synthYaml();
      expect(textOf(AppGraph.of(app))).toEqual(textOf(graph));
      const objects = app.node.findAll().filter((each) => ApiObject.isApiObject(each));
      const wanted = objects.filter(({ kind }) => NODES.includes(kind)).map(({ node }) => node.path);
      const paths = new Set(graph.nodes.map(({ path }) => path));
      expect(wanted.filter((path) => !paths.has(path))).toEqual([]);
      calls += graph.edges.filter(({ kind }) => kind === GraphEdgeKind.SELECT).length;
    }),
    parameters(100),
  );
  expect(calls).toBeGreaterThan(0);
});
