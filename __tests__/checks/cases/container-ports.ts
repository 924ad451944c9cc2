import { type Case, raw } from '../case';
import { container, deployment, type Raw, withContainer } from '../objects';

const ports = (...list: readonly Raw[]) => withContainer({ ports: list });

export const wrong: readonly Case[] = [
  raw(
    'port 99999',
    [ports({ containerPort: 99999 })],
    ['[shop/0] containerPort 99999 of container "user" is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'port 0',
    [ports({ containerPort: 0 })],
    ['[shop/0] containerPort 0 of container "user" is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'a negative port',
    [ports({ containerPort: -1 })],
    ['[shop/0] containerPort -1 of container "user" is outside 1..65535: write a whole number, for example 8080.'],
  ),
  raw(
    'an unknown protocol',
    [ports({ containerPort: 80, protocol: 'HTTP' })],
    ['[shop/0] protocol "HTTP" of container "user" is unknown: write TCP, UDP or SCTP, or leave it out.'],
  ),
  raw(
    'a port name of 16 characters',
    [ports({ containerPort: 80, name: 'a'.repeat(16) })],
    [
      '[shop/0] port name "aaaaaaaaaaaaaaaa" of container "user" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'a port name without a letter',
    [ports({ containerPort: 80, name: '80' })],
    [
      '[shop/0] port name "80" of container "user" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'a port name with capitals',
    [ports({ containerPort: 80, name: 'HTTP' })],
    [
      '[shop/0] port name "HTTP" of container "user" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'a port name with two dashes',
    [ports({ containerPort: 80, name: 'a--b' })],
    [
      '[shop/0] port name "a--b" of container "user" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ),
  raw(
    'two ports of one name',
    [ports({ containerPort: 80, name: 'web' }, { containerPort: 81, name: 'web' })],
    ['[shop/0] port name "web" of container "user" is used twice: give each port a name of its own.'],
  ),
  raw(
    'two ports of one number',
    [ports({ containerPort: 80, name: 'a' }, { containerPort: 80, name: 'b' })],
    [],
    ['[shop/0] port 80/TCP of container "user" is written twice: write it once.'],
  ),
  raw(
    'two ports of one host port',
    [ports({ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 })],
    ['[shop/0] hostPort 80 of container "user" is taken in this pod: write another.'],
  ),
  raw(
    'two containers of one port in the network of the node',
    [
      deployment(
        {},
        {
          hostNetwork: true,
          containers: [
            container({ ports: [{ containerPort: 80 }] }),
            container({ name: 'proxy', ports: [{ containerPort: 80 }] }),
          ],
        },
      ),
    ],
    [
      '[shop/0] containerPort 80 of container "proxy" is taken in this pod, whose ports are those of the node by hostNetwork: write another.',
    ],
  ),
  raw(
    'a hostPort that differs from the containerPort under hostNetwork',
    [withContainer({ ports: [{ containerPort: 80, hostPort: 81 }] }, { hostNetwork: true })],
    [
      '[shop/0] hostPort 81 of container "user" is not its containerPort 80: write the same for both, as hostNetwork requires.',
    ],
  ),
  raw(
    'one port number for two protocols',
    [
      ports(
        { name: 'dns', containerPort: 53, protocol: 'UDP' },
        { name: 'dns-tcp', containerPort: 53 },
        { name: 'web', containerPort: 80 },
      ),
    ],
    [],
    [
      '[shop/0] containerPort 53 of container "user" is written for UDP and TCP, and kubectl apply merges ports by their numbers, so that a change of one may be lost or change the other: apply it by kubectl apply --server-side, or accept this.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'ports of two protocols, and valid probes',
    [
      withContainer({
        ports: [
          { name: 'dns', containerPort: 53, protocol: 'UDP' },
          { name: 'dns-tcp', containerPort: 54 },
        ],
        startupProbe: { tcpSocket: { port: 54 }, failureThreshold: 30 },
        readinessProbe: { httpGet: { port: 'dns-tcp', scheme: 'HTTPS' }, successThreshold: 2, timeoutSeconds: 0 },
        livenessProbe: { grpc: { port: 9 } },
        lifecycle: { postStart: { exec: { command: ['true'] } } },
      }),
    ],
    [],
  ),
];
