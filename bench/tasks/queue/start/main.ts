import { App, Chart } from 'cdk8s';
import { IngressRouter, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const web = new WebService(shop, 'web', { image: 'registry.example.com/shop/web:1.4.0' });
new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });

app.synth();
