import { checkStruct, wrongType } from '../rules/check';
import { checkCidrs } from '../rules/cidr';
import type { Findings } from '../rules/finding';
import { checkCallers, Peer } from './peer';

/** Places that a closed network does not know by itself. */
export interface NetworkClosedOptions {
  /**
   * The pods that the requests of routers come from.
   *
   * @default - ingress-nginx in the namespace `ingress-nginx` or that of its construct; Envoy Gateway, Traefik and NGINX Gateway Fabric as
   * they are installed by their charts
   */
  readonly routers?: Peer[];

  /**
   * The pods that read metrics.
   *
   * @default - those with the label `app.kubernetes.io/name: prometheus`, in all namespaces
   */
  readonly scrapers?: Peer[];

  /**
   * The pods or addresses that answer DNS, on port 53 unless they name another.
   *
   * @default - those with the label `k8s-app: kube-dns` in `kube-system`
   */
  readonly dns?: Peer[];

  /**
   * Blocks of the addresses of nodes, for network plugins that hold kubelet's probes back. Kubernetes lets a node reach its own
   * pods whatever the policies
   * (https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-traffic-filtering).
   *
   * @default - none
   */
  readonly nodes?: string[];

  /**
   * Blocks of the addresses of the API server, for `Peer.apiServer()`.
   *
   * @default - any address, on the ports 443 and 6443
   */
  readonly apiServer?: string[];
}

const OPTIONS = Object.keys({
  routers: true,
  scrapers: true,
  dns: true,
  nodes: true,
  apiServer: true,
} satisfies { [name in keyof NetworkClosedOptions]-?: true });

const PROMETHEUS = [Peer.podsInAllNamespaces({ 'app.kubernetes.io/name': 'prometheus' })];
const CLUSTER_DNS = [Peer.pods({ 'k8s-app': 'kube-dns' }, { namespace: 'kube-system' })];

/**
 * The connections that the pods of a namespace may have.
 *
 * @example
 * PorticoDefaults.of(app).set({ network: Network.closed() });
 */
export class Network {
  /**
   * Nothing but what is declared: NetworkPolicies refuse all other connections in and out. Pods are reached by those that call them
   * (`calls`, `calledBy`), by the controllers of routers, by scrapers of `metrics` and, where they have a port on nodes or a load
   * balancer, by everybody; they reach what they call, and DNS. It holds for all pods of a namespace, which the chart must name.
   *
   * @param options the places that it does not know by itself.
   */
  static closed(options: NetworkClosedOptions = {}): Network {
    return new Network(options ?? {});
  }

  /** Everything, as clusters have it without a NetworkPolicy. */
  static open(): Network {
    return new Network();
  }

  private constructor(private readonly options?: NetworkClosedOptions) {}

  /** @internal */
  get _isClosed(): boolean {
    return this.options !== undefined;
  }

  /** @internal */
  get _routers(): readonly Peer[] | undefined {
    return this.options?.routers;
  }

  /** @internal */
  get _scrapers(): readonly Peer[] {
    return this.options?.scrapers ?? PROMETHEUS;
  }

  /** @internal */
  get _dns(): readonly Peer[] {
    return this.options?.dns ?? CLUSTER_DNS;
  }

  /** @internal */
  get _nodes(): readonly string[] {
    return this.options?.nodes ?? [];
  }

  /** @internal */
  get _apiServer(): readonly string[] | undefined {
    return this.options?.apiServer;
  }

  /** @internal */
  *_check(): Findings {
    if (this.options === undefined || !(yield* checkStruct('Network.closed', this.options, OPTIONS))) return;
    const { routers, scrapers, dns, nodes, apiServer } = this.options;
    for (const [option, peers] of Object.entries({ routers, scrapers, dns })) {
      if (peers !== undefined) yield* checkCallers(option, peers);
    }
    for (const [option, blocks] of Object.entries({ nodes, apiServer })) {
      if (blocks !== undefined) yield* checkCidrs(option, blocks);
    }
  }
}

export function* checkNetwork(network: unknown): Findings {
  if (network instanceof Network) yield* network._check();
  else yield wrongType('network', network, 'a network such as Network.closed()');
}
