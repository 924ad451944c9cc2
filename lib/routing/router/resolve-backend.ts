import type { Construct, IConstruct } from 'constructs';
import type { CallSite } from '../../cdk8s/call-site';
import { chartOf } from '../../cdk8s/charts';
import { declareExternal } from '../../cdk8s/externals';
import { checkName } from '../../rules/names';
import { checkPort } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import type { RouteBackend, ServiceBackend } from '../table/backend';
import { CanaryRelease, checkSplit } from '../table/canary-release';
import { toRouteBackend } from '../table/to-route-backend';

/**
 * What a backend stands for, or undefined after reporting why a router cannot send requests to it.
 *
 * @param report takes a problem, and where it was written when that is not the route.
 * @param what the route, as messages name it.
 */
export function resolveBackend(
  report: (message: string, callSite?: CallSite) => void,
  router: Construct,
  what: string,
  backend: unknown,
): RouteBackend | undefined {
  const problems: [message: string, callSite?: CallSite][] = [];
  const resolved = toRouteBackend(backend);
  if (resolved === undefined) {
    problems.push([
      `${what} has the backend ${show(backend)}: pass a WebService, Backend.of(service) for a Service of cdk8s-plus, or Backend.external("name", 80) for one made elsewhere.`,
    ]);
  } else if (backend instanceof CanaryRelease) {
    backend._check((message) => problems.push([message, backend._callSite]));
  } else if (resolved.split !== undefined) {
    checkSplit((message) => problems.push([message]), resolved.split);
  }
  if (resolved !== undefined && problems.length === 0) {
    const services = resolved.split ? [resolved.stable, resolved.split.canary] : [resolved.stable];
    for (const service of services) checkSource((message) => problems.push([message]), router, what, service);
  }
  for (const [message, callSite] of problems) report(message, callSite);
  return problems.length === 0 ? resolved : undefined;
}

/** An Ingress and an HTTPRoute both reach Services of their own namespace alone. */
function checkSource(
  report: Report,
  router: Construct,
  what: string,
  { serviceName, servicePort, source }: ServiceBackend,
): void {
  if (source === undefined) {
    checkExternal(
      (message) => report(`${what} goes to an external backend whose ${message}`),
      serviceName,
      servicePort,
    );
    declareExternal(router, 'Service', serviceName);
    return;
  }
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

/** A Service of the app's is checked where it is made. */
function checkExternal(report: Report, serviceName: string, servicePort: number): void {
  checkName(report, 'serviceName', serviceName);
  checkPort(report, 'servicePort', servicePort);
}

/** The namespace that a construct's objects are put into, if its chart says so. */
export function namespaceOf(construct: IConstruct): string | undefined {
  return chartOf(construct)?.namespace;
}
