import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  GatewayImplementation,
  IngressNginxServer,
  IngressRouter,
  type IRoutingTarget,
  RoutingTarget,
  RoutingTargetBase,
  Slo,
  TargetCapability,
  WebService,
} from '../../../lib';
import { noOpFields } from '../../support/api-defaults';
import { type Manifest, only, problemsOf } from '../../support/app';

const image = 'registry.example.com/shop/user:1.4.0';
const nginx = RoutingTarget.ingressNginx();
const gateway = (implementation: GatewayImplementation) =>
  RoutingTarget.gatewayApi({ gateway: 'edge', implementation });
const envoy = gateway(GatewayImplementation.envoyGateway());
const traefik = gateway(GatewayImplementation.traefik());

interface Parts {
  readonly chart: Chart;
  readonly user: WebService;
  readonly pay: WebService;
  readonly router: IngressRouter;
}

/** The objects of a shop of two services in the namespace `shop`. */
function shop(target: IRoutingTarget, write: (parts: Parts) => void): Manifest[] {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const [user, pay] = ['user', 'pay'].map((name) => new WebService(chart, name, { image })) as [WebService, WebService];
  const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
  write({ chart, user, pay, router });
  return Testing.synth(chart);
}

const rulesOf = (objects: readonly Manifest[]) =>
  objects.filter(({ kind }) => kind === 'PrometheusRule').flatMap(({ spec }) => spec.groups[0].rules);

/** The selectors of the first recorded series, of failed requests and of all. */
const selectorsOf = (objects: readonly Manifest[]) => {
  const [errors = '', requests = ''] = rulesOf(objects)[0].expr.split('\n/\n');
  return [errors, requests].map((sum) => [...sum.matchAll(/rate\((.*?)\[5m\]\)/g)].map(([, selector]) => selector));
};

describe('an objective', () => {
  const objects = shop(envoy, ({ router, user, pay }) => {
    router.prefix('/user', user);
    router.prefix('/pay', pay);
    router.prefix('/me', user);
    router.slo(user, Slo.availability('99.9', { labels: { release: 'kube-prometheus-stack' } }));
  });
  const [rule] = objects.filter(({ kind }) => kind === 'PrometheusRule');
  const clusters = 'envoy_cluster_name=~"httproute/shop/router/rule/(0|2)(/backend/[0-9]+)?"';
  const own = '{namespace="shop",slo="router-user-availability"}';

  test('is one PrometheusRule for the backend, with the labels by which a Prometheus chooses it', () => {
    expect(rule?.metadata).toMatchObject({
      name: 'router-user-availability',
      namespace: 'shop',
      labels: { 'app.kubernetes.io/instance': 'router-user-availability', release: 'kube-prometheus-stack' },
    });
    expect(rule?.spec.groups.map(({ name }: { name: string }) => name)).toEqual(['router-user-availability']);
    expect(objects.flatMap(noOpFields)).toEqual([]);
  });

  test('records the share of failed requests over each of the times that its alerts compare', () => {
    const records = rulesOf(objects).filter(({ record }) => record !== undefined);
    expect(records.map(({ record }) => record)).toEqual(
      ['5m', '30m', '1h', '2h', '6h', '1d', '3d'].map((time) => `slo:request_errors:ratio_rate${time}`),
    );
    expect(records[2]).toEqual({
      record: 'slo:request_errors:ratio_rate1h',
      expr: `sum(rate(envoy_cluster_upstream_rq_xx{${clusters},envoy_response_code_class="5"}[1h]))\n/\nsum(rate(envoy_cluster_upstream_rq_xx{${clusters}}[1h]))`,
      labels: { namespace: 'shop', slo: 'router-user-availability' },
    });
  });

  test('alerts by the burn rates of the SRE workbook, each over a long and a short time', () => {
    const [page, ticket] = rulesOf(objects).filter(({ alert }) => alert === 'AvailabilityBudgetBurn');
    const above = (factor: number, ...times: string[]) =>
      `(\n  ${times.map((time) => `slo:request_errors:ratio_rate${time}${own} > ${factor} * 0.001`).join('\n  and ')}\n)`;
    expect(page).toEqual({
      alert: 'AvailabilityBudgetBurn',
      expr: `${above(14.4, '1h', '5m')}\nor\n${above(6, '6h', '30m')}`,
      labels: { severity: 'page' },
      annotations: {
        summary: 'user fails so often that the errors which 99.9 % leaves for 30 days are used up within 5 days.',
        description: '{{ $value | humanizePercentage }} of the requests fail.',
      },
    });
    expect(ticket.labels).toEqual({ severity: 'ticket' });
    expect(ticket.expr).toBe(`${above(3, '1d', '2h')}\nor\n${above(1, '3d', '6h')}`);
  });

  test('of Envoy Gateway, which counts nothing for a backend without pods, alerts when nothing is counted', () => {
    expect(rulesOf(objects).at(-1)).toMatchObject({
      alert: 'AvailabilityUnknown',
      expr: `absent(envoy_cluster_membership_total{${clusters}})`,
      for: '5m',
      labels: { namespace: 'shop', slo: 'router-user-availability', severity: 'page' },
    });
  });

  test('of Traefik, which counts nothing either then, alerts when requests come to an end', () => {
    const made = shop(traefik, ({ router, pay }) => {
      router.prefix('/', pay);
      router.slo(pay, Slo.availability('99.9'));
    });
    const [, [selector] = []] = selectorsOf(made);
    expect(rulesOf(made).at(-1)).toMatchObject({
      alert: 'AvailabilityUnknown',
      expr: `sum(rate(${selector}[5m])) == 0\nand sum(rate(${selector}[1h])) > 0`,
      for: '5m',
    });
  });

  test('is changed by patches like any object of the router', () => {
    const made = shop(nginx, ({ router, pay }) => {
      router.prefix('/', pay);
      router.slo(pay, Slo.availability('99.9'));
      router.patchObjects(
        { kind: 'PrometheusRule' },
        JsonPatch.replace('/spec/groups/0/rules/7/labels/severity', 'critical'),
      );
    });
    const severities = rulesOf(made)
      .filter(({ alert }) => alert !== undefined)
      .map(({ labels }) => labels.severity);
    expect(severities).toEqual(['critical', 'ticket']);
  });

  test.each([
    ['99.9', '0.001'],
    ['99.95', '0.0005'],
    ['99', '0.01'],
    ['99.999', '0.00001'],
    ['93.06', '0.0694'],
  ])('of %s leaves %s of the requests to fail', (percent, budget) => {
    const made = shop(traefik, ({ router, user }) => {
      router.prefix('/', user);
      router.slo(user, Slo.availability(percent));
    });
    expect(rulesOf(made)[7].expr).toContain(`> 14.4 * ${budget}\n`);
  });
});

describe('the series', () => {
  test('of ingress-nginx are told by Ingress and Service, whichever labels Prometheus gives them', () => {
    const objects = shop(nginx, ({ router, user, pay }) => {
      router.prefix('/user', user);
      router.prefix('/', pay);
      // Its path has to name a Service, that of the first route.
      router.redirect('/old', { path: '/user' });
      router.slo(user, Slo.availability('99.9'));
    });
    const ways = [
      'exported_namespace="shop",ingress="router",exported_service="user"',
      'exported_namespace="shop",ingress="router",service="user"',
      'namespace="shop",ingress="router",service="user"',
    ];
    expect(selectorsOf(objects)).toEqual([
      ways.map((way) => `nginx_ingress_controller_requests{${way},status=~"5.."}`),
      ways.map((way) => `nginx_ingress_controller_requests{${way}}`),
    ]);
    expect(rulesOf(objects)[0].expr).toMatch(/^sum\(\n {2}rate\(.*\n {2}or rate\(.*\n {2}or rate\(.*\n\)\n\/\nsum\(\n/);
  });

  test('of ingress-nginx have the name by which it reaches a Service of another namespace', () => {
    const objects = shop(nginx, ({ router }) => {
      const away = Backend.inNamespace('bank', Backend.external('ledger', 80));
      router.prefix('/ledger', away);
      router.slo(away, Slo.availability('99.9'));
    });
    const [service] = objects.filter(({ spec }) => spec?.type === 'ExternalName');
    expect(selectorsOf(objects)[1]?.[2]).toContain(`service="${service?.metadata.name}"`);
  });

  test('of Traefik are told by the names of its services', () => {
    const objects = shop(traefik, ({ router, user, pay }) => {
      router.prefix('/user', user);
      router.prefix('/pay', pay);
      router.slo(user, Slo.availability('99.9'));
    });
    const service = 'service=~"httproute-shop-router-gw-.+-svc-shop-user-[0-9]+@kubernetesgateway"';
    expect(selectorsOf(objects)).toEqual([
      [`traefik_service_requests_total{${service},code=~"5.."}`],
      [`traefik_service_requests_total{${service}}`],
    ]);
  });

  test('of a release are those of both versions', () => {
    const release = (target: IRoutingTarget) =>
      shop(target, ({ chart, router, user, pay }) => {
        const next = new WebService(chart, 'user-next', { image });
        router.prefix(
          '/user',
          new CanaryRelease({ stable: user, canary: next, weight: 10, header: { name: 'x-next' } }),
        );
        router.prefix('/pay', pay);
        router.slo(user, Slo.availability('99.9'));
      });
    const [, [ofEnvoy = ''] = []] = selectorsOf(release(envoy));
    const rules: Manifest[] = only(release(envoy), 'HTTPRoute').spec.rules;
    const numbers = rules.flatMap(({ backendRefs = [] }, number) =>
      backendRefs.some(({ name }: { name: string }) => name.startsWith('user')) ? [number] : [],
    );
    expect(numbers.length).toBeGreaterThan(1);
    expect(ofEnvoy).toContain(`rule/(${numbers.join('|')})(/backend`);
    expect(selectorsOf(release(traefik))[1]?.[0]).toContain('-svc-(shop-user|shop-user-next)-[0-9]+@');
    // The controller counts the requests to a canary under the name of the stable Service, by the Ingress of that.
    expect(selectorsOf(release(nginx))[1]?.[2]).toBe(
      'nginx_ingress_controller_requests{namespace="shop",ingress="router",service="user"}',
    );
  });

  test('of two targets are taken together', () => {
    const objects = shop(RoutingTarget.both(nginx, envoy), ({ router, user }) => {
      router.prefix('/user', user);
      router.slo(user, Slo.availability('99.9'));
    });
    const metrics = selectorsOf(objects)[1]?.map((selector) => selector?.replace(/\{.*/, ''));
    expect(metrics).toEqual([...Array(3).fill('nginx_ingress_controller_requests'), 'envoy_cluster_upstream_rq_xx']);
  });
});

class Plain extends RoutingTargetBase {
  readonly name = 'plain';
  readonly capabilities = Object.fromEntries(
    ['prefix path', 'host', 'name'].map((option) => [option, TargetCapability.faithful()]),
  );
  override render(): void {}
}

describe('a problem', () => {
  const problems = (
    write: (parts: Parts) => void,
    target: IRoutingTarget = envoy,
    namespace: string | undefined = 'shop',
  ) =>
    problemsOf((_chart, app) => {
      const chart = new Chart(app, 'apps', { namespace });
      const user = new WebService(chart, 'user', { image });
      const pay = new WebService(chart, 'pay', { image });
      const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
      router.prefix('/user', user);
      write({ chart, user, pay, router });
    });

  test.each([
    [
      '100',
      'availability "100" allows no request to fail, so that the first error breaks it: write less than 100, for example "99.9".',
    ],
    ['99.9%', 'availability "99.9%" is not a decimal number of percent: write, for example, "99.9".'],
    ['', 'availability "" is not a decimal number of percent: write, for example, "99.9".'],
    [99.9, 'availability 99.9 is not a text: write it in quotes, for example "99.9".'],
    [
      '0',
      'availability "0" allows so many requests to fail that 14.4 times as many, at which the first alert is, are more than all: write more than 93.05, for example "99".',
    ],
    [
      '93.05',
      'availability "93.05" allows so many requests to fail that 14.4 times as many, at which the first alert is, are more than all: write more than 93.05, for example "99".',
    ],
  ])('is an objective of %s', (percent, message) => {
    const found = problems(({ router, user }) => router.slo(user, Slo.availability(percent as string)));
    expect(found).toEqual([`[apps/router] ${message}`]);
  });

  test('is an objective that is none, or that no route needs', () => {
    const slo = Slo.availability('99.9');
    expect(
      problems(({ router, user, pay }) => {
        router.slo(user, '99.9' as never);
        router.slo(5 as never, slo);
        router.slo(pay, slo);
        router.slo(user, slo);
        router.slo(user, Slo.availability('99.9', { labels: { 'a b': 'c' } }));
      }),
    ).toEqual([
      '[apps/router] slo "99.9" has the wrong type; expected an objective such as Slo.availability("99.9").',
      '[apps/router] slo has the backend 5: pass the one that a route leads to.',
      '[apps/router] no route leads to "pay", which has an slo: write a route to it, or leave the slo out.',
      '[apps/router] "user" has two slos: keep one of the two.',
      '[apps/router] label key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
      '[apps/router] "user" has two slos: keep one of the two.',
    ]);
  });

  test('is an objective in no namespace', () => {
    const found = problemsOf((chart) => {
      const user = new WebService(chart, 'user', { image });
      const router = new IngressRouter(chart, 'router', { target: envoy, defaultBackend: user, host: 'abc.com' });
      router.slo(user, Slo.availability('99.9'));
    });
    expect(found).toEqual([
      '[shop/router] the slo of "user" needs the namespace of the router, by which a Prometheus tells its series: write new Chart(app, "shop", { namespace: "shop" }).',
    ]);
  });

  test.each([
    ['a target of somebody else', new Plain(), 'plain'],
    ['portable routes', gateway(GatewayImplementation.portable()), 'Gateway API gateway "edge"'],
    ['NGINX Gateway Fabric', gateway(GatewayImplementation.nginxGatewayFabric()), 'Gateway API gateway "edge"'],
    [
      'Traefik in the place of ingress-nginx',
      RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() }),
      'ingress-nginx class "nginx"',
    ],
    [
      'two targets of which one counts nothing',
      RoutingTarget.both(nginx, gateway(GatewayImplementation.portable())),
      'ingress-nginx class "nginx" and Gateway API gateway "edge"',
    ],
  ])('is an objective for %s, which has no series', (_, target, name) => {
    expect(problems(({ router, user }) => router.slo(user, Slo.availability('99.9')), target)).toEqual([
      `[apps/router] the target ${name} has no series in Prometheus for the requests to "user": leave the slo out, or route by RoutingTarget.ingressNginx(), GatewayImplementation.envoyGateway() or GatewayImplementation.traefik().`,
    ]);
  });
});
