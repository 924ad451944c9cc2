import type { Construct } from 'constructs';
import type { CallSite } from '../../cdk8s/call-site';
import type { LocatedFinding } from '../../cdk8s/findings';
import { recommendedLabels } from '../../cdk8s/labels';
import { renderAvailabilityRule } from '../../neighbours/prometheus-operator/availability-rule';
import { wrongType } from '../../rules/check';
import type { Finding, Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { IBackend, RouteBackend } from '../table/backend';
import { backendsOf, type RouteTable } from '../table/route-table';
import { toRouteBackend } from '../table/to-route-backend';
import { ObjectNames } from '../targets/object-names';
import type { IRoutingTarget } from '../targets/routing-target';
import { Slo } from './slo';

/** An objective for a backend as it was written. */
export interface WrittenSlo {
  readonly backend: IBackend;
  readonly slo: Slo;
  readonly callSite: CallSite;
}

/** Findings about objectives, each at the line of its own. */
function locate(
  slos: readonly WrittenSlo[],
  origin: Pick<LocatedFinding, 'path'>,
  check: (slo: WrittenSlo) => Iterable<Finding>,
): LocatedFinding[] {
  return slos.flatMap((slo) => [...check(slo)].map((found) => ({ ...origin, callSite: slo.callSite, ...found })));
}

/** Finds objectives that cannot be, whatever the target. */
export function checkSlos(
  slos: readonly WrittenSlo[],
  table: RouteTable | undefined,
  origin: Pick<LocatedFinding, 'path'>,
): LocatedFinding[] {
  const services = new Set<string>();
  return locate(slos, origin, function* ({ backend, slo }): Findings {
    if (slo instanceof Slo) yield* slo._check();
    else yield wrongType('slo', slo, 'an objective such as Slo.availability("99.9")');
    const resolved = toRouteBackend(backend);
    if (resolved === undefined) {
      yield finding('backend', `slo has the backend ${show(backend)}: pass the one that a route leads to.`);
      return;
    }
    if (table === undefined) return;
    const name = show(resolved.stable.serviceName);
    const key = keyOf(resolved);
    if (reached(table, resolved) === undefined) {
      yield finding('slo', `no route leads to ${name}, which has an slo: write a route to it, or leave the slo out.`);
    } else if (services.has(key)) {
      yield finding('slo', `${name} has two slos: keep one of the two.`);
    } else if (table.namespace === undefined) {
      yield finding(
        'slo',
        `the slo of ${name} needs the namespace of the router, by which a Prometheus tells its series: write new Chart(app, "shop", { namespace: "shop" }).`,
      );
    }
    services.add(key);
  });
}

/** Makes the rules of each objective from the series of the target, and finds those for which it has none. */
export function renderSlos(
  router: Construct,
  target: IRoutingTarget,
  table: RouteTable,
  slos: readonly WrittenSlo[],
  origin: Pick<LocatedFinding, 'path'>,
): LocatedFinding[] {
  const names = new ObjectNames();
  return locate(slos, origin, function* ({ backend, slo }): Findings {
    const written = toRouteBackend(backend);
    const resolved = written && reached(table, written);
    if (resolved === undefined) return;
    const title = resolved.stable.serviceName;
    const series = target.requestSeries(router, table, resolved);
    if (series === undefined) {
      const others =
        'RoutingTarget.ingressNginx(), GatewayImplementation.envoyGateway() or GatewayImplementation.traefik()';
      yield finding(
        'slo',
        `the target ${target.name} has no series in Prometheus for the requests to ${show(title)}: leave the slo out, or route by ${others}.`,
      );
      return;
    }
    const name = names.give(`${table.name}-${title}-availability`);
    const labels = { ...recommendedLabels(router, { name: table.name, instance: name }), ...slo._labels };
    renderAvailabilityRule(router, `slo-${name}`, {
      ...series,
      metadata: { name, labels },
      title,
      labels: { namespace: table.namespace ?? '', slo: name },
      objective: slo._percent,
      budget: slo._budget,
    });
  });
}

const keyOf = ({ stable: { namespace = '', serviceName } }: RouteBackend) => `${namespace}/${serviceName}`;

/** The backend of a route with the same Service, as a release where the route splits its requests. */
const reached = (table: RouteTable, backend: RouteBackend) => {
  const found = backendsOf(table).filter((other) => keyOf(other) === keyOf(backend));
  return found.find(({ split }) => split !== undefined) ?? found[0];
};
