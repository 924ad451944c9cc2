import { App, Chart, Duration, Size } from 'cdk8s';
import {
  AccessMode,
  Call,
  CronJob,
  Health,
  Identity,
  ImageRuntime,
  IngressRouter,
  Job,
  Peer,
  PortProtocol,
  Resources,
  Rollout,
  Scale,
  SecretKey,
  Settings,
  StorageClaim,
  Tls,
  WebService,
  Worker,
} from 'cdk8s-portico';

const HOST = 'mastodon.example.com';
const VERSION = 'v4.6.3';

const app = new App();
const chart = new Chart(app, 'mastodon');
const afterRollout = new Chart(app, 'mastodon-after-rollout');

const database = { DB_NAME: 'mastodon_production', DB_USER: 'mastodon' };
const state = [
  Call.to(Peer.service('postgres', { port: 5432, protocol: PortProtocol.tcp('postgres') }), {
    hostVariable: 'DB_HOST',
    portVariable: 'DB_PORT',
  }),
  Call.to(Peer.service('redis', { port: 6379, protocol: PortProtocol.tcp('redis') }), {
    hostVariable: 'REDIS_HOST',
    portVariable: 'REDIS_PORT',
  }),
];
const mail = Call.to(Peer.host('smtp.mailgun.org', { port: 587, protocol: PortProtocol.tcp('smtp') }), {
  hostVariable: 'SMTP_SERVER',
  portVariable: 'SMTP_PORT',
});

const settings = new Settings(chart, 'settings', {
  name: 'mastodon',
  config: {
    ...database,
    LOCAL_DOMAIN: HOST,
    RAILS_ENV: 'production',
    NODE_ENV: 'production',
    TZ: 'UTC',
    LOG_LEVEL: 'info',
    RAILS_LOG_LEVEL: 'info',
    MALLOC_ARENA_MAX: '2',
    PREPARED_STATEMENTS: 'true',
    CACHE_BUSTER_ENABLED: 'false',
    STREAMING_CLUSTER_NUM: '1',
    SMTP_DELIVERY_METHOD: 'smtp',
    SMTP_AUTH_METHOD: 'plain',
    SMTP_ENABLE_STARTTLS: 'auto',
    SMTP_OPENSSL_VERIFY_MODE: 'peer',
    SMTP_CA_FILE: '/etc/ssl/certs/ca-certificates.crt',
    SMTP_FROM_ADDRESS: 'notifications@example.com',
  },
});

const claim = (name: string, size: Size) =>
  new StorageClaim(chart, name, { name: `mastodon-${name}`, size, accessMode: AccessMode.READ_WRITE_MANY });
const storage = {
  '/opt/mastodon/public/assets': claim('assets', Size.gibibytes(10)).volume(),
  '/opt/mastodon/public/system': claim('system', Size.gibibytes(100)).volume(),
};

/** The labels by which the chart's pods are selected, so that they are replaced in place. */
const selector = (component: string, partOf = {}) => ({
  'app.kubernetes.io/name': 'mastodon',
  'app.kubernetes.io/instance': 'mastodon',
  'app.kubernetes.io/component': component,
  ...partOf,
});
const RAILS = { 'app.kubernetes.io/part-of': 'rails' };

const passwords = {
  DB_PASS: SecretKey.of('mastodon-postgresql', 'password'),
  REDIS_PASSWORD: SecretKey.of('mastodon-redis', 'redis-password'),
};
const runtime = ImageRuntime.restricted({ user: 991, writablePaths: ['/tmp', '/opt/mastodon/tmp'] });
const rails = {
  image: `ghcr.io/mastodon/mastodon:${VERSION}`,
  runtime,
  secrets: passwords,
  secretsFrom: ['mastodon-secrets'],
};
const identity = Identity.existing('mastodon');
const calls = [...state, mail];
const application = { ...rails, identity, settings: [settings], calls, volumes: storage };
const memory = (mebibytes: number) =>
  Resources.of({ memory: { request: Size.mebibytes(mebibytes), limit: Size.mebibytes(2 * mebibytes) } });

const web = new WebService(chart, 'mastodon-web', {
  ...application,
  identity: Identity.own({ name: 'mastodon' }),
  selector: selector('web', RAILS),
  command: ['bundle', 'exec', 'puma', '-C', 'config/puma.rb'],
  port: 3000,
  servicePort: 3000,
  env: { PORT: '3000', WEB_CONCURRENCY: '2', MIN_THREADS: '5', MAX_THREADS: '5', PERSISTENT_TIMEOUT: '20' },
  resources: memory(768),
  health: Health.http('/health', { startupTimeout: Duration.seconds(165) }),
});

const streaming = new WebService(chart, 'mastodon-streaming', {
  image: `ghcr.io/mastodon/mastodon-streaming:${VERSION}`,
  runtime,
  identity,
  selector: selector('streaming'),
  command: ['node', './streaming'],
  port: 4000,
  servicePort: 4000,
  containerPortName: 'streaming',
  servicePortName: 'streaming',
  settings: [settings],
  calls,
  secrets: passwords,
  env: { PORT: '4000' },
  health: Health.http('/api/v1/streaming/health', { live: '/api/v1/streaming/health' }),
});

const STARTED = '/opt/mastodon/tmp/sidekiq_process_has_started_and_will_begin_processing_jobs';
const sidekiq = new Worker(chart, 'mastodon-sidekiq-all-queues', {
  ...application,
  containerName: 'mastodon',
  selector: selector('sidekiq-all-queues', RAILS),
  command: ['bundle', 'exec', 'sidekiq', '-c', '25'].concat(
    ['default,8', 'push,6', 'ingress,4', 'mailers,2', 'pull', 'scheduler', 'fasp'].flatMap((queue) => ['-q', queue]),
  ),
  secrets: {
    ...passwords,
    SMTP_LOGIN: SecretKey.of('mastodon-smtp', 'login', { optional: true }),
    SMTP_PASSWORD: SecretKey.of('mastodon-smtp', 'password', { optional: true }),
  },
  resources: memory(768),
  scale: Scale.fixed(1), // the queue "scheduler" must be worked on once
  rollout: Rollout.recreate(),
  health: Health.command(['cat', STARTED]).withoutLiveness(),
});

new CronJob(chart, 'mastodon-media-remove', {
  ...application,
  env: { PORT: '3000' },
  schedule: '0 0 * * 0',
  command: ['bin/tootctl', 'media', 'remove'],
});

const migration = {
  ...rails,
  calls: state,
  env: { ...database, REDIS_DRIVER: 'ruby' },
  containerName: 'mastodon-db-migrate',
};
const migrate = new Job(chart, 'mastodon-db-pre-migrate', {
  ...migration,
  command: ['bundle', 'exec', 'rake', 'db:migrate'],
  env: { ...migration.env, SKIP_POST_DEPLOYMENT_MIGRATIONS: 'true' },
  before: [web, streaming, sidekiq],
});
new Job(chart, 'mastodon-db-prepare', {
  ...migration,
  command: ['bundle', 'exec', 'rake', 'db:prepare'],
  before: [migrate],
});
new Job(afterRollout, 'mastodon-db-post-migrate', { ...migration, command: ['bundle', 'exec', 'rake', 'db:migrate'] });
new Job(afterRollout, 'mastodon-create-admin', {
  ...application,
  version: 'v1', // once for the instance, not for each release
  env: { PORT: '3000' },
  command: ['bin/tootctl', 'accounts', 'create', 'not_gargron', '--email', 'not@example.com', '--confirmed'].concat([
    '--role',
    'Owner',
  ]),
});

const router = new IngressRouter(chart, 'router', {
  name: 'mastodon',
  host: HOST,
  defaultBackend: web,
  tls: Tls.secret('mastodon-tls'),
});
router.prefix('/api/v1/streaming', streaming);

app.synth();
