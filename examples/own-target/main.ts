import { ApiObject, App, Chart } from 'cdk8s';
import {
  IngressRouter,
  type IRoutingTarget,
  PayService,
  type Route,
  type RouteTable,
  type TargetFinding,
  UserService,
} from 'cdk8s-portico';
import type { Construct } from 'constructs';

/** Prints a route table as Markdown into a ConfigMap. */
class MarkdownTarget implements IRoutingTarget {
  readonly name = 'markdown';

  /** Nothing may be dropped in silence: what no row says is refused. */
  problems({ hosts, tls, httpsRedirect, appRoot, policies }: RouteTable): TargetFinding[] {
    const none = (values: object) => Object.keys(values).length === 0;
    const isPlain = hosts.every((host) => host.redirectedHost === undefined && !host.defaultBackend?.split);
    const plain = isPlain && tls.length === 0 && !httpsRedirect && appRoot === undefined && none(policies);
    const odd = hosts
      .flatMap(({ routes }) => routes)
      .filter((route) => route.path.includes('|') || route.rewrite || route.backend?.split || !none(route.policies));
    return [
      ...(plain
        ? []
        : [
            {
              code: 'markdown',
              message: 'the router has options that no row says: leave all but hosts and backends out.',
            },
          ]),
      ...odd.map(({ key, path }) => ({
        code: 'markdown',
        routeKey: key,
        message: `"${path}" is more than a row says: leave its options out.`,
      })),
    ];
  }

  warnings(): TargetFinding[] {
    return [];
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
