import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Backend, CanaryRelease, IngressRouter, RoutingTarget, Settings, WebService } from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';

const image = 'registry.example.com/user:1.0.0';
const UNPINNED = 'image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0".';

function said(build: (chart: Chart) => void) {
  const chart = new Chart(new App(), 'shop');
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  try {
    build(chart);
    Testing.synth(chart);
    return { problems: [], warnings: [] };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    const problems = error.findings.map(({ path, message }) => `[${path}] ${message}`);
    return { problems, warnings: printed.mock.calls.map(([line]) => String(line)), error };
  } finally {
    printed.mockRestore();
  }
}

describe('what is not made because something is wrong with it is not missed by what refers to it', () => {
  const targets = {
    'ingress-nginx': RoutingTarget.ingressNginx(),
    'Gateway API': RoutingTarget.gatewayApi({ gateway: 'edge' }),
  };

  test.each(Object.entries(targets))('a service behind a router for %s', (_, target) => {
    const { problems } = said((chart) => {
      const user = new WebService(chart, 'user', { image: 'nginx' });
      new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user, target });
    });
    expect(problems).toEqual([`[shop/user] ${UNPINNED}`]);
  });

  test('the canary of a release', () => {
    const { problems } = said((chart) => {
      const stable = new WebService(chart, 'user', { image });
      const canary = new WebService(chart, 'next', { image: 'nginx' });
      const defaultBackend = new CanaryRelease({ stable, canary, weight: 10 });
      new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend });
    });
    expect(problems).toEqual([`[shop/next] ${UNPINNED}`]);
  });

  test('the pods that a Service and a budget of others select', () => {
    const { problems, warnings } = said((chart) => {
      new WebService(chart, 'pay', { image });
      new WebService(chart, 'user', { image: 'nginx' });
      const selector = { app: 'user' };
      const metadata = { name: 'front' };
      const spec = { selector, ports: [{ port: 80, targetPort: 8080 }] };
      new ApiObject(chart, 'front', { apiVersion: 'v1', kind: 'Service', metadata, spec });
      const budget = { maxUnavailable: 1, selector: { matchLabels: selector } };
      new ApiObject(chart, 'budget', { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: budget });
    });
    expect({ problems, warnings }).toEqual({ problems: [`[shop/user] ${UNPINNED}`], warnings: [] });
  });

  test('settings of a service', () => {
    const { problems, warnings } = said((chart) => {
      const common = new Settings(chart, 'common', { config: { A: 'x', 'B=C': 'y' }, files: { '/etc/a': 'x' } });
      new WebService(chart, 'user', { image, settings: [common] });
    });
    expect(problems.map((line) => line.split(' ')[0])).toEqual(['[shop/common]']);
    expect(warnings).toEqual([]);
  });
});

describe('one slip is one problem:', () => {
  const build = (chart: Chart, id: string, name?: string) => new WebService(chart, id, { image, name });

  test('an id that is used twice', () => {
    const { problems } = said((chart) => {
      build(chart, 'user');
      build(chart, 'user');
      const defaultBackend = build(chart, 'pay');
      for (const host of ['abc.com', 'def.com']) new IngressRouter(chart, 'router', { host, defaultBackend });
    });
    expect(problems).toEqual(
      ['user', 'router'].map(
        (id) => `[shop] the id "${id}" is used twice in this scope: give each construct an id of its own.`,
      ),
    );
  });

  test('a name that two services have', () => {
    const { problems } = said((chart) => {
      build(chart, 'user');
      build(chart, 'other', 'user');
    });
    expect(problems).toEqual([
      '[shop/other/service-account] ServiceAccount, Deployment, Service and PodDisruptionBudget "user" are also made by shop/user, and one would overwrite the other: give one of the two another name.',
    ]);
  });

  test('a wrong namespace of a chart', () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'My_Shop' });
    const { problems } = said(() => {
      const defaultBackend = build(chart, 'user');
      new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend });
      app.synth();
    });
    expect(problems).toEqual([
      '[shop/user/service-account] namespace "My_Shop" of the chart "shop" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "my-shop".',
    ]);
  });

  test('an option that Kubernetes has and Portico has not is not taken for another', () => {
    const { problems } = said((chart) => {
      new WebService(chart, 'user', { image, ...({ readinessGates: [] } as object) });
    });
    expect(problems).toEqual([
      expect.stringMatching(/^\[shop\/user] the service has no option "readinessGates": write one of/),
    ]);
  });
});

test('objects of two targets have the line of their router', () => {
  const { error } = said((chart) => {
    const metadata = { name: 'router' };
    const [ingress, route] = [{ rules: [{ host: 'a.com' }] }, { hostnames: ['a.com'] }];
    new ApiObject(chart, 'a', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: ingress });
    new ApiObject(chart, 'b', { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata, spec: route });
    const target = RoutingTarget.both(RoutingTarget.ingressNginx(), RoutingTarget.gatewayApi({ gateway: 'edge' }));
    new IngressRouter(chart, 'router', { host: 'abc.com', target, defaultBackend: Backend.external('user', 80) });
  });
  const sites = error?.findings.map(({ path, place }) => [path, place?.replace(/\d+$/, 'line')]);
  expect(sites).toEqual([
    ['shop/router/target-1/ingress-router', '__tests__/cdk8s/follow-ups.test.ts:line'],
    ['shop/router/target-2/route-router', '__tests__/cdk8s/follow-ups.test.ts:line'],
  ]);
});
