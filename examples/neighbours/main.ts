import * as path from 'node:path';
import { App, Chart, Duration } from 'cdk8s';
import {
  Certificate,
  CertificateIssuer,
  GatewayImplementation,
  ImageRuntime,
  IngressRouter,
  Metrics,
  Network,
  Peer,
  PorticoDefaults,
  PortProtocol,
  Queue,
  Rollout,
  RolloutStep,
  RoutingTarget,
  Scale,
  Scraper,
  SecretFile,
  SecretKey,
  SecretStore,
  Slo,
  StatefulService,
  Tls,
  WebService,
  Worker,
} from 'cdk8s-portico';

const image = (name: string) => `registry.example.com/shop/${name}:1.4.0`;
const labels = { release: 'kube-prometheus-stack' };

const app = new App();
PorticoDefaults.of(app).set({
  network: Network.closed(),
  scraper: Scraper.podMonitor({ labels }),
  recommendations: true,
});
const shop = new Chart(app, 'shop', { namespace: 'shop' });

// external-secrets fetches these keys, and whoever applies the sealed file has them unsealed in the cluster.
const vault = SecretStore.cluster('vault');
new SecretFile(shop, 'database', { file: path.join(__dirname, 'secrets/database.yaml') });

const queue = new StatefulService(shop, 'rabbitmq', {
  image: 'rabbitmq:4.1.4',
  runtime: ImageRuntime.rabbitmq(),
  port: 5672,
  protocol: PortProtocol.tcp('amqp'),
  calledBy: [Peer.pods({ app: 'keda-operator' }, { namespace: 'keda' })],
});
const web = new WebService(shop, 'web', {
  image: image('web'),
  calls: [queue],
  secrets: { DB_PASSWORD: SecretKey.of('database', 'password') },
  metrics: Metrics.scrape({ port: 9464 }),
  rollout: Rollout.canary({
    steps: [
      RolloutStep.weight(10),
      RolloutStep.pause(Duration.minutes(10)),
      RolloutStep.weight(50),
      RolloutStep.pause(),
    ],
  }),
  scale: Scale.onSchedule({
    timezone: 'Europe/Berlin',
    start: '0 8 * * 1-5',
    end: '0 20 * * 1-5',
    replicas: 6,
    min: 2,
    max: 10,
    cpuPercent: 70,
  }),
});
new Worker(shop, 'mailer', {
  image: image('mailer'),
  calls: [queue],
  secrets: { SMTP_PASSWORD: SecretKey.external(vault, 'shop/mail', 'password') },
  scale: Scale.onQueue(Queue.rabbitMq({ queue: 'mails', url: SecretKey.external(vault, 'shop/rabbitmq', 'url') }), {
    messagesPerPod: 20,
    min: 0,
    max: 10,
  }),
});

const certificate = new Certificate(shop, 'abc-com', {
  dnsNames: ['abc.com', 'www.abc.com'],
  issuer: CertificateIssuer.cluster('letsencrypt'),
});
const router = new IngressRouter(shop, 'router', {
  host: 'abc.com',
  target: RoutingTarget.gatewayApi({
    gateway: 'public',
    create: { gatewayClassName: 'traefik' },
    implementation: GatewayImplementation.traefik(),
  }),
  tls: Tls.certificate(certificate),
  defaultBackend: web,
});
router.slo(web, Slo.availability('99.9', { labels }));

app.synth();
