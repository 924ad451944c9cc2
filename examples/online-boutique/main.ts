import { App, Chart, Size } from 'cdk8s';
import {
  Call,
  CpuAmount,
  Exposure,
  Health,
  type ICallee,
  Identity,
  ImageRuntime,
  Peer,
  PodVolume,
  PorticoDefaults,
  PortProtocol,
  Resources,
  Scale,
  WebService,
  type WebServiceOptions,
  Worker,
} from 'cdk8s-portico';

const image = (name: string) => `us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/${name}:v0.10.6`;

/** Request and limit of CPU in thousandths, and of memory in MiB. */
const amounts = (cpu: [number, number], memory: [number, number]) =>
  Resources.of({
    cpu: { request: CpuAmount.millis(cpu[0]), limit: CpuAmount.millis(cpu[1]) },
    memory: { request: Size.mebibytes(memory[0]), limit: Size.mebibytes(memory[1]) },
  });

const app = new App();
const chart = new Chart(app, 'online-boutique');
PorticoDefaults.of(chart).set({
  runtime: ImageRuntime.restricted({ user: 1000, writablePaths: [] }),
  resources: amounts([100, 200], [64, 128]),
});

/** A server that listens on the port that PORT names. */
const server = (name: string, port: number, options: WebServiceOptions) =>
  new WebService(chart, name, {
    image: image(name),
    containerName: 'server',
    port,
    targetPortByNumber: true,
    ...options,
    env: { PORT: `${port}`, ...options.env },
  });

const grpc = (name: string, port: number, options: WebServiceOptions = {}) =>
  server(name, port, { servicePort: port, protocol: PortProtocol.grpc(), health: Health.grpc(), ...options });

/** A call of a service whose host and port the caller has in a variable of this name. */
const at = (callee: ICallee, addressVariable: string) => Call.to(callee, { addressVariable });

const unprofiled = { env: { DISABLE_PROFILER: '1' } };
const PRODUCTS = 'PRODUCT_CATALOG_SERVICE_ADDR';

const redis = new WebService(chart, 'redis-cart', {
  image: 'redis:alpine',
  containerName: 'redis',
  port: 6379,
  servicePort: 6379,
  protocol: PortProtocol.tcp('redis'),
  servicePortName: 'tcp-redis',
  targetPortByNumber: true,
  scale: Scale.fixed(1),
  identity: Identity.none(),
  volumes: { '/data': PodVolume.scratch() },
  resources: amounts([70, 125], [200, 256]),
});

const ads = grpc('adservice', 9555, { resources: amounts([200, 300], [180, 300]) });
const carts = grpc('cartservice', 7070, {
  calls: [at(redis, 'REDIS_ADDR')],
  resources: amounts([200, 300], [64, 128]),
});
const currencies = grpc('currencyservice', 7000, unprofiled);
const emails = grpc('emailservice', 8080, { ...unprofiled, servicePort: 5000 });
const payments = grpc('paymentservice', 50051, unprofiled);
const products = grpc('productcatalogservice', 3550, unprofiled);
const shipping = grpc('shippingservice', 50051, unprofiled);

const recommendations = grpc('recommendationservice', 8080, {
  ...unprofiled,
  calls: [at(products, PRODUCTS)],
  resources: amounts([100, 200], [220, 450]),
});

const checkout = grpc('checkoutservice', 5050, {
  calls: [
    at(products, PRODUCTS),
    at(shipping, 'SHIPPING_SERVICE_ADDR'),
    at(payments, 'PAYMENT_SERVICE_ADDR'),
    at(emails, 'EMAIL_SERVICE_ADDR'),
    at(currencies, 'CURRENCY_SERVICE_ADDR'),
    at(carts, 'CART_SERVICE_ADDR'),
  ],
});

const frontend = server('frontend', 8080, {
  services: { 'frontend-external': { exposure: Exposure.loadBalancer() } },
  calls: [
    at(products, PRODUCTS),
    at(currencies, 'CURRENCY_SERVICE_ADDR'),
    at(carts, 'CART_SERVICE_ADDR'),
    at(recommendations, 'RECOMMENDATION_SERVICE_ADDR'),
    at(shipping, 'SHIPPING_SERVICE_ADDR'),
    at(checkout, 'CHECKOUT_SERVICE_ADDR'),
    at(ads, 'AD_SERVICE_ADDR'),
    at(Peer.service('shoppingassistantservice', { port: 80 }), 'SHOPPING_ASSISTANT_SERVICE_ADDR'),
  ],
  env: { ENABLE_PROFILER: '0' },
  health: Health.http('/_healthz', { live: '/_healthz', headers: { Cookie: 'shop_session-id=x-probe' } }),
  pods: { annotations: { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' } },
});

new Worker(chart, 'loadgenerator', {
  image: image('loadgenerator'),
  containerName: 'main',
  scale: Scale.fixed(1),
  calls: [at(frontend, 'FRONTEND_ADDR')],
  env: { USERS: '10', RATE: '1' },
  resources: amounts([300, 500], [256, 512]),
  initContainers: [
    {
      name: 'frontend-check',
      image: 'busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
      command: [
        'sh',
        '-c',
        'for try in $(seq 12); do wget -qO /dev/null "http://$FRONTEND_ADDR" && exit; sleep 10; done; exit 1',
      ],
      env: { FRONTEND_ADDR: frontend.address },
    },
  ],
  pods: { annotations: { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' } },
});

app.synth();
