import { type Case, raw } from '../case';
import { object } from '../objects';

export const wrong: readonly Case[] = [
  raw(
    'a custom resource of 2 MiB',
    [object('example.com/v1', 'Widget', { spec: { text: 'a'.repeat(2 ** 21) } })],
    ['[shop/0] this Widget has 2097245 bytes, and etcd takes at most 1572864: split it.'],
  ),
  raw(
    'a custom resource of 300 KiB',
    [object('example.com/v1', 'Widget', { spec: { text: 'a'.repeat(300 * 1024) } })],
    [],
    [
      '[shop/0] this Widget has 307293 bytes, and kubectl apply can keep at most 262144 in its annotation: apply it with --server-side.',
    ],
  ),
];
