import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AntiAffinity,
  DisruptionBudget,
  Drain,
  Exposure,
  Health,
  ImageRuntime,
  PodCount,
  PodPort,
  PodVolume,
  PorticoDefaults,
  Resources,
  Rollout,
  Scale,
  Spread,
  WebService,
  type WebServiceOptions,
  type WebServiceProps,
} from '../../../lib';
import { noOpFields } from '../../support/api-defaults';
import { type Manifest, only, synthesize } from '../../support/app';
import { expectValid } from '../../support/validate';

const image = 'registry.example.com/shop/user:1.4.0';
const proxy = 'envoyproxy/envoy:v1.35.0';

function service(props: WebServiceOptions = {}, kubernetesVersion?: string): Manifest[] {
  const objects = synthesize((chart) => {
    if (kubernetesVersion !== undefined) PorticoDefaults.of(chart).set({ kubernetesVersion });
    new WebService(chart, 'user', { image, ...props });
  });
  expectValid(objects);
  expect(objects.flatMap(noOpFields)).toEqual([]);
  return objects;
}
const deployment = (props?: WebServiceOptions, versions?: string) => only(service(props, versions), 'Deployment').spec;
const pod = (props?: WebServiceOptions, versions?: string) => deployment(props, versions).template.spec;
const kinds = (objects: readonly Manifest[]) => objects.map(({ kind }) => kind);

describe('scale', () => {
  const autoscaler = (scale: Scale) => only(service({ scale }), 'HorizontalPodAutoscaler');

  test('an automatic one belongs to an autoscaler alone: the Deployment has no replicas', () => {
    const scale = Scale.auto({ min: 2, max: 10 });
    expect(deployment({ scale }).replicas).toBeUndefined();
    expect(autoscaler(scale).metadata.name).toBe('user');
    expect(autoscaler(scale).spec).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
      behavior: { scaleUp: { stabilizationWindowSeconds: 30 } },
    });
  });

  test.each([
    [{ cpuPercent: 60 }, ['cpu 60']],
    [{ memoryPercent: 80 }, ['memory 80']],
    [{ cpuPercent: 60, memoryPercent: 80 }, ['cpu 60', 'memory 80']],
  ])('%j is what is measured', (percents, expected) => {
    const { metrics } = autoscaler(Scale.auto({ min: 2, max: 4, ...percents })).spec;
    expect(
      metrics.map(
        ({ resource }: { resource: { name: string; target: { averageUtilization: number } } }) =>
          `${resource.name} ${resource.target.averageUtilization}`,
      ),
    ).toEqual(expected);
  });

  test('a percentage is of what the containers request and may take together', () => {
    const size = (request: number, limit: number) =>
      Resources.of({ memory: { request: Size.mebibytes(request), limit: Size.mebibytes(limit) } });
    const sidecars = [{ name: 'proxy', image: proxy, resources: size(64, 64) }];
    const scale = Scale.auto({ min: 2, max: 4, memoryPercent: 150 });
    expect(kinds(service({ scale, sidecars, resources: size(128, 512) }))).toContain('HorizontalPodAutoscaler');
  });

  test('the windows are what is said, and nothing where that is what a cluster does anyway', () => {
    const behavior = (up: number, down: number) => {
      const windows = { scaleUpWindow: Duration.seconds(up), scaleDownWindow: Duration.seconds(down) };
      return autoscaler(Scale.auto({ min: 2, max: 4, ...windows })).spec.behavior;
    };
    expect(behavior(0, 300)).toBeUndefined();
    expect(behavior(60, 600)).toEqual({
      scaleUp: { stabilizationWindowSeconds: 60 },
      scaleDown: { stabilizationWindowSeconds: 600 },
    });
  });
});

describe('rollout', () => {
  test('no pod goes before a new one has been ready for a while', () => {
    expect(deployment()).toMatchObject({
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
      minReadySeconds: 5,
      revisionHistoryLimit: 3,
    });
  });

  test('every part can be said', () => {
    const rollout = Rollout.rolling({
      maxSurge: PodCount.of(1),
      maxUnavailable: PodCount.percent(25),
      minReady: Duration.seconds(0),
      deadline: Duration.minutes(20),
      history: 0,
    });
    const { strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit } = deployment({ rollout });
    expect({ strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit }).toEqual({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
      minReadySeconds: undefined,
      progressDeadlineSeconds: 1200,
      revisionHistoryLimit: 0,
    });
  });

  test('the deadline leaves time for a slow start', () => {
    const deadline = (minutes: number) =>
      deployment({ health: Health.tcp({ startupTimeout: Duration.minutes(minutes) }) }).progressDeadlineSeconds;
    expect(deadline(5)).toBeUndefined();
    expect(deadline(15)).toBe(15 * 60 + 5 + 120);
  });

  test('sidecars start before the service where they are native, and beside it where not', () => {
    const health = Health.tcp({ startupTimeout: Duration.minutes(8) });
    const sidecars = [{ name: 'proxy', image: proxy, health, ports: { proxy: PodPort.podOnly(9001) } }];
    const deadline = (versions: string) => deployment({ health, sidecars }, versions).progressDeadlineSeconds;
    expect(deadline('1.29..1.36')).toBe(8 * 60 + 8 * 60 + 5 + 120);
    expect(deadline('1.28..1.36')).toBe(8 * 60 + 5 + 120);
  });

  test('more pods than there are may be added', () => {
    expect(
      deployment({ rollout: Rollout.rolling({ maxSurge: PodCount.percent(200) }) }).strategy.rollingUpdate.maxSurge,
    ).toBe('200%');
  });

  test('recreate stops all pods first', () => {
    expect(deployment({ rollout: Rollout.recreate() }).strategy).toEqual({ type: 'Recreate' });
  });
});

describe('availability', () => {
  const budget = (props: WebServiceOptions) =>
    service(props).find(({ kind }) => kind === 'PodDisruptionBudget')?.spec.maxUnavailable;

  test.each<[string, WebServiceOptions, number | string | undefined]>([
    ['two pods', {}, 1],
    ['one pod', { scale: Scale.fixed(1) }, undefined],
    ['no pod', { scale: Scale.fixed(0) }, undefined],
    ['one pod at least', { scale: Scale.auto({ min: 1, max: 5 }) }, undefined],
    ['two pods at least', { scale: Scale.auto({ min: 2, max: 5 }) }, 1],
    ['what is said', { disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.percent(25)) }, '25%'],
    [
      'what is said of one pod',
      { scale: Scale.fixed(1), disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.of(1)) },
      1,
    ],
    ['none where there is to be none', { disruptionBudget: DisruptionBudget.none() }, undefined],
  ])('a drain may take: %s', (_, props, expected) => {
    expect(budget(props)).toBe(expected);
  });

  test('one pod alone has nothing to be spread from', () => {
    expect(pod({ scale: Scale.fixed(1) }).topologySpreadConstraints).toBeUndefined();
    expect(pod({ scale: Scale.auto({ min: 1, max: 2 }) }).topologySpreadConstraints).toHaveLength(2);
    expect(pod({ spread: Spread.none() }).topologySpreadConstraints).toBeUndefined();
  });
});

describe('containers', () => {
  const logs = PodVolume.scratch();
  const sidecars = [
    {
      name: 'proxy',
      image: proxy,
      args: ['--quiet'],
      ports: { proxy: PodPort.offered(8443, 443) },
      health: Health.tcp(),
      volumes: { '/logs': logs },
      files: { '/etc/envoy.yaml': 'x' },
    },
  ];

  test('the Service offers further ports under their names, of sidecars too', () => {
    const objects = service({
      sidecars,
      ports: { grpc: PodPort.offered(9000), admin: PodPort.podOnly(9001) },
      exposure: Exposure.nodePort(30859),
    });
    expect(only(objects, 'Service').spec.ports).toEqual([
      { name: 'http', port: 80, targetPort: 'http', nodePort: 30859 },
      { name: 'grpc', port: 9000, targetPort: 'grpc' },
      { name: 'proxy', port: 443, targetPort: 8443 },
    ]);
    expect(only(objects, 'Deployment').spec.template.spec.containers[0].ports).toEqual([
      { name: 'http', containerPort: 8080 },
      { name: 'admin', containerPort: 9001 },
      { name: 'grpc', containerPort: 9000 },
    ]);
  });

  test('a route goes to another port where it is told to', () => {
    const [chart] = [new Chart(new App(), 'shop')];
    const user = new WebService(chart, 'user', { image, ports: { grpc: PodPort.offered(9000) } });
    expect(user.port('grpc').toRouteBackend().stable).toMatchObject({ serviceName: 'user', servicePort: 9000 });
  });
});

describe('defaults for a whole chart or app', () => {
  const build = (set: (app: App, chart: Chart) => void, props: Partial<WebServiceProps> = {}) =>
    only(
      synthesize((chart, app) => {
        set(app, chart);
        new WebService(chart, 'user', { image: 'shop/user:1.0.0', ...props });
      }),
      'Deployment',
    );

  test('an image without a registry gets one, of sidecars too, and one that names its registry keeps it', () => {
    const images = (name: string) =>
      build((app) => PorticoDefaults.of(app).set({ registry: 'registry.example.com:5000/mirror' }), {
        image: name,
        sidecars: [{ name: 'proxy', image: proxy }],
      }).spec.template.spec.containers.map(({ image: used }: { image: string }) => used);
    expect(images('user:1.0.0')).toEqual([
      'registry.example.com:5000/mirror/user:1.0.0',
      'registry.example.com:5000/mirror/envoyproxy/envoy:v1.35.0',
    ]);
    expect(images('quay.io/shop/user:1.0.0')[0]).toBe('quay.io/shop/user:1.0.0');
    expect(images('localhost/user:1.0.0')[0]).toBe('localhost/user:1.0.0');
  });

  test('the service wins, then the chart, then the app', () => {
    const set = (app: App, chart: Chart) => {
      PorticoDefaults.of(app).set({ pullSecrets: ['app'], priorityClassName: 'app', spread: Spread.none() });
      PorticoDefaults.of(chart).set({ priorityClassName: 'chart', spread: Spread.required() });
    };
    const { imagePullSecrets, priorityClassName, topologySpreadConstraints } = build(set, { spread: Spread.none() })
      .spec.template.spec;
    expect([imagePullSecrets, priorityClassName, topologySpreadConstraints]).toEqual([
      [{ name: 'app' }],
      'chart',
      undefined,
    ]);
  });

  test('labels and annotations are added up', () => {
    const set = (app: App, chart: Chart) => {
      PorticoDefaults.of(app).set({ labels: { team: 'shop', tier: 'app' }, annotations: { owner: 'a' } });
      PorticoDefaults.of(chart).set({ labels: { tier: 'chart' } });
    };
    const { metadata } = build(set, { labels: { tier: 'front' }, annotations: { note: 'b' } });
    expect(metadata.labels).toMatchObject({ team: 'shop', tier: 'front', app: 'user' });
    expect(metadata.annotations).toEqual({ owner: 'a', note: 'b' });
  });

  test('each of them reaches a service', () => {
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
});
