import { App, Chart, Size } from 'cdk8s';
import {
  Call,
  ImageRuntime,
  IngressRouter,
  PortProtocol,
  SecretKey,
  StatefulService,
  Storage,
  WebService,
} from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const db = new StatefulService(shop, 'db', {
  image: 'docker.io/library/postgres:18.1',
  runtime: ImageRuntime.postgres(),
  port: 5432,
  protocol: PortProtocol.tcp('postgres'),
  storage: { '/var/lib/postgresql': Storage.claim({ size: Size.gibibytes(10) }) },
  secrets: { POSTGRES_PASSWORD: SecretKey.of('db', 'password') },
});
const web = new WebService(shop, 'web', {
  image: 'registry.example.com/shop/web:1.4.0',
  secrets: { PASSWORD: SecretKey.of('db', 'password') },
  calls: [Call.to(db, { urlVariable: 'DATABASE_URL', urlCredentials: 'postgres:$(PASSWORD)' })],
});
new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });

app.synth();
