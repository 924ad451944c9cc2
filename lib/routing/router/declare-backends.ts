import type { IConstruct } from 'constructs';
import { declareExternal } from '../../cdk8s/externals';
import { ScopeState } from '../../cdk8s/scope-state';
import { servicesOfBackend } from '../table/backend';
import { backendsOf, type RouteTable } from '../table/route-table';
import { ingressesTo } from '../targets/ingress-nginx/series';
import { madeObjects } from '../targets/target-series';

/** The objects by which a Rollout moves the requests of a service. */
export interface MovedRoutes {
  /** HTTPRoutes that lead to both of its Services. */
  readonly httpRoutes: readonly string[];
  /** Ingresses that lead to the stable one. */
  readonly ingresses: readonly string[];
}

/** The objects of each router, on the service that they lead to. */
const MOVED = new ScopeState<Map<IConstruct, MovedRoutes>>('MovedRoutes');

/** Tells the app which Services a router leads to, whether or not it can be written. */
export function declareBackends(router: IConstruct, table: RouteTable): void {
  for (const backend of backendsOf(table)) {
    for (const { serviceName, source } of servicesOfBackend(backend)) {
      if (source === undefined) declareExternal(router, 'Service', serviceName);
    }
  }
  declareMovedRoutes(router, table);
}

/** Tells the services of a router whose pods a Rollout replaces which objects lead to them, those that are made by now. */
export function declareMovedRoutes(router: IConstruct, table: RouteTable): void {
  for (const { stable, split } of backendsOf(table)) {
    if (split?.rollout !== true || split.canary.source === undefined) continue;
    const httpRoutes = routesTo(router, split.canary.serviceName);
    const moved = { httpRoutes, ingresses: ingressesTo(router, stable.serviceName) };
    MOVED.getOrMake(split.canary.source, () => new Map()).set(router, moved);
  }
}

/** True for a service that a router leads to, also where the router has problems. */
export const hasMovedRoutes = (service: IConstruct): boolean => MOVED.get(service) !== undefined;

/** The objects of all routers that lead to a service. */
export function movedRoutesOf(service: IConstruct): MovedRoutes {
  const all = [...(MOVED.get(service)?.values() ?? [])];
  return {
    httpRoutes: all.flatMap(({ httpRoutes }) => httpRoutes),
    ingresses: all.flatMap(({ ingresses }) => ingresses),
  };
}

interface WrittenRoute {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly rules?: readonly { readonly backendRefs?: readonly { readonly name: string }[] }[] };
}

const routesTo = (router: IConstruct, service: string): string[] =>
  madeObjects<WrittenRoute>(router, 'HTTPRoute')
    .filter(({ spec }) => spec.rules?.some(({ backendRefs }) => backendRefs?.some(({ name }) => name === service)))
    .map(({ metadata }) => metadata.name);
