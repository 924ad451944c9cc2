import { App, Chart } from 'cdk8s';
import {
  Environment,
  Health,
  IngressRouter,
  PorticoChecks,
  PorticoDefaults,
  Scale,
  Tls,
  WebService,
} from 'cdk8s-portico';

interface Facts {
  readonly host: string;
  readonly replicas: number;
  readonly issuer: string;
  readonly logLevel: 'debug' | 'info';
}

/** A fact that one environment lacks does not compile. */
const FACTS: Record<'dev' | 'prod', Facts> = {
  dev: { host: 'dev.shop.example.com', replicas: 1, issuer: 'letsencrypt-staging', logLevel: 'debug' },
  prod: { host: 'shop.example.com', replicas: 3, issuer: 'letsencrypt', logLevel: 'info' },
};

const DIGEST = 'sha256:94a00394bc5a8ef503fb59db0a7d0ae9e1110866e8aee8ba40cd864cea69ea1a';

const app = new App();
PorticoDefaults.of(app).set({ registry: 'registry.example.com/shop' });

for (const name of ['dev', 'prod'] as const) {
  const { host, replicas, issuer, logLevel } = FACTS[name];
  const environment = new Environment(app, name, {
    namespace: 'shop',
    defaults: { kubernetesVersion: name === 'prod' ? '1.34' : '1.34..1.36', labels: { environment: name } },
  });
  const shop = new Chart(environment, 'shop', { namespace: environment.namespace });
  const web = new WebService(shop, 'web', {
    image: `web:1.4.0@${DIGEST}`,
    health: Health.http('/healthz'),
    scale: Scale.fixed(replicas),
    config: { LOG_LEVEL: logLevel },
  });
  new IngressRouter(shop, 'router', { host, defaultBackend: web, tls: Tls.certManager({ clusterIssuer: issuer }) });
  if (name === 'prod') PorticoChecks.of(environment).add({ code: 'shop/digests', check: imagesWithoutDigest });
}

app.synth();

/** Nobody changes what runs in production by pushing a tag. */
function imagesWithoutDigest(objects: { path: string; json: unknown }[]) {
  return objects
    .filter(({ json }) => /"image":"[^"@]*"/.test(JSON.stringify(json)))
    .map(({ path }) => ({ path, message: 'an image of production has no digest: write one.' }));
}
