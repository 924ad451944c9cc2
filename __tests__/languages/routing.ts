import { App, Chart, Duration, Size } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  Exposure,
  GatewayDifference,
  GatewayImplementation,
  Gzip,
  Hsts,
  IngressNginxController,
  IngressNginxServer,
  IngressRouter,
  LogFormat,
  PayService,
  RealIp,
  Rewrite,
  RoutePolicy,
  RoutingTarget,
  SameSite,
  Tls,
  UserService,
} from 'cdk8s-portico';

const app = new App();
const edge = new Chart(app, 'edge');
const controller = new IngressNginxController(edge, 'ingress-nginx', {
  exposure: Exposure.nodePorts({ http: 31234, https: 31235 }),
  config: {
    bodySize: Size.mebibytes(8),
    gzip: Gzip.on({ level: 5, types: ['text/html', 'application/json'] }),
    hsts: Hsts.of({ maxAge: Duration.days(365) }),
    logFormat: LogFormat.json({ path: '$uri', status: '$status' }),
    realIp: RealIp.fromForwardedHeaders(['10.0.0.0/8']),
    options: { 'keep-alive': '75', 'use-http2': 'true' },
  },
});

const shop = new Chart(app, 'shop', { namespace: 'shop' });
const pay = new PayService(shop, 'pay', { config: { CURRENCY: 'EUR', MODE: 'live' } });
const user = new CanaryRelease({
  stable: new UserService(shop, 'user'),
  canary: new UserService(shop, 'user-next', { version: 'v2' }),
  weight: 10,
  cookie: 'canary',
  header: { name: 'x-release', value: 'next' },
});

const nginx = new IngressRouter(shop, 'nginx', {
  hosts: ['abc.com', 'api.abc.com'],
  tls: Tls.secret('abc-tls'),
  target: RoutingTarget.ingressNginx({ controller }),
  defaultBackend: user,
  annotations: {
    'nginx.ingress.kubernetes.io/proxy-buffer-size': '8k',
    'nginx.ingress.kubernetes.io/proxy-next-upstream-tries': '2',
  },
});
nginx.prefix('/user', user, {
  rewrite: Rewrite.stripPrefix(),
  cors: {
    origins: ['https://app.example.com'],
    methods: ['GET', 'POST'],
    credentials: true,
    maxAge: Duration.hours(2),
  },
});
nginx.exact('/pay', pay, { bodySize: Size.mebibytes(2), rateLimit: { requestsPerSecond: 20 } });
nginx.regex('/items/([0-9]+)', pay, { rewrite: Rewrite.regex('/item/$1'), host: 'api.abc.com' });
nginx.redirect('/old-pay', { path: '/pay', status: 301 });

const gateway = new IngressRouter(shop, 'gateway', {
  host: 'gw.abc.com',
  target: RoutingTarget.gatewayApi({
    gateway: 'public',
    create: { gatewayClassName: 'eg' },
    implementation: GatewayImplementation.envoyGateway({
      accepts: {
        [GatewayDifference.CLIENT_PROTOCOL]: 'no client speaks HTTP/2',
        [GatewayDifference.SESSION_HASH]: 'carts are kept elsewhere',
      },
    }),
  }),
  defaultBackend: pay,
  responseHeaders: { 'X-Frame-Options': 'DENY', 'X-Content-Type-Options': 'nosniff' },
});
gateway.prefix('/billing', Backend.external('billing', 8080), {
  stickySession: { cookie: 'billing', maxAge: Duration.minutes(30), sameSite: SameSite.STRICT, secure: true },
});
gateway.exact('/raw', pay, { without: [RoutePolicy.RESPONSE_HEADERS] });

const traefik = new IngressRouter(shop, 'traefik', {
  host: 'traefik.abc.com',
  target: RoutingTarget.ingressNginx({ className: 'traefik', servedBy: IngressNginxServer.traefik() }),
});
traefik.prefix('/', pay);

app.synth();
