import { App, Chart, Duration } from 'cdk8s';
import { IngressRouter, PathMatch, PayService, UserService, Www } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop');

const user = new UserService(shop, 'user');
const pay = new PayService(shop, 'pay');

const router = new IngressRouter(shop, 'router', {
  host: 'abc.com',
  defaultBackend: user,
  www: Www.TO_APEX, // www.abc.com is redirected to abc.com
  appRoot: '/user',
});
router.prefix('/user', user);
router.prefix('/pay', pay, {
  cors: {
    origins: ['https://app.example.com', 'https://*.abc.com'],
    methods: ['GET', 'POST'],
    headers: ['Authorization', 'Content-Type'],
    exposedHeaders: ['X-Request-Id'],
    credentials: true,
    maxAge: Duration.hours(2),
  },
});
router.redirect('/old-pay', { path: '/pay', status: 301, match: PathMatch.PREFIX });
router.redirect('/help', { url: 'https://help.example.com/shop' });

app.synth();
