import { type Case, raw } from '../case';
import { deployment, object } from '../objects';

const labelled = (labels: unknown) => object('v1', 'ConfigMap', { metadata: { labels } }, 'settings');

export const wrong: readonly Case[] = [
  raw(
    'a space in a value',
    [labelled({ team: 'a b' })],
    [
      '[shop/0] label "team" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'a value of 64 characters',
    [labelled({ team: 'a'.repeat(64) })],
    [
      '[shop/0] label "team" with the value "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'a value that ends in a dash',
    [labelled({ team: 'a-' })],
    [
      '[shop/0] label "team" with the value "a-" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'a number as a value',
    [labelled({ tier: 1 })],
    ['[shop/0] label "tier" with the value 1 is not a string: write, for example, "1".'],
  ),
  raw(
    'a boolean as a value',
    [labelled({ canary: true })],
    ['[shop/0] label "canary" with the value true is not a string: write, for example, "true".'],
  ),
  raw(
    'a key with a space',
    [labelled({ 'my team': 'a' })],
    [
      '[shop/0] label key "my team" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a key with two slashes',
    [labelled({ 'a/b/c': 'a' })],
    [
      '[shop/0] label key "a/b/c" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a key with capitals in its prefix',
    [labelled({ 'Example.com/team': 'a' })],
    [
      '[shop/0] label key "Example.com/team" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a key of 64 characters',
    [labelled({ ['a'.repeat(64)]: 'a' })],
    [
      '[shop/0] label key "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'an empty key',
    [labelled({ '': 'a' })],
    [
      '[shop/0] label key "" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a wrong label of a pod template',
    [
      deployment({
        template: {
          metadata: { labels: { app: 'user', team: 'a b' } },
          spec: { containers: [{ name: 'user', image: 'nginx:1' }] },
        },
      }),
    ],
    [
      '[shop/0] pod label "team" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
  raw(
    'another name of a namespace',
    [object('v1', 'Namespace', { metadata: { labels: { 'kubernetes.io/metadata.name': 'store' } } }, 'shop')],
    [
      '[shop/0] label "kubernetes.io/metadata.name" "store" is set to "shop" by the API server, so that every later kubectl apply finds a change: leave it out.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'unusual labels and annotations',
    [
      labelled({ '': undefined, a: '', 'example.com/A_b.c': 'A_b.c', ['a'.repeat(63)]: 'a'.repeat(63) }),
      object('v1', 'ConfigMap', { metadata: { annotations: { 'Example.COM/x': 'a: b\n# {{ c }} %d', y: '' } } }),
      object('v1', 'Namespace', { metadata: { labels: { 'kubernetes.io/metadata.name': 'shop' } } }, 'shop'),
    ],
    [],
  ),
];
