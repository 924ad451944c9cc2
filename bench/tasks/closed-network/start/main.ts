import { App, Chart, Size } from 'cdk8s';
import { IngressRouter, PortProtocol, StatefulService, Storage, WebService, Worker } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const db = new StatefulService(shop, 'db', {
  image: 'registry.example.com/shop/db:7.0.0',
  port: 6379,
  protocol: PortProtocol.tcp('redis'),
  storage: { '/data': Storage.claim({ size: Size.gibibytes(10) }) },
});
const orders = new WebService(shop, 'orders', {
  image: 'registry.example.com/shop/orders:2.0.0',
  env: { DB: db.address, STRIPE: 'https://api.stripe.com' },
});
const web = new WebService(shop, 'web', {
  image: 'registry.example.com/shop/web:1.4.0',
  env: { ORDERS: orders.url },
});
new Worker(shop, 'cleaner', { image: 'registry.example.com/shop/cleaner:1.0.0' });
new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });

app.synth();
