import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AntiAffinity,
  BackendProtocol,
  DisruptionBudget,
  Drain,
  Health,
  Identity,
  ImageRuntime,
  IngressRouter,
  Metrics,
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
  Tls,
  TolerationEffect,
  WebService,
} from 'cdk8s-portico';

const app = new App();
PorticoDefaults.of(app).set({
  kubernetesVersion: '1.34..1.36',
  registry: 'registry.example.com/shop',
  pullSecrets: ['registry'],
  priorityClassName: 'web',
  labels: { team: 'storefront' },
});

const shop = new Chart(app, 'shop', { namespace: 'shop' });

const common = new Settings(shop, 'common', {
  config: { LOG_LEVEL: 'info', CURRENCY: 'EUR' },
  files: { '/etc/shop/features.yaml': 'wishlist: true\nreviews: false\n' },
});

// HTTP, with as many pods as the load needs, each of which migrates the database before it starts.
const database = { DB_PASSWORD: SecretKey.of('database', 'password') };
const catalog = new WebService(shop, 'catalog', {
  image: 'catalog:2.3.0',
  port: 3000,
  runtime: ImageRuntime.node(),
  health: Health.http('/ready', { live: '/live', startupTimeout: Duration.minutes(2) }),
  scale: Scale.auto({ min: 3, max: 12, cpuPercent: 60 }),
  resources: Resources.of({
    cpu: { request: Cpu.millis(250) },
    memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) },
  }),
  settings: [common],
  config: { SEARCH_PAGE_SIZE: '24' },
  env: { NODE_OPTIONS: '--max-old-space-size=384' },
  secrets: database,
  volumes: { '/var/cache/thumbnails': PodVolume.scratch({ sizeLimit: Size.gibibytes(1) }) },
  initContainers: [{ name: 'migrate', image: 'catalog:2.3.0', command: ['node', 'migrate.js'], secrets: database }],
  metrics: Metrics.scrape({ port: 9464 }),
  disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.percent(25)),
  rollout: Rollout.rolling({ maxSurge: PodCount.percent(50), minReady: Duration.seconds(15) }),
});

// gRPC, with three pods on different nodes and in different zones, which finish their requests before they stop.
const audit = PodVolume.scratch({ sizeLimit: Size.mebibytes(200) });
const checkout = new WebService(shop, 'checkout', {
  image: 'checkout:5.1.2',
  ports: { grpc: PodPort.offered(9000) },
  health: Health.grpc({ port: 'grpc' }),
  scale: Scale.fixed(3),
  settings: [common],
  files: { '/etc/checkout/limits.yaml': 'maxItems: 50\nmaxTotal: 10000\n' },
  secrets: { PAYMENT_API_KEY: SecretKey.of('payment', 'api-key') },
  secretsFrom: ['checkout'],
  volumes: {
    '/var/log/audit': audit,
    '/var/lib/receipts': PodVolume.claim('receipts'),
    '/etc/checkout/tls': PodVolume.secret('checkout-tls'),
  },
  sidecars: [
    {
      name: 'shipper',
      image: 'cr.fluentbit.io/fluent/fluent-bit:4.1.1',
      args: ['--config=/etc/shipper/shipper.yaml'],
      files: {
        '/etc/shipper/shipper.yaml':
          'pipeline:\n  inputs:\n    - name: tail\n      path: /var/log/audit/*.log\n  outputs:\n    - name: stdout\n',
      },
      volumes: { '/var/log/audit': audit },
      resources: Resources.of({ cpu: { request: Cpu.millis(20) }, memory: { limit: Size.mebibytes(64) } }),
    },
  ],
  drain: Drain.graceful({ pause: Duration.seconds(15), shutdown: Duration.seconds(60) }),
  spread: Spread.required(),
  antiAffinity: AntiAffinity.required(),
  nodeSelector: { 'kubernetes.io/arch': 'amd64' },
  tolerations: [{ key: 'dedicated', value: 'checkout', effect: TolerationEffect.NO_SCHEDULE }],
  identity: Identity.own({ annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/checkout' } }),
});

const router = new IngressRouter(shop, 'router', {
  host: 'shop.example.com',
  tls: Tls.secret('shop-tls'),
  defaultBackend: catalog,
});
router.prefix('/shop.Checkout', checkout.port('grpc'), { protocol: BackendProtocol.GRPC });

app.synth();
