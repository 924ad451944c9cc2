import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import {
  cidrBlock,
  dnsLabel,
  dnsLabelOrNone,
  dnsName,
  flag,
  ipAddress,
  labelKey,
  numberOrText,
  objectName,
  oneOf,
  oneOfOrNone,
  scalarOf,
  text,
  texts,
  wholeNumber,
  within,
  word,
} from './scalars';
import { fields, list, type Rule } from './shape';

const family = oneOf('IPv4', 'IPv6');
const scope = oneOf('Cluster', 'Local');
const DAY = 24 * 60 * 60;

const isReachedFromOutside = ({ type, externalIPs }: Fields) =>
  type === 'NodePort' || type === 'LoadBalancer' || (Array.isArray(externalIPs) && externalIPs.length > 0);

const comesFromOutside: Rule = (spec) =>
  spec.externalTrafficPolicy === undefined || spec.externalTrafficPolicy === '' || isReachedFromOutside(spec)
    ? undefined
    : `has externalTrafficPolicy ${show(spec.externalTrafficPolicy)}, which goes with the types NodePort and LoadBalancer alone: leave it out`;

/** Fields of load balancers, without a value that stands for none. */
const balancesLoad: Rule = (spec) => {
  if (spec.type === 'LoadBalancer') return undefined;
  const { loadBalancerSourceRanges: ranges } = spec;
  const field = ['loadBalancerClass', 'allocateLoadBalancerNodePorts', 'healthCheckNodePort'].find(
    (name) => spec[name] !== undefined && spec[name] !== 0,
  );
  const found = field ?? (Array.isArray(ranges) && ranges.length > 0 ? 'loadBalancerSourceRanges' : undefined);
  return found && `has ${found}, which goes with the type LoadBalancer alone: write that, or leave ${found} out`;
};

const checksHealth: Rule = ({ type, externalTrafficPolicy, healthCheckNodePort: node }) =>
  node === undefined || node === 0 || type !== 'LoadBalancer' || externalTrafficPolicy === 'Local'
    ? undefined
    : `has healthCheckNodePort ${show(node)}, which goes with externalTrafficPolicy "Local" alone: write that, or leave it out`;

const remembersClients: Rule = ({ sessionAffinity, sessionAffinityConfig }) =>
  sessionAffinityConfig === undefined || sessionAffinity === 'ClientIP'
    ? undefined
    : 'has sessionAffinityConfig, which goes with sessionAffinity "ClientIP" alone: write that, or leave it out';

const servicePort = fields({
  'port!': wholeNumber,
  targetPort: numberOrText,
  nodePort: wholeNumber,
  name: text,
  protocol: text,
  appProtocol: labelKey,
});

const serviceSpec = fields(
  {
    type: text,
    clusterIP: scalarOf(
      (value) => value === '' || value === 'None' || ipAddress.fits(value),
      'IP address',
      '"None", or leave it to the cluster',
    ),
    clusterIPs: list(text),
    externalName: scalarOf(
      (value) => value === '' || dnsName.fits(value.replace(/\.$/, '')),
      'DNS name',
      'one, for example "db.example.com"',
    ),
    externalIPs: list(ipAddress),
    selector: texts,
    ports: list(servicePort),
    sessionAffinity: text,
    sessionAffinityConfig: fields({ clientIP: fields({ timeoutSeconds: within(1, DAY, 600) }) }),
    externalTrafficPolicy: oneOfOrNone('Cluster', 'Local'),
    internalTrafficPolicy: scope,
    healthCheckNodePort: within(0, 65535, 30000),
    publishNotReadyAddresses: flag,
    ipFamilies: list(family, { unique: [] }),
    ipFamilyPolicy: oneOf('SingleStack', 'PreferDualStack', 'RequireDualStack'),
    loadBalancerIP: text,
    loadBalancerClass: labelKey,
    loadBalancerSourceRanges: list(
      scalarOf((value) => cidrBlock.fits(value.trim()), 'CIDR block', 'address and length, for example "10.0.0.0/8"'),
    ),
    allocateLoadBalancerNodePorts: flag,
    trafficDistribution: oneOf('PreferClose', 'PreferSameZone', 'PreferSameNode'),
  },
  comesFromOutside,
  balancesLoad,
  checksHealth,
  remembersClients,
);

const address = { IPv4: ipAddress, IPv6: ipAddress, FQDN: dnsName };

const endpointSlice = fields(
  {
    'addressType!': oneOf('IPv4', 'IPv6', 'FQDN'),
    endpoints: list(
      fields({
        'addresses!': list(text, { notEmpty: true }),
        conditions: fields({ ready: flag, serving: flag, terminating: flag }),
        hostname: dnsLabel,
        nodeName: objectName,
        zone: text,
        deprecatedTopology: texts,
        hints: fields({
          forZones: list(fields({ 'name!': word }), { unique: ['name'] }),
          forNodes: list(fields({ 'name!': word }), { unique: ['name'] }),
        }),
      }),
    ),
    ports: list(
      fields({
        name: dnsLabelOrNone,
        port: within(1, 65535, 8080),
        protocol: oneOf('TCP', 'UDP', 'SCTP'),
        appProtocol: labelKey,
      }),
      { unique: ['name'] },
    ),
  },
  ({ addressType, endpoints }) => {
    const shape = address[addressType as keyof typeof address];
    const addresses = ((endpoints ?? []) as readonly Fields[]).flatMap(
      (endpoint) => endpoint.addresses as readonly string[],
    );
    const wrong = addresses.find((one) => !shape.fits(one) || (addressType === 'IPv6') !== one.includes(':'));
    return wrong === undefined ? undefined : `has the address ${show(wrong)}, which is no ${addressType}: write one`;
  },
);

export const SERVICES = {
  ' Service': fields({ 'spec!': serviceSpec }),
  'discovery.k8s.io EndpointSlice': endpointSlice,
};
