import { App, Chart } from 'cdk8s';
import { CanaryRelease, IngressRouter, Scale, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const web = new WebService(shop, 'web', { image: 'registry.example.com/shop/web:1.4.0' });
const pay = new WebService(shop, 'pay', {
  image: 'registry.example.com/shop/pay:2.0.1',
  scale: Scale.fixed(4),
});
const payNext = new WebService(shop, 'pay-next', {
  name: 'pay',
  version: 'v2',
  image: 'registry.example.com/shop/pay:2.1.0',
});
const release = new CanaryRelease({ stable: pay, canary: payNext, weight: 5 });

const router = new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });
router.prefix('/pay', release);
router.exact('/checkout', release);

app.synth();
