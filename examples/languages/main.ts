import { App, Chart } from 'cdk8s';
import { CanaryRelease, IngressRouter, PayService, Rewrite, UserService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop');

const pay = new PayService(shop, 'pay');
const user = new CanaryRelease({
  stable: new UserService(shop, 'user'),
  canary: new UserService(shop, 'user-next', { version: 'v2' }),
  weight: 10,
  header: { name: 'x-release', value: 'next' },
});

const router = new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: user });
router.prefix('/user', user, { rewrite: Rewrite.stripPrefix() });
router.prefix('/pay', pay);
router.redirect('/old-pay', { path: '/pay' });

app.synth();
