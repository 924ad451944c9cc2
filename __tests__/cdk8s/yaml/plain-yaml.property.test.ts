import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { plainYaml } from '../../../lib/cdk8s/yaml/plain-yaml';
import { atLeast, parameters } from '../../support/runs';

/** Words, marks and forms of number that some version of YAML reads in a way of its own, and what stands between them. */
const PARTS = [
  ...[
    'y',
    'N',
    'yes',
    'No',
    'on',
    'OFF',
    'true',
    'False',
    'null',
    '~',
    'nan',
    '.nan',
    'inf',
    '-.inf',
    '<<',
    '=',
    'a',
    'B_',
  ],
  ...[
    '0',
    '7',
    '10',
    '0x1F',
    '0o7',
    '0b1',
    '1_0',
    '1:30',
    '1e5',
    '1.',
    '.5',
    '+1',
    '-',
    '2026-11-27',
    '10m',
    '128Mi',
    '1E',
    '1k',
  ],
  ...[
    ' ',
    '  ',
    '\t',
    '\n',
    '\r',
    ':',
    ': ',
    ' :',
    '#',
    ' #',
    '-',
    '- ',
    '--- ',
    '---',
    '...',
    '?',
    '? ',
    '|',
    '>',
    '&a',
    '*a',
  ],
  ...[
    '!',
    '!!str',
    '%',
    '@',
    '`',
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ', ',
    '/',
    '.',
    '$(A)',
    '\u0000',
    '\u007f',
    '\u0085',
  ],
  ...['\u00e9', '\u2028', '\ufeff', '\ud800', '\u{1f600}', 'x'.repeat(90), 'word '.repeat(30)],
];
const hostileText = fc.array(fc.constantFrom(...PARTS), { maxLength: 4 }).map((parts) => parts.join(''));
const plainText = fc.stringMatching(/^[a-z][a-z0-9./-]{0,12}(:[a-z0-9]{1,4})?$/);
const text = fc.oneof(plainText, hostileText, fc.string({ unit: 'binary' }));
const key = fc.oneof({ weight: 9, arbitrary: plainText }, { weight: 1, arbitrary: text });
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1e21, 1e-7, Number.NaN, Infinity));
const scalar = fc.oneof(text, number, fc.boolean(), fc.constantFrom(null, undefined, 10n, new Date(0), new Map()));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}));

const byCdk8s = (value: unknown) => Yaml.stringify(value);
const quote = (value: string) => {
  const line = byCdk8s([value]).slice(2, -1);
  return line.includes('\n') ? undefined : line;
};

/** Fails where a document is written otherwise than by cdk8s, and counts those that are written at all. */
function writesAsCdk8s(documents: fc.Arbitrary<unknown>): number {
  let written = 0;
  fc.assert(
    fc.property(documents, (document) => {
      const yaml = plainYaml(document, quote);
      if (yaml === undefined) return;
      written++;
      expect(yaml).toBe(byCdk8s(document));
    }),
    parameters(6000),
  );
  return written;
}

test('writes the bytes that cdk8s writes, or nothing', () => {
  const containers = fc.oneof(fc.dictionary(key, tree, { maxKeys: 6 }), fc.array(tree, { maxLength: 6 }));
  expect(writesAsCdk8s(fc.oneof(tree, containers))).toBeGreaterThanOrEqual(atLeast(300));
});

test('writes every text as cdk8s does, as a value, in a list and as a key', () => {
  expect(writesAsCdk8s(text.map((value) => ({ value, list: [value] })))).toBeGreaterThanOrEqual(atLeast(2000));
  expect(writesAsCdk8s(text.map((value) => ({ [value]: 1 })))).toBeGreaterThanOrEqual(atLeast(500));
});

test('leaves a text of several lines, a class of its own and an alias to cdk8s', () => {
  const shared = { a: 1 };
  class Own {}
  for (const value of ['a\nb', new Own(), [shared, shared], { toJSON: () => 1 }, undefined, 10n, -0, Number.NaN]) {
    expect(plainYaml({ value }, quote)).toBeUndefined();
  }
  for (const document of ['text', {}, [], null]) expect(plainYaml(document, quote)).toBeUndefined();
});

test('asks cdk8s about nothing in an object as Kubernetes has most of them', () => {
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'user',
      labels: { 'app.kubernetes.io/name': 'user' },
      annotations: { note: 'two words, and a:colon' },
    },
    spec: {
      replicas: 2,
      template: {
        spec: {
          containers: [
            {
              image: 'registry.example.com/shop/user:1.4.0',
              args: ['--port=8080', '-v', '$(POD_IP)'],
              resources: { requests: { cpu: '250m', memory: '128Mi' } },
              securityContext: { capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
              volumeMounts: [{ mountPath: '/tmp', name: 'tmp' }],
            },
          ],
          volumes: [{ emptyDir: {}, name: 'tmp' }],
        },
      },
    },
  };
  const asked = jest.fn(quote);
  expect(plainYaml(deployment, asked)).toBe(byCdk8s(deployment));
  expect(asked.mock.calls.map(([value]) => value)).toEqual(['--port=8080', '-v', '$(POD_IP)']);
});
