import { App, Chart } from 'cdk8s';
import { IngressRouter, PayService, Tls, UserService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop');

const user = new UserService(shop, 'user');
const pay = new PayService(shop, 'pay');

const router = new IngressRouter(shop, 'router', {
  hosts: ['abc.com', 'admin.abc.com'],
  tls: Tls.certManager({ clusterIssuer: 'letsencrypt' }), // which redirects HTTP to HTTPS, too
  defaultBackend: user,
});
router.prefix('/pay', pay);
router.prefix('/admin', pay, { host: 'admin.abc.com' });

app.synth();
