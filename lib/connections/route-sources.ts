import type { IConstruct } from 'constructs';
import { routersInCluster } from '../routing/router/known-routers';
import { serviceOf } from '../routing/table/asked-service';
import { type ServiceBackend, servicesOfBackend } from '../routing/table/backend';
import { backendsOf, type RouteTable } from '../routing/table/route-table';
import type { RequestSource } from '../routing/targets/request-source';
import { podsBehind } from './callers';
import type { ClusterServices } from './cluster-services';
import type { DeclaredPods } from './declared-pods';
import type { Network } from './network';
import type { PodsByLabel } from './pods-by-label';
import { type PolicyPeer, type PolicyPort, podsPeer } from './policy-peer';

/** The requests of a router that reach the pods of a workload. */
export interface RoutedPods {
  readonly router: IConstruct;
  /** The router's target in messages. */
  readonly target: string;
  readonly to: DeclaredPods;
  readonly port: PolicyPort;
  /** The pods that they come from, for each server that the router is for; an empty list where one does not say. */
  readonly sources: readonly (readonly RequestSource[])[];
}

/** The pods that routers of an app send requests to, those that decide about requests included. */
export function* routedPods(root: IConstruct, services: ClusterServices, byLabel: PodsByLabel): Generator<RoutedPods> {
  for (const source of routersInCluster(root)) {
    const table = source.table();
    const sources = source.target.parts().map((part) => part.requestSources(table));
    for (const { namespace, name, port } of [...routedServices(table), ...authServices(table)]) {
      const target = services.target(namespace, name, port);
      if (target === undefined) continue;
      for (const to of podsBehind(target, byLabel)) {
        yield { router: source.router, target: source.target.name, to, port: target.port, sources };
      }
    }
  }
}

/** The pods that requests of routers come from, in a policy of a namespace: those that its network names, or else the known ones. */
export const routerPeers = (
  network: Network | undefined,
  known: readonly RequestSource[],
  own: string | undefined,
): readonly PolicyPeer[] =>
  network?._routers?.flatMap((peer) => peer._traits.peers(own) ?? []) ??
  known.map(({ podLabels, namespace }) => podsPeer(podLabels, namespace ?? null, own));

interface RoutedService {
  readonly namespace: string | undefined;
  readonly name: string;
  readonly port: string | number;
}

const routedServices = (table: RouteTable): RoutedService[] =>
  backendsOf(table)
    .flatMap(servicesOfBackend)
    .map((service: ServiceBackend) => ({
      namespace: service.namespace ?? table.namespace,
      name: service.serviceName,
      port: service.servicePortName ?? service.servicePort,
    }));

/** The Services that are asked whether requests may pass. */
function authServices({ hosts, policies, namespace }: RouteTable): RoutedService[] {
  const all = [policies, ...hosts.flatMap(({ routes }) => routes.map((route) => route.policies))];
  const urls = new Set(all.flatMap(({ externalAuth }) => externalAuth?.url ?? []));
  return [...urls].flatMap((url) => {
    const asked = serviceOf(url);
    return asked === undefined ? [] : [{ ...asked, namespace: asked.namespace ?? namespace }];
  });
}
