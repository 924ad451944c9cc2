import { App, Chart, Duration } from 'cdk8s';
import {
  AwsAccess,
  Certificate,
  CertificateIssuer,
  CertificateKey,
  Environment,
  GitOps,
  ImagesLock,
  IngressRouter,
  KafkaSasl,
  Metrics,
  PorticoDefaults,
  Queue,
  Rollout,
  RolloutStep,
  Scale,
  Scraper,
  SecretFile,
  SecretKey,
  SecretStore,
  Slo,
  Tls,
  WebService,
  Worker,
} from 'cdk8s-portico';

const app = new App();
const images = ImagesLock.read(app, 'files/images.lock.json');
PorticoDefaults.of(app).set({
  scraper: Scraper.podMonitor({ labels: { release: 'prometheus', team: 'shop' } }),
  secretStore: SecretStore.cluster('vault', { refreshInterval: Duration.hours(1) }),
});

const environment = new Environment(app, 'prod', {
  namespace: 'shop',
  values: { host: 'abc.com', zone: 'eu' },
  defaults: { labels: { environment: 'prod', area: 'sales' } },
});
const shop = new Chart(environment, 'shop', { namespace: environment.namespace });
const web = new WebService(shop, 'web', {
  image: images.image('web'),
  metrics: Metrics.scrape(),
  rollout: Rollout.canary({ steps: [RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(10))] }),
  secrets: {
    API_TOKEN: SecretKey.external(SecretStore.ofDefaults(), 'shop/web', 'token'),
    SIGNING_KEY: SecretKey.external(SecretStore.of('local'), 'shop/web/signing', 'key', { secretName: 'signing' }),
  },
});
new SecretFile(shop, 'database', { file: 'files/database.yaml' });
new Worker(shop, 'orders', {
  image: images.image('orders'),
  scale: Scale.onQueue(
    Queue.kafka({
      bootstrapServers: ['kafka.shop.svc:9092'],
      topic: 'orders',
      consumerGroup: 'shop',
      sasl: KafkaSasl.scramSha512(SecretKey.of('kafka', 'username'), SecretKey.of('kafka', 'password')),
    }),
    { messagesPerPod: 20, min: 0, max: 10 },
  ),
});
new Worker(shop, 'mails', {
  image: images.image('mails'),
  scale: Scale.onQueue(
    Queue.sqs({
      url: 'https://sqs.eu-central-1.amazonaws.com/111122223333/mails',
      access: AwsAccess.role('arn:aws:iam::111122223333:role/keda'),
    }),
    { messagesPerPod: 5, min: 1, max: 4 },
  ),
});

const certificate = new Certificate(shop, 'abc-com', {
  dnsNames: [environment.value('host')],
  issuer: CertificateIssuer.cluster('letsencrypt'),
  privateKey: CertificateKey.ecdsa(384),
});
const router = new IngressRouter(shop, 'router', {
  host: environment.value('host'),
  tls: Tls.certificate(certificate),
  defaultBackend: web,
});
router.slo(web, Slo.availability('99.9', { labels: { severity: 'page', team: 'shop' } }));

const delivery = new Chart(app, 'delivery', { namespace: 'argocd' });
GitOps.argoCd(delivery, 'shop', { environment, repository: 'https://git.example.com/shop.git' });

app.synth();
