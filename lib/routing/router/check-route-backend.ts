import type { Construct, IConstruct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import { checkValue } from '../../rules/check';
import { dnsLabelFlaw, serviceNameFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { portFlaw, portNameFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { type RouteBackend, type ServiceBackend, servicesOfBackend } from '../table/backend';
import { type BackendProtocol, checkBackendProtocol } from '../table/backend-protocol';
import { checkSplit } from '../table/check-split';

/**
 * Checks that a router can send requests to a backend.
 *
 * @param resolved the Services that it stands for.
 * @param written the protocol that the route has, or has from its router.
 */
export function* checkRouteBackend(
  router: Construct,
  what: string,
  backend: unknown,
  resolved: RouteBackend | undefined,
  written: BackendProtocol | undefined,
): Findings {
  if (resolved === undefined) {
    const fix =
      'pass a WebService, Backend.of(service) for a Service of cdk8s-plus, or Backend.external("name", 80) for one made elsewhere';
    yield finding('backend', `${what} has the backend ${show(backend)}: ${fix}.`);
    return;
  }
  const { split } = resolved;
  const wrong = split === undefined ? [] : [...checkSplit(split)];
  yield* wrong;
  if (wrong.length > 0) return;
  if (split?.rollout && namespaceOf(router) !== (split.canary.namespace ?? namespaceOf(router))) {
    const away = `${what} goes to ${show(resolved.stable.serviceName)} in the namespace ${show(split.canary.namespace)}`;
    const fix = 'make the router in a chart of that namespace';
    yield finding('backend', `${away}, whose Rollout moves requests of its own namespace alone: ${fix}.`);
  }
  const services = servicesOfBackend(resolved);
  for (const service of services) yield* checkService(router, what, service);
  const isSaid = services.some(({ protocol, otherProtocol }) => protocol !== undefined || otherProtocol !== undefined);
  if (isSaid) yield* checkProtocols(what, services, written);
}

/** A route speaks one protocol, which is that of all its Services. */
function* checkProtocols(
  what: string,
  services: readonly ServiceBackend[],
  written: BackendProtocol | undefined,
): Findings {
  let known = written === undefined ? undefined : { protocol: written, words: 'has' };
  for (const { serviceName, servicePort, protocol, otherProtocol } of services) {
    const place = `${what} goes to port ${show(servicePort)} of ${show(serviceName)}`;
    if (otherProtocol !== undefined) {
      const fix = 'a router passes HTTP and gRPC on, so route to another port, or leave the route out';
      yield finding('backend', `${place}, which speaks ${otherProtocol}: ${fix}.`);
    }
    if (protocol === undefined) continue;
    yield* checkBackendProtocol(protocol);
    if (known !== undefined && known.protocol !== protocol) {
      const other = known.words === 'has' ? `the route has the protocol ${known.protocol}` : known.words;
      const fix =
        known.words === 'has'
          ? `leave protocol out, or write BackendProtocol.${protocol}`
          : 'give both services one protocol';
      yield finding('backend', `${place}, which speaks ${protocol}, and ${other}: ${fix}.`);
    }
    known ??= { protocol, words: `${show(serviceName)} speaks ${protocol}` };
  }
}

/** A route reaches Services of its router's own namespace, unless another one is named. */
function* checkService(router: Construct, what: string, service: ServiceBackend): Findings {
  const { serviceName, servicePort, servicePortName, source, namespace } = service;
  if (namespace !== undefined) {
    yield* checkValue('dns-name', `${what} goes to Backend.inNamespace() with the namespace`, namespace, dnsLabelFlaw);
  }
  if (source === undefined) {
    const external = `${what} goes to an external backend whose`;
    yield* checkValue('dns-name', `${external} serviceName`, serviceName, serviceNameFlaw);
    if (servicePortName === undefined) yield* checkValue('port', `${external} servicePort`, servicePort, portFlaw);
    else yield* checkValue('port', `${external} portName`, servicePortName, portNameFlaw);
    if (namespace === undefined || servicePortName === undefined) return;
    const fix = `write its number, for example Backend.external(${show(serviceName)}, 80)`;
    yield finding('backend', `${what} goes to Backend.inNamespace() at the port ${show(servicePortName)}: ${fix}.`);
    return;
  }
  const chart = chartOf(router);
  if (namespace === undefined && chart !== undefined && chartOf(source) === chart) return;
  if (source.node.root !== router.node.root) {
    const fix = `make the service in this app, or write Backend.external(${show(serviceName)}, 80)`;
    yield finding('backend', `${what} goes to ${show(serviceName)}, which is in another app: ${fix}.`);
    return;
  }
  const theirs = namespaceOf(source);
  const ours = chart?.namespace;
  if (theirs === (namespace ?? ours)) return;
  if (namespace !== undefined) {
    const chart =
      theirs === undefined ? 'its chart sets none: set it there' : `its chart sets ${show(theirs)}: write that`;
    yield finding('backend', `${what} goes to ${show(serviceName)} in the namespace ${show(namespace)}, but ${chart}.`);
    return;
  }
  const one = 'give both charts the same namespace';
  const fix = theirs === undefined ? one : `pass it as Backend.inNamespace(${show(theirs)}, …), or ${one}`;
  yield finding(
    'backend',
    `${what} goes to ${show(serviceName)}, whose chart has ${namespaceText(theirs)}, but the router's chart has ${namespaceText(ours)}: ${fix}.`,
  );
}

const namespaceText = (namespace: string | undefined) =>
  namespace === undefined ? 'no namespace' : `the namespace ${show(namespace)}`;

/** The namespace of a construct's objects, where its chart sets one. */
export function namespaceOf(construct: IConstruct): string | undefined {
  return chartOf(construct)?.namespace;
}
