import { type Case, raw } from '../case';
import { deployment, service, withContainer } from '../objects';

const nodePort = (nodePort: unknown, name: string, protocol?: string) =>
  service({ type: 'NodePort', ports: [{ port: 80, targetPort: 8080, nodePort, protocol }] }, name);

export const wrong: readonly Case[] = [
  raw(
    'one node port of two Services',
    [deployment(), nodePort(30080, 'a'), nodePort(30080, 'b')],
    ['[shop/2] nodePort 30080 belongs to shop/1 already: write another, or leave it out to let the cluster choose.'],
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
  raw(
    'one node port for two protocols',
    [withContainer({ ports: undefined }), nodePort(30053, 'a'), nodePort(30053, 'b', 'UDP'), nodePort(0, 'c')],
    [],
  ),
];
