import { App, Chart, Duration, Size } from 'cdk8s';
import {
  Exposure,
  ExternalTrafficPolicy,
  Gzip,
  Hsts,
  IngressNginxController,
  IngressRouter,
  LogFormat,
  RoutingTarget,
  WebService,
} from 'cdk8s-portico';

const app = new App();

const edge = new Chart(app, 'edge');
const controller = new IngressNginxController(edge, 'controller', {
  exposure: Exposure.loadBalancer(),
  externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
  imageRegistry: 'registry.example.com/ingress-nginx',
  replicas: 3,
  defaultClass: true,
  config: {
    bodySize: Size.mebibytes(8),
    timeouts: { read: Duration.minutes(2) },
    logFormat: LogFormat.json({ time: '$time_iso8601', host: '$host', path: '$uri', status: '$status' }),
    hsts: Hsts.of({ maxAge: Duration.days(30), includeSubdomains: false }),
    gzip: Gzip.on({ level: 5 }),
    options: { 'worker-shutdown-timeout': '120s' },
  },
});

const web = new Chart(app, 'web');
const hello = new WebService(web, 'hello', { image: 'registry.example.com/hello:1.0.0' });
new IngressRouter(web, 'router', {
  host: 'abc.com',
  target: RoutingTarget.ingressNginx({ controller }),
  defaultBackend: hello,
  allowFrom: ['10.0.0.0/8'],
});

app.synth();
