import { type Case, raw } from '../case';
import { nginxIngress, object, path, type Raw, user } from '../objects';

const certificate = (spec: Raw = {}, metadata: Raw = {}) =>
  object(
    'cert-manager.io/v1',
    'Certificate',
    {
      metadata,
      spec: {
        secretName: 'abc-tls',
        dnsNames: ['abc.com'],
        issuerRef: { name: 'ca', kind: 'AWSPCAIssuer', group: 'awspca.cert-manager.io' },
        ...spec,
      },
    },
    'abc',
  );

const ingress = (host: string, annotations: Raw = {}, metadata: Raw = {}) =>
  nginxIngress(
    'web',
    {},
    [path('/')],
    host,
    { tls: [{ hosts: [host], secretName: 'abc-tls' }] },
    { annotations, ...metadata },
  );

const gateway = (hostname: string, refs: readonly Raw[] = [{ name: 'abc-tls' }], metadata: Raw = {}) =>
  object(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    {
      metadata,
      spec: {
        gatewayClassName: 'envoy',
        listeners: [{ name: 'https', hostname, port: 443, protocol: 'HTTPS', tls: { certificateRefs: refs } }],
      },
    },
    'edge',
  );

const flaw = (place: string, host: string, names = '"abc.com"') =>
  `[shop/${place}] Secret "abc-tls" has the certificate of Certificate "abc", which is for ${names} and not for "${host}": add that host to dnsNames.`;
const inNamespace = (namespace: string, each: Raw) => ({ ...each, metadata: { ...each.metadata, namespace } });

export const wrong: readonly Case[] = [
  raw('an Ingress of another host', [...user, certificate(), ingress('shop.abc.com')], [flaw('3', 'shop.abc.com')]),
  raw(
    'an Ingress below a wildcard',
    [...user, certificate({ dnsNames: ['*.abc.com'] }), ingress('a.shop.abc.com')],
    [flaw('3', 'a.shop.abc.com', '"*.abc.com"')],
  ),
  raw('a wildcard of a certificate for one host', [certificate(), gateway('*.abc.com')], [flaw('1', '*.abc.com')]),
  raw(
    'a certificate for none',
    [certificate({ dnsNames: [], ipAddresses: ['10.0.0.1'] }), gateway('abc.com')],
    [flaw('1', 'abc.com', 'no host')],
  ),
  raw(
    'a listener that finds its certificate in another namespace',
    [inNamespace('certs', certificate()), gateway('def.com', [{ name: 'abc-tls', namespace: 'certs' }])],
    [flaw('1', 'def.com')],
  ),
  raw(
    'a Certificate in another namespace than the Gateway',
    [inNamespace('certs', certificate()), gateway('abc.com', undefined, { namespace: 'edge' })],
    [],
    [
      '[shop/1] Secret "abc-tls" is looked for in the namespace "edge", and Certificate "abc" makes it in "certs": make the Certificate in the same namespace.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw('an Ingress of its host', [...user, certificate(), ingress('abc.com')], []),
  raw(
    'a host by its common name',
    [...user, certificate({ dnsNames: [], commonName: 'abc.com' }), ingress('abc.com')],
    [],
  ),
  raw('a host of a wildcard', [certificate({ dnsNames: ['*.abc.com'] }), gateway('shop.abc.com')], []),
  raw(
    'several certificates, of which one is for the host',
    [certificate(), gateway('def.com', [{ name: 'abc-tls' }, { name: 'def-tls' }])],
    [],
  ),
  raw(
    'a subject of which only cert-manager knows the hosts',
    [certificate({ dnsNames: [], literalSubject: 'CN=abc.com' }), gateway('abc.com')],
    [],
  ),
  raw(
    'a Secret that others make',
    [inNamespace('certs', certificate()), gateway('abc.com', [{ name: 'other' }], { namespace: 'edge' })],
    [],
  ),
];
