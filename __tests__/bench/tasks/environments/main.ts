import { App, Chart } from 'cdk8s';
import { Environment, IngressRouter, Scale, WebService } from 'cdk8s-portico';

const ENVIRONMENTS = {
  dev: { namespace: 'shop-dev', host: 'dev.abc.com', logLevel: 'debug', web: 1, pay: 1 },
  prod: { namespace: 'shop', host: 'abc.com', logLevel: 'info', web: 3, pay: 2 },
};

const app = new App();
for (const [name, facts] of Object.entries(ENVIRONMENTS)) {
  const environment = new Environment(app, name, { namespace: facts.namespace });
  const shop = new Chart(environment, 'shop', { namespace: environment.namespace });
  const config = { LOG_LEVEL: facts.logLevel };
  const web = new WebService(shop, 'web', {
    image: 'registry.example.com/shop/web:1.4.0',
    scale: Scale.fixed(facts.web),
    config,
  });
  const pay = new WebService(shop, 'pay', {
    image: 'registry.example.com/shop/pay:2.0.1',
    scale: Scale.fixed(facts.pay),
    config,
  });
  const router = new IngressRouter(shop, 'router', { host: facts.host, defaultBackend: web });
  router.prefix('/pay', pay);
}

app.synth();
