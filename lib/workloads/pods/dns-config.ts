import type { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { checkEntries, checkStrings, checkStruct, checkValue, entriesByName, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { ipAddressFlaw } from '../../rules/ip-address';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Options of name servers that a workload names itself. */
export interface DnsConfigServersOptions {
  /**
   * Domains that are tried behind a name with few dots, in this order: at most 32.
   *
   * @default - those of the policy
   */
  readonly searches?: string[];

  /**
   * Options of resolv.conf by name, with an empty text for one that has no value: `{ ndots: '2', 'use-vc': '' }`.
   *
   * @default - those of the policy; the one of clusters has `ndots: '5'`
   */
  readonly options?: { [name: string]: string };
}

/** Options of the name server of the cluster. */
export interface DnsConfigClusterOptions extends DnsConfigServersOptions {
  /**
   * Addresses of further name servers, at most 3.
   *
   * @default - none
   */
  readonly nameservers?: string[];
}

/** Options of the name servers of the node. */
export interface DnsConfigNodeOptions extends DnsConfigClusterOptions {}

type Policy = 'cluster' | 'node' | 'servers';

/** Numbers that the API server takes: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
const MOST_SERVERS = 3;
const MOST_SEARCHES = 32;
const MOST_SEARCH_CHARACTERS = 2048;

/**
 * The way in which pods look names up.
 *
 * @example
 * DnsConfig.cluster({ options: { ndots: '2' } })
 */
export class DnsConfig {
  /**
   * The name server of the cluster, which knows its Services, also for pods in the network of their node.
   *
   * @param options additions to what the cluster gives.
   */
  static cluster(options: DnsConfigClusterOptions = {}): DnsConfig {
    return new DnsConfig('cluster', options ?? {});
  }

  /**
   * The name servers of the node, which do not know the Services of the cluster.
   *
   * @param options additions to what the node has.
   */
  static node(options: DnsConfigNodeOptions = {}): DnsConfig {
    return new DnsConfig('node', options ?? {});
  }

  /**
   * These name servers and no others.
   *
   * @param nameservers their addresses, 1 to 3.
   * @param options searches and options, of which there are none otherwise.
   */
  static servers(nameservers: string[], options: DnsConfigServersOptions = {}): DnsConfig {
    return new DnsConfig('servers', options ?? {}, nameservers);
  }

  private constructor(
    private readonly policy: Policy,
    private readonly options: DnsConfigClusterOptions,
    private readonly servers?: string[],
  ) {}

  /** @internal */
  *_check(): Findings {
    const { policy, options, servers } = this;
    const what = `DnsConfig.${policy}()`;
    const known = ['searches', 'options', ...(policy === 'servers' ? [] : ['nameservers'])];
    if (policy === 'servers') yield* checkServers(servers);
    if (!(yield* checkStruct(what, options, known))) return;
    const { nameservers, searches } = options;
    if (policy !== 'servers' && nameservers !== undefined) yield* checkServers(nameservers);
    if (searches !== undefined) yield* checkSearches(searches);
    for (const [name, value] of yield* checkEntries(`options of ${what}`, options.options, '{ ndots: "2" }')) {
      if (isWord(name) && (value === '' || isWord(value))) continue;
      yield finding(
        'pod-dns',
        `option ${show(name)} of ${what} with the value ${show(value)} is not one of resolv.conf: write words without blanks, for example { ndots: "2" }.`,
      );
    }
  }

  /**
   * @param isOfNode true for pods in the network of their node.
   * @internal
   */
  _podFields(isOfNode: boolean): Pick<k8s.PodSpec, 'dnsPolicy' | 'dnsConfig'> {
    const { searches = [], options = {} } = this.options;
    const nameservers = this.servers ?? this.options.nameservers ?? [];
    return {
      dnsPolicy: this.policyName(isOfNode),
      dnsConfig: unlessEmpty({
        ...(nameservers.length > 0 && { nameservers: [...nameservers] }),
        ...(searches.length > 0 && { searches: [...searches] }),
        ...(Object.keys(options).length > 0 && {
          options: entriesByName(options).map(([name, value]) => ({ name, value: value || undefined })),
        }),
      }),
    };
  }

  private policyName(isOfNode: boolean): string | undefined {
    if (this.policy === 'servers') return 'None';
    if (this.policy === 'node') return 'Default';
    // ClusterFirst is the API server's own default, and means the node's servers for pods in its network.
    return isOfNode ? 'ClusterFirstWithHostNet' : undefined;
  }
}

function* checkServers(servers: unknown): Findings {
  if (!(yield* checkStrings('nameservers', servers, '["10.0.0.53"]')) || !Array.isArray(servers)) return;
  for (const server of servers) yield* checkValue('ip-address', 'nameserver', server, ipAddressFlaw);
  if (servers.length > MOST_SERVERS) {
    yield finding('pod-dns', `nameservers ${show(servers)} are ${servers.length}: write at most ${MOST_SERVERS}.`);
  }
}

function* checkSearches(searches: unknown): Findings {
  if (!(yield* checkStrings('searches', searches, '["shop.example.com"]')) || !Array.isArray(searches)) return;
  // A dot at the end only says that the domain is whole.
  for (const domain of searches) {
    yield* checkValue('dns-name', 'search domain', domain, (value) =>
      dnsSubdomainFlaw(String(value).replace(/\.$/, '')),
    );
  }
  const { length } = searches.join(' ');
  if (searches.length > MOST_SEARCHES || length > MOST_SEARCH_CHARACTERS) {
    yield finding(
      'pod-dns',
      `searches are ${searches.length} domains with ${length} characters: write at most ${MOST_SEARCHES}, with ${MOST_SEARCH_CHARACTERS} characters.`,
    );
  }
}

const isWord = (value: unknown) => typeof value === 'string' && /^[^\s:\0]+$/.test(value);

export function* checkDns(dns: unknown): Findings {
  if (dns instanceof DnsConfig) yield* dns._check();
  else yield wrongType('dns', dns, 'a value such as DnsConfig.cluster({ options: { ndots: "2" } })');
}
