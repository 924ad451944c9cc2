import { App, Chart, Testing } from 'cdk8s';
import {
  Backend,
  Identity,
  IngressRouter,
  type IRoutingTarget,
  Outcome,
  ProblemsError,
  type RouteDecision,
  type RouteRequest,
  type RouteTable,
  Scale,
  WebService,
} from '../../lib';
import { checkTarget } from '../../lib/routing/targets/check-target';
import { type Manifest, problemsOf } from '../support/app';
import type { CaseServices, RoutingCase } from './cases';

/** Services that are made elsewhere: routes need only their names, and an app without workloads is synthesized sooner. */
const ELSEWHERE: CaseServices = {
  a: Backend.external('a', 80),
  b: Backend.external('b', 80),
  c: Backend.external('c', 80),
  d: Backend.external('d', 80),
};

/** The router of a case, in an app of its own. */
export function buildCase(
  { namespace, props, routes }: Pick<RoutingCase, 'namespace' | 'props' | 'routes'>,
  target?: IRoutingTarget,
): { chart: Chart; router: IngressRouter } {
  const chart = new Chart(new App(), 'shop', { namespace });
  const router = new IngressRouter(chart, 'router', { ...props?.(ELSEWHERE), target });
  routes(router, ELSEWHERE);
  return { chart, router };
}

/** The objects that a target makes of a table, without an app around it: no service is made, and no check looks on. */
export function renderTable(table: RouteTable, target: IRoutingTarget): Manifest[] {
  const chart = new Chart(new App(), 'shop', { namespace: table.namespace });
  target.render(chart, table);
  return Testing.synth(chart);
}

/** The objects of a router on a target, or undefined where the router or the target has problems. */
export function objectsOf(router: IngressRouter, target: IRoutingTarget): Manifest[] | undefined {
  try {
    router.resolve({ path: '/' });
  } catch (error) {
    if (error instanceof ProblemsError) return undefined;
    throw error;
  }
  return checkTarget(target, router.table).length > 0 ? undefined : renderTable(router.table, target);
}

/** Writes the routes of a router with these services, in this chart. */
export type Routes = (router: IngressRouter, services: CaseServices, chart: Chart) => void;

/** Every problem of an app with one router called `router`, without its path. */
export function problemsOfRouter(routes: Routes, props: object | ((services: CaseServices) => object) = {}): string[] {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  const problems = problemsOf((chart) => {
    const given = typeof props === 'function' ? props(ELSEWHERE) : props;
    routes(new IngressRouter(chart, 'router', given), ELSEWHERE, chart);
  });
  printed.mockRestore();
  return problems.map((line) => line.replace('[shop/router] ', ''));
}

/** The route that a test needs when it is about something else. */
export const ROUTE: Routes = (router, { a }) => router.prefix('/a', a);

/** A value of a wrong type, as plain JavaScript can pass it. */
export const untyped = (value: unknown) => value as never;

/** `abc.com/a` as a request. */
export function parseRequest(request: string | RouteRequest): RouteRequest {
  if (typeof request !== 'string') return request;
  const slash = request.indexOf('/');
  return { host: slash === 0 ? undefined : request.slice(0, slash), path: request.slice(slash) };
}

/** A decision as the cases write it; a redirect's location as the client reads it, for a request of `http://host`. */
export function describeDecision(decision: Omit<RouteDecision, 'route'>, request: RouteRequest): string {
  const { outcome, backends, path, status, location = '' } = decision;
  if (outcome === Outcome.NONE) return 'none';
  if (outcome === Outcome.REDIRECT) {
    return `${status} ${new URL(location, `${request.scheme ?? 'http'}://${request.host ?? 'any'}`).href}`;
  }
  const share = (weight: number) => (weight === 100 ? '' : `@${weight}`);
  return `${backends.map(({ serviceName, servicePort, servicePortName = servicePort, weight }) => `${serviceName}:${servicePortName}${share(weight)}`).join(' ')} ${path}`;
}

/** Services that are made when a test first names them, with no more than routes need. */
export function addServices(chart: Chart): { readonly [name in keyof CaseServices]: WebService } {
  const made = new Map<string, WebService>();
  const service = (name: string) => {
    const bare = { scale: Scale.fixed(1), identity: Identity.existing('default') };
    const found = made.get(name) ?? new WebService(chart, name, { image: 'registry.example.com/a:1.0.0', ...bare });
    made.set(name, found);
    return found;
  };
  return {
    get a() {
      return service('a');
    },
    get b() {
      return service('b');
    },
    get c() {
      return service('c');
    },
    get d() {
      return service('d');
    },
  };
}
