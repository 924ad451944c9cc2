import { App, Chart, Testing } from 'cdk8s';
import {
  Backend,
  IngressRouter,
  type RouteTable,
  RoutingTarget,
  RoutingTargetBase,
  TargetCapability,
  type TargetFinding,
} from '../../../lib';
import { ProblemsError } from '../../../lib/cdk8s/findings';
import { problemsOfRouter, ROUTE, untyped } from '../support';

/** Refuses every route as a target of another language does: jsii hands it copies of structs, and copies back. */
class Foreign extends RoutingTargetBase {
  readonly name = 'foreign';
  readonly capabilities = Object.fromEntries(
    ['name', 'host', 'hosts', 'prefix path'].map((option) => [option, TargetCapability.faithful()]),
  );

  override problems(table: RouteTable): TargetFinding[] {
    const { hosts }: RouteTable = JSON.parse(JSON.stringify(table));
    const routes = hosts.flatMap((host) => host.routes);
    return routes.map(({ key }) => ({ code: 'foreign', message: `${key} is refused.`, routeKey: key }));
  }

  render(): void {}
}

const web = Backend.external('web', 80);

function findingsOf(build: (chart: Chart) => void) {
  const chart = new Chart(new App(), 'shop');
  build(chart);
  try {
    Testing.synth(chart);
    return [];
  } catch (error) {
    if (error instanceof ProblemsError) return error.findings;
    throw error;
  }
}

test('a finding of a target that works on copies of routes names the line of the route', () => {
  const findings = findingsOf((chart) => {
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target: new Foreign() });
    router.prefix('/a', web);
    router.prefix('/b', web, { host: 'abc.net' });
  });
  const lines = findings.map(({ code, message, place = '' }) => [code, message, Number(place.split(':')[1])]);
  const line = Number(lines[0]?.[2]);
  expect(lines).toEqual([
    ['foreign', 'prefix "/a" is refused.', line],
    ['foreign', 'abc.net prefix "/b" is refused.', line + 1],
  ]);
});

test('every route of a table has a key of its own', () => {
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', { hosts: ['abc.com', 'abc.org'] });
  router.prefix('/a', web);
  router.exact('/a', web);
  router.prefix('/a', web, { host: 'abc.net' });
  const keys = router.table.hosts.map(({ host, routes }) => [host, routes.map(({ key }) => key)]);
  expect(keys).toEqual([
    ['abc.com', ['prefix "/a"', 'exact "/a"']],
    ['abc.org', ['prefix "/a"', 'exact "/a"']],
    ['abc.net', ['abc.net prefix "/a"']],
  ]);
});

test('a value that is not a target is a problem, and so is a wrong option of one', () => {
  expect(problemsOfRouter(ROUTE, { target: RoutingTarget.ingressNginx({ className: 'My Class' }) })).toEqual([
    'className "My Class" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-class".',
  ]);
  expect(problemsOfRouter(ROUTE, { target: 'nginx' })).toEqual([
    'target "nginx" has the wrong type; expected RoutingTarget.ingressNginx().',
  ]);
  const own = { problems: () => [], render: () => {} };
  expect(problemsOfRouter(ROUTE, { target: own })).toEqual([
    'target {} has no name, capabilities, dependencies, shortName(), parts(), placesOf(), optionProblems(), problemsBeside(), problemsOnSharedHost(), warnings(), requestSources(), requestSeries(): extend RoutingTargetBase.',
  ]);
  expect(problemsOfRouter(ROUTE, { target: { ...own, name: 'own' } })).toEqual([
    'target {"name":"own"} has no capabilities, dependencies, shortName(), parts(), placesOf(), optionProblems(), problemsBeside(), problemsOnSharedHost(), warnings(), requestSources(), requestSeries(): extend RoutingTargetBase.',
  ]);
});

describe('what a target refuses is reported together with', () => {
  const target = RoutingTarget.gatewayApi({ gateway: 'Edge' });
  const gateway =
    'gateway "Edge" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "edge".';

  test('a wrong route, and with what it refuses of the others', () => {
    const found = problemsOfRouter(
      (router, { a }) => {
        router.prefix('pay', a);
        router.regex('/items/[0-9]+', a);
      },
      { target },
    );
    expect(found).toEqual([
      'prefix path "pay" has no leading "/": write "/pay".',
      gateway,
      expect.stringContaining('regex "/items/[0-9]+" '),
    ]);
  });

  test.each<[string, object, string[]]>([
    ['the router', { hosts: ['a b'], target }, [gateway]],
    ['its name', { name: 'Router', target }, [gateway]],
    [
      'the router, of both targets',
      { hosts: ['a b'], target: RoutingTarget.both(RoutingTarget.ingressNginx({ className: 'Edge' }), target) },
      ['className "Edge"', gateway],
    ],
    [
      'the router, of a value that is not a target',
      { hosts: ['a b'], target: RoutingTarget.both(target, untyped(5)) },
      ['RoutingTarget.both()'],
    ],
  ])('the problems of %s', (_, props, expected) => {
    const found = problemsOfRouter((router, { a }) => router.prefix('/pay', a), props);
    expect(found.slice(1)).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  test('nothing else, where the wrong route may be the one that the target misses', () => {
    const found = problemsOfRouter(
      (router, { a }) => {
        router.prefix('/', a, { rewrite: untyped('/') });
        router.redirect('/old', { path: '/new' });
      },
      { host: 'abc.com' },
    );
    expect(found).toEqual(['prefix "/" has the rewrite "/": write Rewrite.stripPrefix() or Rewrite.to("/").']);
  });
});
