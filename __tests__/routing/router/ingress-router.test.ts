import { App, Chart, Testing } from 'cdk8s';
import {
  Backend,
  IngressRouter,
  type RouteTable,
  RoutingTargetBase,
  TargetCapability,
  type TargetFinding,
} from '../../../lib';
import { ProblemsError } from '../../../lib/cdk8s/findings';

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
