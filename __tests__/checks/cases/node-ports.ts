import { type Case, raw } from '../case';
import { deployment, service, withContainer } from '../objects';

const nodePort = (nodePort: unknown, name: string, protocol?: string) =>
  service({ type: 'NodePort', ports: [{ port: 80, targetPort: 8080, nodePort, protocol }] }, name);
const dns = (port: number, other: number) => [
  { name: 'dns', port, targetPort: 8080, nodePort: 30053, protocol: 'UDP' },
  { name: 'dns-tcp', port: other, targetPort: 8080, nodePort: 30053 },
];

export const wrong: readonly Case[] = [
  raw(
    'one node port of two Services',
    [deployment(), nodePort(30080, 'a'), nodePort(30080, 'b')],
    ['[shop/2] nodePort 30080 belongs to shop/1 already: write another, or leave it out to let the cluster choose.'],
  ),
  raw(
    'one node port of two Services, by another protocol',
    [withContainer({ ports: undefined }), nodePort(30080, 'a'), nodePort(30080, 'b', 'UDP')],
    ['[shop/2] nodePort 30080 belongs to shop/1 already: write another, or leave it out to let the cluster choose.'],
  ),
  raw(
    'one node port of two ports of a Service',
    [withContainer({ ports: undefined }), service({ type: 'NodePort', ports: dns(53, 54) })],
    [
      '[shop/1] nodePort 30053 belongs to port 53 of this Service already: write another, or leave it out to let the cluster choose.',
    ],
  ),
  raw(
    'no node port of two protocols of one port',
    [withContainer({ ports: undefined }), service({ type: 'NodePort', ports: dns(53, 53) })],
    [],
    [
      '[shop/1] port 53 is written for UDP and TCP, and kubectl apply merges ports by their numbers, so that a change of one may be lost or change the other: apply it by kubectl apply --server-side, or accept this.',
    ],
  ),
  raw(
    'a node port below the range',
    [deployment(), nodePort(80, 'a')],
    ['[shop/1] nodePort 80 is outside 30000..32767: write one of those, or leave it out to let the cluster choose.'],
  ),
  raw(
    'a node port above the range',
    [deployment(), nodePort(32768, 'a')],
    ['[shop/1] nodePort 32768 is outside 30000..32767: write one of those, or leave it out to let the cluster choose.'],
  ),
  raw(
    'a node port that is not whole',
    [deployment(), nodePort(30000.5, 'a')],
    [
      '[shop/1] spec.ports[0].nodePort 30000.5 is not a whole number: write, for example, 3.',
      '[shop/1] nodePort 30000.5 is outside 30000..32767: write one of those, or leave it out to let the cluster choose.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw('node ports that the cluster chooses', [deployment(), nodePort(0, 'a'), nodePort(0, 'b')], []),
];
