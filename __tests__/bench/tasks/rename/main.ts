import { App, Chart } from 'cdk8s';
import { IngressRouter, Rewrite, Scale, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const web = new WebService(shop, 'web', { image: 'registry.example.com/shop/web:1.4.0' });
const props = {
  image: 'registry.example.com/shop/user:3.1.0',
  scale: Scale.fixed(3),
  config: { REGION: 'eu' },
};
new WebService(shop, 'user', props); // goes with a later apply
const accounts = new WebService(shop, 'accounts', props);

const router = new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });
router.prefix('/user', accounts, { rewrite: Rewrite.stripPrefix() });

app.synth();
