import type { ServiceBackend } from '../../backend';
import { type HostRoutes, PathMatch, type Route, type RouteTable } from '../../route-table';
import { type Annotations, isRewriteTo, routeAnnotations } from './annotations';
import { isStrictPath, needsRegex, regexPaths } from './regex-paths';

export type PathType = 'Exact' | 'Prefix' | 'ImplementationSpecific';

/** One path of an Ingress. */
export interface PlannedPath {
  readonly path: string;
  readonly pathType: PathType;
  readonly backend: ServiceBackend;
}

/** An Ingress object: the routes that share its annotations, by host. */
export interface PlannedIngress {
  readonly name: string;
  readonly annotations: Annotations;
  readonly paths: Map<string | undefined, PlannedPath[]>;
  defaultBackend?: ServiceBackend;
}

/**
 * Which Ingress objects a table becomes. Annotations hold for a whole Ingress, so that routes with the same ones share
 * an object. The first route's object bears the router's name, every other one also its own first path: adding a route
 * later renames none.
 */
export function planIngresses(table: RouteTable): PlannedIngress[] {
  const plan = new Plan(table.name);
  for (const host of table.hosts) planHost(plan, host);
  for (const host of table.hosts) planDefaultBackend(plan, host);
  return plan.ingresses;
}

class Plan {
  readonly ingresses: PlannedIngress[] = [];
  private readonly byAnnotations = new Map<string, PlannedIngress>();

  constructor(private readonly name: string) {}

  find(annotations: Annotations, label: string): PlannedIngress {
    const key = JSON.stringify(annotations);
    let ingress = this.byAnnotations.get(key);
    if (ingress === undefined) {
      ingress = { name: this.freeName(label), annotations, paths: new Map() };
      this.byAnnotations.set(key, ingress);
      this.ingresses.push(ingress);
    }
    return ingress;
  }

  add(annotations: Annotations, label: string, host: string | undefined, path: PlannedPath): void {
    const { paths } = this.find(annotations, label);
    paths.set(host, [...(paths.get(host) ?? []), path]);
  }

  /** Annotations in use that rewrite to the very path they are asked for, which the controller takes as no rewrite. */
  unchanging(path: string): Annotations | undefined {
    return this.ingresses.find(({ annotations }) => isRewriteTo(annotations, path))?.annotations;
  }

  private freeName(label: string): string {
    if (this.ingresses.length === 0) return this.name;
    const wanted = `${this.name}-${label}`;
    const taken = new Set(this.ingresses.map(({ name }) => name));
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
    return name;
  }
}

function planHost(plan: Plan, host: HostRoutes): void {
  const regexMode = host.routes.some(needsRegex);
  const patterns = regexMode ? regexPaths(host.routes) : undefined;
  for (const route of host.routes) {
    const pattern = patterns?.get(route);
    const path = pattern ?? route.path;
    const pathType = pattern === undefined ? plainPathType(route) : regexPathType(path);
    plan.add(routeAnnotations(route, regexMode), slug(route.path), host.host, {
      path,
      pathType,
      backend: route.backend.stable,
    });
  }
}

/**
 * The path "/" stands for the default backend, in an Ingress that leaves it as it is. `spec.defaultBackend` alone would
 * not do: beside rules without a host the controller ignores it, and beside rules with one it may take the requests of
 * every unknown host (createServers, as of v1.15 and before). A router without a host says it too, for other readers of
 * the Ingress, and says nothing else where it has no routes.
 */
function planDefaultBackend(plan: Plan, { host, routes, defaultBackend }: HostRoutes): void {
  if (defaultBackend === undefined) return;
  const annotations = plan.unchanging('/') ?? routeAnnotations(undefined, routes.some(needsRegex));
  const ingress = plan.find(annotations, 'default');
  if (host === undefined) ingress.defaultBackend = defaultBackend.stable;
  if (host !== undefined || routes.length > 0) {
    plan.add(annotations, 'default', host, { path: '/', pathType: 'Prefix', backend: defaultBackend.stable });
  }
}

function plainPathType(route: Route): PathType {
  if (route.match === PathMatch.EXACT) return 'Exact';
  return isStrictPath(route.path) ? 'Prefix' : 'ImplementationSpecific';
}

/** The controller reads ImplementationSpecific as Prefix; only the webhook tells them apart. */
function regexPathType(path: string): PathType {
  return isStrictPath(path) ? 'Prefix' : 'ImplementationSpecific';
}

/** `/user/admin` becomes `user-admin`. */
function slug(path: string): string {
  const words = path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return words.slice(0, 60).replace(/-$/, '') || 'root';
}
