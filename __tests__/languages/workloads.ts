import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AntiAffinity,
  Call,
  CpuAmount,
  CronJob,
  CronJobConcurrency,
  DisruptionBudget,
  DnsConfig,
  Drain,
  EnvSource,
  Exposure,
  Health,
  Identity,
  ImageRuntime,
  Job,
  JobHook,
  LabelRequirement,
  LifecycleHook,
  Metrics,
  Namespace,
  Network,
  NodeAffinity,
  NodeAgent,
  NodeRollout,
  Peer,
  PodAffinity,
  PodCount,
  PodFailureAction,
  PodFailureRule,
  PodPort,
  PodVariable,
  PodVolume,
  PorticoDefaults,
  PortProtocol,
  Resources,
  Rollout,
  Scale,
  SecretKey,
  SecurityProfile,
  Settings,
  Spread,
  StatefulRollout,
  StatefulService,
  Storage,
  StorageClaim,
  StorageSource,
  TolerationEffect,
  WebService,
  Worker,
} from 'cdk8s-portico';

const app = new App();
PorticoDefaults.of(app).set({
  kubernetesVersion: '1.34..1.36',
  registry: 'registry.example.com/shop',
  labels: { team: 'storefront', area: 'sales' },
  network: Network.closed(),
});
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Namespace(shop, 'namespace', {
  name: 'shop',
  quota: { pods: 200, requests: { cpu: CpuAmount.units(40), memory: Size.gibibytes(80) } },
});
const common = new Settings(shop, 'common', {
  config: { CURRENCY: 'EUR', LOG_LEVEL: 'info' },
  files: { '/etc/shop/features.yaml': 'wishlist: true\n', '/etc/shop/texts/de.yaml': 'hello: Hallo\n' },
});
const receipts = new StorageClaim(shop, 'receipts', {
  size: Size.gibibytes(5),
  source: StorageSource.snapshot('receipts-2026'),
});

const database = new StatefulService(shop, 'database', {
  image: 'postgres:18.1',
  runtime: ImageRuntime.postgres(),
  port: 5432,
  protocol: PortProtocol.tcp('postgres'),
  storage: { '/var/lib/postgresql': Storage.claim({ size: Size.gibibytes(10) }) },
  secrets: { POSTGRES_PASSWORD: SecretKey.of('database', 'password') },
  rollout: StatefulRollout.rolling({ minReady: Duration.seconds(20) }),
  health: Health.tcp(),
});
const audit = PodVolume.scratch({ sizeLimit: Size.mebibytes(200) });
const catalog = new WebService(shop, 'catalog', {
  image: 'catalog:2.3.0',
  port: 3000,
  ports: { admin: PodPort.offered(9000), debug: PodPort.podOnly(9229) },
  runtime: ImageRuntime.restricted({ user: 1000, seccomp: SecurityProfile.runtimeDefault() }),
  health: Health.http('/ready', { live: '/live', headers: { 'X-Probe': 'yes', Accept: 'text/plain' } }),
  scale: Scale.auto({ min: 3, max: 12, cpuPercent: 60 }),
  resources: Resources.of({
    cpu: { request: Cpu.millis(250) },
    memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) },
    extended: { 'example.com/fpga': 1, 'example.com/dongle': 2 },
  }),
  settings: [common],
  config: { PAGE_SIZE: '24', SEARCH: 'fuzzy' },
  env: {
    GREETING: 'hello $(POD_NAME)',
    POD_NAME: PodVariable.field('metadata.name'),
    MOTTO: PodVariable.configMapKey('mottos', 'today', { optional: true }),
  },
  envFrom: [EnvSource.secret('extra', { prefix: 'X_', optional: true })],
  secrets: {
    DB_PASSWORD: SecretKey.of('database', 'password'),
    MAIL_PASSWORD: SecretKey.of('mail', 'password', { optional: true }),
  },
  services: {
    'catalog-admin': { ports: { admin: 9000 }, labels: { tier: 'admin', visible: 'no' } },
    'catalog-all': { ports: { admin: 9000, http: 3000 }, exposure: Exposure.headless() },
  },
  calls: [
    Call.to(database, {
      urlVariable: 'DATABASE_URL',
      urlCredentials: 'shop:$(DB_PASSWORD)',
      urlPath: '/shop',
    }),
    Peer.host('api.stripe.com', { addresses: ['203.0.113.7/32'] }),
  ],
  volumes: {
    '/var/lib/receipts': receipts.volume(),
    '/var/log/audit': audit,
    '/etc/tls': PodVolume.secret('catalog-tls', { items: { 'tls.crt': 'cert.pem', 'tls.key': 'key.pem' } }),
  },
  sidecars: [
    {
      name: 'shipper',
      image: 'cr.fluentbit.io/fluent/fluent-bit:4.1.1',
      args: ['--config=/etc/shipper/shipper.yaml'],
      files: { '/etc/shipper/shipper.yaml': 'pipeline: {}\n' },
      volumes: { '/var/log/audit': audit, '/var/lib/shipper': PodVolume.scratch() },
      resources: Resources.of({ cpu: { request: CpuAmount.millis(20) }, memory: { limit: Size.mebibytes(64) } }),
    },
  ],
  initContainers: [{ name: 'migrate', image: 'catalog:2.3.0', command: ['node', 'migrate.js'] }],
  metrics: Metrics.scrape({ port: 9464 }),
  postStart: LifecycleHook.command(['/bin/warm-up']),
  drain: Drain.graceful({ pause: Duration.seconds(15), shutdown: Duration.seconds(60) }),
  rollout: Rollout.rolling({ maxSurge: PodCount.percent(50), minReady: Duration.seconds(15) }),
  disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.of(1)),
  spread: Spread.preferred({ maxSkew: 2 }),
  antiAffinity: AntiAffinity.preferred({ weight: 40 }),
  podAffinity: PodAffinity.preferred({ labels: { app: 'database', tier: 'data' } }),
  nodeAffinity: NodeAffinity.required([LabelRequirement.in('kubernetes.io/arch', ['amd64', 'arm64'])]),
  nodeSelector: { 'node.example.com/disk': 'ssd', 'node.example.com/pool': 'web' },
  tolerations: [{ key: 'dedicated', value: 'web', effect: TolerationEffect.NO_SCHEDULE }],
  dns: DnsConfig.cluster({ options: { ndots: '2', timeout: '3' } }),
  hostAliases: { '10.0.0.7': ['legacy.example.com'], '10.0.0.8': ['old.example.com'] },
  identity: Identity.own({ annotations: { 'example.com/role': 'reader', 'example.com/team': 'shop' } }),
  exposure: Exposure.loadBalancer({ annotations: { 'example.com/a': '1', 'example.com/b': '2' } }),
  annotations: { 'example.com/owner': 'storefront', 'example.com/pager': '7' },
});
new Worker(shop, 'mailer', { image: 'mailer:1.2.0', calls: [catalog.port('admin')], scale: Scale.fixed(2) });
new Job(shop, 'migrate', {
  image: 'migrate:1.0.0',
  hook: JobHook.beforeRelease({ order: 2 }),
  podFailurePolicy: [PodFailureRule.exitCodes([42, 43], PodFailureAction.FAIL_JOB)],
});
new CronJob(shop, 'report', {
  image: 'report:1.0.0',
  schedule: '0 4 * * *',
  concurrency: CronJobConcurrency.FORBID,
  history: { failed: 2, successful: 1 },
});
new NodeAgent(shop, 'agent', {
  image: 'agent:1.0.0',
  rollout: NodeRollout.rolling({ maxUnavailable: PodCount.percent(20) }),
});

app.synth();
