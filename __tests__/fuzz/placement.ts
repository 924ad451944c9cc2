import * as fc from 'fast-check';
import {
  AntiAffinity,
  DnsConfig,
  LabelRequirement,
  NodeAffinity,
  PodAffinity,
  Spread,
  type WebServiceOptions,
} from '../../lib';
import { type PropArbitraries, someOf } from './arbitraries';

type PlacementProps = Pick<
  WebServiceOptions,
  | 'spread'
  | 'antiAffinity'
  | 'podAffinity'
  | 'nodeAffinity'
  | 'schedulerName'
  | 'runtimeClassName'
  | 'hostname'
  | 'subdomain'
  | 'hostAliases'
  | 'dns'
  | 'shareProcessNamespace'
>;

const topologyKey = fc.constantFrom('kubernetes.io/hostname', 'topology.kubernetes.io/zone', 'example.com/rack');
const weight = fc.integer({ min: 1, max: 100 });
const amount = fc.integer({ min: 1, max: 5 });

const requirement = fc.constantFrom(
  LabelRequirement.in('kubernetes.io/arch', ['amd64', 'arm64']),
  LabelRequirement.notIn('pool', ['spot', '']),
  LabelRequirement.exists('gpu'),
  LabelRequirement.doesNotExist('virtual'),
);
const requirements = fc.array(requirement, { minLength: 1, maxLength: 2 });
const ofNodes = fc.oneof(
  requirements,
  fc.nat({ max: 64 }).map((cores) => [LabelRequirement.greaterThan('cores', cores)]),
);

const required = ofNodes.map((all) => NodeAffinity.required(all));
const node = fc.oneof(
  required,
  fc.tuple(required, required).map((rules) => NodeAffinity.anyOf(rules)),
  fc.tuple(ofNodes, weight).map(([all, heavy]) => NodeAffinity.preferred(all, { weight: heavy })),
);

const term = someOf({
  labels: fc.constantFrom<{ [key: string]: string }>({ app: 'cache' }, { app: 'cache', tier: '' }),
  requirements,
  topologyKey,
  namespaces: fc.constantFrom<string[][]>(['cache'], ['shop', 'blue']),
});
const weighted = fc.tuple(term, weight).map(([options, heavy]) => ({ ...options, weight: heavy }));

const spread = someOf({
  topologyKey,
  maxSkew: amount,
  matchLabelKeys: fc.constantFrom<string[][]>([], ['example.com/generation']),
});

/** Options of placement and of the network of pods. */
export const placement: PropArbitraries<PlacementProps> = {
  spread: fc.oneof(
    fc.constant(Spread.none()),
    spread.map((options) => Spread.preferred(options)),
    fc.tuple(spread, amount).map(([options, minDomains]) => Spread.required({ ...options, minDomains })),
    fc.tuple(spread, spread).map(([first, second]) => Spread.all([Spread.preferred(first), Spread.required(second)])),
  ),
  antiAffinity: fc.oneof(
    fc.constantFrom(AntiAffinity.preferred(), AntiAffinity.required(), AntiAffinity.none()),
    fc
      .tuple(term, weighted)
      .map(([first, second]) => AntiAffinity.all([AntiAffinity.required(first), AntiAffinity.preferred(second)])),
  ),
  podAffinity: fc.oneof(
    term.map((options) => PodAffinity.required(options)),
    weighted.map((options) => PodAffinity.preferred(options)),
  ),
  nodeAffinity: fc.oneof(
    node,
    fc.tuple(node, node).map((rules) => NodeAffinity.all(rules)),
  ),
  schedulerName: fc.constantFrom('volcano', 'default-scheduler'),
  runtimeClassName: fc.constant('gvisor'),
  hostname: fc.constant('broker'),
  subdomain: fc.constant('brokers'),
  hostAliases: fc.constantFrom<{ [address: string]: string[] }>(
    { '10.0.0.7': ['legacy.example.com', 'legacy'] },
    { 'fd00::7': ['legacy'] },
  ),
  dns: fc.oneof(
    fc.constantFrom(DnsConfig.cluster(), DnsConfig.node({ searches: ['example.com.'] })),
    fc.constant(DnsConfig.cluster({ nameservers: ['10.0.0.53'], options: { ndots: '2', 'use-vc': '' } })),
    fc.constant(DnsConfig.servers(['10.0.0.53'], { searches: ['a.example.com', 'example.com'] })),
  ),
  shareProcessNamespace: fc.boolean(),
};
