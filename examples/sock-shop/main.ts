import { App, Chart, Duration, Size } from 'cdk8s';
import {
  Call,
  CpuAmount,
  Exposure,
  Health,
  type ICallee,
  Identity,
  ImageRuntime,
  Namespace,
  Peer,
  PodPort,
  PodVolume,
  PorticoDefaults,
  PortProtocol,
  Resources,
  Scale,
  SecretKey,
  WebService,
  type WebServiceOptions,
} from 'cdk8s-portico';

/** Request and limit of CPU in thousandths, and of memory in MiB. */
const amounts = (cpu: [number, number], memory: [number, number]) =>
  Resources.of({
    cpu: { request: CpuAmount.millis(cpu[0]), limit: CpuAmount.millis(cpu[1]) },
    memory: { request: Size.mebibytes(memory[0]), limit: Size.mebibytes(memory[1]) },
  });

const app = new App();
const chart = new Chart(app, 'sock-shop', { namespace: 'sock-shop' });
new Namespace(chart, 'sock-shop');
PorticoDefaults.of(chart).set({
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  runtime: ImageRuntime.restricted({ writablePaths: [] }),
});

/** Java, and a database with data to load, need a while on a third of a CPU. */
const startupTimeout = Duration.minutes(3);

/** What is the same in all pods and Services, so that they are replaced in place. */
const common = (name: string) => ({
  selector: { name },
  servicePortName: '',
  targetPortByNumber: true,
  identity: Identity.none(),
});

/** A service of the shop, which Prometheus asks for metrics by way of its Service. */
const service = (name: string, version: string, options: WebServiceOptions) =>
  new WebService(chart, name, {
    ...common(name),
    image: `weaveworksdemos/${name}:${version}`,
    port: 80,
    service: { annotations: { 'prometheus.io/scrape': 'true' } },
    ...options,
  });

const go = (name: string, version: string, options: WebServiceOptions) =>
  service(name, version, { health: Health.http('/health', { live: '/health', startupTimeout }), ...options });

const java = (name: string, version: string, options: WebServiceOptions) =>
  service(name, version, {
    health: Health.tcp({ startupTimeout }),
    volumes: { '/tmp': PodVolume.scratch({ memory: true }) },
    ...options,
    env: {
      JAVA_OPTS: '-Xms64m -Xmx128m -XX:+UseG1GC -Djava.security.egd=file:/dev/urandom -Dspring.zipkin.enabled=false',
      ...options.env,
    },
  });

/** A database, whose data go with its only pod. */
const database = (name: string, image: string, kind: string, port: number, options: WebServiceOptions) =>
  new WebService(chart, name, {
    ...common(name),
    image,
    port,
    servicePort: port,
    protocol: PortProtocol.tcp(kind),
    health: Health.tcp({ startupTimeout }),
    scale: Scale.fixed(1),
    resources: Resources.of({ memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) } }),
    ...options,
  });

const mongo = (name: string, image: string) =>
  database(name, image, 'mongo', 27017, {
    runtime: ImageRuntime.mongo(),
    volumes: { '/tmp': PodVolume.scratch({ memory: true }) },
  });

/** A call of a service whose address is in the image of the caller. */
const knows = (callee: ICallee) => Call.withoutVariable(callee);

const cartsDb = mongo('carts-db', 'mongo:4.4.29');
const carts = java('carts', '0.4.8', { calls: [knows(cartsDb)], resources: amounts([100, 300], [200, 500]) });

const catalogueDb = database('catalogue-db', 'weaveworksdemos/catalogue-db:0.3.0', 'mysql', 3306, {
  runtime: ImageRuntime.mysql(),
  env: { MYSQL_DATABASE: 'socksdb' },
  secrets: { MYSQL_ROOT_PASSWORD: SecretKey.of('catalogue-db', 'root-password') },
});
const catalogue = go('catalogue', '0.3.5', {
  calls: [knows(catalogueDb)],
  command: ['/app'],
  args: ['-port=80'],
  resources: amounts([100, 200], [100, 200]),
});

const rabbitmq = database('rabbitmq', 'rabbitmq:3.6.8-management', 'amqp', 5672, {
  runtime: ImageRuntime.rabbitmq(),
  containerPortName: 'rabbitmq',
  servicePortName: 'rabbitmq',
  ports: { management: PodPort.podOnly(15672) },
  sidecars: [
    {
      name: 'rabbitmq-exporter',
      image: 'kbudde/rabbitmq-exporter:v0.29.0',
      ports: { exporter: PodPort.offered(9090) },
    },
  ],
  service: { annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' } },
  pods: { annotations: { 'prometheus.io/scrape': 'false' } },
});
java('queue-master', '0.3.1', { calls: [knows(rabbitmq)], resources: amounts([100, 300], [300, 500]) });
const zipkin = Peer.service('zipkin', { namespace: 'jaeger', port: 9411 });
const shipping = java('shipping', '0.4.8', {
  calls: [knows(rabbitmq), Call.to(zipkin, { hostVariable: 'ZIPKIN' })],
  resources: amounts([100, 300], [300, 500]),
});

const userDb = mongo('user-db', 'weaveworksdemos/user-db:0.3.0');
const user = go('user', '0.4.7', {
  calls: [Call.to(userDb, { addressVariable: 'mongo' })],
  resources: amounts([100, 300], [100, 200]),
});
const payment = go('payment', '0.4.3', { resources: amounts([99, 200], [100, 200]) });
const ordersDb = mongo('orders-db', 'mongo:4.4.29');
const orders = java('orders', '0.4.7', {
  calls: [ordersDb, payment, shipping, carts, user].map(knows),
  resources: amounts([100, 500], [300, 500]),
});

const sessionDb = database('session-db', 'redis:alpine', 'redis', 6379, {
  runtime: ImageRuntime.redis(),
  pods: { annotations: { 'prometheus.io/scrape': 'false' } },
});
service('front-end', '0.3.12', {
  port: 8079,
  exposure: Exposure.nodePort(30001),
  calls: [sessionDb, catalogue, carts, orders, user].map(knows),
  env: { SESSION_REDIS: 'true' },
  health: Health.http('/', { live: '/', startupTimeout }),
  resources: amounts([100, 300], [300, 1000]),
});

app.synth();
