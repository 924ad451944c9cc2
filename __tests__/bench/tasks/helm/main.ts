import { App, Chart, JsonPatch } from 'cdk8s';
import { Health, IngressRouter, Scale, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const web = new WebService(shop, 'shop-web', {
  image: 'registry.example.com/shop/web:1.4.0',
  selector: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'shop' },
  containerName: 'web',
  port: 3000,
  servicePortName: '',
  targetPortByNumber: true,
  scale: Scale.fixed(3),
  env: { LOG_LEVEL: 'info' },
  health: Health.http('/ready'),
});
// Its own pods get no token anyway.
web.serviceAccount?.addJsonPatch(JsonPatch.add('/automountServiceAccountToken', false));
const router = new IngressRouter(shop, 'shop-web-router', { name: 'shop-web', host: 'abc.com' });
router.prefix('/', web);

app.synth();
