import { isIP } from 'node:net';
import type { IConstruct } from 'constructs';
import { chartOf } from '../cdk8s/charts';
import { isMap, wrongType } from '../rules/check';
import type { Findings } from '../rules/finding';
import { show } from '../rules/show';
import { Callee, type CalleeTraits, type ICallee } from './callee';
import { checkAddresses, checkApiServer, checkHost, checkInternet, checkPeerService, checkPods } from './check-peer';
import { finding } from './codes';
import type {
  PeerAddressesOptions,
  PeerHostOptions,
  PeerInternetOptions,
  PeerPodsInAllNamespacesOptions,
  PeerPodsOptions,
  PeerServiceOptions,
} from './peer-options';
import { blockPeer, type PolicyPeer, type PolicyPort, podsPeer } from './policy-peer';
import { PortProtocol } from './port-protocol';

/** The side of a peer in a policy of a namespace. */
type PeersIn = (namespace: string | undefined) => readonly PolicyPeer[] | undefined;

/** Everything that follows from the kind of a peer. */
interface PeerTraits {
  /** The peer in messages. */
  readonly title: string;
  readonly peers: PeersIn;
  readonly port?: number;
  readonly protocol?: PortProtocol;
  readonly check: () => Findings;
  readonly callee?: (namespace: string | undefined) => Partial<CalleeTraits>;
  /** The reason why no connections come from it, where none do. */
  readonly silence?: string;
  readonly isApiServer?: boolean;
}

/** https://www.iana.org/assignments/iana-ipv4-special-registry and its sibling for IPv6, as far as nodes and pods have them. */
const PUBLIC: readonly PolicyPeer[] = [
  {
    ipBlock: {
      cidr: '0.0.0.0/0',
      except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
    },
  },
  { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } },
];

/** The ports of API servers: of managed clusters, and of those that kubeadm makes. */
const API_SERVER_PORTS: readonly PolicyPort[] = [443, 6443].map((port) => ({ port, transport: 'TCP' }));

/**
 * Something outside the app that workloads call, or that calls them.
 *
 * @example
 * new WebService(chart, 'pay', { image, calls: [Peer.host('api.stripe.com')], calledBy: [Peer.pods({ app: 'billing' }, { namespace: 'billing' })] });
 */
export class Peer implements ICallee {
  /**
   * A Service of another team, or one of the app that is made later, as where two services call each other.
   *
   * @param name name of the Service.
   * @param options its port, and its namespace.
   *
   * @example
   * Peer.service('ledger', { namespace: 'finance', port: 8080 })
   */
  static service(name: string, options: PeerServiceOptions): Peer {
    const given: Partial<PeerServiceOptions> = isMap(options) ? options : {};
    const { port = 0, namespace, protocol, pods = {}, targetPort = port } = given;
    const transport = transportOf(protocol);
    return new Peer({
      title: `Peer.service(${show(name)})`,
      peers: (own) => [podsPeer(pods, namespace, own)],
      port: targetPort,
      protocol,
      check: () => checkPeerService(name, options),
      callee: (own) => {
        const host = namespace === undefined || namespace === own ? name : `${name}.${namespace}.svc`;
        const elsewhere = { peers: [podsPeer(pods, namespace, own)], ports: [{ port: targetPort, transport }] };
        return {
          word: name,
          address: addressOf(host, port, protocol ?? PortProtocol.http()),
          service: { name, namespace: namespace ?? own, port, elsewhere },
        };
      },
      silence:
        'is called, and connections come from pods: write Peer.pods({ app: "ledger" }, { namespace: "finance" })',
    });
  }

  /**
   * Pods of another app.
   *
   * @param labels labels that they have, `{}` for all pods of the namespace.
   * @param options their namespace, and the port.
   */
  static pods(labels: { [key: string]: string }, options: PeerPodsOptions = {}): Peer {
    const { namespace } = options ?? {};
    return new Peer({
      title: 'Peer.pods()',
      peers: (own) => [podsPeer(labels ?? {}, namespace, own)],
      ...portOf(options),
      check: () => checkPods('Peer.pods', labels, options, ['namespace', 'port', 'protocol']),
    });
  }

  /**
   * Pods of other apps, wherever they are.
   *
   * @param labels labels that they have, `{}` for every pod of the cluster.
   * @param options the port.
   */
  static podsInAllNamespaces(labels: { [key: string]: string }, options: PeerPodsInAllNamespacesOptions = {}): Peer {
    return new Peer({
      title: 'Peer.podsInAllNamespaces()',
      peers: (own) => [podsPeer(labels ?? {}, null, own)],
      ...portOf(options),
      check: () => checkPods('Peer.podsInAllNamespaces', labels, options, ['port', 'protocol']),
    });
  }

  /**
   * A host outside the cluster.
   *
   * @param name its DNS name or address.
   * @param options its port, and its addresses where they are known.
   *
   * @example
   * Peer.host('db.example.com', { port: 5432, protocol: PortProtocol.tcp('postgres') })
   */
  static host(name: string, options: PeerHostOptions = {}): Peer {
    const { port = 443, protocol = PortProtocol.https(), addresses } = options ?? {};
    return new Peer({
      title: `Peer.host(${show(name)})`,
      peers: () => (Array.isArray(addresses) ? addresses.map(blockPeer) : undefined),
      port,
      protocol,
      check: () => checkHost(name, options),
      callee: () => ({ word: name, address: addressOf(name, port, protocol) }),
      silence: 'is a name, and connections come from addresses: write Peer.addresses(["203.0.113.0/24"])',
    });
  }

  /**
   * Blocks of addresses outside the cluster. Those of pods are not known to it: they are named by `Peer.pods()`.
   *
   * @param cidrs for example `['10.20.0.0/16']`.
   * @param options the port.
   */
  static addresses(cidrs: string[], options: PeerAddressesOptions = {}): Peer {
    return new Peer({
      title: 'Peer.addresses()',
      peers: () => (Array.isArray(cidrs) ? cidrs : []).map(blockPeer),
      ...portOf(options),
      check: () => checkAddresses(cidrs, options),
    });
  }

  /**
   * Every public address.
   *
   * @param options for example `{ port: 443 }`.
   */
  static internet(options: PeerInternetOptions = {}): Peer {
    return new Peer({
      title: 'Peer.internet()',
      peers: () => PUBLIC,
      ...portOf(options),
      check: () => checkInternet(options),
    });
  }

  /**
   * The Kubernetes API, for pods that use it, or that it calls as webhooks. Its addresses are those of the option `apiServer` of
   * `Network.closed()`.
   */
  static apiServer(): Peer {
    return new Peer({ title: 'Peer.apiServer()', peers: () => undefined, check: checkApiServer, isApiServer: true });
  }

  private constructor(
    /** @internal */
    readonly _traits: PeerTraits,
  ) {}

  /** This peer as pods of the chart of a construct reach it. */
  toCallee(caller: IConstruct): Callee {
    const { title, peers, callee, isApiServer } = this._traits;
    const findings = [...this._check()];
    if (findings.length > 0) return Callee._of({ title, word: '', findings });
    const own = chartOf(caller)?.namespace;
    const side = { peers: peers(own), ports: isApiServer ? API_SERVER_PORTS : this._ports };
    return Callee._of({ title, word: '', side, isApiServer, findings, ...callee?.(own) });
  }

  /** The port of the pods or addresses, unless it is every one. @internal */
  get _ports(): readonly PolicyPort[] | undefined {
    const { port, protocol } = this._traits;
    return port === undefined ? undefined : [{ port, transport: transportOf(protocol) }];
  }

  /** @internal */
  _check(): Findings {
    return this._traits.check();
  }
}

const portOf = (options: PeerAddressesOptions | undefined) => ({ port: options?.port, protocol: options?.protocol });
const transportOf = (protocol: unknown) => (protocol instanceof PortProtocol ? protocol._transport : 'TCP');

const addressOf = (host: string, port: number, given: unknown) => {
  const protocol = given instanceof PortProtocol ? given : PortProtocol.http();
  return { host, port, url: protocol._url(isIP(host) === 6 ? `[${host}]` : host, port), isUrl: protocol._hasUrl };
};

/** Checks the peers of an option that connections come from. */
export function* checkCallers(option: string, callers: unknown): Findings {
  if (!Array.isArray(callers)) {
    yield wrongType(
      option,
      callers,
      'a list of peers such as [Peer.pods({ app: "billing" }, { namespace: "billing" })]',
    );
    return;
  }
  for (const caller of callers) {
    if (!(caller instanceof Peer)) {
      yield wrongType(option, caller, 'a peer such as Peer.pods({ app: "billing" }, { namespace: "billing" })');
      continue;
    }
    const { silence, title } = caller._traits;
    const flaws = [...caller._check()];
    yield* flaws;
    if (flaws.length === 0 && silence !== undefined) yield finding('peer', `${option}: ${title} ${silence}.`);
  }
}
