import { type Case, raw } from '../case';
import { object, type Raw } from '../objects';

const certificate = (spec: Raw) =>
  object('cert-manager.io/v1', 'Certificate', {
    spec: { secretName: 'abc-tls', dnsNames: ['abc.com'], issuerRef: { name: 'ca' }, ...spec },
  });

const flaw = (title: string, spec: Raw, message: string) => raw(title, [certificate(spec)], [`[shop/0] ${message}`]);

export const wrong: readonly Case[] = [
  flaw(
    'a Certificate for nothing',
    { dnsNames: [], commonName: '' },
    'the Certificate is for nothing: write, for example, dnsNames: ["abc.com"].',
  ),
  flaw(
    'a common name that is too long',
    { commonName: `${'a'.repeat(61)}.com` },
    `commonName "${'a'.repeat(61)}.com" has 65 characters, and no certificate takes more than 64: leave it out, and write the name into dnsNames.`,
  ),
  flaw(
    'an issuer of no known kind',
    { issuerRef: { name: 'a', kind: 'VenafiIssuer' } },
    'issuerRef kind "VenafiIssuer" is not a kind of cert-manager: write Issuer or ClusterIssuer, or the group of that kind.',
  ),
  flaw(
    'an issuer of a kind that cert-manager does not have',
    { issuerRef: { name: 'a', kind: 'Clusterissuer', group: 'cert-manager.io' } },
    'issuerRef kind "Clusterissuer" is not a kind of cert-manager: write Issuer or ClusterIssuer.',
  ),
  flaw(
    'a certificate of less than an hour',
    { duration: '59m59s' },
    'duration "59m59s" is less than an hour, the least that cert-manager takes: write "1h".',
  ),
  flaw(
    'a renewal in the last minutes',
    { renewBefore: '4m59s' },
    'renewBefore "4m59s" is less than five minutes, the least that cert-manager takes: write "5m".',
  ),
  flaw(
    'a renewal before the beginning',
    { duration: '2160h', renewBefore: '2160h' },
    'renewBefore "2160h" is not shorter than duration "2160h": write a shorter time.',
  ),
  flaw(
    'a renewal before the beginning of the usual time',
    { renewBefore: '2161h' },
    'renewBefore "2161h" is not shorter than the 90 days of a certificate: write a shorter time.',
  ),
  flaw(
    'two times of renewal',
    { renewBefore: '10m', renewBeforePercentage: 30 },
    'renewBefore and renewBeforePercentage are both set: keep one of the two.',
  ),
  ...[0, 100].map((percentage) =>
    flaw(
      `a renewal at ${percentage} percent`,
      { duration: '2160h', renewBeforePercentage: percentage },
      `renewBeforePercentage ${percentage} is renewed at no time from the beginning to five minutes before the end: write, for example, 66.`,
    ),
  ),
  flaw(
    'a time in days',
    { duration: '90d' },
    'duration "90d" is no time that cert-manager reads: write hours, for example "2160h".',
  ),
  flaw(
    'a key that is too short',
    { privateKey: { size: 1024 } },
    'privateKey of RSA has 1024 bits: write from 2048 to 8192.',
  ),
  flaw(
    'a key on no curve',
    { privateKey: { algorithm: 'ECDSA', size: 512 } },
    'privateKey of ECDSA has 512 bits: write 256, 384 or 521.',
  ),
  flaw(
    'a signature of another algorithm',
    { privateKey: { algorithm: 'ECDSA' }, signatureAlgorithm: 'SHA256WithRSA' },
    'signatureAlgorithm "SHA256WithRSA" is not for a key of ECDSA: leave it out.',
  ),
  flaw(
    'a history of nothing',
    { revisionHistoryLimit: 0 },
    'revisionHistoryLimit 0 keeps no request: write at least 1.',
  ),
  raw(
    'a key that never changes',
    [certificate({ privateKey: { rotationPolicy: 'Never' } })],
    [],
    [
      '[shop/0] privateKey keeps its key at each renewal, so that whoever got hold of it once can read along for good: write rotationPolicy Always, or accept this.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw('the least times', [certificate({ duration: '1h', renewBefore: '5m' })], []),
  raw('a renewal by percentage', [certificate({ renewBeforePercentage: 66 })], []),
  raw('a certificate for an address', [certificate({ dnsNames: undefined, ipAddresses: ['10.0.0.1'] })], []),
  raw(
    'an issuer of another project',
    [certificate({ issuerRef: { name: 'a', kind: 'AWSPCAIssuer', group: 'awspca.cert-manager.io' } })],
    [],
  ),
  raw(
    'keys and their signatures',
    [
      certificate({ privateKey: { size: 4096, rotationPolicy: 'Always' }, signatureAlgorithm: 'SHA512WithRSA' }),
      {
        ...certificate({
          secretName: 'b',
          privateKey: { algorithm: 'ECDSA', size: 521 },
          signatureAlgorithm: 'ECDSAWithSHA512',
        }),
        metadata: { name: 'b' },
      },
      {
        ...certificate({ secretName: 'c', privateKey: { algorithm: 'Ed25519' }, signatureAlgorithm: 'PureEd25519' }),
        metadata: { name: 'c' },
      },
    ],
    [],
  ),
];
