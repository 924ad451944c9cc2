import { Duration } from 'cdk8s';
import { Backend, IngressRouter, type IRoutingTarget, RoutingTarget, type TargetFinding } from '../../../lib';
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
  `[shop/router] RoutingTarget.both() takes two targets, but ${value} is of another type: write RoutingTarget.ingressNginx().`;
const twice = (what: string) =>
  `[shop/router] RoutingTarget.both() compiles twice for ${what}: leave one of the two out.`;
const TIMEOUTS =
  '[shop/router] prefix "/a" has timeouts, which HTTPRoute has no field for: set requestTimeout of RoutingTarget.gatewayApi(), which limits the whole answer.';

test.each<[string, IRoutingTarget, string[]]>([
  ['what one of them cannot do', RoutingTarget.both(ingressNginx, gatewayApi), [TIMEOUTS]],
  ['what both cannot do, once', RoutingTarget.both(gatewayApi, RoutingTarget.gatewayApi({ gateway: 'b' })), [TIMEOUTS]],
  ['what is no target', RoutingTarget.both(ingressNginx, 'nginx' as never), [odd('"nginx"')]],
  ['what is missing', RoutingTarget.both(undefined as never, ingressNginx), [odd('undefined')]],
  [
    'a target that lacks something',
    RoutingTarget.both(ingressNginx, { name: 'own', problems: () => [], render: () => {} } as never),
    [
      '[shop/router] RoutingTarget.both() takes two targets, but {"name":"own"} has no warnings(): add what a target needs.',
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
    'what is no target, within another',
    RoutingTarget.both(ingressNginx, RoutingTarget.both({} as never, gatewayApi)),
    [odd('{}')],
  ],
])('the problems: %s', (_, target, problems) => {
  expect(build(target)).toEqual(problems);
});

/** A target that warns of everything. */
class Warning implements IRoutingTarget {
  constructor(readonly name: string) {}
  problems(): TargetFinding[] {
    return [];
  }
  warnings(): TargetFinding[] {
    return [
      { code: 'both', message: 'something may differ.' },
      { code: 'both', message: `${this.name} may differ.` },
    ];
  }
  render(): void {}
}

test('the warnings of both, each once', () => {
  synthesize((chart) => {
    const target = RoutingTarget.both(new Warning('one'), RoutingTarget.both(new Warning('two'), ingressNginx));
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    router.prefix('/a', web);
    expect(messagesOf(router.warnings)).toEqual(['something may differ.', 'one may differ.', 'two may differ.']);
  });
});

test('a second target of one kind gives its objects names of their own', () => {
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
