import { type Case, madeFor, raw } from '../case';
import { type Raw, withContainer } from '../objects';

const env = (...list: readonly Raw[]) => withContainer({ env: list });

export const wrong: readonly Case[] = [
  raw(
    'a name that is set twice',
    [env({ name: 'A', value: '1' }, { name: 'A', value: '2' })],
    ['[shop/0] env "A" of container "user" is set twice: keep one, since only the last one counts.'],
  ),
  madeFor(
    '1.31..1.37',
    raw(
      'a name that starts with a digit',
      [env({ name: '1A', value: '' })],
      [
        '[shop/0] env name "1A" of container "user" is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL".',
      ],
    ),
  ),
  madeFor(
    '1.31..1.37',
    raw(
      'a space in a name',
      [env({ name: 'A B', value: '' })],
      [
        '[shop/0] env name "A B" of container "user" is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL".',
      ],
    ),
  ),
  raw(
    'an empty name',
    [env({ name: '', value: '' })],
    [
      '[shop/0] env name "" of container "user" is not a variable name: write printable ASCII characters other than "=", for example "LOG_LEVEL".',
    ],
  ),
  raw(
    'an equals sign in a name',
    [env({ name: 'A=B', value: '' })],
    [
      '[shop/0] env name "A=B" of container "user" is not a variable name: write printable ASCII characters other than "=", for example "LOG_LEVEL".',
    ],
  ),
  raw(
    'a variable with both value and source',
    [env({ name: 'A', value: '1', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } })],
    ['[shop/0] env "A" of container "user" has both value and valueFrom: keep one of the two.'],
  ),
  raw(
    'a variable with an empty source',
    [env({ name: 'A', valueFrom: {} })],
    ['[shop/0] valueFrom of env "A" of container "user" has no source: write one source.'],
  ),
  raw(
    'a variable with two sources',
    [
      env({
        name: 'A',
        valueFrom: { fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: { name: 's', key: 'k' } },
      }),
    ],
    ['[shop/0] valueFrom of env "A" of container "user" has fieldRef and secretKeyRef: write one source.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'unusual variables',
    [
      env(
        { name: 'a.b-c_D', value: '$(X) # {{ y }}\n' },
        { name: 'A' },
        { name: '1 A', value: 'x' },
        { name: 'B', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
      ),
    ],
    [],
  ),
];
