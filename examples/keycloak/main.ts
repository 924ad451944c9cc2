import { App, Chart, Duration } from 'cdk8s';
import {
  AntiAffinity,
  Call,
  Drain,
  Health,
  ImageRuntime,
  IngressRouter,
  Metrics,
  Peer,
  PodPort,
  PortProtocol,
  Resources,
  Scale,
  Scraper,
  SecretKey,
  StatefulService,
  Tls,
} from 'cdk8s-portico';

const HOST = 'sso.example.com';
const NAME = 'keycloak-keycloakx';
const DATABASE = 'keycloak-postgres';
const DATABASE_PORT = 5432;

const app = new App();
const chart = new Chart(app, 'keycloak');

const keycloak = new StatefulService(chart, NAME, {
  image: 'quay.io/keycloak/keycloak:26.5.6',
  containerName: 'keycloak',
  serviceName: `${NAME}-http`,
  service: { labels: { 'app.kubernetes.io/component': 'http' } },
  // The labels by which the chart's pods are selected, so that they are replaced in place.
  selector: { 'app.kubernetes.io/name': 'keycloakx', 'app.kubernetes.io/instance': 'keycloak' },
  scale: Scale.fixed(2),
  command: ['/opt/keycloak/bin/kc.sh', 'start', '--http-port=8080', '--hostname-strict=false'],
  port: 8080,
  protocol: PortProtocol.http(),
  servicePort: 80,
  ports: { 'http-internal': PodPort.offered(9000), https: PodPort.offered(8443) },
  runtime: ImageRuntime.restricted({ user: 1000, fsGroup: 1000, readOnlyRoot: false }),
  env: {
    KC_HTTP_ENABLED: 'true',
    KC_HTTP_RELATIVE_PATH: '/auth',
    KC_PROXY_HEADERS: 'forwarded',
    KC_HEALTH_ENABLED: 'true',
    KC_METRICS_ENABLED: 'true',
    KC_CACHE: 'ispn',
    KC_CACHE_STACK: 'jdbc-ping',
    KC_DB: 'postgres',
    KC_DB_URL_DATABASE: 'keycloak',
    KC_DB_USERNAME: 'keycloak',
    JAVA_OPTS_APPEND: `-Djgroups.dns.query=${NAME}-headless`,
  },
  calls: [
    Call.to(Peer.service(DATABASE, { port: DATABASE_PORT, protocol: PortProtocol.tcp('postgres') }), {
      hostVariable: 'KC_DB_URL_HOST',
      portVariable: 'KC_DB_URL_PORT',
    }),
  ],
  secrets: {
    KEYCLOAK_ADMIN: SecretKey.of('keycloak-admin', 'user'),
    KEYCLOAK_ADMIN_PASSWORD: SecretKey.of('keycloak-admin', 'password'),
    KC_DB_PASSWORD: SecretKey.of('keycloak-db', 'password'),
  },
  resources: Resources.none(),
  health: Health.http('/auth/health/ready', {
    port: 'http-internal',
    started: '/auth/health',
    live: '/auth/health/live',
    startupTimeout: Duration.minutes(5),
  }),
  metrics: Metrics.scrape({ port: 9000, path: '/auth/metrics' }),
  scraper: Scraper.serviceMonitor({ interval: Duration.seconds(10) }),
  drain: Drain.graceful({ gracePeriod: Duration.minutes(1) }),
  antiAffinity: AntiAffinity.all([
    AntiAffinity.required(),
    AntiAffinity.preferred({ topologyKey: 'topology.kubernetes.io/zone' }),
  ]),
  initContainers: [
    {
      name: 'dbchecker',
      image: 'docker.io/busybox:1.37',
      command: ['sh', '-c', `until nc -z -w 2 ${DATABASE} ${DATABASE_PORT}; do sleep 2; done`],
    },
  ],
});

const router = new IngressRouter(chart, 'router', { name: NAME, host: HOST, tls: Tls.secret('keycloak-tls') });
router.prefix('/', keycloak);

app.synth();
