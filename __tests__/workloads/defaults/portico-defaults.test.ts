import { type App, type Chart, Duration } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AntiAffinity,
  Drain,
  ImageRuntime,
  PorticoDefaults,
  Resources,
  Rollout,
  Spread,
  WebService,
  type WebServiceProps,
} from '../../../lib';
import { only, problemsOf, synthesize } from '../../support/app';
import { image, proxy, untyped } from '../support';

const build = (set: (app: App, chart: Chart) => void, props: Partial<WebServiceProps> = {}) =>
  only(
    synthesize((chart, app) => {
      set(app, chart);
      new WebService(chart, 'user', { image: 'shop/user:1.0.0', ...props });
    }),
    'Deployment',
  );

test('an image without a registry gets the default, sidecars included, and an image with a registry keeps it', () => {
  const images = (name: string) => {
    const { containers, initContainers } = build(
      (app) => PorticoDefaults.of(app).set({ registry: 'registry.example.com:5000/mirror' }),
      { image: name, sidecars: [{ name: 'proxy', image: proxy }] },
    ).spec.template.spec;
    return [...containers, ...initContainers].map(({ image: used }: { image: string }) => used);
  };
  expect(images('user:1.0.0')).toEqual([
    'registry.example.com:5000/mirror/user:1.0.0',
    'registry.example.com:5000/mirror/envoyproxy/envoy:v1.35.0',
  ]);
  expect(images('quay.io/shop/user:1.0.0')[0]).toBe('quay.io/shop/user:1.0.0');
  expect(images('localhost/user:1.0.0')[0]).toBe('localhost/user:1.0.0');
});

test('props of a workload override the defaults of its chart, and those override the defaults of the app', () => {
  const set = (app: App, chart: Chart) => {
    PorticoDefaults.of(app).set({ pullSecrets: ['app'], priorityClassName: 'app', spread: Spread.none() });
    PorticoDefaults.of(chart).set({ priorityClassName: 'chart', spread: Spread.required() });
  };
  const { imagePullSecrets, priorityClassName, topologySpreadConstraints } = build(set, { spread: Spread.none() }).spec
    .template.spec;
  expect([imagePullSecrets, priorityClassName, topologySpreadConstraints]).toEqual([
    [{ name: 'app' }],
    'chart',
    undefined,
  ]);
});

test('labels and annotations of all scopes are merged', () => {
  const set = (app: App, chart: Chart) => {
    PorticoDefaults.of(app).set({ labels: { team: 'shop', tier: 'app' }, annotations: { owner: 'a' } });
    PorticoDefaults.of(chart).set({ labels: { tier: 'chart' } });
  };
  const { metadata } = build(set, { labels: { tier: 'front' }, annotations: { note: 'b' } });
  expect(metadata.labels).toMatchObject({ team: 'shop', tier: 'front', app: 'user' });
  expect(metadata.annotations).toEqual({ owner: 'a', note: 'b' });
});

test('defaults are written as if they were props of the workload', () => {
  const defaults = {
    resources: Resources.of({ cpu: { request: Cpu.millis(200) } }),
    runtime: ImageRuntime.node(),
    drain: Drain.none(),
    rollout: Rollout.recreate(),
    antiAffinity: AntiAffinity.required(),
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'spot' }],
  };
  const { spec } = build((app) => PorticoDefaults.of(app).set(defaults));
  expect(spec.strategy).toEqual({ type: 'Recreate' });
  expect(spec.template.spec).toMatchObject({
    securityContext: { runAsUser: 1000 },
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'spot', operator: 'Exists' }],
    affinity: { podAntiAffinity: expect.anything() },
  });
  const [first] = spec.template.spec.containers;
  expect([first.resources.requests.cpu, first.lifecycle]).toEqual(['200m', undefined]);
});

test('wrong labels of a workload are found with defaults, too', () => {
  expect(
    problemsOf((chart) => {
      PorticoDefaults.of(chart).set({ labels: { team: 'shop' } });
      new WebService(chart, 'user', { image, labels: { ['__proto__']: 'x' }, annotations: untyped(5) });
    }),
  ).toEqual([
    '[shop/user] label key "__proto__" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    '[shop/user] annotations 5 has the wrong type; expected an object such as { "example.com/owner": "checkout" }.',
  ]);
});

test('defaults of a scope that is not a construct are a problem', () => {
  expect(problemsOf(() => PorticoDefaults.of(untyped('shop')))).toEqual([
    '[] the scope "shop" of the defaults is not a construct: pass the app, a chart, or a construct in one.',
  ]);
});

test('wrong defaults are reported once, where they are written, and reach no workload', () => {
  expect(
    problemsOf((chart) => {
      PorticoDefaults.of(chart).set({
        pullSecrets: ['My Registry'],
        resources: untyped('small'),
        runtime: ImageRuntime.restricted({ user: 0 }),
        drain: Drain.graceful({ pause: Duration.millis(500) }),
        rollout: Rollout.rolling({ history: -1 }),
        spread: untyped('zone'),
        antiAffinity: untyped(null),
        nodeSelector: { arch: 'a b' },
        tolerations: untyped('spot'),
        priorityClassName: 'High',
        serviceLinks: untyped('yes'),
        annotations: untyped(5),
      });
      new WebService(chart, 'user', { image });
      new WebService(chart, 'pay', { image });
    }),
  ).toEqual([
    '[shop] pullSecrets "My Registry" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-registry".',
    '[shop] resources "small" has the wrong type; expected resources such as Resources.of({ cpu: { request: Cpu.millis(100) } }).',
    '[shop] user 0 is root, which Pod Security "restricted" forbids: write another number, or ImageRuntime.baseline({ user: 0 }).',
    '[shop] pause 500 millis is not a whole number of seconds of 0 or more: write, for example, Duration.seconds(30).',
    '[shop] history -1 is not a whole number of 0 or more: write, for example, 3.',
    '[shop] spread "zone" has the wrong type; expected a spread such as Spread.required().',
    '[shop] antiAffinity null has the wrong type; expected a rule such as AntiAffinity.preferred().',
    '[shop] nodeSelector "arch" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    '[shop] tolerations "spot" has the wrong type; expected a list such as [{ key: "dedicated", value: "web" }].',
    '[shop] priorityClassName "High" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "high".',
    '[shop] serviceLinks "yes" has the wrong type; expected true or false.',
    '[shop] annotations 5 has the wrong type; expected an object such as { "example.com/owner": "checkout" }.',
  ]);
});

test('a misspelt default, and one that comes after a workload, are problems', () => {
  expect(
    problemsOf((chart, app) => {
      PorticoDefaults.of(app).set({ kubernetesVersion: '1.20', registry: 'https://registry.example.com' });
      PorticoDefaults.of(chart).set({ labels: { app: 'x' }, registri: 'x' } as never);
      new WebService(chart, 'user', { image });
      PorticoDefaults.of(chart).set({ pullSecrets: ['registry'] });
    }),
  ).toEqual([
    '[] kubernetesVersion "1.20" is not a range of supported versions: write two of 1.27 to 1.37, the older first, for example "1.29..1.33", or a single one.',
    '[] registry "https://registry.example.com" is not a registry: write its host, and a folder in it, for example "registry.example.com/shop".',
    '[shop] PorticoDefaults has no option "registri": write registry.',
    `[shop] label "app" is set by Portico from name and version: set those instead.`,
    '[shop] defaults are set after the workload "shop/user", which does not get them: set them before it.',
  ]);
});
