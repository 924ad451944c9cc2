import { Duration } from 'cdk8s';
import {
  DisruptionBudget,
  Drain,
  Health,
  ImageRuntime,
  PodCount,
  PodPort,
  PorticoDefaults,
  Resources,
  Rollout,
  Scale,
  WebService,
  type WebServiceProps,
} from '../../../lib';
import { problemsOf } from '../../support/app';

// Warnings are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

const image = 'registry.example.com/shop/user:1.4.0';
const proxy = 'envoyproxy/envoy:v1.35.0';
const problems = (props: object) =>
  problemsOf((chart) => new WebService(chart, 'user', { image, ...props } as WebServiceProps)).map((line) =>
    line.replace('[shop/user] ', ''),
  );
/** What plain JavaScript can pass where TypeScript would refuse. */
const untyped = (value: unknown) => value as never;
const auto = (options: object) => Scale.auto({ min: 2, max: 4, ...options });
const sidecar = (options: object) => ({ sidecars: [{ name: 'proxy', image: proxy, ...options }] });

test.each<[string, object, string[]]>([
  // Scale
  ['a range the wrong way round', { scale: auto({ min: 5 }) }, ['min 5 is above max 4: exchange them.']],
  ['a range of one', { scale: auto({ min: 4 }) }, ['min and max are both 4: write Scale.fixed(4), or a higher max.']],
  ['no pods', { scale: auto({ min: 0 }) }, ['min 0 is not a whole number from 1: write, for example, 2.']],
  ['half a pod', { scale: auto({ max: 2.5 }) }, ['max 2.5 is not a whole number from 1: write, for example, 4.']],
  [
    'a share instead of a percentage',
    { scale: auto({ cpuPercent: 0.7 }) },
    ['cpuPercent 0.7 is not a whole number from 1: write, for example, 70.'],
  ],
  [
    'a window longer than the API server takes',
    { scale: auto({ scaleDownWindow: Duration.minutes(90) }) },
    [
      'scaleDownWindow 1 hour 30 minutes is not a whole number of seconds from 0 to 3600: write, for example, Duration.seconds(30).',
    ],
  ],
  [
    'a metric without a request',
    { scale: auto({}), resources: Resources.none() },
    ['cpuPercent 70 needs a cpu request, and container "user" has none: set it by Resources.of().'],
  ],
  [
    'a metric without a request of a sidecar',
    { scale: auto({ memoryPercent: 80 }), ...sidecar({ resources: Resources.none() }) },
    ['memoryPercent 80 needs a memory request, and container "proxy" has none: set it by Resources.of().'],
  ],
  [
    'a percentage that the limit never lets happen',
    { scale: auto({ memoryPercent: 250 }) },
    [
      'memoryPercent 250 of the request 128Mi of container "user" is 320Mi, above its limit 256Mi: it would never be reached, so lower the percentage or raise the limit.',
    ],
  ],
  [
    'a percentage that the limit lets happen, but not be noticed',
    { scale: auto({ memoryPercent: 190 }) },
    [
      'memoryPercent 190 of the request 128Mi of container "user" is 243Mi, and pods are added from 268Mi on, above its limit 256Mi: it would never be reached, so lower the percentage or raise the limit.',
    ],
  ],
  [
    'a percentage that the limits of two containers never let happen',
    { scale: auto({ memoryPercent: 250 }), ...sidecar({}) },
    [
      'memoryPercent 250 of the requests 256Mi of containers "user" and "proxy" is 640Mi, above their limits 512Mi: it would never be reached, so lower the percentage or raise the limit.',
    ],
  ],
  [
    'a misspelt option',
    { scale: auto({ cpu: 70 }) },
    [
      'an automatic scale has no option "cpu": write one of min, max, cpuPercent, memoryPercent, scaleUpWindow, scaleDownWindow.',
    ],
  ],
  // Rollout and drain
  [
    'a rollout that can do nothing',
    { rollout: Rollout.rolling({ maxSurge: PodCount.of(0) }) },
    ['maxSurge 0 and maxUnavailable 0 leave no pod to begin with: raise one of them.'],
  ],
  [
    'a surge of another kind',
    { rollout: Rollout.rolling({ maxSurge: untyped(1) }) },
    ['maxSurge 1 has the wrong type; expected PodCount.of(1) or PodCount.percent(25).'],
  ],
  [
    'more pods missing than there are',
    { rollout: Rollout.rolling({ maxUnavailable: PodCount.percent(200) }) },
    ['percentage of maxUnavailable 200 is not a whole number from 0 to 100: write, for example, 25.'],
  ],
  [
    'a deadline that a start does not keep',
    { rollout: Rollout.rolling({ deadline: Duration.seconds(65) }) },
    [
      'startupTimeout 60 s + minReady 5 s = 65 s are not below deadline 65 s: every slow start would count as a failed rollout, so raise the deadline.',
    ],
  ],
  [
    'a start of no time, and a deadline',
    {
      health: Health.tcp({ startupTimeout: untyped('1m') }),
      rollout: Rollout.rolling({ deadline: Duration.minutes(5) }),
    },
    ['startupTimeout "1m" is not a whole number of seconds from 2 to 86400: write, for example, Duration.seconds(30).'],
  ],
  [
    'half a second',
    { rollout: Rollout.rolling({ minReady: Duration.millis(500) }) },
    ['minReady 500 millis is not a whole number of seconds from 0: write, for example, Duration.seconds(30).'],
  ],
  // Availability
  [
    'a budget that blocks drains',
    { disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.percent(0)) },
    [
      'maxUnavailable 0% of the budget would block every node drain for ever: write at least PodCount.of(1), or DisruptionBudget.none().',
    ],
  ],
  [
    'a budget of another kind',
    { disruptionBudget: DisruptionBudget.maxUnavailable(untyped(undefined)) },
    ['maxUnavailable of the budget undefined has the wrong type; expected PodCount.of(1) or PodCount.percent(25).'],
  ],
  // Settings and secrets
  // Volumes
  // Containers and ports
  [
    'a port of the Service that two have',
    { ports: { grpc: PodPort.offered(9000, 80) } },
    ['ports "http" and "grpc" are both offered as 80: write another servicePort.'],
  ],
  [
    "the name of the service's own port",
    { ports: { http: PodPort.podOnly(8080) } },
    ['port name "http" is that of the service\'s own port: set it by port and servicePort, or write another name.'],
  ],
  // Identity
  // Beyond what the API's numbers hold
  [
    'times that are no times',
    {
      health: Health.tcp({ startupTimeout: Duration.days(2) }),
      drain: Drain.graceful({ pause: Duration.days(40_000) }),
      rollout: Rollout.rolling({ minReady: Duration.days(40_000) }),
    },
    [
      'startupTimeout 2 days is not a whole number of seconds from 2 to 86400: write, for example, Duration.seconds(30).',
      'pause 40000 days is not a whole number of seconds from 0: write, for example, Duration.seconds(30).',
      'minReady 40000 days is not a whole number of seconds from 0: write, for example, Duration.seconds(30).',
    ],
  ],
  // What cdk8s, YAML or a program cannot be given
  // Plain JavaScript
  [
    'a rollout and a budget of another type',
    { rollout: untyped('recreate'), disruptionBudget: untyped(1) },
    [
      'rollout "recreate" has the wrong type; expected Rollout.rolling().',
      'disruptionBudget 1 has the wrong type; expected DisruptionBudget.maxUnavailable(PodCount.of(1)).',
    ],
  ],
])('%s', (_, props, messages) => {
  expect(problems(props)).toEqual(messages);
});

test('wrong labels are found with defaults too', () => {
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

test('defaults of what is no scope', () => {
  expect(problemsOf(() => PorticoDefaults.of(untyped('shop')))).toEqual([
    '[] the scope "shop" of the defaults is not a construct: pass the app, a chart, or a construct in one.',
  ]);
});

test('a port that the Service does not offer', () => {
  expect(
    problemsOf((chart) => {
      const ports = { admin: PodPort.podOnly(9001) };
      new WebService(chart, 'user', { image, ports }).port('admin');
    }),
  ).toEqual([
    '[shop/user] port "admin" is not offered by the Service: write one of "http", or add it to ports by PodPort.offered().',
  ]);
});

test('wrong defaults are reported once, where they are written, and reach no service', () => {
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
        annotations: untyped(5),
      });
      new WebService(chart, 'user', { image });
      new WebService(chart, 'pay', { image });
    }),
  ).toEqual([
    '[shop] pullSecrets "My Registry" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-registry".',
    '[shop] resources "small" has the wrong type; expected resources such as Resources.none().',
    '[shop] user 0 is root, which "restricted" forbids: write a whole number from 1, or use ImageRuntime.unrestricted().',
    '[shop] pause 500 millis is not a whole number of seconds from 0: write, for example, Duration.seconds(30).',
    '[shop] history -1 is not a whole number from 0: write, for example, 3.',
    '[shop] spread "zone" has the wrong type; expected a spread such as Spread.required().',
    '[shop] antiAffinity null has the wrong type; expected a rule such as AntiAffinity.preferred().',
    '[shop] nodeSelector "arch" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    '[shop] tolerations "spot" has the wrong type; expected a list such as [{ key: "dedicated", value: "web" }].',
    '[shop] priorityClassName "High" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "high".',
    '[shop] annotations 5 has the wrong type; expected an object such as { team: "checkout" }.',
  ]);
});

test('defaults that are wrong, or come too late', () => {
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
    '[shop] defaults has no option "registri": write one of kubernetesVersion, registry, pullSecrets, resources, runtime, drain, rollout, spread, antiAffinity, nodeSelector, tolerations, priorityClassName, labels, annotations.',
    `[shop] label "app" is set by Portico from name and version: set those instead.`,
    '[shop] defaults come after the workload "shop/user", which does not have them: set them before.',
  ]);
});
