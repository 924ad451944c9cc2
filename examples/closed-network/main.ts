import { App, Chart, Size } from 'cdk8s';
import {
  Call,
  CronJob,
  GatewayImplementation,
  IngressRouter,
  Job,
  Metrics,
  Network,
  Peer,
  PorticoDefaults,
  PortProtocol,
  RoutingTarget,
  SecretKey,
  StatefulService,
  Storage,
  WebService,
  type WebServiceOptions,
  Worker,
} from 'cdk8s-portico';

const image = (name: string) => `registry.example.com/shop/${name}:1.4.0`;

const app = new App();
PorticoDefaults.of(app).set({ network: Network.closed() });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const reports = new Chart(app, 'reports', { namespace: 'reports' });

const state = (name: string, port: number, protocol: string) =>
  new StatefulService(shop, name, {
    image: `registry.example.com/${protocol}:18.1`,
    port,
    protocol: PortProtocol.tcp(protocol),
    storage: { '/data': Storage.claim({ size: Size.gibibytes(10) }) },
  });
const service = (name: string, options: WebServiceOptions = {}) =>
  new WebService(shop, name, { image: image(name), ...options });

const orders = state('orders-db', 5432, 'postgres');
const sessions = state('sessions', 6379, 'redis');
const secrets = { ORDERS_PASSWORD: SecretKey.of('orders-db', 'password') };
const ordersUrl = Call.to(orders, {
  urlVariable: 'DATABASE_URL',
  urlCredentials: 'shop:$(ORDERS_PASSWORD)',
  urlPath: '/orders',
});

const catalogue = service('catalogue');
const pay = service('pay', { calls: [Peer.host('api.stripe.com')] });
const cart = service('cart', { calls: [sessions, catalogue] });
const checkout = service('checkout', {
  secrets,
  calls: [ordersUrl, cart, pay],
  metrics: Metrics.scrape({ port: 9090 }),
});
const storefront = service('storefront', { calls: [catalogue, cart, checkout] });

new Worker(shop, 'mailer', {
  image: image('mailer'),
  secrets,
  calls: [ordersUrl, Peer.host('smtp.example.com', { port: 587, protocol: PortProtocol.tcp('smtp') })],
});
new Job(shop, 'migrate', { image: image('migrate'), secrets, calls: [ordersUrl], before: [checkout] });
new CronJob(reports, 'daily', { image: image('reports'), schedule: '0 4 * * *', calls: [checkout] });

const target = RoutingTarget.gatewayApi({
  gateway: 'public',
  gatewayNamespace: 'gateways',
  implementation: GatewayImplementation.envoyGateway(),
});
new IngressRouter(shop, 'router', { host: 'shop.example.com', target, defaultBackend: storefront });

app.synth();
