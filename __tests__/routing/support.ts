import { App, Chart } from 'cdk8s';
import {
  Identity,
  IngressRouter,
  type IRoutingTarget,
  Outcome,
  type RouteDecision,
  type RouteRequest,
  Scale,
  WebService,
} from '../../lib';
import type { CaseServices, RoutingCase } from './cases';

/** The router of a case, in an app of its own. */
export function buildCase(
  { props, routes }: RoutingCase,
  target?: IRoutingTarget,
): { chart: Chart; router: IngressRouter } {
  const chart = new Chart(new App(), 'shop');
  const services = addServices(chart);
  const router = new IngressRouter(chart, 'router', { ...props?.(services), target });
  routes(router, services);
  return { chart, router };
}

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
  return `${backends.map(({ serviceName, servicePort, weight }) => `${serviceName}:${servicePort}${share(weight)}`).join(' ')} ${path}`;
}

/** The services that cases route to: each is made when a case first names it, with no more than routes need. */
export function addServices(chart: Chart): CaseServices {
  const made = new Map<string, WebService>();
  const service = (name: string) => {
    const bare = { scale: Scale.fixed(1), identity: Identity.existing('default') };
    const found = made.get(name) ?? new WebService(chart, name, { image: 'nginx:1.29.3', ...bare });
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
