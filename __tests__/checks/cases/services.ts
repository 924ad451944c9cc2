import { type Case, madeFor, raw } from '../case';
import { deployment, object, service, withContainer } from '../objects';

export const wrong: readonly Case[] = [
  raw(
    'an unknown type of Service',
    [deployment(), service({ type: 'Loadbalancer' })],
    ['[shop/1] type "Loadbalancer" of a Service is unknown: write ClusterIP, NodePort, LoadBalancer or ExternalName.'],
  ),
  raw(
    'a Service without ports',
    [deployment(), service({ ports: [] })],
    ['[shop/1] a Service has no port: write spec.ports, or clusterIP "None" for DNS records without ports.'],
  ),
  raw(
    'clients by an address within their block',
    [deployment(), service({ type: 'LoadBalancer', loadBalancerSourceRanges: [' 203.0.113.7/24', '10.0.0.0/8'] })],
    [
      '[shop/1] loadBalancerSourceRanges "203.0.113.7/24" is a block by an address within it: write "203.0.113.0/24" for the whole block, or "203.0.113.7/32" for the address alone.',
    ],
  ),
  raw(
    'port 99999',
    [deployment(), service({ ports: [{ port: 99999, targetPort: 'http' }] })],
    ['[shop/1] port 99999 is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'targetPort 0',
    [withContainer({ ports: [] }), service({ ports: [{ port: 80, targetPort: 0 }] })],
    ['[shop/1] targetPort 0 is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'two ports of one number',
    [
      deployment(),
      service({
        ports: [
          { name: 'a', port: 80, targetPort: 'http' },
          { name: 'b', port: 80, targetPort: 'http' },
        ],
      }),
    ],
    ['[shop/1] port 80/TCP is written twice: give each port a number of its own.'],
  ),
  raw(
    'two ports of one name',
    [
      deployment(),
      service({
        ports: [
          { name: 'a', port: 80, targetPort: 'http' },
          { name: 'a', port: 81, targetPort: 'http' },
        ],
      }),
    ],
    ['[shop/1] port name "a" is used twice: give each port a name of its own.'],
  ),
  raw(
    'two ports, one without a name',
    [
      deployment(),
      service({
        ports: [
          { name: 'a', port: 80, targetPort: 'http' },
          { port: 81, targetPort: 'http' },
        ],
      }),
    ],
    ['[shop/1] port 81 has no name: write one, which a Service of several ports needs.'],
  ),
  raw(
    'a port name with capitals',
    [deployment(), service({ ports: [{ name: 'HTTP', port: 80, targetPort: 'http' }] })],
    [
      '[shop/1] port name "HTTP" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "http".',
    ],
  ),
  raw(
    'an unknown protocol',
    [deployment(), service({ ports: [{ port: 80, targetPort: 8080, protocol: 'tcp' }] })],
    ['[shop/1] protocol "tcp" of port 80 is unknown: write TCP, UDP or SCTP, or leave it out.'],
  ),
  raw(
    'a missing externalName',
    [object('v1', 'Service', { spec: { type: 'ExternalName' } })],
    ['[shop/0] a Service of type ExternalName has no externalName: write a DNS name, for example "db.example.com".'],
  ),
  raw(
    'a nodePort of a ClusterIP Service',
    [deployment(), service({ ports: [{ port: 80, targetPort: 'http', nodePort: 30000 }] })],
    ['[shop/1] nodePort 30000 does not go with type ClusterIP: write type NodePort, or leave it out.'],
  ),
  raw(
    'a headless NodePort',
    [deployment(), service({ type: 'NodePort', clusterIP: 'None' })],
    ['[shop/1] clusterIP "None" does not go with type NodePort: leave one of the two out.'],
  ),
  raw(
    'an unknown session affinity',
    [deployment(), service({ sessionAffinity: 'Cookie' })],
    ['[shop/1] sessionAffinity "Cookie" is unknown: write ClientIP or None.'],
  ),
  raw(
    'a headless Service that remembers clients',
    [deployment(), service({ clusterIP: 'None', sessionAffinity: 'ClientIP' })],
    [],
    [
      '[shop/1] sessionAffinity has no effect on a headless Service, whose clients choose a pod themselves: leave it out.',
    ],
  ),
  raw(
    'two families of addresses for one address',
    [deployment(), service({ ipFamilies: ['IPv4', 'IPv6'] })],
    ['[shop/1] spec has two ipFamilies and the ipFamilyPolicy "SingleStack": write "PreferDualStack", or one family.'],
  ),
  ...[
    ['PreferSameZone', 'write PreferClose'],
    ['PreferSameNode', 'leave it out'],
  ].map(([trafficDistribution, fix]) =>
    raw(
      `trafficDistribution ${trafficDistribution} on clusters that refuse it`,
      [deployment(), service({ trafficDistribution })],
      [
        `[shop/1] trafficDistribution "${trafficDistribution}" was added in Kubernetes 1.34, but the app is made for 1.32 and later: ${fix}, or raise kubernetesVersion.`,
      ],
    ),
  ),
];

export const right: readonly Case[] = [
  raw('trafficDistribution of every cluster', [deployment(), service({ trafficDistribution: 'PreferClose' })], []),
  madeFor(
    '1.34',
    raw('that of newer clusters', [deployment(), service({ trafficDistribution: 'PreferSameNode' })], []),
  ),
  raw(
    'two families of addresses',
    [deployment(), service({ ipFamilies: ['IPv6', 'IPv4'], ipFamilyPolicy: 'RequireDualStack' })],
    [],
  ),
  raw(
    'Services without pods',
    [
      object(
        'v1',
        'Service',
        { spec: { type: 'ExternalName', externalName: 'db.example.com', selector: { app: 'x' } } },
        'a',
      ),
      object('v1', 'Service', { spec: { ports: [{ port: 5432 }] } }, 'b'),
      object('v1', 'Service', { spec: { clusterIP: 'None', selector: { app: 'user' } } }, 'c'),
      deployment(),
    ],
    [],
  ),
];
