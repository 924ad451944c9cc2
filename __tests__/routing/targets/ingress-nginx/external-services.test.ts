import { App, Chart, Testing } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  IngressRouter,
  type IngressRouterProps,
  RoutingTarget,
  WebService,
} from '../../../../lib';
import { ProblemsError } from '../../../../lib/cdk8s/findings';
import type { Manifest } from '../../../support/app';
import { expectValid } from '../../../support/validate';

jest.spyOn(console, 'error').mockImplementation(() => {});

/** A router in the namespace `shop`, with a service of the namespace `payments`, and the objects of the router's chart. */
function build(routes: (router: IngressRouter, pay: WebService) => void, props: IngressRouterProps = {}): Manifest[] {
  const app = new App();
  const payments = new Chart(app, 'payments', { namespace: 'payments' });
  const pay = new WebService(payments, 'pay', { image: 'registry.example.com/pay:1.0.0' });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  routes(new IngressRouter(shop, 'router', { host: 'abc.com', ...props }), pay);
  return Testing.synth(shop);
}

function problemsOf(...args: Parameters<typeof build>): string[] {
  try {
    build(...args);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.findings.map(({ path, message }) => `[${path}] ${message}`);
  }
}

const services = (objects: readonly Manifest[]) =>
  objects.filter(({ kind }) => kind === 'Service').map(({ metadata, spec }) => [metadata.name, spec]);
const backends = (objects: readonly Manifest[]) =>
  objects
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap(({ spec }) =>
      spec.rules[0].http.paths.map(
        ({ path, backend }: { path: string; backend: { service: { name: string; port: { number: number } } } }) =>
          `${path} ${backend.service.name}:${backend.service.port.number}`,
      ),
    );

test('a Service of another namespace is reached by one of type ExternalName in the namespace of the router', () => {
  const objects = build((router, pay) => {
    router.prefix('/pay', Backend.inNamespace('payments', pay));
    router.exact('/pay/metrics', Backend.inNamespace('payments', Backend.external('pay', 9090)));
  });
  expectValid(objects);
  expect(services(objects)).toEqual([
    [
      'router-pay-payments',
      {
        type: 'ExternalName',
        externalName: 'pay.payments.svc.cluster.local',
        ports: [
          { name: 'port-80', port: 80 },
          { name: 'port-9090', port: 9090 },
        ],
      },
    ],
  ]);
  expect(backends(objects)).toEqual(['/pay router-pay-payments:80', '/pay/metrics router-pay-payments:9090']);
  expect(objects.every(({ metadata }) => metadata.namespace === 'shop')).toBe(true);
});

test('one port needs no name, and the domain of the cluster is an option', () => {
  const target = RoutingTarget.ingressNginx({ clusterDomain: 'k8s.example.org' });
  const objects = build((router, pay) => router.prefix('/', Backend.inNamespace('payments', pay)), { target });
  expect(services(objects).map(([, spec]) => spec)).toEqual([
    { type: 'ExternalName', externalName: 'pay.payments.svc.k8s.example.org', ports: [{ port: 80 }] },
  ]);
  const wrong = RoutingTarget.ingressNginx({ clusterDomain: 'cluster.local.' });
  expect(problemsOf((router) => router.prefix('/', Backend.external('x', 80)), { target: wrong })).toEqual([
    expect.stringContaining('clusterDomain "cluster.local." is not'),
  ]);
});

test('the versions of a release may stand in another namespace, each or both', () => {
  const stable = Backend.external('old', 80);
  const canary = Backend.external('new', 80);
  const each = build((router) =>
    router.prefix('/', new CanaryRelease({ stable, canary: Backend.inNamespace('payments', canary), weight: 10 })),
  );
  expect(backends(each)).toEqual(['/ old:80', '/ router-new-payments:80']);
  const both = build((router) =>
    router.prefix('/', Backend.inNamespace('payments', new CanaryRelease({ stable, canary, weight: 10 }))),
  );
  expect(backends(both)).toEqual(['/ router-old-payments:80', '/ router-new-payments:80']);
});

test('two routers and two classes make Services of their own', () => {
  const app = new App();
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const pay = Backend.inNamespace('payments', Backend.external('pay', 80));
  const target = RoutingTarget.both(
    RoutingTarget.ingressNginx(),
    RoutingTarget.ingressNginx({ className: 'internal' }),
  );
  new IngressRouter(shop, 'one', { host: 'one.com', defaultBackend: pay, target });
  new IngressRouter(shop, 'two', { host: 'two.com', defaultBackend: pay });
  expect(services(Testing.synth(shop)).map(([name]) => name)).toEqual([
    'one-pay-payments',
    'one-internal-pay-payments',
    'two-pay-payments',
  ]);
});

test('the namespace of the router itself needs no Service', () => {
  const objects = build((router) => router.prefix('/', Backend.inNamespace('shop', Backend.external('web', 80))));
  expect([services(objects), backends(objects)]).toEqual([[], ['/ web:80']]);
});

test('resolve() names the namespace', () => {
  build((router, pay) => {
    router.prefix('/pay', Backend.inNamespace('payments', pay));
    router.prefix('/', Backend.external('web', 80));
    expect(router.resolve({ host: 'abc.com', path: '/pay' }).backends).toEqual([
      { serviceName: 'pay', servicePort: 80, namespace: 'payments', weight: 100 },
    ]);
    expect(router.resolve({ host: 'abc.com', path: '/' }).backends).toEqual([
      { serviceName: 'web', servicePort: 80, weight: 100 },
    ]);
  });
});

test.each<[string, Parameters<typeof build>[0], string]>([
  [
    'a service of another namespace without its name',
    (router, pay) => router.prefix('/pay', pay),
    'prefix "/pay" goes to "pay", whose chart has the namespace "payments", but the router\'s chart has the namespace "shop": pass it as Backend.inNamespace("payments", …), or give both charts the same namespace.',
  ],
  [
    'a namespace that the chart does not have',
    (router, pay) => router.prefix('/pay', Backend.inNamespace('payment', pay)),
    'prefix "/pay" goes to "pay" in the namespace "payment", but its chart sets "payments": write that.',
  ],
  [
    'a namespace that is none',
    (router) => router.prefix('/pay', Backend.inNamespace('Pay_ments', Backend.external('pay', 80))),
    'prefix "/pay" goes to Backend.inNamespace() with the namespace "Pay_ments" is not',
  ],
  [
    'a Service that is none',
    (router) => router.prefix('/pay', Backend.inNamespace('payments', 'pay' as never)),
    'prefix "/pay" has the backend',
  ],
  [
    'a sticky session',
    (router, pay) => router.prefix('/pay', Backend.inNamespace('payments', pay), { stickySession: {} }),
    'prefix "/pay" has a sticky session, but ingress-nginx reaches the Service "pay" of the namespace "payments" by its DNS name and sees none of its pods: leave the session out, or write the route in a router of that namespace.',
  ],
])('a problem: %s', (_, routes, message) => {
  expect(problemsOf(routes)).toEqual([expect.stringContaining(`[shop/router] ${message}`)]);
});
