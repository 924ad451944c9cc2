import { ApiObject, App, Chart } from 'cdk8s';
import {
  AppGraph,
  type CheckedObject,
  type CheckFinding,
  ControllerChart,
  type IBackend,
  type ICheck,
  IngressRouter,
  Network,
  Peer,
  PorticoChecks,
  PorticoDefaults,
  type RouteBackend,
  type RouteTable,
  RoutingTargetBase,
  ShopChart,
  TargetCapability,
  type TargetFinding,
  WebService,
} from 'cdk8s-portico';
import type { Construct } from 'constructs';

class Billing implements IBackend {
  toRouteBackend(): RouteBackend {
    return { stable: { serviceName: 'billing', servicePort: 8080 } };
  }
}

class ListTarget extends RoutingTargetBase {
  readonly name = 'list';
  readonly capabilities = {
    name: TargetCapability.faithful(),
    host: TargetCapability.faithful(),
    defaultBackend: TargetCapability.faithful(),
    'exact path': TargetCapability.faithful(),
    'prefix path': TargetCapability.faithful(),
    redirect: TargetCapability.differs('whose status no line shows'),
    rateLimit: TargetCapability.refused('which no line shows', 'write it below the list by hand'),
  };

  override problems(table: RouteTable): TargetFinding[] {
    return table.hosts.flatMap(({ routes }) =>
      routes
        .filter(({ path }) => path.includes('|'))
        .map(({ key, path }) => ({ code: 'list-path', routeKey: key, message: `"${path}" has a "|".` })),
    );
  }

  render(scope: Construct, table: RouteTable): void {
    const routes = table.hosts.flatMap((host) => host.routes);
    const lines = routes.map(
      ({ match, path, backend, redirect }) => `${match} ${path} ${redirect?.location ?? backend?.stable.serviceName}`,
    );
    const metadata = { name: table.name };
    new ApiObject(scope, 'list', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { routes: lines.join('\n') } });
  }
}

class TeamLabel implements ICheck {
  readonly code = 'acme/team-label';

  check(objects: CheckedObject[]): CheckFinding[] {
    return objects
      .filter(({ kind, json }) => kind === 'Deployment' && json.metadata.labels?.team === undefined)
      .map(({ path, name }) => ({ path, message: `Deployment "${name}" has no label "team": add one.` }));
  }
}

const app = new App();
new ShopChart(app, 'tutorial', { controller: new ControllerChart(app, 'ingress-nginx').controller });

const shop = new Chart(app, 'shop', { namespace: 'shop' });
const gateway = Peer.pods({ app: 'gateway', tier: 'edge' }, { namespace: 'gateways' });
PorticoDefaults.of(shop).set({ network: Network.closed({ routers: [gateway] }) });
PorticoChecks.of(shop).add(new TeamLabel()).external('Service', 'billing').disable('autoscalers', 'no metrics server');
const labels = { team: 'shop' };
const stock = new WebService(shop, 'stock', { image: 'registry.example.com/stock:1.0.0', labels });
const web = new WebService(shop, 'web', { image: 'registry.example.com/web:1.0.0', labels, calls: [stock] });

const router = new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web, target: new ListTarget() });
router.prefix('/billing', new Billing());
router.prefix('/stock', stock.port('http'));
router.redirect('/old', { path: '/billing' });

const [host] = router.table.hosts;
const [route] = host?.routes ?? [];
console.log(`${host?.host}: ${route?.match} ${route?.path}`);
const { outcome, backends } = router.resolve({ host: 'abc.com', path: '/billing/7', headers: { a: '1', b: '2' } });
console.log(`${outcome} ${backends[0]?.serviceName}:${backends[0]?.servicePort}`);
console.log(`web may reach stock: ${web.mayReach(stock)}, stock may reach web: ${stock.mayReach(web)}`);
console.log(AppGraph.of(app).toMermaid());

app.synth();
