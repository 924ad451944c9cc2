import { App, Chart, Size } from 'cdk8s';
import {
  Call,
  Health,
  Identity,
  ImageRuntime,
  IngressRouter,
  Peer,
  PodPort,
  PodVolume,
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

const HOST = 'n8n.example.com';
const PORT = 5678;
const CERTIFICATES = '/home/ssl/certs/postgresql';

const app = new App();
const chart = new Chart(app, 'n8n');

const settings = new Settings(chart, 'settings', {
  name: 'n8n',
  config: {
    EXECUTIONS_MODE: 'queue',
    WEBHOOK_URL: `https://${HOST}`,
    DB_TYPE: 'postgresdb',
    DB_POSTGRESDB_USER: 'n8n',
    DB_POSTGRESDB_POOL_SIZE: '10',
    DB_POSTGRESDB_SSL_ENABLED: 'true',
    DB_POSTGRESDB_SSL_CA_FILE: `${CERTIFICATES}/ca.crt`,
    QUEUE_HEALTH_CHECK_ACTIVE: 'true',
  },
});

const database = Peer.service('db-rw', { port: 5432, protocol: PortProtocol.tcp('postgres') });
const redis = Peer.service('redis', { port: 6379, protocol: PortProtocol.tcp('redis') });

const common = {
  image: 'n8nio/n8n:1.121.3',
  runtime: ImageRuntime.restricted({ user: 1000, writablePaths: ['/tmp', '/home/node/.n8n', '/home/node/.cache'] }),
  identity: Identity.existing('n8n'),
  settings: [settings],
  calls: [
    Call.to(database, { hostVariable: 'DB_POSTGRESDB_HOST' }),
    Call.to(redis, { hostVariable: 'QUEUE_BULL_REDIS_HOST', portVariable: 'QUEUE_BULL_REDIS_PORT' }),
  ],
  secrets: {
    DB_POSTGRESDB_PASSWORD: SecretKey.of('db-app', 'password'),
    N8N_ENCRYPTION_KEY: SecretKey.of('n8n', 'encryption-key'),
  },
  volumes: { [CERTIFICATES]: PodVolume.secret('db-ca') },
  health: Health.http('/healthz', { live: '/healthz' }),
};

/** The labels by which the chart's pods are selected, so that they are replaced in place. */
const selector = (type: string) => ({
  'app.kubernetes.io/name': 'n8n',
  'app.kubernetes.io/instance': 'n8n',
  'app.kubernetes.io/type': type,
});

const data = new StorageClaim(chart, 'data', { name: 'n8n', size: Size.gibibytes(5) });

const editor = new WebService(chart, 'n8n', {
  ...common,
  port: PORT,
  identity: Identity.own(),
  selector: selector('master'),
  volumes: { ...common.volumes, '/home/node/.n8n': data.volume() },
  resources: Resources.of({ memory: { request: Size.mebibytes(512), limit: Size.mebibytes(2048) } }),
  scale: Scale.fixed(1),
  rollout: Rollout.recreate(),
});

const webhook = new WebService(chart, 'n8n-webhook', {
  ...common,
  port: PORT,
  selector: selector('webhook'),
  command: ['n8n', 'webhook'],
});

new Worker(chart, 'n8n-worker', {
  ...common,
  ports: { http: PodPort.podOnly(PORT) },
  selector: selector('worker'),
  command: ['n8n', 'worker', '--concurrency=10'],
});

const router = new IngressRouter(chart, 'router', {
  name: 'n8n',
  host: HOST,
  defaultBackend: editor,
  unlimitedBody: true,
  buffering: { requests: false, responses: false },
  tls: Tls.certManager({ clusterIssuer: 'letsencrypt-prod', secretName: 'n8n-ingress-tls' }),
});
for (const path of ['/webhook', '/webhook-waiting', '/form']) router.prefix(path, webhook);

app.synth();
