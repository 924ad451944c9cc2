import { App, Chart } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus34 from 'cdk8s-plus-34';
import { Backend, IngressRouter } from '../../../lib';
import { problemsOf } from '../../support/app';

const containers = [{ image: 'nginx:1.29.3', portNumber: 8080 }];
const ports = [{ port: 8000, targetPort: 8080 }];
const untyped = (value: unknown) => value as never;

function chartOf(namespace?: string): Chart {
  return new Chart(new App(), 'shop', { namespace });
}

/** A Service as each version of cdk8s-plus makes it; that both are taken without a cast is half of the test. */
const VERSIONS = {
  'cdk8s-plus-27': (chart: Chart) => {
    const deployment = new plus27.Deployment(chart, 'plus', { containers });
    return Backend.of(deployment.exposeViaService({ name: 'plus-service', ports }));
  },
  'cdk8s-plus-34': (chart: Chart) => {
    const deployment = new plus34.Deployment(chart, 'plus', { containers });
    return Backend.of(deployment.exposeViaService({ name: 'plus-service', ports }));
  },
};

test.each(Object.entries(VERSIONS))('a Service of %s is a backend', (_, make) => {
  const chart = chartOf();
  const router = new IngressRouter(chart, 'router');
  router.prefix('/plus', make(chart));
  expect(router.resolve({ path: '/plus' }).backends).toEqual([
    { serviceName: 'plus-service', servicePort: 8000, weight: 100 },
  ]);
});

test('a Service to which a port is bound after the route is written has that port', () => {
  const chart = chartOf();
  const service = new plus34.Service(chart, 'service', { metadata: { name: 'late' } });
  const router = new IngressRouter(chart, 'router');
  router.prefix('/late', Backend.of(service));
  service.bind(8001);
  expect(router.resolve({ path: '/late' }).backends).toEqual([{ serviceName: 'late', servicePort: 8001, weight: 100 }]);
});

test('plain JavaScript may leave Backend.of() out', () => {
  const chart = chartOf();
  const service = new plus27.Service(chart, 'service', { metadata: { name: 'plus' }, ports: [{ port: 80 }] });
  const router = new IngressRouter(chart, 'router');
  router.prefix('/plus', untyped(service));
  expect(router.resolve({ path: '/plus' }).backends).toEqual([{ serviceName: 'plus', servicePort: 80, weight: 100 }]);
});

test('a Service made elsewhere is a backend by its name and port', () => {
  const router = new IngressRouter(chartOf(), 'router', { defaultBackend: Backend.external('legacy', 81) });
  expect(router.resolve({ path: '/' }).backends).toEqual([{ serviceName: 'legacy', servicePort: 81, weight: 100 }]);
});

test('a Service of cdk8s-plus has to be in the namespace of the router', () => {
  expect(
    problemsOf((chart, app) => {
      const other = new Chart(app, 'other', { namespace: 'money' });
      const service = new plus34.Service(other, 'service', { metadata: { name: 'pay' }, ports: [{ port: 80 }] });
      new IngressRouter(chart, 'router').prefix('/pay', Backend.of(service));
    })[0],
  ).toBe(
    '[shop/router] prefix "/pay" goes to "pay", whose chart has the namespace "money", but the router\'s chart has no namespace: pass it as Backend.inNamespace("money", …), or give both charts the same namespace.',
  );
});

test.each<[title: string, backend: unknown, shown: string]>([
  ['a name', Backend.of(untyped('pay')), '{"service":"pay"}'],
  ['nothing', Backend.of(untyped(undefined)), '{}'],
  ['a name, without Backend.of()', 'pay', '"pay"'],
])('a backend made of %s is a problem that names what to pass', (_, backend, shown) => {
  expect(problemsOf((chart) => new IngressRouter(chart, 'router').prefix('/pay', untyped(backend)))).toEqual([
    `[shop/router] prefix "/pay" has the backend ${shown}: pass a WebService, Backend.of(service) for a Service of cdk8s-plus, or Backend.external("name", 80) for one made elsewhere.`,
  ]);
});
