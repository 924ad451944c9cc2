import { App, Chart, Testing } from 'cdk8s';
import {
  Backend,
  type GatewayApiTargetOptions,
  GatewayImplementation,
  IngressRouter,
  type IngressRouterProps,
  type IRoutingTarget,
  RoutingTarget,
  Tls,
} from '../../../../lib';
import { checkTarget } from '../../../../lib/routing/targets/check-target';
import { problemsOf, synthesize } from '../../../support/app';
import { CASES } from '../../cases';
import { buildCase, parseRequest, renderTable } from '../../support';
import { checkGatewayObjects } from './model/check-gateway-objects';
import { refusals } from './refusals';
import { answersOf, orderVariationsFor } from './variations';

jest.spyOn(console, 'error').mockImplementation(() => {});

const web = Backend.external('web', 80);
const tls = Tls.secret('abc-com-tls');
const SET: GatewayApiTargetOptions = { gateway: 'edge', gatewayNamespace: 'infra', listenerSet: true };

function router(chart: Chart, options: GatewayApiTargetOptions, props: IngressRouterProps = {}, id = 'router') {
  const made = new IngressRouter(chart, id, {
    host: 'abc.com',
    tls,
    target: RoutingTarget.gatewayApi(options),
    ...props,
  });
  made.prefix(`/${id}`, web);
}

test('a router brings its certificates to a Gateway that is made elsewhere', () => {
  const [set, secure, plain] = synthesize((chart) => router(chart, SET), { namespace: 'shop' });
  expect(set).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ListenerSet',
    metadata: { name: 'router', namespace: 'shop', labels: expect.anything() },
    spec: {
      parentRef: { name: 'edge', namespace: 'infra' },
      listeners: [
        {
          name: 'https-abc.com',
          hostname: 'abc.com',
          port: 443,
          protocol: 'HTTPS',
          tls: { certificateRefs: [{ name: 'abc-com-tls' }] },
        },
      ],
    },
  });
  expect(secure?.spec.parentRefs).toEqual([{ kind: 'ListenerSet', name: 'router', sectionName: 'https-abc.com' }]);
  expect(plain?.spec.parentRefs).toEqual([{ name: 'edge', namespace: 'infra', sectionName: 'http' }]);
});

test('without a redirect to HTTPS, a route belongs to the listener of the Gateway and to its own', () => {
  const options = { gateway: 'edge', listenerSet: true, httpListener: 'web' };
  const [, route] = synthesize((chart) => router(chart, options, { httpsRedirect: false }));
  expect(route?.spec.parentRefs).toEqual([
    { name: 'edge', sectionName: 'web' },
    { kind: 'ListenerSet', name: 'router', sectionName: 'https-abc.com' },
  ]);
});

test('cert-manager finds its issuer on the ListenerSet, an Issuer of the namespace as well', () => {
  const annotations = (certificates: Tls) =>
    synthesize((chart) => router(chart, SET, { tls: certificates }))[0]?.metadata.annotations;
  expect(annotations(Tls.certManager({ clusterIssuer: 'letsencrypt' }))).toEqual({
    'cert-manager.io/cluster-issuer': 'letsencrypt',
  });
  expect(annotations(Tls.certManager({ issuer: 'own' }))).toEqual({ 'cert-manager.io/issuer': 'own' });
});

const SECURE = CASES.filter(({ features }) => features.includes('tls'));

describe.each(SECURE)('by a ListenerSet: $title', (routingCase) => {
  const target = RoutingTarget.gatewayApi({ ...SET, allowImplementationSpecific: true });
  const { router: built } = buildCase(routingCase);
  const { table } = built;
  if (checkTarget(target, table).length > 0) {
    test('is refused for an option alone', () => {
      expect(new Set(checkTarget(target, table).map(({ code }) => code))).toEqual(new Set(['option-refused']));
    });
    return;
  }

  test('every request goes where the table says', () => {
    const objects = renderTable(table, target);
    expect(checkGatewayObjects(objects)).toEqual([]);
    const answers = routingCase.requests.map(([request]) => {
      // The Gateway has a listener of its own for HTTPS, with no routes.
      return [request, ...answersOf(objects, parseRequest(request), orderVariationsFor(table))];
    });
    expect(answers).toEqual(routingCase.requests);
  });
});

test('most of the cases with certificates are taken', () => {
  expect(SECURE.length).toBeGreaterThanOrEqual(7);
});

describe('a Gateway of the app', () => {
  const problems = (listenersFrom: string[] | undefined, hosts = ['abc.org']) =>
    problemsOf((_, app) => {
      const infra = new Chart(app, 'infra', { namespace: 'infra' });
      const shop = new Chart(app, 'own', { namespace: 'own' });
      const create = { gatewayClassName: 'envoy', routesFrom: ['own'], listenersFrom };
      router(infra, { gateway: 'edge', create }, { host: undefined, hosts }, 'entrance');
      router(shop, SET);
      Testing.synth(infra);
      Testing.synth(shop);
    });

  test('has to allow the ListenerSet', () => {
    expect(problems(undefined)).toEqual([
      '[own/router/listener-set] Gateway "edge" allows no ListenerSet of the namespace "own": write it in spec.allowedListeners of the Gateway.',
    ]);
    expect(problems(['payments'])).toEqual(problems(undefined));
    expect(problems(['own'])).toEqual([]);
  });

  test('allows the namespaces of listenersFrom, each once', () => {
    const create = { gatewayClassName: 'envoy', listenersFrom: ['own', 'payments', 'own'] };
    const [gateway] = synthesize((chart) => router(chart, { gateway: 'edge', create }), { namespace: 'infra' });
    expect(gateway?.spec.allowedListeners).toEqual({
      namespaces: {
        from: 'Selector',
        selector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['own', 'payments'] }],
        },
      },
    });
  });
});

describe('a host in a ListenerSet has one router', () => {
  const ONE =
    'write all routes of the host in one router, with Backend.inNamespace() for a Service of another namespace.';
  const shared = (first: Partial<GatewayApiTargetOptions>, second: Partial<GatewayApiTargetOptions>, host?: string) => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    router(chart, { gateway: 'edge', ...first }, {}, 'a');
    router(chart, { gateway: 'edge', ...second }, host ? { host } : {}, 'b');
    return problemsOfApp(chart);
  };
  const problemsOfApp = (chart: Chart) => {
    try {
      Testing.synth(chart);
      return [];
    } catch (error) {
      return (error as { findings: { path: string; message: string }[] }).findings.map(
        ({ path, message }) => `[${path}] ${message}`,
      );
    }
  };
  const set = { listenerSet: true };
  const named = { httpsListener: 'https' };

  test('also where a target of its own stands around that of the other router', () => {
    const inner = RoutingTarget.gatewayApi({ gateway: 'edge', ...set });
    const around = Object.fromEntries(
      ['name', 'capabilities', 'dependencies'].map((field) => [field, Reflect.get(inner, field)]),
    ) as unknown as IRoutingTarget;
    const methods = ['shortName', 'placesOf', 'optionProblems', 'problems', 'problemsBeside', 'problemsOnSharedHost'];
    for (const method of [...methods, 'warnings', 'requestSources', 'requestSeries', 'render']) {
      Object.assign(around, { [method]: (...args: unknown[]) => Reflect.get(inner, method).apply(inner, args) });
    }
    Object.assign(around, { parts: () => [around] });
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    router(chart, { gateway: 'edge' }, { target: around }, 'a');
    router(chart, { gateway: 'edge', ...named }, {}, 'b');
    expect(problemsOfApp(chart)).toContain(
      `[shop/b] host "abc.com" is routed by shop/a as well, and its requests by HTTPS come in by the ListenerSet of shop/a alone: ${ONE}`,
    );
  });

  test.each<[string, Partial<GatewayApiTargetOptions>, Partial<GatewayApiTargetOptions>, string]>([
    ['two ListenerSets', set, set, 'this router'],
    ['a ListenerSet after a listener of the Gateway', named, set, 'this router'],
    ['a ListenerSet before a listener of the Gateway', set, named, 'shop/a'],
  ])('%s', (_, first, second, owner) => {
    expect(shared(first, second)).toContain(
      `[shop/b] host "abc.com" is routed by shop/a as well, and its requests by HTTPS come in by the ListenerSet of ${owner} alone: ${ONE}`,
    );
  });

  test('other hosts have others', () => {
    expect(shared(set, set, 'abc.org')).toEqual([]);
    expect(shared(named, set, 'abc.org')).toEqual([]);
  });
});

test('Traefik reads no ListenerSet, which is said where it is named', () => {
  const implementation = GatewayImplementation.traefik();
  expect(refusals({ options: { ...SET, implementation }, props: { tls } })).toEqual([
    'listenerSet makes a ListenerSet, which Traefik 3.7 does not read: name the listener of the Gateway that has the certificates in httpsListener, or have the Gateway made by create. (gateway-implementation)',
  ]);
  for (const one of [GatewayImplementation.envoyGateway(), GatewayImplementation.nginxGatewayFabric()]) {
    expect(refusals({ options: { ...SET, implementation: one }, props: { tls } })).toEqual([]);
  }
});
