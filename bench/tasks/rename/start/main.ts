import { App, Chart } from 'cdk8s';
import { IngressRouter, Rewrite, Scale, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const web = new WebService(shop, 'web', { image: 'registry.example.com/shop/web:1.4.0' });
const user = new WebService(shop, 'user', {
  image: 'registry.example.com/shop/user:3.1.0',
  scale: Scale.fixed(3),
  config: { REGION: 'eu' },
});

const router = new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });
router.prefix('/user', user, { rewrite: Rewrite.stripPrefix() });

app.synth();
