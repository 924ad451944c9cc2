import { type Case, raw } from '../case';
import { object, type Raw } from '../objects';

const external = (spec: Raw) => object('external-secrets.io/v1', 'ExternalSecret', { spec }, 'database');

const data = (...keys: readonly string[]) => keys.map((key) => ({ secretKey: key, remoteRef: { key: 'shop' } }));

const policies = (creationPolicy: string, deletionPolicy: string) =>
  external({ data: data('a'), target: { creationPolicy, deletionPolicy } });

export const wrong: readonly Case[] = [
  raw(
    'an ExternalSecret that fetches nothing',
    [external({ data: [] })],
    ['[shop/0] ExternalSecret "database" fetches nothing: write data or dataFrom.'],
  ),
  raw(
    'a key that is fetched twice',
    [external({ data: data('a', 'b', 'a') })],
    ['[shop/0] ExternalSecret "database" fetches the key "a" twice: keep one of the two.'],
  ),
  raw(
    'the deletion of a Secret of others',
    [policies('Merge', 'Delete')],
    [
      '[shop/0] ExternalSecret "database" has deletionPolicy "Delete" and creationPolicy "Merge", by which the Secret belongs to somebody else: write creationPolicy "Owner", or another deletionPolicy.',
    ],
  ),
  raw(
    'the deletion of keys of no Secret',
    [policies('None', 'Merge')],
    [
      '[shop/0] ExternalSecret "database" has deletionPolicy "Merge" and creationPolicy "None", which makes no Secret: leave deletionPolicy out.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw('policies that go together', [policies('Owner', 'Delete')], []),
  raw('policies of a Secret that stays', [policies('Orphan', 'Merge')], []),
  raw('everything at a path', [external({ dataFrom: [{ extract: { key: 'shop' } }] })], []),
];
