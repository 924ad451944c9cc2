import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { PlusService } from '../private/k8s';
import { type Report, show } from '../private/problems';
import { Backend, type IBackend, type RouteBackend, type ServiceBackend } from './backend';

/**
 * What a backend stands for, or undefined after reporting why a router cannot send requests to it.
 *
 * @param what the route, as messages name it.
 */
export function resolveBackend(
  report: Report,
  router: Construct,
  what: string,
  backend: unknown,
): RouteBackend | undefined {
  const resolved = toRouteBackend(backend);
  if (resolved === undefined) {
    report(
      `${what} has the backend ${show(backend)}: pass a service, or Backend.external("name", 80) for one made elsewhere.`,
    );
    return undefined;
  }
  let usable = true;
  const refuse = (message: string) => {
    usable = false;
    report(message);
  };
  if (backend instanceof Backend)
    backend._check((message) => refuse(`${what} goes to an external backend whose ${message}`));
  checkSource(refuse, router, what, resolved.stable);
  return usable ? resolved : undefined;
}

/** An Ingress and an HTTPRoute both reach Services of their own namespace alone. */
function checkSource(report: Report, router: Construct, what: string, { serviceName, source }: ServiceBackend): void {
  if (source === undefined) return;
  if (source.node.root !== router.node.root) {
    report(
      `${what} goes to ${show(serviceName)}, which is in another app: make the service in this app, or write Backend.external(${show(serviceName)}, 80).`,
    );
    return;
  }
  const [theirs, ours] = [namespaceOf(source), namespaceOf(router)];
  if (theirs !== ours) {
    report(
      `${what} goes to ${show(serviceName)} in the namespace ${theirs ?? 'of the context'}, but the router is in the namespace ${ours ?? 'of the context'}: give both charts the same namespace.`,
    );
  }
}

function namespaceOf(construct: IConstruct): string | undefined {
  const chart = [...construct.node.scopes].reverse().find((scope) => Chart.isChart(scope));
  return chart instanceof Chart ? chart.namespace : undefined;
}

function toRouteBackend(backend: unknown): RouteBackend | undefined {
  if (typeof backend !== 'object' || backend === null) return undefined;
  if ('toRouteBackend' in backend) return (backend as IBackend).toRouteBackend();
  if (!isPlusService(backend) || backend.ports[0] === undefined) return undefined;
  return { stable: { serviceName: backend.name, servicePort: backend.ports[0].port, source: backend } };
}

function isPlusService(value: object): value is PlusService {
  return Construct.isConstruct(value) && 'resourceType' in value && value.resourceType === 'services';
}
