import { App, Chart } from 'cdk8s';
import { Health, IngressRouter, RoutePolicy, SecretKey, Tls, UserService, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const user = new UserService(shop, 'user');
const proxy = new WebService(shop, 'oauth2-proxy', {
  image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.13.0',
  args: ['--provider=github', '--upstream=file:///dev/null', '--http-address=0.0.0.0:4180', '--reverse-proxy=true'],
  port: 4180,
  health: Health.http('/ready', { live: '/ping' }),
  config: { OAUTH2_PROXY_EMAIL_DOMAINS: 'example.com' },
  secrets: {
    OAUTH2_PROXY_CLIENT_ID: SecretKey.of('oauth2-proxy', 'client-id'),
    OAUTH2_PROXY_CLIENT_SECRET: SecretKey.of('oauth2-proxy', 'client-secret'),
    OAUTH2_PROXY_COOKIE_SECRET: SecretKey.of('oauth2-proxy', 'cookie-secret'),
  },
});

const router = new IngressRouter(shop, 'router', {
  hosts: ['abc.com', 'admin.abc.com'],
  tls: Tls.secret('abc-com-tls'),
  defaultBackend: user,
  externalAuth: {
    url: 'https://$host/oauth2/auth', // asked about each request, on whichever host it came
    signinUrl: 'https://$host/oauth2/start?rd=$escaped_request_uri',
    responseHeaders: ['X-Auth-Request-User', 'X-Auth-Request-Email'],
  },
});
router.prefix('/oauth2', proxy, { without: [RoutePolicy.EXTERNAL_AUTH] }); // where clients sign in

app.synth();
