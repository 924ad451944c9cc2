import { type Case, raw } from '../case';
import { deployment, object } from '../objects';

const annotated = (annotations: unknown) => object('v1', 'ConfigMap', { metadata: { annotations } }, 'settings');

export const wrong: readonly Case[] = [
  raw(
    'a number as a value',
    [annotated({ replicas: 3 })],
    ['[shop/0] annotation "replicas" with the value 3 is not a string: write, for example, "3".'],
  ),
  raw(
    'a boolean as a value',
    [annotated({ 'example.com/on': true })],
    ['[shop/0] annotation "example.com/on" with the value true is not a string: write, for example, "true".'],
  ),
  raw(
    'an object as a value',
    [annotated({ config: { a: 1 } })],
    ['[shop/0] annotation "config" with the value {"a":1} is not a string: write, for example, "{\\"a\\":1}".'],
  ),
  raw(
    'a key with a space',
    [annotated({ 'my key': 'a' })],
    [
      '[shop/0] annotation key "my key" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a key without a name',
    [annotated({ 'example.com/': 'a' })],
    [
      '[shop/0] annotation key "example.com/" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'more than 256 KiB of annotations',
    [annotated({ big: 'ü'.repeat(131072) })],
    ['[shop/0] the annotations have 262147 bytes together: write at most 262144, and put the rest into a ConfigMap.'],
    [
      '[shop/0] this ConfigMap has 262238 bytes, and kubectl apply can keep at most 262144 in its annotation: apply it with --server-side.',
    ],
  ),
  raw(
    'a wrong annotation of a pod template',
    [
      deployment({
        template: {
          metadata: { labels: { app: 'user' }, annotations: { port: 80 } },
          spec: { containers: [{ name: 'user', image: 'nginx:1' }] },
        },
      }),
    ],
    ['[shop/0] pod annotation "port" with the value 80 is not a string: write, for example, "80".'],
  ),
];
