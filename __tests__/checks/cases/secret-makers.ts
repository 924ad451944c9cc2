import { type Case, raw } from '../case';
import { object, type Raw } from '../objects';

const external = (name: string, target: Raw = {}) =>
  object(
    'external-secrets.io/v1',
    'ExternalSecret',
    { spec: { target, data: [{ secretKey: 'a', remoteRef: { key: 'shop' } }] } },
    name,
  );
const secret = object('v1', 'Secret', { stringData: { a: 'x' } }, 'database');

const certificate = (name: string) =>
  object(
    'cert-manager.io/v1',
    'Certificate',
    { spec: { secretName: 'database', dnsNames: ['abc.com'], issuerRef: { name: 'ca' } } },
    name,
  );

export const wrong: readonly Case[] = [
  raw(
    'a Secret of the app that a controller makes as well',
    [secret, external('database')],
    [
      '[shop/1] ExternalSecret "database" makes the Secret "database", which shop/0 (Secret "database") also makes: give one of the two another name.',
    ],
  ),
  raw(
    'two ExternalSecrets for one Secret',
    [external('database'), external('fetched', { name: 'database' })],
    [
      '[shop/1] ExternalSecret "fetched" makes the Secret "database", which shop/0 (ExternalSecret "database") also makes: give one of the two another name.',
    ],
  ),
  raw(
    'two Certificates in one Secret',
    [certificate('a'), certificate('b')],
    [
      '[shop/1] Certificate "b" makes the Secret "database", which shop/0 (Certificate "a") also makes: give one of the two another name.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'a Secret of the app to which a controller adds keys',
    [secret, external('database', { creationPolicy: 'Merge' })],
    [],
  ),
  raw(
    'another object than a Secret',
    [secret, external('database', { manifest: { apiVersion: 'v1', kind: 'ConfigMap' } })],
    [],
  ),
  raw('Secrets of other names', [secret, external('database', { name: 'fetched' })], []),
];
