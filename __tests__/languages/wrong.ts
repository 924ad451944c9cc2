import { ApiObject, App, Chart } from 'cdk8s';
import { IngressRouter, PorticoChecks, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop');
const web = new WebService(shop, 'web', { image: 'registry.example.com/web:1.0.0' });

switch (process.argv[2]) {
  case 'image':
    new WebService(shop, 'pay', { image: 'nginx' });
    break;
  case 'value':
    new WebService(shop, 'pay', { image: 'registry.example.com/web:1.0.0', port: 70000 });
    break;
  case 'route': {
    const router = new IngressRouter(shop, 'router', { host: 'abc.com' });
    router.prefix('pay', web);
    break;
  }
  case 'raw':
    new ApiObject(shop, 'raw', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'Front' } });
    break;
  case 'check':
    PorticoChecks.of(shop).disable('labels', '');
    break;
}

app.synth();
