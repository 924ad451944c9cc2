import { type Case, raw } from '../../case';
import { deployment, ingress, object, path, type Raw, service, user } from '../../objects';

const policy = (spec: Raw) => [
  deployment(),
  object(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    { spec: { podSelector: { matchLabels: { app: 'user' } }, ...spec } },
    'policy',
  ),
];

export const wrong: readonly Case[] = [
  raw(
    'a label that no pod can have, in the selector of a Service',
    [deployment(), service({ selector: { 'a/b/c': 'user', app: 'a b' } })],
    [
      '[shop/1] spec.selector has the key "a/b/c", which is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
      '[shop/1] spec.selector.app "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
    [
      '[shop/1] selector "a/b/c=user,app=a b" selects no pods in this namespace: write labels that pods have, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'a traffic policy inside the cluster',
    [deployment(), service({ externalTrafficPolicy: 'Local' })],
    [
      '[shop/1] spec has externalTrafficPolicy "Local", which goes with the types NodePort and LoadBalancer only: leave it out.',
    ],
  ),
  raw(
    'a traffic policy in lower case',
    [deployment(), service({ type: 'NodePort', externalTrafficPolicy: 'local' })],
    ['[shop/1] spec.externalTrafficPolicy "local" is unknown: write Cluster or Local.'],
  ),
  raw(
    'addresses that a load balancer would let in',
    [deployment(), service({ loadBalancerSourceRanges: ['10.0.0.0/8'] })],
    [
      '[shop/1] spec has loadBalancerSourceRanges, which goes with the type LoadBalancer only: write that, or leave loadBalancerSourceRanges out.',
    ],
  ),
  raw(
    'an IP address that is not a CIDR block',
    [deployment(), service({ type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.1'] })],
    [
      '[shop/1] spec.loadBalancerSourceRanges[0] "10.0.0.1" is not a CIDR block: write address and length, for example "10.0.0.0/8".',
    ],
  ),
  raw(
    'a memory of clients that nobody asked for',
    [deployment(), service({ sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } })],
    [
      '[shop/1] spec has sessionAffinityConfig, which goes with sessionAffinity "ClientIP" only: write that, or leave it out.',
    ],
  ),
  raw(
    'a memory of clients for two days',
    [
      deployment(),
      service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 172800 } } }),
    ],
    [
      '[shop/1] spec.sessionAffinityConfig.clientIP.timeoutSeconds 172800 is outside 1..86400: write a whole number of those, for example 600.',
    ],
  ),
  raw(
    'an unknown IP family',
    [deployment(), service({ ipFamilies: ['ipv4'] })],
    ['[shop/1] spec.ipFamilies[0] "ipv4" is unknown: write IPv4 or IPv6.'],
  ),
  raw(
    'a text that is not an IP address',
    [deployment(), service({ clusterIP: '10.0.0' })],
    ['[shop/1] spec.clusterIP "10.0.0" is not an IP address: write "None", or leave it to the cluster.'],
  ),
  raw(
    'an external name with a scheme',
    [service({ type: 'ExternalName', externalName: 'https://db.example.com', selector: undefined, ports: undefined })],
    ['[shop/0] spec.externalName "https://db.example.com" is not a DNS name: write one, for example "db.example.com".'],
  ),
  raw(
    'a class name with capitals',
    [...user, ingress([path('/')], { ingressClassName: 'Nginx' })],
    [
      '[shop/2] spec.ingressClassName "Nginx" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "nginx".',
    ],
  ),
  raw(
    'an IngressClass without a valid controller',
    [object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'nginx' } })],
    [
      '[shop/0] spec.controller "nginx" is not a name of a controller: write a domain and a path, for example "k8s.io/ingress-nginx".',
    ],
  ),
  raw('an empty peer', policy({ ingress: [{ from: [{}] }] }), [
    '[shop/1] spec.ingress[0].from[0] names nobody: write podSelector, namespaceSelector or ipBlock.',
  ]),
  raw(
    'an exception outside its block',
    policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['192.168.0.0/16'] } }] }] }),
    [
      '[shop/1] spec.ingress[0].from[0].ipBlock excepts "192.168.0.0/16", which is not a part of "10.0.0.0/8": write a smaller block of it.',
    ],
  ),
  raw(
    'a namespace selector with a wrong label',
    policy({ ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a b' } } }] }] }),
    [
      '[shop/1] spec.ingress[0].from[0].namespaceSelector.matchLabels.team "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'an endpoint of the other family',
    [
      object('discovery.k8s.io/v1', 'EndpointSlice', {
        addressType: 'IPv4',
        endpoints: [{ addresses: ['2001:db8::1'] }],
      }),
    ],
    ['[shop/0] the object has the address "2001:db8::1", which is not IPv4: write one.'],
  ),
];
