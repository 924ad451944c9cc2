import { type Case, raw } from '../../case';
import { object, type Raw, widgets } from '../../objects';

const SCHEMA = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      required: ['size', 'mode'],
      properties: {
        size: { type: 'integer', minimum: 1, maximum: 9 },
        mode: { type: 'string', default: 'fast' },
        color: { type: 'string', enum: ['red', 'green'] },
        share: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1 },
        host: { type: 'string', pattern: '^[a-z]+\\.example\\.com$', maxLength: 40 },
        slow: { type: 'string', pattern: '^([a-z]+)*$' },
        port: { 'x-kubernetes-int-or-string': true },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        parts: {
          type: 'array',
          minItems: 1,
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
          items: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 2 } } },
        },
        template: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } } },
        anything: { 'x-kubernetes-preserve-unknown-fields': true },
      },
    },
  },
};

export const definition = widgets({
  versions: [
    {
      name: 'v1alpha1',
      served: true,
      storage: true,
      schema: { openAPIV3Schema: SCHEMA },
      subresources: { status: {} },
    },
  ],
});

export const widget = (spec: Raw, fields: Raw = {}) =>
  object('example.com/v1alpha1', 'Widget', { spec: { size: 3, ...spec }, ...fields });

/** The warning of another check about a definition and its objects in one app. */
export const IN_ONE_APP = [
  '[shop/1] Widget "user" is of a kind that shop/0 defines, and the first kubectl apply does not know it yet: write the definition in an app of its own.',
];

const finds = (title: string, spec: Raw, message: string) =>
  raw(title, [definition, widget(spec)], [`[shop/1] spec.${message}`], IN_ONE_APP);

export const wrong: readonly Case[] = [
  finds('a number as a text', { size: '3' }, 'size "3" is not a whole number: write, for example, 3.'),
  finds(
    'a number out of range',
    { size: 10 },
    'size 10 is outside 1..9: write a whole number of those, for example 1.',
  ),
  finds('a number at an exclusive bound', { share: 0 }, 'share 0 is below the range from 0: write more.'),
  finds('a missing field', { size: undefined }, 'size is missing: write it, since the API server requires it.'),
  finds('an unknown word', { color: 'blue' }, 'color "blue" is unknown: write red or green.'),
  finds(
    'a text of another form',
    { host: 'example.com' },
    'host "example.com" is not a text of the form ^[a-z]+\\.example\\.com$: write one that matches.',
  ),
  finds('a list as a map', { parts: { name: 'a' } }, 'parts {"name":"a"} is not a list: write one, in [ ].'),
  finds('an empty list', { parts: [] }, 'parts is empty: write at least one.'),
  finds('a key twice', { parts: [{ name: 'ab' }, { name: 'ab' }] }, 'parts has name "ab" twice: write it once.'),
  finds(
    'a text that is too short',
    { parts: [{ name: 'a' }] },
    'parts[0].name "a" is not a text of at least 2 characters: write one.',
  ),
  finds('a number in a map of texts', { labels: { a: 5 } }, 'labels.a 5 is not a string: write, for example, "5".'),
  raw(
    'a definition that refers to another schema',
    [
      widgets({
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', properties: { spec: { $ref: '#/definitions/a' } } } },
          },
        ],
      }),
    ],
    [
      '[shop/0] spec.versions[0].schema.openAPIV3Schema.properties.spec has $ref "#/definitions/a", which the API server does not follow: write the schema itself.',
    ],
  ),
];
