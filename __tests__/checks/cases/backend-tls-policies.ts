import { type Case, raw } from '../case';
import { object, type Raw } from '../objects';

const policy = (name: string, target: Raw = {}, ref: Raw = { kind: 'ConfigMap', name: 'internal-ca' }): Raw =>
  object(
    'gateway.networking.k8s.io/v1',
    'BackendTLSPolicy',
    {
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'vault', ...target }],
        validation: { hostname: 'vault.internal', caCertificateRefs: [{ group: '', ...ref }] },
      },
    },
    name,
  );

const authority = (kind: string, fields: Raw): Raw => object('v1', kind, fields, 'internal-ca');
const NO_KEY = '"internal-ca" has no key "ca.crt", where the certificates of the authority are looked for: add it.';

export const wrong: readonly Case[] = [
  raw(
    'two policies of one Service',
    [policy('router-vault'), policy('admin-vault')],
    [
      '[shop/1] Service "vault" has the BackendTLSPolicy "router-vault" already, so that this one is not accepted: keep one of the two.',
    ],
  ),
  raw(
    'a ConfigMap with another key',
    [policy('router-vault'), authority('ConfigMap', { data: { 'ca.pem': 'x' } })],
    [`[shop/0] ConfigMap ${NO_KEY}`],
  ),
  raw(
    'a Secret without one',
    [policy('router-vault', {}, { kind: 'Secret', name: 'internal-ca' }), authority('Secret', { type: 'Opaque' })],
    [`[shop/0] Secret ${NO_KEY}`],
  ),
];

export const right: readonly Case[] = [
  raw(
    'policies of several Services, and of several ports of one',
    [
      policy('vault', { sectionName: 'api' }),
      policy('vault-admin', { sectionName: 'admin' }),
      policy('mail', { name: 'mail' }),
    ],
    [],
  ),
  raw('a ConfigMap with the key', [policy('vault'), authority('ConfigMap', { data: { 'ca.crt': 'x' } })], []),
  raw('a Secret of another name', [policy('vault'), authority('Secret', { type: 'Opaque' })], []),
];
