import { Exposure, IngressNginxController, RealIp } from '../../../lib';
import { type Case, raw } from '../case';
import type { Raw } from '../objects';
import { installation } from './proxy-protocol';

const BETA = 'service.beta.kubernetes.io';
const BELIEVES = 'nginx trusts X-Forwarded-Proto, -Host and -Port of any client (use-forwarded-headers), and';
const INSTEAD =
  'or read only addresses, by enable-real-ip (RealIp.fromHeader()); accept this if something else keeps other clients away.';
const OPEN = `[shop/1] ${BELIEVES} the load balancer accepts any client: name the proxies in loadBalancerSourceRanges (sourceRanges of Exposure.loadBalancer()), ${INSTEAD}`;
const NODES = `${BELIEVES} its node ports accept any client that reaches a node: let only the proxies reach them, by a firewall, ${INSTEAD}`;

const believing = (annotations: Raw, spec?: Raw) =>
  installation({ 'use-forwarded-headers': 'true' }, annotations, spec);

/** A controller of ours, with a proxy in front of it that ends TLS. */
const ours = (title: string, exposure: Exposure, realIp: RealIp, warnings: readonly string[]): Case => ({
  title,
  build: (chart) => void new IngressNginxController(chart, 'nginx', { exposure, config: { realIp } }),
  problems: [],
  warnings,
});

const FORWARDED = RealIp.fromForwardedHeaders(['10.0.0.0/8']);

export const wrong: readonly Case[] = [
  raw('a load balancer for everybody', believing({}), [], [OPEN]),
  raw(
    'ranges that are everything',
    believing({}, { type: 'LoadBalancer', loadBalancerSourceRanges: ['0.0.0.0/0'] }),
    [],
    [OPEN],
  ),
  raw('an external load balancer', believing({ [`${BETA}/aws-load-balancer-scheme`]: 'internet-facing' }), [], [OPEN]),
  raw('node ports', believing({}, { type: 'NodePort' }), [], [`[shop/1] ${NODES}`]),
  raw(
    'the address that anybody claims',
    installation({ 'enable-real-ip': 'true' }, {}),
    [],
    [
      '[shop/1] nginx trusts the address that any client claims (enable-real-ip for the proxies "0.0.0.0/0"), and the load balancer accepts any client: name the proxies in loadBalancerSourceRanges (sourceRanges of Exposure.loadBalancer()), or name the proxies in proxy-real-ip-cidr (RealIp.fromHeader()); accept this if something else keeps other clients away.',
    ],
  ),
  ours('proxies that are everybody', Exposure.nodePorts(), RealIp.fromHeader(['10.0.0.0/8', '::/0']), [
    '[shop/nginx/service] nginx trusts the address that any client claims (enable-real-ip for the proxies "10.0.0.0/8,::/0"), and its node ports accept any client that reaches a node: let only the proxies reach them, by a firewall, or name the proxies in proxy-real-ip-cidr (RealIp.fromHeader()); accept this if something else keeps other clients away.',
  ]),
  ours('node ports of a controller of ours', Exposure.nodePorts(), FORWARDED, [`[shop/nginx/service] ${NODES}`]),
];

export const right: readonly Case[] = [
  raw('ranges', believing({}, { type: 'LoadBalancer', loadBalancerSourceRanges: ['203.0.113.0/24'] }), []),
  raw('ranges by an annotation', believing({ [`${BETA}/load-balancer-source-ranges`]: '203.0.113.0/24' }), []),
  raw('a load balancer of a private network', believing({ [`${BETA}/azure-load-balancer-internal`]: 'true' }), []),
  raw('a load balancer whose scheme is internal', believing({ [`${BETA}/aws-load-balancer-scheme`]: 'internal' }), []),
  raw('the cluster alone', believing({}, {}), []),
  raw('headers that are not believed', installation({ 'use-forwarded-headers': 'false' }, {}), []),
  ours('a controller of ours in the cluster alone', Exposure.clusterIp(), FORWARDED, []),
  ours(
    'source ranges of a controller of ours',
    Exposure.loadBalancer({ sourceRanges: ['203.0.113.0/24'] }),
    FORWARDED,
    [],
  ),
  raw(
    'every proxy, behind source ranges',
    installation(
      { 'enable-real-ip': 'true', 'proxy-real-ip-cidr': '0.0.0.0/0' },
      {},
      { type: 'LoadBalancer', loadBalancerSourceRanges: ['203.0.113.0/24'] },
    ),
    [],
  ),
  ours('addresses alone', Exposure.nodePorts(), RealIp.fromHeader(['10.0.0.0/8']), []),
];
