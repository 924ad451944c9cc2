import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import {
  AntiAffinity,
  DisruptionBudget,
  Drain,
  Exposure,
  Health,
  Identity,
  ImageRuntime,
  PodCount,
  PodPort,
  PodVolume,
  PorticoDefaults,
  Resources,
  Rollout,
  Scale,
  SecretKey,
  Settings,
  Spread,
  TolerationEffect,
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
const container = (props?: WebServiceOptions, versions?: string) => pod(props, versions).containers[0];
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

describe('drain', () => {
  test('a pod pauses before it stops, by a command that images have, and by the cluster itself where all can', () => {
    expect(container().lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '10'] } } });
    expect(container({}, '1.30..1.36').lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
    expect(container({ runtime: ImageRuntime.distroless() }, '1.30').lifecycle).toEqual({
      preStop: { sleep: { seconds: 10 } },
    });
  });

  test('the grace period is pause, shutdown and slack, and left out where that is what a cluster grants anyway', () => {
    const period = (drain?: Drain) => pod({ drain }).terminationGracePeriodSeconds;
    expect(period()).toBeUndefined();
    expect(period(Drain.graceful({ shutdown: Duration.minutes(2) }))).toBe(10 + 120 + 5);
    expect(period(Drain.graceful({ pause: Duration.seconds(0), shutdown: Duration.seconds(5) }))).toBe(10);
    expect(period(Drain.graceful({ gracePeriod: Duration.seconds(90) }))).toBe(90);
  });

  test('a sidecar that requests come to pauses too, where it is not stopped after the service anyway', () => {
    const lifecycles = (port: PodPort, versions?: string) => {
      const { containers, initContainers = [] } = pod(
        { sidecars: [{ name: 'proxy', image: proxy, ports: { proxy: port } }] },
        versions,
      );
      return [...containers.slice(1), ...initContainers].map(({ lifecycle }) => lifecycle);
    };
    expect(lifecycles(PodPort.offered(9001))).toEqual([{ preStop: { exec: { command: ['sleep', '10'] } } }]);
    expect(lifecycles(PodPort.podOnly(9001))).toEqual([undefined]);
    expect(lifecycles(PodPort.offered(9001), '1.29..1.36')).toEqual([undefined]);
  });

  test('none means none, and so does no pause', () => {
    expect(container({ drain: Drain.none() }).lifecycle).toBeUndefined();
    expect(container({ drain: Drain.graceful({ pause: Duration.seconds(0) }) }, '1.30').lifecycle).toBeUndefined();
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

  test.each<[string, Spread | undefined, string[]]>([
    ['softly by default', undefined, ['ScheduleAnyway', 'ScheduleAnyway']],
    ['or not at all', Spread.required(), ['DoNotSchedule', 'DoNotSchedule']],
  ])('pods are spread over zones and nodes, %s', (_, spread, expected) => {
    const constraints = pod({ spread }).topologySpreadConstraints;
    expect(constraints.map((one: { whenUnsatisfiable: string }) => one.whenUnsatisfiable)).toEqual(expected);
    expect(constraints.map((one: { topologyKey: string }) => one.topologyKey)).toEqual([
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ]);
    expect(constraints[0]).toMatchObject({ maxSkew: 1, labelSelector: { matchLabels: { app: 'user' } } });
  });

  test('one pod alone has nothing to be spread from', () => {
    expect(pod({ scale: Scale.fixed(1) }).topologySpreadConstraints).toBeUndefined();
    expect(pod({ scale: Scale.auto({ min: 1, max: 2 }) }).topologySpreadConstraints).toHaveLength(2);
    expect(pod({ spread: Spread.none() }).topologySpreadConstraints).toBeUndefined();
  });

  test('two pods stay off one node where that is asked', () => {
    const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'user' } } };
    expect(pod().affinity).toBeUndefined();
    expect(pod({ antiAffinity: AntiAffinity.required() }).affinity).toEqual({
      podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] },
    });
    expect(pod({ antiAffinity: AntiAffinity.preferred() }).affinity).toEqual({
      podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
    });
    expect(pod({ antiAffinity: AntiAffinity.none() }).affinity).toBeUndefined();
  });

  test('nodes are chosen by labels, taints and priority', () => {
    const props = {
      nodeSelector: { 'kubernetes.io/arch': 'arm64' },
      tolerations: [
        { key: 'dedicated', value: 'web', effect: TolerationEffect.NO_SCHEDULE },
        { key: 'spot', effect: TolerationEffect.NO_EXECUTE, stay: Duration.minutes(2) },
        { key: 'empty', value: '' },
      ],
      priorityClassName: 'important',
    };
    expect(pod(props).tolerations[2]).toEqual({ key: 'empty' });
    expect(pod(props)).toMatchObject({
      nodeSelector: { 'kubernetes.io/arch': 'arm64' },
      tolerations: [
        { key: 'dedicated', value: 'web', effect: 'NoSchedule' },
        { key: 'spot', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 120 },
        { key: 'empty' },
      ],
      priorityClassName: 'important',
    });
  });
});

describe('settings', () => {
  test('config is a ConfigMap that the environment comes from', () => {
    const objects = service({ version: 'v1', config: { LOG_LEVEL: 'info', YES: 'yes' } });
    const map = only(objects, 'ConfigMap');
    expect([map.metadata.name, map.data]).toEqual(['user-v1-config', { LOG_LEVEL: 'info', YES: 'yes' }]);
    const [first] = only(objects, 'Deployment').spec.template.spec.containers;
    expect(first.envFrom).toEqual([{ configMapRef: { name: 'user-v1-config' } }]);
    expect(first.env).toBeUndefined();
  });

  test('files are mounted one by one, so that a folder keeps what the image has in it', () => {
    const objects = service({ files: { '/etc/app/app.yaml': 'a: 1\n', '/etc/app/b/app.yaml': 'b: 2\n' } });
    expect(only(objects, 'ConfigMap')).toMatchObject({
      metadata: { name: 'user-files' },
      data: { 'etc_app_app.yaml': 'a: 1\n', 'etc_app_b_app.yaml': 'b: 2\n' },
    });
    const { volumes, containers } = only(objects, 'Deployment').spec.template.spec;
    expect(volumes).toContainEqual({ name: 'files', configMap: { name: 'user-files' } });
    expect(containers[0].volumeMounts.slice(1)).toEqual([
      { name: 'files', mountPath: '/etc/app/app.yaml', subPath: 'etc_app_app.yaml' },
      { name: 'files', mountPath: '/etc/app/b/app.yaml', subPath: 'etc_app_b_app.yaml' },
    ]);
  });

  test('a change rolls exactly the services that use it, and no map is left behind', () => {
    const build = (level: string) =>
      synthesize((chart) => {
        const common = new Settings(chart, 'common', { config: { LEVEL: level }, files: { '/etc/common.txt': 'x' } });
        new WebService(chart, 'user', { image, settings: [common], config: { OWN: '1' } });
        new WebService(chart, 'pay', { image, settings: [common] });
        new WebService(chart, 'mail', { image, config: { OWN: '1' } });
      });
    const [before, after] = [build('info'), build('debug')];
    const pods = (objects: readonly Manifest[]) =>
      objects.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => JSON.stringify(spec.template));
    expect(pods(before).map((template, index) => template === pods(after)[index])).toEqual([false, false, true]);
    const names = (objects: readonly Manifest[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names(after)).toEqual(names(before));
  });

  test("shared ones come first, so that a service's own count, and their files are mounted too", () => {
    const objects = synthesize((chart) => {
      const common = new Settings(chart, 'common', { config: { A: '1' }, files: { '/etc/common.txt': 'x' } });
      new WebService(chart, 'user', { image, settings: [common], config: { A: '2' }, secretsFrom: ['database'] });
    });
    expectValid(objects);
    const { containers, volumes } = only(objects, 'Deployment').spec.template.spec;
    expect(containers[0].envFrom).toEqual([
      { configMapRef: { name: 'common-config' } },
      { configMapRef: { name: 'user-config' } },
      { secretRef: { name: 'database' } },
    ]);
    expect(volumes).toContainEqual({ name: 'common-files', configMap: { name: 'common-files' } });
    expect(containers[0].volumeMounts).toContainEqual({
      name: 'common-files',
      mountPath: '/etc/common.txt',
      subPath: 'etc_common.txt',
    });
  });

  test('the order in which they are written changes nothing', () => {
    const hash = (config: { [name: string]: string }) =>
      deployment({ config }).template.metadata.annotations['checksum/config'];
    expect(hash({ A: '1', B: '2' })).toBe(hash({ B: '2', A: '1' }));
    expect(hash({ A: '1', B: '2' })).not.toBe(hash({ A: '12', B: '' }));
  });

  test("settings of another chart come before the services' file", () => {
    const app = new App();
    const shop = new Chart(app, 'shop');
    const shared = new Chart(app, 'shared');
    new WebService(shop, 'user', { image, settings: [new Settings(shared, 'common', { config: { A: '1' } })] });
    const yaml = app.synthYaml();
    expect(yaml.indexOf('kind: ConfigMap')).toBeLessThan(yaml.indexOf('kind: Deployment'));
  });

  test('charts that use settings of each other, and one within another, can be written all the same', () => {
    const app = new App();
    const shop = new Chart(app, 'shop');
    const inner = new Chart(shop, 'inner');
    const other = new Chart(app, 'other');
    const settings = (chart: Chart, id: string) => [new Settings(chart, id, { config: { A: '1' } })];
    new WebService(shop, 'user', { image, settings: settings(other, 'common') });
    new WebService(other, 'pay', { image, settings: settings(shop, 'mail') });
    new WebService(inner, 'cart', { image, settings: settings(shop, 'prices') });
    const kindsIn = app.synthYaml().match(/^kind: (ConfigMap|Deployment)$/gm);
    expect(kindsIn?.filter((line) => line.endsWith('ConfigMap'))).toHaveLength(3);
    expect(kindsIn?.filter((line) => line.endsWith('Deployment'))).toHaveLength(3);
  });

  test('secrets are references', () => {
    const props = {
      env: { URL: EnvValue.fromValue('postgres://shop:$(DB_PASSWORD)@database') },
      secrets: { DB_PASSWORD: SecretKey.of('database', 'password') },
    };
    // The reference comes first: a value can only name variables that stand before it.
    expect(container(props).env).toEqual([
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
      { name: 'URL', value: 'postgres://shop:$(DB_PASSWORD)@database' },
    ]);
  });
});

describe('volumes', () => {
  test('scratch, claims, Secrets and ConfigMaps are mounted where the map says', () => {
    const props = {
      volumes: {
        '/cache': PodVolume.scratch({ sizeLimit: Size.mebibytes(100), memory: true }),
        '/data': PodVolume.claim('data'),
        '/etc/tls': PodVolume.secret('tls'),
        '/etc/ca': PodVolume.configMap('ca'),
      },
    };
    expect(pod(props).volumes).toEqual([
      { name: 'tmp', emptyDir: {} },
      { name: 'cache', emptyDir: { medium: 'Memory', sizeLimit: '100Mi' } },
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
      { name: 'etc-ca', configMap: { name: 'ca' } },
      { name: 'etc-tls', secret: { secretName: 'tls' } },
    ]);
    expect(container(props).volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'cache', mountPath: '/cache' },
      { name: 'data', mountPath: '/data' },
      { name: 'etc-ca', mountPath: '/etc/ca' },
      { name: 'etc-tls', mountPath: '/etc/tls' },
    ]);
  });

  test('sizes are written as the API server writes them back', () => {
    const props = {
      volumes: { '/a': PodVolume.scratch({ sizeLimit: Size.mebibytes(1.5) }) },
      resources: Resources.of({ memory: { request: Size.gibibytes(0.5), limit: Size.mebibytes(1024) } }),
    };
    expect(pod(props).volumes).toContainEqual({ name: 'a', emptyDir: { sizeLimit: '1536Ki' } });
    expect(container(props).resources).toMatchObject({ requests: { memory: '512Mi' }, limits: { memory: '1Gi' } });
  });

  test('the root may be writable, with everything else as strict as before', () => {
    const strict = container().securityContext;
    const { readOnlyRootFilesystem, ...rest } = strict;
    expect(readOnlyRootFilesystem).toBe(true);
    expect(container({ runtime: ImageRuntime.restricted({ readOnlyRoot: false }) }).securityContext).toEqual(rest);
  });

  test("a writable claim belongs to the runtime's group, and one that is only read does not need to", () => {
    const security = (readOnly: boolean) =>
      pod({ volumes: { '/data': PodVolume.claim('data', { readOnly }) } }).securityContext;
    expect(security(false)).toMatchObject({ fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch' });
    expect(security(true).fsGroup).toBeUndefined();
  });

  test('a long path makes a name of its end', () => {
    const path = `/opt/${'application/'.repeat(6)}data`;
    const [, volume] = pod({ volumes: { [path]: PodVolume.scratch() } }).volumes;
    expect(volume).toEqual({ name: `${'application-'.repeat(6)}data`.slice(-63), emptyDir: {} });
  });

  test('a volume takes the place of a folder that the runtime writes to', () => {
    const props = { volumes: { '/tmp': PodVolume.scratch({ sizeLimit: Size.mebibytes(64) }) } };
    expect(pod(props).volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }]);
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

  test('a sidecar runs beside the service, restricted like it, and shares a volume by its value', () => {
    const { containers, volumes } = pod({ sidecars, volumes: { '/var/log/app': logs } });
    expect(containers.map(({ name }: { name: string }) => name)).toEqual(['user', 'proxy']);
    expect(containers[1]).toMatchObject({
      image: proxy,
      args: ['--quiet'],
      ports: [{ name: 'proxy', containerPort: 8443 }],
      readinessProbe: { tcpSocket: { port: 'proxy' } },
      securityContext: containers[0].securityContext,
      resources: containers[0].resources,
    });
    expect(containers[1].volumeMounts).toEqual([
      { name: 'proxy-tmp', mountPath: '/tmp' },
      { name: 'var-log-app', mountPath: '/logs' },
      { name: 'files', mountPath: '/etc/envoy.yaml', subPath: 'proxy_etc_envoy.yaml' },
    ]);
    expect(volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'var-log-app', 'proxy-tmp', 'files']);
  });

  test('where every cluster has native sidecars, one starts before the init containers and stops after the service', () => {
    const initContainers = [{ name: 'migrate', image, command: ['/bin/migrate'] }];
    const { containers, initContainers: first } = pod({ sidecars, initContainers }, '1.29..1.36');
    expect(containers.map(({ name }: { name: string }) => name)).toEqual(['user']);
    expect(
      first.map(({ name, restartPolicy }: { name: string; restartPolicy?: string }) => [name, restartPolicy]),
    ).toEqual([
      ['proxy', 'Always'],
      ['migrate', undefined],
    ]);
  });

  test('a runtime of its own is said where it differs', () => {
    const own = [{ name: 'proxy', image: proxy, runtime: ImageRuntime.restricted({ user: 101, writablePaths: [] }) }];
    const { containers } = pod({ sidecars: own });
    expect(containers[1].securityContext).toMatchObject({ runAsUser: 101, runAsGroup: 101 });
    expect(containers[1].volumeMounts).toBeUndefined();
    const other = pod({ sidecars: own, runtime: ImageRuntime.unrestricted() });
    expect(other.containers[1].securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('a restricted one opens low ports beside a service that may do anything', () => {
    const own = (port: number) => [
      { name: 'proxy', image: proxy, runtime: ImageRuntime.restricted(), ports: { web: PodPort.podOnly(port) } },
    ];
    const security = (port: number) =>
      pod({ runtime: ImageRuntime.unrestricted(), port: 70, sidecars: own(port) }).securityContext;
    expect(security(80)).toEqual({ sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] });
    expect(security(8081)).toBeUndefined();
  });

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

  test('health asks the port that it names', () => {
    const ports = { grpc: PodPort.offered(9000), admin: PodPort.podOnly(9001) };
    expect(container({ ports, health: Health.http('/healthz', { port: 'admin' }) }).readinessProbe).toMatchObject({
      httpGet: { port: 'admin', path: '/healthz' },
    });
    expect(
      container({ ports, health: Health.grpc({ port: 'grpc', service: 'shop.User' }) }).livenessProbe,
    ).toMatchObject({
      grpc: { port: 9000, service: 'shop.User' },
    });
  });

  test('a route goes to another port where it is told to', () => {
    const [chart] = [new Chart(new App(), 'shop')];
    const user = new WebService(chart, 'user', { image, ports: { grpc: PodPort.offered(9000) } });
    expect(user.port('grpc').toRouteBackend().stable).toMatchObject({ serviceName: 'user', servicePort: 9000 });
  });

  test('command and args are lists, which no shell reads', () => {
    expect(container({ command: ['/bin/app'], args: ['$HOME; ls'] })).toMatchObject({
      command: ['/bin/app'],
      args: ['$HOME; ls'],
    });
  });
});

describe('identity', () => {
  test('a service has an account of its own, and no token', () => {
    const objects = service({ version: 'v1' });
    expect(only(objects, 'ServiceAccount').metadata.name).toBe('user-v1');
    expect(only(objects, 'Deployment').spec.template.spec).toMatchObject({
      serviceAccountName: 'user-v1',
      automountServiceAccountToken: false,
    });
  });

  test('annotations give it a role, and a token is mounted where it is asked for', () => {
    const identity = Identity.own({ apiToken: true, annotations: { 'example.com/role': 'reader' } });
    const objects = service({ identity });
    expect(only(objects, 'ServiceAccount').metadata.annotations).toEqual({ 'example.com/role': 'reader' });
    expect(only(objects, 'Deployment').spec.template.spec.automountServiceAccountToken).toBe(true);
  });

  test("an account that is there anyway is used as it is, and the namespace's default needs no name", () => {
    const fields = (name: string) => {
      const objects = service({ identity: Identity.existing(name) });
      expect(kinds(objects)).not.toContain('ServiceAccount');
      return only(objects, 'Deployment').spec.template.spec.serviceAccountName;
    };
    expect(fields('shop')).toBe('shop');
    expect(fields('default')).toBeUndefined();
  });

  test('images are pulled by the Secrets that are named', () => {
    expect(pod({ pullSecrets: ['registry'] }).imagePullSecrets).toEqual([{ name: 'registry' }]);
  });
});

describe('metrics', () => {
  const template = (props: WebServiceOptions) => deployment(props).template;

  test('a port of their own has a name, and scrapers find it by annotations', () => {
    const { metadata, spec } = template({ metrics: { path: '/stats', port: 9090 } });
    expect(metadata.annotations).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9090',
      'prometheus.io/path': '/stats',
    });
    expect(spec.containers[0].ports).toContainEqual({ name: 'metrics', containerPort: 9090 });
  });

  test("on the service's own port, or a sidecar's, no port is added", () => {
    expect(template({ metrics: {} }).metadata.annotations).toMatchObject({
      'prometheus.io/port': '8080',
      'prometheus.io/path': '/metrics',
    });
    expect(template({ metrics: { port: 8080 } }).spec.containers[0].ports).toHaveLength(1);
    const sidecars = [{ name: 'exporter', image: proxy, ports: { stats: PodPort.podOnly(9113) } }];
    const { spec } = template({ metrics: { port: 9113 }, sidecars });
    expect(spec.containers.map(({ ports }: { ports: unknown[] }) => ports.length)).toEqual([1, 1]);
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
