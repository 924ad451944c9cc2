import { MAX_LABEL } from '../../../rules/dns-name';
import { show } from '../../../rules/show';
import type { RouteTable } from '../../table/route-table';
import type { TlsCertificate } from '../../table/tls';
import { ownSecrets } from '../cert-manager';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';
import { MAX_GRANTED } from './limits';
import { type GatewayApiTargetOptions, HTTP_LISTENER, listenerOf } from './options';

const MAX_NAME = 253;
const MAX_LISTENERS = 64;

/** Checks that the listeners that the routes need exist, as far as that is known, and that each is named for a purpose. */
export function* checkListeners(table: RouteTable, options: GatewayApiTargetOptions): TargetFindings {
  const { create, listenerSet, sectionName, httpListener = HTTP_LISTENER, httpsListener } = options;
  const secured = table.tls.length > 0;
  const needsTwo = table.httpsRedirect ? 'httpsRedirect' : secured && httpsListener !== undefined ? 'tls' : undefined;
  if (sectionName !== undefined && needsTwo !== undefined) {
    const message = `sectionName names one listener, but ${needsTwo} needs two: write httpListener and httpsListener instead.`;
    yield finding('gateway-listener', message);
  }
  if (httpsListener !== undefined && httpsListener === httpListener) {
    const message = `httpListener and httpsListener are both ${show(httpListener)}: a redirect to HTTPS needs two listeners.`;
    yield finding('gateway-listener', message);
  }
  if (listenerSet) yield* checkListenerSet(table, options);
  if (create !== undefined) yield* checkCreation(table, options);
  if (create !== undefined || listenerSet) return;
  const unused = (['httpListener', 'httpsListener'] as const).filter((option) => options[option] !== undefined);
  if (unused.length > 0 && !table.httpsRedirect && !secured) {
    const verb = unused.length > 1 ? 'are' : 'is';
    const message = `${unused.join(' and ')} ${verb} only used with tls or a redirect to HTTPS, and the router has neither: set httpsRedirect, or name sectionName instead.`;
    yield finding('gateway-listener', message);
  }
}

/** Checks that the ListenerSet that is made has listeners, no other ones are named, and it takes all of them. */
function* checkListenerSet({ tls }: RouteTable, options: GatewayApiTargetOptions): TargetFindings {
  const made = (['create', 'sectionName', 'httpsListener'] as const).filter((option) => options[option] !== undefined);
  if (made.length > 0) {
    const message = `listenerSet makes the listeners for HTTPS next to a Gateway that is made elsewhere: leave ${made.join(' and ')} out.`;
    yield finding('gateway-listener', message);
  }
  if (tls.length === 0) {
    const message =
      'listenerSet makes a listener for each certificate, and the router has none: set tls, or leave it out.';
    yield finding('gateway-listener', message);
  }
  yield* checkHostListeners(tls, {
    option: 'listenerSet',
    kind: 'ListenerSet',
    others: 0,
    instead: 'Give some hosts a router of their own',
  });
}

/** Checks that the Gateway that is made has all it needs, and no more than it takes. */
function* checkCreation(table: RouteTable, options: GatewayApiTargetOptions): TargetFindings {
  const { gateway, sectionName, httpsListener } = options;
  if (sectionName !== undefined || httpsListener !== undefined) {
    const message = 'create makes the listeners and names them: leave sectionName and httpsListener out.';
    yield finding('gateway-listener', message);
  }
  if (table.httpsRedirect && table.tls.length === 0) {
    const message = 'httpsRedirect leads to no listener, since create makes one for each certificate: set tls.';
    yield finding('gateway-listener', message);
  }
  if (typeof gateway === 'string' && gateway.length > MAX_LABEL && gateway.length <= MAX_NAME) {
    const message = `gateway ${show(gateway)} has ${gateway.length} characters: create makes a label of it, so write at most ${MAX_LABEL}.`;
    yield finding('gateway-limit', message);
  }
  yield* checkHttpsListeners(table, options);
  yield* checkNamespace(table, options);
}

function* checkHttpsListeners({ tls }: RouteTable, { httpListener }: GatewayApiTargetOptions): TargetFindings {
  yield* checkHostListeners(tls, {
    option: 'create',
    kind: 'Gateway',
    others: 1,
    instead: 'Make the Gateway elsewhere',
  });
  if (tls.some(({ hosts }) => hosts.some((host) => listenerOf(host) === httpListener))) {
    const message = `httpListener ${show(httpListener)} is also the name that create gives the HTTPS listener of a host: write another name.`;
    yield finding('gateway-listener', message);
  }
}

/** An object whose listeners are made, for messages. */
interface Made {
  readonly option: string;
  readonly kind: string;
  /** The number of its listeners that are not for a host. */
  readonly others: number;
  /** The way out where there are too many. */
  readonly instead: string;
}

/** Checks that an object takes the listeners of all hosts. */
function* checkHostListeners(tls: readonly TlsCertificate[], { option, kind, others, instead }: Made): TargetFindings {
  const hosts = tls.flatMap((certificate) => certificate.hosts);
  const count = hosts.length + others;
  if (count > MAX_LISTENERS) {
    const message = `${option} makes ${count} listeners: a ${kind} takes ${MAX_LISTENERS}. ${instead}.`;
    yield finding('gateway-limit', message);
  }
  for (const host of hosts) {
    const { length } = listenerOf(host);
    if (length <= MAX_NAME) continue;
    const message = `${option} names a listener after ${show(host)}, of ${length} characters: a ${kind} takes ${MAX_NAME}. Name one that is made elsewhere in httpsListener.`;
    yield finding('gateway-limit', message);
  }
}

/** Checks that a Gateway in another namespace reaches the routes and their certificates. */
function* checkNamespace(
  { tls, namespace }: RouteTable,
  { gatewayNamespace, create }: GatewayApiTargetOptions,
): TargetFindings {
  if (namespace === undefined && gatewayNamespace === undefined && create?.routesFrom?.length) {
    const message =
      "create lets routes of other namespaces in next to those of the router: set the namespace of the router's chart.";
    yield finding('gateway-namespace', message);
  }
  if (gatewayNamespace === undefined || gatewayNamespace === namespace) return;
  const granted = ownSecrets(tls).length;
  if (granted > MAX_GRANTED) {
    const message = `tls names ${granted} certificates for a Gateway in another namespace: a ReferenceGrant takes ${MAX_GRANTED}. Leave gatewayNamespace out.`;
    yield finding('gateway-limit', message);
  }
  if (namespace === undefined) {
    const message =
      "create makes a Gateway in another namespace, which must know the namespace of the routes: set the namespace of the router's chart.";
    yield finding('gateway-namespace', message);
  }
  if (tls.some(({ issuer }) => issuer !== undefined)) {
    const message =
      "tls names an Issuer of the router's namespace, but the Gateway is in another: name a clusterIssuer.";
    yield finding('gateway-namespace', message);
  }
}
