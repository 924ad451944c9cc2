import { App, Chart, Size, Testing, YamlOutputType } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  Backend,
  ImageRuntime,
  IngressRouter,
  Namespace,
  type NamespaceProps,
  PodSecurityLevel,
  ProblemsError,
  Resources,
  RoutingTarget,
  Scale,
  WebService,
} from '../../lib';
import { noOpFields } from '../support/api-defaults';
import { type Manifest, only, problemsOf, synthesize } from '../support/app';
import { expectValid } from '../support/validate';

jest.spyOn(console, 'error').mockImplementation(() => {});

const image = 'registry.example.com/shop/web:1.4.0';
const untyped = (value: unknown) => value as never;

function objectsOf(props?: NamespaceProps): Manifest[] {
  const objects = synthesize((chart) => new Namespace(chart, 'shop', props));
  expectValid(objects);
  expect(objects.flatMap(noOpFields)).toEqual([]);
  return objects;
}

const problems = (props: unknown, id = 'shop') => problemsOf((chart) => new Namespace(chart, id, untyped(props)));

test('a namespace refuses pods below "restricted", and has no limits unless it is given some', () => {
  const objects = objectsOf();
  expect(objects.map(({ kind }) => kind)).toEqual(['Namespace']);
  expect(objects[0]?.metadata).toEqual({
    name: 'shop',
    labels: {
      'app.kubernetes.io/name': 'shop',
      'app.kubernetes.io/instance': 'shop',
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'cdk8s-portico',
      'pod-security.kubernetes.io/enforce': 'restricted',
    },
  });
});

test('levels of Pod Security are labels, each with the version whose rules count', () => {
  const podSecurity = { enforce: PodSecurityLevel.BASELINE, warn: PodSecurityLevel.RESTRICTED, version: 'v1.32' };
  const { labels = {} } = only(objectsOf({ podSecurity, labels: { team: 'shop' } }), 'Namespace').metadata;
  expect(labels.team).toBe('shop');
  expect(Object.entries(labels).filter(([key]) => key.startsWith('pod-security'))).toEqual([
    ['pod-security.kubernetes.io/enforce', 'baseline'],
    ['pod-security.kubernetes.io/enforce-version', 'v1.32'],
    ['pod-security.kubernetes.io/warn', 'restricted'],
    ['pod-security.kubernetes.io/warn-version', 'v1.32'],
  ]);
});

test('a quota and limits are in the namespace, in the words of Kubernetes', () => {
  const objects = objectsOf({
    name: 'store',
    quota: {
      requests: { cpu: Cpu.units(8), memory: Size.gibibytes(16) },
      limits: { memory: Size.gibibytes(32), ephemeralStorage: Size.gibibytes(64) },
      pods: 20,
      storage: Size.tebibytes(1),
      claims: 5,
      loadBalancers: 0,
      nodePorts: 0,
    },
    limitRange: {
      defaultRequest: { cpu: Cpu.millis(50) },
      defaultLimit: { cpu: Cpu.units(1), memory: Size.mebibytes(256) },
      min: { cpu: Cpu.millis(10) },
      max: { memory: Size.gibibytes(4) },
      minClaim: Size.gibibytes(1),
      maxClaim: Size.gibibytes(100),
    },
  });
  const inside = objects.slice(1).map(({ metadata: { name, namespace } }) => ({ name, namespace }));
  expect(inside).toEqual([
    { name: 'store', namespace: 'store' },
    { name: 'store', namespace: 'store' },
  ]);
  expect(only(objects, 'ResourceQuota').spec).toEqual({
    hard: {
      'requests.cpu': '8',
      'requests.memory': '16Gi',
      'limits.memory': '32Gi',
      'limits.ephemeral-storage': '64Gi',
      pods: '20',
      persistentvolumeclaims: '5',
      'services.loadbalancers': '0',
      'services.nodeports': '0',
      'requests.storage': '1Ti',
    },
  });
  expect(only(objects, 'LimitRange').spec.limits).toEqual([
    {
      type: 'Container',
      min: { cpu: '10m' },
      defaultRequest: { cpu: '50m', memory: '256Mi' },
      default: { cpu: '1', memory: '256Mi' },
      max: { memory: '4Gi' },
    },
    { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '100Gi' } },
  ]);
});

test('large numbers are as the API server writes them back, so that a second apply changes nothing', () => {
  const objects = objectsOf({ quota: { pods: 1000, claims: 1500, nodePorts: 20_000 } });
  expect(only(objects, 'ResourceQuota').spec.hard).toEqual({
    pods: '1k',
    persistentvolumeclaims: '1500',
    'services.nodeports': '20k',
  });
});

// kubectl compares the list of limits as a whole: without these, each apply would be a change.
test('limits have what the API server would fill in, so that a second apply changes nothing', () => {
  const limitRange = {
    min: { cpu: Cpu.millis(10) },
    defaultLimit: { memory: Size.mebibytes(256) },
    max: { memory: Size.gibibytes(1), ephemeralStorage: Size.gibibytes(8) },
  };
  expect(only(objectsOf({ limitRange }), 'LimitRange').spec.limits).toEqual([
    {
      type: 'Container',
      min: { cpu: '10m' },
      defaultRequest: { memory: '256Mi', 'ephemeral-storage': '8Gi', cpu: '10m' },
      default: { memory: '256Mi', 'ephemeral-storage': '8Gi' },
      max: { memory: '1Gi', 'ephemeral-storage': '8Gi' },
    },
  ]);
});

describe('a namespace comes before everything in it', () => {
  const limits = { quota: { pods: 20 }, limitRange: { maxClaim: Size.gibibytes(10) } };
  const kinds = (objects: readonly { kind: string }[]) => objects.map(({ kind }) => kind);

  test('in its own chart, wherever it is made, with the objects that routers make at synth', () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    const web = new WebService(chart, 'web', { image });
    new IngressRouter(chart, 'router', { host: 'abc.com' }).prefix('/', web);
    new Namespace(new Construct(chart, 'deep'), 'shop', limits);
    const synthesized = kinds(Testing.synth(chart));
    expect(synthesized.slice(0, 4)).toEqual(['Namespace', 'LimitRange', 'ResourceQuota', 'ServiceAccount']);
    expect(synthesized).toContain('Ingress');
    expect(kinds(Testing.synth(chart))).toEqual(synthesized);
  });

  test('in a chart that is made later, and whose file would come later', () => {
    const app = new App();
    const shop = new Chart(app, 'a-shop', { namespace: 'shop' });
    new WebService(shop, 'web', { image });
    const { namespaceName } = new Namespace(new Chart(app, 'z-namespaces'), 'shop', limits);
    expect(namespaceName).toBe('shop');
    const yaml = app.synthYaml();
    const places = ['Namespace', 'LimitRange', 'ResourceQuota', 'ServiceAccount'].map((kind) =>
      yaml.indexOf(`kind: ${kind}\n`),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('for what a router makes in the namespace of its backend', () => {
    const app = new App();
    const shop = new Chart(app, 'a-shop', { namespace: 'shop' });
    const pay = new WebService(new Chart(app, 'pay', { namespace: 'pay' }), 'pay', { image });
    const target = RoutingTarget.gatewayApi({ gateway: 'front', gatewayNamespace: 'gateways' });
    new IngressRouter(shop, 'router', { host: 'abc.com', target }).prefix('/', Backend.inNamespace('pay', pay));
    new Namespace(new Chart(app, 'z-namespaces'), 'pay');
    const yaml = app.synthYaml();
    expect(yaml.indexOf('kind: ReferenceGrant')).toBeGreaterThan(yaml.indexOf('kind: Namespace'));
    expect(yaml.indexOf('kind: Deployment')).toBeGreaterThan(yaml.indexOf('kind: Namespace'));
  });

  test('unless it is to come after an object, which is then reported', () => {
    expect(
      problemsOf((_, app) => {
        const chart = new Chart(app, 'store', { namespace: 'store' });
        const web = new WebService(chart, 'web', { image });
        const namespace = new Namespace(chart, 'store');
        namespace.namespaceObject.addDependency(web.deployment);
      }),
    ).toEqual([expect.stringMatching(/^\[store\/store\/namespace\] Namespace "store" is applied after store\/web\//)]);
  });

  test('unless files by kind decide, which is reported', () => {
    const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new Namespace(chart, 'shop');
    new WebService(chart, 'web', { image });
    expect(() => app.synthYaml()).toThrow(ProblemsError);
  });
});

test('the same namespace, moved within its chart, is the same bytes', () => {
  const build = (place: (chart: Chart) => Construct) =>
    JSON.stringify(
      synthesize(
        (chart) => {
          new Namespace(place(chart), 'shop', { quota: { pods: 50 } });
          new WebService(place(chart), 'web', { image });
        },
        { namespace: 'shop' },
      ),
    );
  expect(build((chart) => new Construct(chart, `deep${chart.node.children.length}`))).toBe(build((chart) => chart));
});

test('its objects take patches', () => {
  const objects = synthesize((chart) => {
    const namespace = new Namespace(chart, 'shop', { quota: { pods: 1 }, limitRange: { maxClaim: Size.gibibytes(1) } });
    namespace.namespaceObject.metadata.addLabel('istio-injection', 'enabled');
    namespace.resourceQuota?.metadata.addLabel('a', 'b');
    namespace.limitRange?.metadata.addLabel('c', 'd');
    expect(new Namespace(chart, 'other').resourceQuota).toBeUndefined();
  });
  expect(objects.map(({ metadata }) => metadata.labels)).toMatchObject([
    { 'istio-injection': 'enabled' },
    { c: 'd' },
    { a: 'b' },
    {},
  ]);
});

test('a quota that leaves no room for a service is a problem, with the sum', () => {
  expect(
    problemsOf((_, app) => {
      const chart = new Chart(app, 'store', { namespace: 'store' });
      new Namespace(chart, 'store', { quota: { requests: { memory: Size.gibibytes(1) } } });
      const resources = Resources.of({ memory: { request: Size.mebibytes(512) } });
      new WebService(chart, 'web', { image, resources, scale: Scale.fixed(3) });
    }),
  ).toEqual([
    '[store/store/quota] requests.memory "1Gi" of the quota is less than the 1536Mi that the namespace asks for (Deployment "web" 3 × 512Mi): raise it, or ask for less.',
  ]);
});

test('pods that need more than the level of their namespace allows are a problem', () => {
  expect(
    problemsOf((_, app) => {
      const chart = new Chart(app, 'store', { namespace: 'store' });
      new WebService(chart, 'web', { image, runtime: ImageRuntime.baseline({ user: 0 }) });
      new Namespace(new Chart(app, 'namespaces'), 'store');
    }),
  ).toEqual([
    '[store/web/deployment] pods do not meet Pod Security "restricted", which namespace "store" enforces: the pod must not have securityContext.runAsUser 0, container "web" must have securityContext.runAsNonRoot true; or set the label pod-security.kubernetes.io/enforce of the namespace to "baseline".',
  ]);
});

test('a label that the API server sets itself is a problem', () => {
  expect(problems({ labels: { 'kubernetes.io/metadata.name': 'store' } })).toEqual([
    '[shop/shop/namespace] label "kubernetes.io/metadata.name" "store" is set to "shop" by the API server, so that every later kubectl apply finds a change: leave it out.',
  ]);
});

test.each([['default'], ['kube-system'], ['kube-flannel']])('the namespace %s belongs to the cluster', (name) => {
  expect(problems({ name })).toEqual([
    `[shop/shop] namespace "${name}" belongs to the cluster, and \`kubectl delete -f dist\` would try to delete it: write another name, for example "shop".`,
  ]);
});

test.each<[string, unknown, string[]]>([
  [
    'of props',
    {
      name: 'My Shop',
      podSecurity: { enforce: 'strict', version: '1.32' },
      labels: { 'a b': 'c', 'pod-security.kubernetes.io/enforce': 'baseline' },
      annotations: 5,
      resourceQuota: {},
    },
    [
      'name "My Shop" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "my-shop".',
      'Namespace has no option "resourceQuota": write quota: { pods: 20 }.',
      'enforce of podSecurity "strict" has the wrong type; expected a level such as PodSecurityLevel.BASELINE.',
      'version "1.32" of podSecurity is not a version: write "latest" or, for example, "v1.32".',
      'label key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
      'annotations 5 has the wrong type; expected an object such as { "example.com/owner": "checkout" }.',
      'label "pod-security.kubernetes.io/enforce" is set by podSecurity: write that instead.',
    ],
  ],
  [
    'of a quota',
    { quota: { requests: { cpu: 8, memory: Size.mebibytes(0) }, limits: 5, pods: -1, storage: '1Ti', hard: {} } },
    [
      'the quota has no option "hard": write requests: { cpu: Cpu.units(8) }.',
      'cpu of requests of the quota 8 has the wrong type; expected an amount such as Cpu.millis(50).',
      'memory of requests of the quota "0Mi" is not above 0: write, for example, Size.mebibytes(128).',
      'limits of the quota 5 has the wrong type; expected an object with cpu, memory, ephemeralStorage.',
      'storage of the quota "1Ti" has the wrong type; expected an amount such as Size.mebibytes(128).',
      'pods of the quota -1 is not a whole number of 0 or more: write, for example, 20.',
    ],
  ],
  [
    'of limits',
    { limitRange: { min: { cpu: 1 }, default: {}, maxClaim: 5 } },
    [
      'the limitRange has no option "default": write defaultLimit: { memory: Size.mebibytes(256) }.',
      'cpu of min of the limitRange 1 has the wrong type; expected an amount such as Cpu.millis(50).',
      'maxClaim of the limitRange 5 has the wrong type; expected an amount such as Size.mebibytes(128).',
    ],
  ],
  [
    'that cannot be met',
    {
      limitRange: {
        min: { cpu: Cpu.units(2) },
        defaultRequest: { cpu: Cpu.units(1) },
        minClaim: Size.gibibytes(2),
        maxClaim: Size.gibibytes(1),
      },
    },
    [
      'cpu "2" in min of the limitRange is above "1" in defaultRequest: raise the one or lower the other.',
      'storage "2Gi" in minClaim of the limitRange is above "1Gi" in maxClaim: raise the one or lower the other.',
    ],
  ],
  [
    'of nothing',
    { quota: { requests: {} }, limitRange: {} },
    [
      'the quota has no amount: write, for example, pods: 20, or leave it out.',
      'the limitRange has no amount: write, for example, defaultLimit: { memory: Size.mebibytes(256) }, or leave it out.',
    ],
  ],
])('wrong values %s are found together', (_, props, expected) => {
  expect(problems(props)).toEqual(expected.map((message) => `[shop/shop] ${message}`));
});
