import { compareEnvironments } from '../../../cli/commands/envs/compare-environments';
import { differences } from '../../../cli/commands/envs/compare-values';
import { textOf } from '../../../cli/commands/envs/output';

test.each<[string, unknown[], [string, unknown[]][]]>([
  [
    'equal values, in whatever order',
    [
      { a: 1, b: [1] },
      { b: [1], a: 1 },
    ],
    [],
  ],
  ['a value', [{ spec: { replicas: 2 } }, { spec: { replicas: 5 } }], [['spec.replicas', [2, 5]]]],
  ['a value that one lacks', [{ a: {} }, { a: { b: { c: 1 } } }], [['a.b', [undefined, { c: 1 }]]]],
  [
    'items with names, in whatever order',
    [
      { containers: [{ name: 'a', image: 'a:1' }, { name: 'b' }] },
      { containers: [{ name: 'b' }, { name: 'a', image: 'a:2' }, { name: 'c' }] },
    ],
    [
      ['containers[a].image', ['a:1', 'a:2']],
      ['containers[c]', [undefined, { name: 'c' }]],
    ],
  ],
  ['items without names, by their places', [{ a: [1, 2] }, { a: [1, 3] }], [['a[1]', [2, 3]]]],
  ['lists of two lengths', [{ a: [1] }, { a: [1, 2] }], [['a', [[1], [1, 2]]]]],
  ['values of two types', [{ a: [] }, { a: {} }], [['a', [[], {}]]]],
  [
    'a key with dots',
    [{ a: { 'example.com/b': 'x' } }, { a: { 'example.com/b': 'y' } }],
    [['a["example.com/b"]', ['x', 'y']]],
  ],
  ['three environments', [{ a: 1 }, { a: 1 }, { a: 2 }], [['a', [1, 1, 2]]]],
])('%s', (_, values, expected) => {
  expect(differences(values).map(({ field, values }) => [field, values])).toEqual(expected);
});

const object = (kind: string, name: string, namespace: string, more = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace },
  ...more,
});

test('objects of one kind and name are one, whatever their namespace, unless an environment has several', () => {
  const settings = (namespace: string) => object('ConfigMap', 'settings', namespace);
  const { objects, same } = compareEnvironments([
    { name: 'dev', objects: [settings('a'), settings('b'), object('Secret', 'x', 'a')] },
    { name: 'prod', objects: [settings('a'), settings('b'), object('Secret', 'x', 'c')] },
  ]);
  expect([objects, same]).toEqual([
    [
      {
        object: 'Secret x',
        environments: ['dev', 'prod'],
        fields: [{ field: 'metadata.namespace', values: ['a', 'c'] }],
      },
    ],
    2,
  ]);
});

test('kinds of other projects have their group, and long values are cut', () => {
  const issuer = (server: string) => ({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata: { name: 'a' },
    spec: { server },
  });
  const comparison = compareEnvironments([
    { name: 'dev', objects: [issuer('x')] },
    { name: 'prod', objects: [issuer('https://example.com/a/very/long/path/that/does/not\nfit')] },
  ]);
  expect(textOf(comparison).split('\n')).toEqual([
    '                          dev  prod',
    'Issuer.cert-manager.io a',
    '  spec.server             x    https://example.com/a/very/long/path/that/does/…',
    '',
    '0 objects are the same in all of them.',
  ]);
});

test('environments that are the same have no table', () => {
  const objects = [object('ConfigMap', 'a', 'shop')];
  const comparison = compareEnvironments([
    { name: 'dev', objects },
    { name: 'prod', objects },
  ]);
  expect(textOf(comparison)).toBe('1 object is the same in all of them.');
});
