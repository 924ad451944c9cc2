import { ApiObject, App, Chart, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Backend,
  Call,
  CanaryRelease,
  CronJob,
  Exposure,
  Health,
  IngressRouter,
  Peer,
  PodVolume,
  Rewrite,
  SecretKey,
  Settings,
  StatefulService,
  Storage,
  Tls,
  WebService,
} from '../../lib';

const image = (name: string) => `registry.example.com/shop/${name}:1.4.0`;

/** Where a construct is made, by its id. */
type Place = (chart: Construct, id: string) => Construct;

export const inChart: Place = (chart) => chart;

/** The same shop in folders of its own. */
export const inFolders: Place = (chart, id) => new Construct(chart, `folder-${id}`);

/** A shop with one of everything that a graph has. */
export function shopApp(place: Place = inChart): App {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const scope = (id: string) => place(chart, id);
  const settings = new Settings(scope('common'), 'common', { config: { LOG_LEVEL: 'info', PAY_URL: 'http://pay' } });
  const pay = new WebService(scope('pay'), 'pay', {
    image: image('pay'),
    secrets: { TOKEN: SecretKey.of('pay', 'token') },
    volumes: { '/receipts': PodVolume.claim('receipts') },
    calls: [Peer.host('api.stripe.com'), Peer.service('ledger', { namespace: 'finance', port: 8080 })],
    calledBy: [Peer.pods({ app: 'billing' }, { namespace: 'billing' })],
  });
  new StatefulService(scope('db'), 'db', {
    image: image('db'),
    port: 5432,
    health: Health.tcp(),
    storage: { '/data': Storage.claim({ size: Size.gibibytes(10) }) },
  });
  const user = (version: string) => {
    const env = { DATABASE: 'postgres://db.shop.svc.cluster.local:5432/users' };
    const props = { image: image('user'), name: 'user', version, settings: [settings], env };
    return new WebService(scope(`user-${version}`), `user-${version}`, props);
  };
  const release = new CanaryRelease({ stable: user('v1'), canary: user('v2'), weight: 10 });
  new CronJob(scope('report'), 'report', {
    image: image('report'),
    schedule: '0 3 * * *',
    settings: [settings],
    calls: [
      Call.withoutVariable(pay),
      Peer.internet({ port: 443 }),
      Peer.addresses(['10.20.0.0/16']),
      Peer.apiServer(),
    ],
  });
  new WebService(scope('game'), 'game', { image: image('game'), exposure: Exposure.loadBalancer() });

  const router = new IngressRouter(scope('router'), 'router', {
    host: 'abc.com',
    tls: Tls.secret('abc-tls'),
    defaultBackend: Backend.external('web', 80),
  });
  router.prefix('/user', release, { rewrite: Rewrite.stripPrefix() });
  router.prefix('/pay', pay);
  router.redirect('/old-pay', { path: '/pay', status: 301 });
  const spec = { type: 'ExternalName', externalName: 'mail.example.com' };
  new ApiObject(scope('mail'), 'mail', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'mail' },
    spec,
  } as never);
  return app;
}
