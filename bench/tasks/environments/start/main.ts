import { App, Chart } from 'cdk8s';
import { IngressRouter, Scale, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const web = new WebService(shop, 'web', {
  image: 'registry.example.com/shop/web:1.4.0',
  scale: Scale.fixed(3),
  config: { LOG_LEVEL: 'info' },
});
const pay = new WebService(shop, 'pay', {
  image: 'registry.example.com/shop/pay:2.0.1',
  scale: Scale.fixed(2),
  config: { LOG_LEVEL: 'info' },
});
const router = new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });
router.prefix('/pay', pay);

app.synth();
