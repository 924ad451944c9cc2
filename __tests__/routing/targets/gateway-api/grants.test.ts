import { App, Chart, Testing } from 'cdk8s';
import { Backend, IngressRouter, RoutingTarget, WebService } from '../../../../lib';
import type { Manifest } from '../../../support/app';
import { expectValid } from '../../../support/validate';
import { checkGatewayObjects } from './model/check-gateway-objects';
import { refusals } from './refusals';

jest.spyOn(console, 'error').mockImplementation(() => {});

const away = (name: string, namespace = 'payments') => Backend.inNamespace(namespace, Backend.external(name, 80));

function build(routes: (router: IngressRouter, pay: WebService) => void): Manifest[] {
  const app = new App();
  const payments = new Chart(app, 'payments', { namespace: 'payments' });
  const pay = new WebService(payments, 'pay', { image: 'registry.example.com/pay:1.0.0' });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const target = RoutingTarget.gatewayApi({ gateway: 'edge' });
  routes(new IngressRouter(shop, 'router', { host: 'abc.com', target }), pay);
  return Testing.synth(shop);
}

test('a Service of another namespace is named with it, and granted there', () => {
  const objects = build((router, pay) => {
    router.prefix('/pay', Backend.inNamespace('payments', pay));
    router.prefix('/refund', away('refund'));
    router.prefix('/', Backend.external('web', 80));
  });
  expectValid(objects);
  expect(checkGatewayObjects(objects)).toEqual([]);
  const [grant, route] = objects;
  expect([grant?.kind, grant?.metadata.name, grant?.metadata.namespace]).toEqual([
    'ReferenceGrant',
    'shop-router',
    'payments',
  ]);
  expect(grant?.spec).toEqual({
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }],
    to: [
      { group: '', kind: 'Service', name: 'pay' },
      { group: '', kind: 'Service', name: 'refund' },
    ],
  });
  expect(route?.spec.rules.flatMap(({ backendRefs }: { backendRefs: unknown[] }) => backendRefs)).toEqual([
    { name: 'pay', namespace: 'payments', port: 80 },
    { name: 'refund', namespace: 'payments', port: 80 },
    { name: 'web', port: 80 },
  ]);
});

test('a grant names at most 16 Services, and those of one namespace', () => {
  const objects = build((router) => {
    for (let number = 0; number < 17; number++) router.prefix(`/a${number}`, away(`a-${number}`));
    router.prefix('/b', away('b', 'base'));
  });
  expect(checkGatewayObjects(objects)).toEqual([]);
  const grants = objects.filter(({ kind }) => kind === 'ReferenceGrant');
  expect(grants.map(({ metadata, spec }) => [metadata.namespace, metadata.name, spec.to.length])).toEqual([
    ['payments', 'shop-router', 16],
    ['payments', 'shop-router-2', 1],
    ['base', 'shop-router', 1],
  ]);
});

test('a router of no namespace has none to grant', () => {
  expect(refusals({ routes: (router) => router.prefix('/pay', away('pay')) })).toEqual([
    "the router sends requests to Services of another namespace, which needs a ReferenceGrant there that names the namespace of the router: set the namespace of the router's chart. (gateway-namespace)",
  ]);
});
