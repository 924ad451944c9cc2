import { isIP } from 'node:net';
import { checkLabelMap, checkMap, checkStruct, checkValue, isMap } from '../rules/check';
import { checkCidrs } from '../rules/cidr';
import { dnsLabelFlaw, dnsSubdomainFlaw, serviceNameFlaw } from '../rules/dns-name';
import type { Findings } from '../rules/finding';
import { hostFlaw } from '../rules/host';
import { portFlaw } from '../rules/port';
import type {
  PeerAddressesOptions,
  PeerHostOptions,
  PeerInternetOptions,
  PeerPodsOptions,
  PeerServiceOptions,
} from './peer-options';
import { checkPortProtocol } from './port-protocol';

export function* checkPeerService(name: unknown, options: PeerServiceOptions): Findings {
  yield* checkValue('dns-name', 'name of Peer.service', name, serviceNameFlaw);
  const known = ['port', 'namespace', 'protocol', 'pods', 'targetPort'];
  if (!(yield* checkStruct('Peer.service', options, known))) return;
  const { port, pods, targetPort } = options;
  yield* checkValue('port', 'port of Peer.service', port, portFlaw);
  if (targetPort !== undefined) yield* checkValue('port', 'targetPort of Peer.service', targetPort, portFlaw);
  if (pods !== undefined) yield* checkLabels('pods of Peer.service', pods);
  yield* checkPlace('Peer.service', options);
}

export function* checkPods(
  title: string,
  labels: unknown,
  options: PeerPodsOptions | undefined,
  known: readonly string[],
): Findings {
  yield* checkLabels(`labels of ${title}`, labels);
  yield* checkAt(title, options, known);
}

export function* checkHost(name: unknown, options: PeerHostOptions | undefined): Findings {
  // An address may have capitals and colons, which no name has.
  if (typeof name !== 'string' || isIP(name) === 0) {
    yield* checkValue('host', 'name of Peer.host', name, (value) => hostFlaw(value) ?? dnsSubdomainFlaw(value));
  }
  yield* checkAt('Peer.host', options, ['port', 'protocol', 'addresses']);
  const addresses = isMap(options) ? options.addresses : undefined;
  if (addresses !== undefined) yield* checkCidrs('addresses of Peer.host', addresses);
}

export function* checkAddresses(cidrs: unknown, options: PeerAddressesOptions | undefined): Findings {
  yield* checkCidrs('Peer.addresses', cidrs);
  yield* checkAt('Peer.addresses', options, ['port', 'protocol']);
}

export function checkInternet(options: PeerInternetOptions | undefined): Findings {
  return checkAt('Peer.internet', options, ['port', 'protocol']);
}

/** There is nothing about the Kubernetes API that could be wrong. */
export function* checkApiServer(): Findings {}

function* checkAt(title: string, options: PeerPodsOptions | undefined, known: readonly string[]): Findings {
  if (options === undefined || !(yield* checkStruct(title, options, known))) return;
  if (options.port !== undefined) yield* checkValue('port', `port of ${title}`, options.port, portFlaw);
  yield* checkPlace(title, options);
}

function* checkPlace(title: string, { namespace, protocol }: PeerPodsOptions): Findings {
  if (namespace !== undefined) yield* checkValue('dns-name', `namespace of ${title}`, namespace, dnsLabelFlaw);
  if (protocol !== undefined) yield* checkPortProtocol(protocol);
}

function* checkLabels(what: string, labels: unknown): Findings {
  if (yield* checkMap(what, labels, '{ app: "billing" }'))
    yield* checkLabelMap(what, labels as { readonly [key: string]: unknown });
}
