import { ApiObject, App, Chart } from 'cdk8s';
import {
  IngressRouter,
  PayService,
  type Route,
  type RouteTable,
  RoutingTargetBase,
  TargetCapability,
  type TargetFinding,
  UserService,
} from 'cdk8s-portico';
import type { Construct } from 'constructs';

/** Prints a route table as Markdown into a ConfigMap. */
class MarkdownTarget extends RoutingTargetBase {
  readonly name = 'markdown';

  /** The options that a row can show; the router refuses all others, so that nothing is dropped in silence. */
  readonly capabilities = {
    name: TargetCapability.faithful(),
    host: TargetCapability.faithful(),
    hosts: TargetCapability.faithful(),
    'wildcard host': TargetCapability.faithful(),
    'host next to every host': TargetCapability.faithful(),
    defaultBackend: TargetCapability.faithful(),
    'exact path': TargetCapability.faithful(),
    'prefix path': TargetCapability.faithful(),
    'regex path': TargetCapability.faithful(),
    redirect: TargetCapability.differs('whose status no row shows'),
    rateLimit: TargetCapability.refused('which no row shows', 'write it below the table by hand'),
  };

  override problems({ hosts }: RouteTable): TargetFinding[] {
    const routes = hosts.flatMap((host) => host.routes);
    return routes
      .filter(({ path }) => path.includes('|'))
      .map(({ key, path }) => ({
        code: 'markdown-path',
        routeKey: key,
        message: `"${path}" has a "|", which ends a cell: write a path without it.`,
      }));
  }

  render(scope: Construct, { name, hosts }: RouteTable): void {
    const goesTo = ({ backend, redirect }: Route) => redirect?.location ?? backend?.stable.serviceName;
    const rows = hosts.flatMap(({ host = 'any host', routes, defaultBackend }) => [
      ...routes.map((route) => `| ${host} | ${route.match} | ${route.path} | ${goesTo(route)} |`),
      ...(defaultBackend ? [`| ${host} | | anything else | ${defaultBackend.stable.serviceName} |`] : []),
    ]);
    const table = ['| host | match | path | goes to |', '| - | - | - | - |', ...rows, ''].join('\n');
    new ApiObject(scope, 'markdown', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: { 'routes.md': table },
    });
  }
}

const app = new App();
const shop = new Chart(app, 'shop');
const user = new UserService(shop, 'user');
const router = new IngressRouter(shop, 'router', {
  target: new MarkdownTarget(),
  host: 'abc.com',
  defaultBackend: user,
});
router.prefix('/pay', new PayService(shop, 'pay'));
router.redirect('/old-pay', { path: '/pay' });

app.synth();
