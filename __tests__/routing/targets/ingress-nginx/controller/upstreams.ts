import type { CanaryPolicy } from './annotations';
import type { ServiceRef } from './ingress-object';
import type { AcceptedIngress } from './ingress-order';

/** The backend that answers 404 (defUpstreamName). */
export const DEFAULT_UPSTREAM = 'upstream-default-backend';

/** Every place that sends to one Service and port shares one of these. */
export interface Upstream {
  readonly name: string;
  readonly service: ServiceRef;
  /** Made by a canary: no location may send to it directly. */
  readonly noServer: boolean;
  readonly policy?: CanaryPolicy;
  readonly alternatives: string[];
}

/** controller.go upstreamName: a port by name and the same port by number are two upstreams. */
export function upstreamName(namespace: string, service: ServiceRef): string {
  return `${namespace}-${service.service}-${service.port}`;
}

/**
 * controller.go createUpstreams. The first Ingress that names a Service makes its upstream and decides whether it is
 * a canary's; but a defaultBackend makes it anew whoever had it before.
 */
export function createUpstreams(ingresses: readonly AcceptedIngress[]): Map<string, Upstream> {
  const upstreams = new Map<string, Upstream>();
  upstreams.set(DEFAULT_UPSTREAM, {
    name: DEFAULT_UPSTREAM,
    service: { service: DEFAULT_UPSTREAM, port: 0 },
    noServer: false,
    alternatives: [],
  });
  for (const ingress of ingresses) {
    const { object } = ingress;
    if (object.defaultBackend !== undefined) {
      add(upstreams, ingress, object.defaultBackend);
    }
    for (const path of object.rules.flatMap((rule) => rule.paths ?? [])) {
      if (path.backend !== undefined && !upstreams.has(upstreamName(object.namespace, path.backend))) {
        add(upstreams, ingress, path.backend);
      }
    }
  }
  return upstreams;
}

function add(upstreams: Map<string, Upstream>, ingress: AcceptedIngress, service: ServiceRef): void {
  const name = upstreamName(ingress.object.namespace, service);
  const policy = ingress.settings.canary;
  upstreams.set(name, { name, service, noServer: policy !== undefined, policy, alternatives: [] });
}
