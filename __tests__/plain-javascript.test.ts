import { App, Chart } from 'cdk8s';
import * as portico from '../lib';
import { ProblemsError } from '../lib/cdk8s/findings';

/** Plain JavaScript can pass any value: nothing ends in an exception, and every problem names a line. */
test('an app with a wrong type for every value ends in problems only', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  // biome-ignore lint/suspicious/noExplicitAny: as in JavaScript
  const p = portico as any;

  const nameless = new p.WebService(chart);
  new p.WebService(chart, 7, 5);
  const user = new p.UserService(chart, 'user', null);
  const router = new p.IngressRouter(chart, 'router', 7);
  router.prefix();
  router.exact('/x');
  router.regex(null, user);
  router.redirect();
  router.redirect('/a', '/b');
  router.prefix('/c', new p.CanaryRelease());
  router.prefix('/d', user, 'x');
  router.prefix('/e', user, { rewrite: 5, cors: null, timeouts: { read: 5 } });
  const others = new p.IngressRouter(chart, undefined, { hosts: 'x', tls: {}, www: 'y', target: {} });
  others.prefix('/f', nameless);
  new p.PayService(chart, 'pay', {
    env: 'x',
    labels: 'y',
    annotations: 5,
    resources: p.Resources.of(null),
    health: p.Health.http(),
    runtime: p.ImageRuntime.restricted(null),
    exposure: p.Exposure.nodePort(null),
  });

  expectProblemsAlone(app);
});

test('controllers with a wrong type for every value end in problems only', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  // biome-ignore lint/suspicious/noExplicitAny: as in JavaScript
  const p = portico as any;

  const user = new p.UserService(chart, 'user');
  new p.IngressNginxController(chart, 'a', 'nginx');
  new p.IngressNginxController(chart, 'b', {
    name: 7,
    namespace: 7,
    className: 7,
    exposure: p.Exposure.nodePorts('31234'),
    imageRegistry: 7,
    controllerImage: 7,
    replicas: '3',
    resources: null,
    config: 7,
  });
  const { realIp, logFormat } = { realIp: p.RealIp.fromHeader(7, 7), logFormat: p.LogFormat.json(7) };
  new p.IngressNginxController(chart, 'c', {
    name: 'c',
    config: { realIp, logFormat, hsts: p.Hsts.of(7), gzip: p.Gzip.on('x'), options: 7, timeouts: 7, bodySize: 7 },
  });
  const gzip = p.Gzip.on({ types: 7 });
  const wrong = new p.IngressNginxController(chart, 'd', {
    config: { gzip, logFormat: p.LogFormat.text(), options: 'x' },
  });
  const targets = [7, { controller: 7 }, { controller: null, className: 7 }, { controller: wrong, className: 7 }];
  targets.forEach((options, number) => {
    const target = p.RoutingTarget.ingressNginx(options);
    new p.IngressRouter(chart, `router-${number}`, { defaultBackend: user, target });
  });

  expectProblemsAlone(app);
});

function expectProblemsAlone(app: App): void {
  let caught: unknown;
  try {
    app.synthYaml();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(ProblemsError);
  const lines = (caught as ProblemsError).message.split('\n').slice(1);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => !/^\[\S*\] +__tests__\/plain-javascript\.test\.ts:\d+ +\S/.test(line))).toEqual([]);
}
