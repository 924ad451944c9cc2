import { isBlock, isWithin } from '../../../rules/cidr';
import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import {
  dnsLabel,
  dnsLabelOrEmpty,
  dnsName,
  dnsNameOrEmpty,
  ipAddress,
  labelKey,
  labelMap,
  numberOrWord,
  oneOf,
  pathSegment,
  port,
  text,
  textOf,
  within,
  word,
} from '../scalars';
import { fields, list, type Rule } from '../shape';
import { asIs, mayRepeat, notEmpty, type Overlay, refine, unique, wordOrEmpty } from './refine';

const DAY = 24 * 60 * 60;

const isReachedFromOutside = ({ type, externalIPs }: Fields) =>
  type === 'NodePort' || type === 'LoadBalancer' || (Array.isArray(externalIPs) && externalIPs.length > 0);

const comesFromOutside: Rule = (spec) =>
  spec.externalTrafficPolicy === undefined || spec.externalTrafficPolicy === '' || isReachedFromOutside(spec)
    ? undefined
    : `has externalTrafficPolicy ${show(spec.externalTrafficPolicy)}, which goes with the types NodePort and LoadBalancer only: leave it out`;

/** Fields of load balancers that have a value. */
const balancesLoad: Rule = (spec) => {
  if (spec.type === 'LoadBalancer') return undefined;
  const { loadBalancerSourceRanges: ranges } = spec;
  const field = ['loadBalancerClass', 'allocateLoadBalancerNodePorts', 'healthCheckNodePort'].find(
    (name) => spec[name] !== undefined && spec[name] !== 0,
  );
  const found = field ?? (Array.isArray(ranges) && ranges.length > 0 ? 'loadBalancerSourceRanges' : undefined);
  return found && `has ${found}, which goes with the type LoadBalancer only: write that, or leave ${found} out`;
};

const checksHealth: Rule = ({ type, externalTrafficPolicy, healthCheckNodePort: node }) =>
  node === undefined || node === 0 || type !== 'LoadBalancer' || externalTrafficPolicy === 'Local'
    ? undefined
    : `has healthCheckNodePort ${show(node)}, which goes with externalTrafficPolicy "Local" only: write that, or leave it out`;

const remembersClients: Rule = ({ sessionAffinity, sessionAffinityConfig }) =>
  sessionAffinityConfig === undefined || sessionAffinity === 'ClientIP'
    ? undefined
    : 'has sessionAffinityConfig, which goes with sessionAffinity "ClientIP" only: write that, or leave it out';

const hasAddressOfEach: Rule = ({ ipFamilies = [], ipFamilyPolicy = 'SingleStack' }) =>
  (ipFamilies as readonly string[]).length < 2 || ipFamilyPolicy !== 'SingleStack'
    ? undefined
    : `has two ipFamilies and the ipFamilyPolicy "SingleStack": write "PreferDualStack", or one family`;

const ADDRESSES = { IPv4: ipAddress, IPv6: ipAddress, FQDN: dnsName };

const hasAddressesOfType: Rule = ({ addressType, endpoints }) => {
  const shape = ADDRESSES[addressType as keyof typeof ADDRESSES];
  const addresses = ((endpoints ?? []) as readonly Fields[]).flatMap(
    (endpoint) => endpoint.addresses as readonly string[],
  );
  const wrong = addresses.find((one) => !shape.fits(one) || (addressType === 'IPv6') !== one.includes(':'));
  return wrong === undefined ? undefined : `has the address ${show(wrong)}, which is not ${addressType}: write one`;
};

const controllerName = textOf(
  (value) => value.length <= 250 && /^[^/]+\/.+/.test(value) && labelKey.fits(value.replaceAll(/(?<=\/.*)\//g, '-')),
  'a name of a controller',
  'a domain and a path, for example "k8s.io/ingress-nginx"',
);

const isInScope: Rule = ({ scope, namespace }) => {
  if ((scope === 'Namespace') === (namespace !== undefined)) return undefined;
  const [found, write] = namespace === undefined ? ['and no', 'write one'] : ['and a', 'leave it out'];
  return `has the scope ${show(scope ?? 'Cluster')} ${found} namespace: ${write}`;
};

/** The blocks left out are parts of the block. */
const excepts: Rule = ({ cidr, except = [] }) => {
  if (!isBlock(cidr)) return undefined;
  const outside = (except as readonly string[]).find((block) => isBlock(block) && !isWithin(block, cidr));
  return outside && `excepts ${show(outside)}, which is not a part of ${show(cidr)}: write a smaller block of it`;
};

const namesSomebody: Rule = (peer) =>
  Object.keys(peer).length > 0 ? undefined : 'names nobody: write podSelector, namespaceSelector or ipBlock';

const withSpec = refine({ 'spec!': asIs });
const named = refine({ name: word });

export const NETWORK: Overlay = {
  'core.v1.Service': withSpec,
  'core.v1.ServiceSpec': refine(
    {
      type: text,
      clusterIP: textOf(
        (value) => value === '' || value === 'None' || ipAddress.fits(value),
        'an IP address',
        '"None", or leave it to the cluster',
      ),
      externalName: textOf(
        (value) => value === '' || dnsName.fits(value.replace(/\.$/, '')),
        'a DNS name',
        'one, for example "db.example.com"',
      ),
      externalIPs: list(ipAddress),
      ports: mayRepeat,
      selector: labelMap,
      sessionAffinity: text,
      externalTrafficPolicy: wordOrEmpty,
      healthCheckNodePort: within(0, 65535, 30000),
      ipFamilies: list(oneOf('IPv4', 'IPv6'), { unique: [] }),
      loadBalancerClass: labelKey,
      loadBalancerSourceRanges: list(
        textOf((value) => isBlock(value.trim()), 'a CIDR block', 'address and length, for example "10.0.0.0/8"'),
      ),
      trafficDistribution: oneOf('PreferClose', 'PreferSameZone', 'PreferSameNode'),
    },
    comesFromOutside,
    balancesLoad,
    checksHealth,
    remembersClients,
    hasAddressOfEach,
  ),
  'core.v1.EndpointPort': refine({ protocol: wordOrEmpty }),
  'core.v1.ServicePort': refine({ protocol: text, appProtocol: labelKey }),
  'core.v1.ClientIPConfig': refine({ timeoutSeconds: within(1, DAY, 600) }),
  'discovery.v1.EndpointSlice': refine({ ports: unique('name') }, hasAddressesOfType),
  'discovery.v1.Endpoint': refine({ addresses: notEmpty, hostname: dnsLabel, nodeName: dnsName }),
  'discovery.v1.EndpointHints': refine({ forZones: unique('name'), forNodes: unique('name') }),
  'discovery.v1.ForZone': named,
  'discovery.v1.ForNode': named,
  'discovery.v1.EndpointPort': refine({ name: dnsLabelOrEmpty, port, appProtocol: labelKey }),
  'networking.v1.Ingress': withSpec,
  'networking.v1.IngressSpec': refine({ ingressClassName: dnsName }),
  'networking.v1.IngressBackend': refine({
    resource: fields({ apiGroup: dnsName, 'kind!': pathSegment, 'name!': pathSegment }),
  }),
  'networking.v1.IngressServiceBackend': named,
  'networking.v1.HTTPIngressPath': refine({ pathType: text }),
  'networking.v1.IngressTLS': refine({ secretName: dnsNameOrEmpty }),
  'networking.v1.IngressClass': withSpec,
  'networking.v1.IngressClassSpec': refine({ 'controller!': controllerName }),
  'networking.v1.IngressClassParametersReference': refine(
    {
      apiGroup: dnsName,
      kind: pathSegment,
      name: pathSegment,
      scope: oneOf('Cluster', 'Namespace'),
      namespace: dnsName,
    },
    isInScope,
  ),
  'networking.v1.NetworkPolicy': withSpec,
  'networking.v1.NetworkPolicySpec': refine({ policyTypes: list(text, { unique: [] }) }),
  'networking.v1.NetworkPolicyPort': refine({
    port: numberOrWord,
    endPort: within(1, 65535, 8090),
    protocol: text,
  }),
  'networking.v1.NetworkPolicyPeer': refine({}, namesSomebody),
  'networking.v1.IPBlock': refine({}, excepts),
};
