import { App, Chart } from 'cdk8s';
import { Exposure, IngressRouter, PayService, Rewrite, UserService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop');

const user = new UserService(shop, 'user', { exposure: Exposure.nodePort() });
const pay = new PayService(shop, 'pay', { exposure: Exposure.nodePort() });

const router = new IngressRouter(shop, 'nginx-ingress', { defaultBackend: user });
router.prefix('/user', user, { rewrite: Rewrite.to('/') });
router.prefix('/pay', pay, { rewrite: Rewrite.to('/') });

app.synth();
