import { App, Chart, Duration, Size } from 'cdk8s';
import { IngressRouter, Rewrite, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const web = new WebService(shop, 'web', { image: 'registry.example.com/shop/web:1.4.0' });
const api = new WebService(shop, 'api', { image: 'registry.example.com/shop/api:3.2.0' });

const router = new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });
router.prefix('/api', api, { rewrite: Rewrite.stripPrefix(), timeouts: { read: Duration.seconds(30) } });
router.prefix('/upload', api, { bodySize: Size.mebibytes(8) });
router.redirect('/old', { path: '/new', status: 301 });

app.synth();
