import { type Case, madeFor, raw } from '../case';
import { container, daemonSet, deployment, object, type Raw, user, withContainer } from '../objects';

const policy = (spec: Raw) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: { matchLabels: { app: 'user' } }, ...spec } });

const postgres = deployment(
  {},
  { containers: [container({ name: 'db', ports: [{ name: 'postgres', containerPort: 5432 }] })] },
  'db',
);

const within = [
  deployment(),
  policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.1.2.3/8', except: ['10.9.9.0/16'] } }] }] }),
];
const withinMessages = [
  '[shop/1] ipBlock "10.1.2.3/8" is a block by an address within it: write "10.0.0.0/8" for the whole block, or "10.1.2.3/32" for the address alone.',
  '[shop/1] ipBlock "10.9.9.0/16" is a block by an address within it: write "10.9.0.0/16" for the whole block, or "10.9.9.0/32" for the address alone.',
];

export const wrong: readonly Case[] = [
  raw(
    'pods in the network of their node',
    [daemonSet({}, { hostNetwork: true }, 'user'), policy({ policyTypes: ['Ingress'] })],
    [],
    [
      '[shop/1] the pods of DaemonSet "user" are in the network of their node by hostNetwork, where most clusters apply no NetworkPolicy to them: leave one of the two out.',
    ],
  ),
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
    ['[shop/1] port "web" is not a port of the selected pods: write one of "http", 8080.'],
  ),
  raw(
    'port 70000',
    [deployment(), policy({ egress: [{ ports: [{ port: 70000 }] }] })],
    ['[shop/1] port 70000 is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'an unknown protocol',
    [deployment(), policy({ ingress: [{ ports: [{ port: 8080, protocol: 'HTTP' }] }] })],
    ['[shop/1] protocol "HTTP" of port 8080 is unknown: write TCP, UDP or SCTP, or leave it out.'],
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
  raw('blocks by an address within them', within, withinMessages),
  madeFor(
    '1.30..1.35',
    raw('blocks by an address within them, on clusters that take them', within, [], withinMessages),
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
  raw(
    'peers with a wrong letter, on both sides',
    [
      deployment(),
      deployment({}, {}, 'web'),
      policy({
        ingress: [{ from: [{ podSelector: { matchLabels: { app: 'wep' } } }] }],
        egress: [{ to: [{ podSelector: { matchLabels: { app: 'uesr' } } }] }],
      }),
    ],
    [],
    [
      '[shop/2] peer "app=wep" selects no pods of its namespace: write "app=web" if that is meant.',
      '[shop/2] peer "app=uesr" selects no pods of its namespace: write "app=user" if that is meant.',
    ],
  ),
  raw(
    'a peer with a wrong letter in another namespace of the app',
    [
      deployment(),
      { ...deployment({}, {}, 'web'), metadata: { name: 'web', namespace: 'front' } },
      policy({
        ingress: [
          {
            from: [
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } },
                podSelector: { matchLabels: { app: 'wep' } },
              },
            ],
          },
        ],
      }),
    ],
    [],
    ['[shop/2] peer "app=wep" selects no pods of its namespace: write "app=web" if that is meant.'],
  ),
  raw(
    'a namespace with a wrong letter',
    [
      deployment(),
      policy({
        egress: [{ to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-sytem' } } }] }],
      }),
    ],
    [],
    ['[shop/1] peer namespace "kube-sytem" is not in the app: write "kube-system" if that is meant.'],
  ),
  raw(
    'a port with a wrong digit',
    [postgres, policy({ podSelector: { matchLabels: { app: 'db' } }, ingress: [{ ports: [{ port: 5433 }] }] })],
    [],
    [
      '[shop/1] port 5433 is not among the ports that the pods declare, "postgres", 5432: write the port on which the program listens here and as containerPort, which by itself opens nothing.',
    ],
  ),
  raw(
    'a port with a wrong digit of the pods that a rule lets others reach',
    [
      deployment(),
      postgres,
      policy({ egress: [{ to: [{ podSelector: { matchLabels: { app: 'db' } } }], ports: [{ port: 5433 }] }] }),
    ],
    [],
    [
      '[shop/2] port 5433 is not among the ports that the pods declare, "postgres", 5432: write the port on which the program listens here and as containerPort, which by itself opens nothing.',
    ],
  ),
  raw(
    'the port of a Service for that of its pods',
    [...user, policy({ ingress: [{ ports: [{ port: 80 }] }] })],
    [],
    [
      '[shop/2] port 80 is that of Service "user", which leads to "http" of the pods, and a NetworkPolicy goes by the ports of pods: write "http".',
    ],
  ),
  raw(
    'a port name where no port has one',
    [withContainer({ ports: undefined }), policy({ ingress: [{ ports: [{ port: 'http' }] }] })],
    ['[shop/1] port "http" is not a port of the selected pods: give a port of a container this name.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'pods of which some are in the network of their node',
    [daemonSet({}, { hostNetwork: true }), deployment(), policy({ podSelector: {}, policyTypes: ['Ingress'] })],
    [],
  ),
  raw(
    'peers that others make, and ports that pods need not declare',
    [
      ...user,
      postgres,
      policy({
        ingress: [
          {
            from: [
              { podSelector: { matchLabels: { 'user-client': 'true' } } },
              { podSelector: { matchLabels: { app: 'prometheus' } } },
              { namespaceSelector: {}, podSelector: { matchLabels: { app: 'uesr' } } },
              { namespaceSelector: { matchLabels: { team: 'a' } }, podSelector: { matchLabels: { app: 'uesr' } } },
            ],
            ports: [{ port: 'http' }, { port: 9102 }],
          },
        ],
        egress: [
          { to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: 'UDP' }] },
          { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 5433 }] },
          { ports: [{ port: 443 }] },
          {
            to: [
              { podSelector: { matchLabels: { app: 'db' } } },
              { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } } },
            ],
            ports: [{ port: 5433 }],
          },
          { to: [{ podSelector: { matchLabels: { app: 'db' } } }], ports: [{ port: 5000, endPort: 5999 }] },
        ],
      }),
    ],
    [],
  ),
  raw(
    'both the port of a Service and that of its pods',
    [...user, policy({ ingress: [{ ports: [{ port: 80 }, { port: 8080 }] }] })],
    [],
  ),
  raw(
    'a second version as a peer',
    [
      deployment({}, {}, 'user-v1'),
      policy({ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'user-v2' } } }] }] }),
    ],
    [],
  ),
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
