import { App, Chart, Size } from 'cdk8s';
import {
  Call,
  ImageRuntime,
  IngressRouter,
  Job,
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
const image = 'registry.example.com/shop/web:1.5.0';
const database = {
  secrets: { PASSWORD: SecretKey.of('db', 'password') },
  calls: [Call.to(db, { urlVariable: 'DATABASE_URL', urlCredentials: 'postgres:$(PASSWORD)' })],
};
const web = new WebService(shop, 'web', { image, ...database });
new Job(shop, 'migrate', { image, command: ['bin/migrate'], ...database, before: [web] });
new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });

app.synth();
