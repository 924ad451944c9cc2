import { ApiObject, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  Backend,
  IngressRouter,
  type IRoutingTarget,
  type RouteTable,
  RoutingTarget,
  RoutingTargetBase,
  TargetCapability,
  type TargetFinding,
} from '../../../lib';
import { messagesOf, problemsOf, synthesize } from '../../support/app';
import { expectValid } from '../../support/validate';

jest.spyOn(console, 'error').mockImplementation(() => {});

const web = Backend.external('web', 80);
const gatewayApi = RoutingTarget.gatewayApi({ gateway: 'edge' });
const ingressNginx = RoutingTarget.ingressNginx();

const build = (target: IRoutingTarget) =>
  problemsOf((chart) => {
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    router.prefix('/a', web, { timeouts: { read: Duration.seconds(5) } });
  });

const odd = (value: string) =>
  `[shop/router] RoutingTarget.both() takes two targets, but ${value} has the wrong type; expected RoutingTarget.ingressNginx().`;
const twice = (what: string) =>
  `[shop/router] RoutingTarget.both() has two targets for ${what}: leave one of the two out.`;
const TIMEOUTS =
  '[shop/router] prefix "/a" has timeouts, which HTTPRoute has no field for: set requestTimeout of RoutingTarget.gatewayApi(), which limits the whole answer.';

test.each<[string, IRoutingTarget, string[]]>([
  ['an option that one of them refuses', RoutingTarget.both(ingressNginx, gatewayApi), [TIMEOUTS]],
  [
    'an option that both refuse, once',
    RoutingTarget.both(gatewayApi, RoutingTarget.gatewayApi({ gateway: 'b' })),
    [TIMEOUTS],
  ],
  ['a value that is not a target', RoutingTarget.both(ingressNginx, 'nginx' as never), [odd('"nginx"')]],
  ['a target that is missing', RoutingTarget.both(undefined as never, ingressNginx), [odd('undefined')]],
  [
    'a target that lacks members',
    RoutingTarget.both(ingressNginx, { name: 'own', problems: () => [], render: () => {} } as never),
    [
      '[shop/router] RoutingTarget.both() takes two targets, but {"name":"own"} has no capabilities, dependencies, shortName(), parts(), placesOf(), optionProblems(), problemsBeside(), problemsOnSharedHost(), warnings(), requestSources(), requestSeries(): extend RoutingTargetBase.',
    ],
  ],
  [
    'one target twice',
    RoutingTarget.both(ingressNginx, RoutingTarget.both(gatewayApi, RoutingTarget.ingressNginx())),
    [TIMEOUTS, twice('ingress-nginx class "nginx"')],
  ],
  [
    'one Gateway, and one of its listeners',
    RoutingTarget.both(gatewayApi, RoutingTarget.gatewayApi({ gateway: 'edge', sectionName: 'web' })),
    [TIMEOUTS, twice('Gateway API gateway "edge"')],
  ],
  [
    'a value that is not a target, within another both()',
    RoutingTarget.both(ingressNginx, RoutingTarget.both({} as never, gatewayApi)),
    [odd('{}')],
  ],
])('both() has the problems of its targets: %s', (_, target, problems) => {
  expect(build(target)).toEqual(problems);
});

/** A target of a third party that warns about every table, and makes an object of the router's name. */
class Foreign extends RoutingTargetBase {
  readonly capabilities = Object.fromEntries(
    ['name', 'host', 'prefix path', 'timeouts'].map((option) => [option, TargetCapability.faithful()]),
  );

  constructor(readonly name: string) {
    super();
  }

  override warnings(): TargetFinding[] {
    return [
      { code: 'foreign', message: 'something may differ.' },
      { code: 'foreign', message: `${this.name} may differ.` },
    ];
  }

  render(scope: Construct, { name }: RouteTable): void {
    new ApiObject(scope, 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
  }
}

class OtherForeign extends Foreign {}

test.each([
  ['one class', new Foreign('traefik a'), new Foreign('traefik b')],
  ['two classes', new Foreign('traefik a'), new OtherForeign('traefik b')],
])('two targets of third parties, of %s, give their objects different names', (_, first, second) => {
  const objects = synthesize((chart) => {
    const target = RoutingTarget.both(RoutingTarget.both(first, second), ingressNginx);
    new IngressRouter(chart, 'router', { host: 'abc.com', target }).prefix('/a', web);
  });
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ConfigMap router',
    'ConfigMap router-traefik-b',
    'Ingress router',
  ]);
});

test('both() has the warnings of its targets, each once', () => {
  synthesize((chart) => {
    const target = RoutingTarget.both(new Foreign('one'), RoutingTarget.both(new Foreign('two'), ingressNginx));
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    router.prefix('/a', web);
    expect(messagesOf(router.warnings)).toEqual(['something may differ.', 'one may differ.', 'two may differ.']);
  });
});

test('objects of a second target of one kind have names of their own', () => {
  const second = RoutingTarget.both(
    RoutingTarget.gatewayApi({ gateway: 'edge.v2' }),
    RoutingTarget.ingressNginx({ className: 'internal' }),
  );
  const lists = ['router', 'r'.repeat(63)].map((id) =>
    synthesize((chart) => {
      const target = RoutingTarget.both(RoutingTarget.both(ingressNginx, gatewayApi), second);
      new IngressRouter(chart, id, { host: 'abc.com', target }).prefix('/a', web);
    }),
  );
  const names = lists.map((objects) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`));
  expect(names).toEqual([
    ['Ingress router', 'HTTPRoute router', 'HTTPRoute router-edge-v2', 'Ingress router-internal'],
    [
      `Ingress ${'r'.repeat(63)}`,
      `HTTPRoute ${'r'.repeat(63)}`,
      `HTTPRoute ${'r'.repeat(59)}`,
      `Ingress ${'r'.repeat(59)}-2`,
    ],
  ]);
  lists.forEach(expectValid);
  const [routes = []] = lists.map((objects) => objects.filter(({ kind }) => kind === 'HTTPRoute'));
  expect(routes.map(({ spec }) => spec.parentRefs)).toEqual([[{ name: 'edge' }], [{ name: 'edge.v2' }]]);
});
