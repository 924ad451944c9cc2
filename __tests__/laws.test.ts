import { App, Chart, Duration, Size, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import {
  AccessMode,
  AntiAffinity,
  Drain,
  Exposure,
  Health,
  ImageRuntime,
  IngressRouter,
  Metrics,
  PodPort,
  PodVolume,
  Rewrite,
  Scale,
  SecretKey,
  Settings,
  ShopChart,
  StorageClaim,
  WebService,
  type WebServiceOptions,
} from '../lib';
import { noOpFields } from './support/api-defaults';
import { type Manifest, only, synthesize } from './support/app';
import { expectValid } from './support/validate';
import { KINDS } from './workloads/suite/kinds';

const image = 'registry.example.com/shop/user:1.4.0';

/** Workloads and routes with many different options, each made in the scope that `place` gives. */
function everyKind(place: (name: string) => Construct): void {
  const runtimes = [ImageRuntime.restricted(), ImageRuntime.nginx(), ImageRuntime.node(), ImageRuntime.unrestricted()];
  const healths = [Health.http('/'), Health.tcp(), Health.grpc(), Health.command(['true']), Health.none()];
  const exposures = [Exposure.clusterIp(), Exposure.nodePort(), Exposure.nodePort(30859), Exposure.loadBalancer()];
  const scales = [Scale.fixed(0), Scale.fixed(1), Scale.fixed(3)];
  const services = Array.from({ length: 10 }, (_, number) => {
    const pick = <T>(values: readonly T[]) => values[number % values.length];
    // Two Services cannot have the same node port.
    const exposure = number > 3 ? Exposure.clusterIp() : pick(exposures);
    const props = { image, runtime: pick(runtimes), health: pick(healths), exposure, scale: pick(scales) };
    return new WebService(place(`s${number}`), `s${number}`, { ...props, port: number % 2 ? 80 : 3000 });
  });
  const common = new Settings(place('common'), 'common', { config: { LEVEL: 'info' }, files: { '/etc/a.yaml': 'a' } });
  const logs = PodVolume.scratch();
  const uploads = new StorageClaim(place('uploads'), 'uploads', {
    size: Size.gibibytes(10),
    accessMode: AccessMode.READ_WRITE_MANY,
  });
  new WebService(place('full'), 'full', {
    image,
    scale: Scale.auto({ min: 2, max: 6 }),
    settings: [common],
    config: { GREETING: 'hello' },
    files: { '/etc/full.yaml': 'b' },
    secrets: { DB_PASSWORD: SecretKey.of('database', 'password') },
    volumes: { '/var/log/full': logs, '/data': PodVolume.claim('data'), '/uploads': uploads.volume() },
    ports: { grpc: PodPort.offered(9000) },
    initContainers: [{ name: 'migrate', image, command: ['/bin/migrate'] }],
    sidecars: [{ name: 'shipper', image, volumes: { '/logs': logs }, files: { '/etc/shipper.yaml': 'c' } }],
    metrics: Metrics.scrape({ port: 9464 }),
    drain: Drain.graceful({ shutdown: Duration.minutes(1) }),
    antiAffinity: AntiAffinity.preferred(),
    tolerations: [{ key: 'spot' }],
    pullSecrets: ['registry'],
  });
  for (const kind of KINDS) kind.make(place(kind.folder), kind.folder, kind.required);
  const router = new IngressRouter(place('router'), 'router', { host: 'abc.com', defaultBackend: services[0] });
  services.forEach((service, number) => {
    const rewrite = number % 3 === 0 ? Rewrite.stripPrefix() : undefined;
    router.prefix(`/s${number}`, service, { rewrite });
    router.exact(`/s${number}/exact`, service);
  });
}

const yaml = (manifests: readonly Manifest[]) => Yaml.stringify(...manifests);

describe('1. If it synthesizes, the API server accepts it', () => {
  test('every object follows the schema of its kind', () => {
    const manifests = synthesize((chart) => everyKind(() => chart));
    expect(manifests.length).toBeGreaterThan(20);
    expectValid(manifests);
  });
});

describe('3. Same input, same identity', () => {
  test('wrapping and moving constructs within their chart does not change one byte', () => {
    const flat = synthesize((chart) => everyKind(() => chart));
    const wrapped = synthesize((chart) => {
      const deep = new Construct(chart, 'deep');
      everyKind((name) => new Construct(deep, `around-${name}`));
    });
    expect(yaml(wrapped)).toBe(yaml(flat));
  });

  test('two runs write the same bytes, and so does a second synthesis of one app', () => {
    const app = new App();
    new ShopChart(app, 'shop');
    const again = new App();
    new ShopChart(again, 'shop');
    const first = app.synthYaml();
    expect(app.synthYaml()).toBe(first);
    expect(again.synthYaml()).toBe(first);
  });

  test('a route that is added after a synthesis is in the next one', () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    const user = new WebService(chart, 'user', { image });
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user });
    expect(app.synthYaml()).not.toContain('path: /late');
    router.prefix('/late', user);
    expect(app.synthYaml()).toContain('path: /late');
    expect(app.synthYaml().match(/kind: Ingress/g)).toHaveLength(1);
  });

  test('no name has a hash', () => {
    for (const { metadata } of synthesize((chart) => everyKind(() => chart))) {
      const kinds = KINDS.map(({ folder }) => folder).join('|');
      expect(metadata.name).toMatch(
        new RegExp(
          `^((${kinds})(-headless|(-\\d{1,3})*)|uploads|s\\d|router(-s\\d(-exact)?)?|(full|common)(-config|-files)?)$`,
        ),
      );
    }
  });
});

describe('4. YAML that a reviewer would have written', () => {
  test('no field is empty or repeats a default of the API server', () => {
    const manifests = synthesize((chart) => everyKind(() => chart));
    expect(manifests.flatMap((manifest) => noOpFields(manifest).map((path) => `${manifest.kind} ${path}`))).toEqual([]);
  });

  const files = { '/etc/a.yaml': 'a' };
  test.each<[string, WebServiceOptions, WebServiceOptions, string[]]>([
    ['scale', { scale: Scale.fixed(2) }, { scale: Scale.fixed(7) }, ['replicas: 2']],
    ['priority', { priorityClassName: 'a' }, { priorityClassName: 'b' }, ['priorityClassName: a']],
    [
      'a sidecar',
      {},
      { sidecars: [{ name: 'proxy', image, runtime: ImageRuntime.restricted({ writablePaths: [] }) }] },
      [],
    ],
    ['metrics', {}, { metrics: Metrics.scrape({ port: 9464 }) }, []],
    ['a volume', {}, { volumes: { '/data': PodVolume.scratch() } }, []],
    ['files in addition to config', { config: { A: '1' } }, { config: { A: '1' }, files }, ['checksum/config: …']],
    ['a setting', { config: { A: '1' } }, { config: { A: '2' } }, ['A: "1"', 'checksum/config: …']],
    ['the grace period', {}, { drain: Drain.graceful({ shutdown: Duration.minutes(1) }) }, []],
    ['an autoscaler', {}, { scale: Scale.auto({ min: 2, max: 4 }) }, ['replicas: 2']],
  ])('a change of one prop changes the lines that it should: %s', (_, before, after, gone) => {
    const lines = (props: WebServiceOptions) =>
      yaml(synthesize((chart) => new WebService(chart, 'user', { image, ...props }))).split('\n');
    const left = lines(after);
    // Every line of `before` is still there, in its order, except for those in `gone`.
    const lost = lines(before).filter((line) => {
      const place = left.indexOf(line);
      if (place !== -1) left.splice(0, place + 1);
      return place === -1;
    });
    expect(lost.map((line) => line.trim().replace(/: [0-9a-f]{16}$/, ': …'))).toEqual(gone);
  });
});

describe('5. Safe unless asked', () => {
  test('a service with only an image passes Pod Security "restricted"', () => {
    const deployment = only(
      synthesize((chart) => new WebService(chart, 'user', { image })),
      'Deployment',
    );
    const { securityContext, containers, volumes, automountServiceAccountToken } = deployment.spec.template.spec;
    expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(securityContext.runAsUser).toBeGreaterThan(0);
    expect(containers.map((container: { securityContext: unknown }) => container.securityContext)).toEqual([
      { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
    ]);
    expect(volumes).toEqual([{ name: 'tmp', emptyDir: {} }]);
    expect(automountServiceAccountToken).toBe(false);
  });

  test('a rollout stops no pod before a new one is ready, and a pod that stops still answers for a while', () => {
    const { spec } = only(
      synthesize((chart) => new WebService(chart, 'user', { image })),
      'Deployment',
    );
    expect(spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } });
    const [container] = spec.template.spec.containers;
    expect(container.lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
  });

  test('a node drain takes one pod at a time, and never waits forever', () => {
    const budgets = (scale: Scale) =>
      synthesize((chart) => new WebService(chart, 'user', { image, scale })).filter(
        ({ kind }) => kind === 'PodDisruptionBudget',
      );
    expect(budgets(Scale.fixed(2)).map(({ spec }) => spec)).toEqual([
      { maxUnavailable: 1, selector: { matchLabels: { app: 'user' } }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    ]);
    expect(budgets(Scale.fixed(1))).toEqual([]);
  });
});
