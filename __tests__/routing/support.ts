import { App, Chart } from 'cdk8s';
import {
  IngressRouter,
  type IRoutingTarget,
  Outcome,
  type RouteDecision,
  type RouteRequest,
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

/** The services that cases route to. */
export function addServices(chart: Chart): CaseServices {
  const service = (name: string) => new WebService(chart, name, { image: 'nginx:1.29.3' });
  return { a: service('a'), b: service('b'), c: service('c'), d: service('d') };
}
