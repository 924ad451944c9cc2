import { isStrictPath } from '../../../nginx/strict-path';
import { type CanarySplit, portOf, type RouteBackend, type ServiceBackend } from '../../table/backend';
import { PathMatch } from '../../table/path-match';
import type { RoutePolicies } from '../../table/policies';
import type { HostRoutes, Route, RouteTable } from '../../table/route-table';
import { ObjectNames } from '../object-names';
import { canaryAnnotations, objectAnnotations, withPrefix } from './annotations';
import { isLimited, objectKey } from './object-key';
import { addPath, type PathType, type PlannedIngress } from './planned-ingress';
import type { Annotations } from './policy-annotations';
import type { Spelling } from './servers/server';
import { slug } from './slug';
import { splitIngress } from './split-ingress';

/**
 * The Ingress objects that a table becomes. Annotations hold for a whole Ingress, so that routes with the same ones share
 * an object, unless they have a rate limit (`objectKey`). The first route's object has the router's name, every other one also its
 * own first path: a route that is added later renames no object. Each canary has an object of its own, which repeats host, path and
 * type of its stable routes. An object that would be too large is split (`splitIngress`).
 */
export function planIngresses(table: RouteTable, spell: (table: RouteTable) => Spelling): readonly PlannedIngress[] {
  const plans = PLANS.get(spell) ?? new WeakMap<RouteTable, readonly PlannedIngress[]>();
  PLANS.set(spell, plans);
  const planned = plans.get(table) ?? makePlan(table, spell(table));
  plans.set(table, planned);
  return planned;
}

/** A table is frozen, so that it is planned once for its problems, warnings and objects. */
const PLANS = new WeakMap<object, WeakMap<RouteTable, readonly PlannedIngress[]>>();

function makePlan(table: RouteTable, spelling: Spelling): readonly PlannedIngress[] {
  const plan = new Plan(table.name);
  const redirectBackend = anyBackend(table) ?? { stable: nobody(table) };
  for (const host of table.hosts) {
    const patterns = spelling.get(host);
    const shared = new Map<RoutePolicies, Annotations>();
    for (const route of host.routes) {
      const pattern = patterns?.get(route);
      const path = pattern ?? route.path;
      // The controller reads ImplementationSpecific as Prefix; only the webhook tells them apart.
      const pathType = pattern === undefined && route.match === PathMatch.EXACT ? 'Exact' : prefixType(path);
      const backend = route.backend ?? redirectBackend;
      const isPlain = route.rewrite === undefined && route.redirect === undefined;
      const known = isPlain ? shared.get(route.policies) : undefined;
      const annotations = known ?? objectAnnotations(table, route, patterns !== undefined);
      if (isPlain) shared.set(route.policies, annotations);
      plan.add({ annotations, route, backend }, host.host, path, pathType);
    }
  }
  for (const host of table.hosts) planDefaultBackend(plan, table, host, spelling.has(host));
  // The first object names the hosts of all certificates.
  return plan.ingresses(JSON.stringify(table.tls).length);
}

/** The Service that redirects name in a router of nothing else: one without pods, which no request reaches. */
export function nobody({ name }: RouteTable): ServiceBackend {
  return { serviceName: new ObjectNames().give(`${name}-redirects`), servicePort: 80 };
}

/** The backend of a redirect's path, since a path must name a Service although no request reaches it. */
export function anyBackend({ hosts }: RouteTable): RouteBackend | undefined {
  for (const { defaultBackend, routes } of hosts) {
    const found = defaultBackend ?? routes.find(({ backend }) => backend !== undefined)?.backend;
    if (found !== undefined) return { stable: found.stable };
  }
  return undefined;
}

/**
 * The path "/" stands for the default backend, in an Ingress that leaves it as it is. `spec.defaultBackend` alone would
 * not do: next to rules without a host the controller ignores it, and next to rules with one it may take the requests of
 * every unknown host (createServers, as of v1.15 and before). A router without a host sets it too, for other readers of
 * the Ingress.
 */
function planDefaultBackend(plan: Plan, table: RouteTable, entry: HostRoutes, regexMode: boolean): void {
  const { host, defaultBackend } = entry;
  if (defaultBackend === undefined) return;
  const own = objectAnnotations(table, undefined, regexMode);
  const annotations = (isLimited(own) ? undefined : plan.unchanging(host, '/', own)) ?? own;
  const group = { annotations, backend: defaultBackend };
  if (host === undefined) plan.find(group).defaultBackend = defaultBackend.stable;
  plan.add(group, host, '/', 'Prefix');
}

interface Group {
  readonly annotations: Annotations;
  /** Absent for a default backend. */
  readonly route?: Route;
  readonly backend: RouteBackend;
}

class Plan {
  private readonly byKey = new Map<string, PlannedIngress>();
  private readonly canaries = new Map<string, PlannedIngress>();
  private readonly names = new ObjectNames();

  constructor(private readonly name: string) {}

  ingresses(takenOfFirst: number): PlannedIngress[] {
    const planned = [...this.byKey.values(), ...this.canaries.values()];
    return planned.flatMap((ingress, at) => splitIngress(ingress, this.names, at === 0 ? takenOfFirst : 0));
  }

  find({ annotations, route, backend }: Group): PlannedIngress {
    const key = objectKey(annotations, route, backend);
    const found = this.byKey.get(key);
    if (found !== undefined) return found;
    const label = route === undefined ? 'default' : slug(route.path);
    const name = this.names.give(this.byKey.size === 0 ? this.name : `${this.name}-${label}`);
    const ingress: PlannedIngress = { name, annotations, paths: new Map(), isCanary: false, route };
    this.byKey.set(key, ingress);
    return ingress;
  }

  add(group: Group, host: string | undefined, path: string, pathType: PathType): void {
    const { stable, split } = group.backend;
    const asked = group.route?.path ?? path;
    addPath(this.find(group).paths, host, { path, asked, pathType, backend: stable });
    // Argo Rollouts makes that of a Rollout.
    if (split === undefined || split.rollout) return;
    addPath(this.findCanary(split, group.route).paths, host, { path, asked, pathType, backend: split.canary });
  }

  /**
   * Annotations in use on a host that only differ by a rewrite to the very path that is asked for, which the controller
   * takes as no rewrite.
   */
  unchanging(host: string | undefined, path: string, own: Annotations): Annotations | undefined {
    const key = (annotations: Annotations) => {
      const { [REWRITE_TARGET]: _target, [USE_REGEX]: _regex, ...rest } = annotations;
      return JSON.stringify(rest);
    };
    return [...this.byKey.values()].find(
      ({ annotations, paths }) =>
        paths.has(host) && annotations[REWRITE_TARGET] === path && key(annotations) === key(own),
    )?.annotations;
  }

  private findCanary(split: CanarySplit, route: Route | undefined): PlannedIngress {
    const annotations = withPrefix(canaryAnnotations(split));
    const key = JSON.stringify([split.canary.namespace, split.canary.serviceName, portOf(split.canary)]);
    const found = this.canaries.get(key);
    if (found !== undefined) return found;
    const name = this.names.give(`${this.name}-${split.canary.serviceName}`);
    const ingress: PlannedIngress = { name, annotations, paths: new Map(), isCanary: true, route };
    this.canaries.set(key, ingress);
    return ingress;
  }
}

const [REWRITE_TARGET = '', USE_REGEX = ''] = Object.keys(withPrefix({ 'rewrite-target': '', 'use-regex': '' }));

function prefixType(path: string): PathType {
  return isStrictPath(path) ? 'Prefix' : 'ImplementationSpecific';
}
