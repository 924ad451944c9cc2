import { type Case, raw } from '../case';
import { deployment, object, type Raw } from '../objects';

const policy = (spec: Raw) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: { matchLabels: { app: 'user' } }, ...spec } });

export const wrong: readonly Case[] = [
  raw(
    'a selector that selects no pods',
    [deployment(), policy({ podSelector: { matchLabels: { app: 'usr' } } })],
    [],
    [
      '[shop/1] selector "app=usr" selects no pods in this namespace: write "app=user" if that is meant, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'a port name that no pod opens',
    [deployment(), policy({ ingress: [{ ports: [{ port: 'web' }] }] })],
    ['[shop/1] none of the pods opens the port "web": write one of "http", 8080.'],
  ),
  raw(
    'port 70000',
    [deployment(), policy({ egress: [{ ports: [{ port: 70000 }] }] })],
    ['[shop/1] port 70000 is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'an unknown protocol',
    [deployment(), policy({ ingress: [{ ports: [{ port: 80, protocol: 'HTTP' }] }] })],
    ['[shop/1] protocol "HTTP" of port 80 is unknown: write TCP, UDP or SCTP, or leave it out.'],
  ),
  raw(
    'a port range that ends before it starts',
    [deployment(), policy({ ingress: [{ ports: [{ port: 80, endPort: 70 }] }] })],
    ['[shop/1] endPort 70 does not end a range that starts with port 80: write a number from the port on.'],
  ),
  raw(
    'a port range that starts with a name',
    [deployment(), policy({ ingress: [{ ports: [{ port: 'http', endPort: 90 }] }] })],
    ['[shop/1] endPort 90 does not end a range that starts with port "http": write a number from the port on.'],
  ),
  raw(
    'an IP address without a prefix length',
    [deployment(), policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.1' } }] }] })],
    [
      '[shop/1] ipBlock "10.0.0.1" is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".',
    ],
  ),
  raw(
    'an exception that is not a CIDR block',
    [deployment(), policy({ egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['x'] } }] }] })],
    [
      '[shop/1] ipBlock "x" is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".',
    ],
  ),
  raw(
    'an exception from what is not a CIDR block',
    [deployment(), policy({ egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/x', except: ['10.1.0.0/16'] } }] }] })],
    [
      '[shop/1] ipBlock "10.0.0.0/x" is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".',
    ],
  ),
  raw(
    'a block next to a selector',
    [deployment(), policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }] }] })],
    ['[shop/1] a peer has both an ipBlock and a selector: write a peer for each.'],
  ),
  raw(
    'an unknown policy type',
    [deployment(), policy({ policyTypes: ['ingress'] })],
    ['[shop/1] policyType "ingress" is unknown: write Ingress or Egress.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'unusual policies',
    [
      deployment(),
      policy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
      {
        ...policy({
          ingress: [
            { ports: [{ port: 8080, endPort: 8090 }, { protocol: 'UDP' }], from: [{ ipBlock: { cidr: '::/0' } }] },
          ],
        }),
        metadata: { name: 'b' },
      },
    ],
    [],
  ),
];
