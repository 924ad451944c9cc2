import { type Case, raw } from '../../case';
import { object, type Raw, user } from '../../objects';

const API = 'gateway.networking.k8s.io/v1';

const backendRefs = [{ name: 'user', port: 80 }];

const route = (spec: Raw) => [...user, object(API, 'HTTPRoute', { spec: { parentRefs: [{ name: 'edge' }], ...spec } })];

const rule = (fields: Raw) => route({ rules: [{ backendRefs, ...fields }] });

const gateway = (...listeners: readonly Raw[]) =>
  object(API, 'Gateway', { spec: { gatewayClassName: 'envoy', listeners } }, 'edge');

const backendTls = (validation: Raw) =>
  object(API, 'BackendTLSPolicy', {
    spec: {
      targetRefs: [{ group: '', kind: 'Service', name: 'vault' }],
      validation: { hostname: 'vault.internal', ...validation },
    },
  });

const http = { name: 'http', port: 80, protocol: 'HTTP' };

export const wrong: readonly Case[] = [
  raw('a path type of Ingress', rule({ matches: [{ path: { type: 'Prefix', value: '/user' } }] }), [
    '[shop/2] spec.rules[0].matches[0].path.type "Prefix" is unknown: write Exact, PathPrefix or RegularExpression.',
  ]),
  raw('a path of Ingress', rule({ matches: [{ path: '/user' }] }), [
    '[shop/2] spec.rules[0].matches[0].path "/user" is not an object: write one, in { }.',
  ]),
  raw('a path that is not absolute', rule({ matches: [{ path: { value: 'user' } }] }), [
    '[shop/2] spec.rules[0].matches[0].path has the value "user": write an absolute path without "//", "/./", "/../", "%2F", "#" and blanks, for example "/user".',
  ]),
  raw('a port as a text', rule({ backendRefs: [{ name: 'user', port: '80' }] }), [
    '[shop/2] spec.rules[0].backendRefs[0].port "80" is not a whole number: write, for example, 80.',
  ]),
  raw('a header without its value', rule({ matches: [{ headers: [{ name: 'x-release' }] }] }), [
    '[shop/2] spec.rules[0].matches[0].headers[0].value is missing: write it, since the API server requires it.',
  ]),
  raw(
    'a filter without the field of its type',
    rule({ filters: [{ type: 'URLRewrite', requestRedirect: { scheme: 'https' } }] }),
    ['[shop/2] spec.rules[0].filters[0] has the type "URLRewrite" and no urlRewrite: write it.'],
  ),
  raw(
    'a redirect with backends',
    rule({ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] }),
    ['[shop/2] spec.rules[0] has a RequestRedirect and backendRefs: keep one of the two.'],
  ),
  raw(
    'two rewrites',
    rule({ filters: [1, 2].map((n) => ({ type: 'URLRewrite', urlRewrite: { hostname: `a${n}.com` } })) }),
    ['[shop/2] spec.rules[0] has the filter URLRewrite twice: write it once.'],
  ),
  raw(
    'an unknown status',
    route({ rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 304 } }] }] }),
    ['[shop/2] spec.rules[0].filters[0].requestRedirect.statusCode 304 is unknown: write 301, 302, 303, 307 or 308.'],
  ),
  raw(
    'a prefix replaced for two matches',
    rule({
      matches: ['/a', '/b'].map((value) => ({ path: { value } })),
      filters: [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } }],
    }),
    [
      '[shop/2] spec.rules[0] has ReplacePrefixMatch, which takes exactly one match of a PathPrefix: write a rule for each.',
    ],
  ),
  raw(
    'every origin and another one',
    rule({ filters: [{ type: 'CORS', cors: { allowOrigins: ['*', 'https://a.com'] } }] }),
    ['[shop/2] spec.rules[0].filters[0].cors has allowOrigins ["*","https://a.com"]: write only "*", or leave it out.'],
  ),
  raw('a timeout in words', rule({ timeouts: { request: '30 seconds' } }), [
    '[shop/2] spec.rules[0].timeouts.request "30 seconds" is not a duration: write one, for example "30s".',
  ]),
  raw('a backend that may take longer than the request', rule({ timeouts: { request: '1s', backendRequest: '2s' } }), [
    '[shop/2] spec.rules[0].timeouts has backendRequest "2s", longer than request "1s": write less.',
  ]),
  raw('seventeen rules', route({ rules: Array.from({ length: 17 }, () => ({ backendRefs })) }), [
    '[shop/2] spec.rules has 17 elements: write at most 16.',
  ]),
  raw('one parent twice', route({ parentRefs: [{ name: 'edge' }, { name: 'edge' }] }), [
    '[shop/2] spec names one parent twice: write a sectionName of its own for each, or keep one of the two.',
  ]),
  raw('a Gateway without listeners', [gateway()], ['[shop/0] spec.listeners is empty: write at least one.']),
  raw(
    'two listeners of one port',
    [gateway(http, { ...http, name: 'again' })],
    ['[shop/0] spec has a listener "again" of the same port, protocol and hostname as another: change one of them.'],
  ),
  raw(
    'two listeners of a ListenerSet for one host',
    [
      object(API, 'ListenerSet', {
        spec: { parentRef: { name: 'edge' }, listeners: [http, { ...http, name: 'again' }] },
      }),
    ],
    ['[shop/0] spec has a listener "again" of the same port, protocol and hostname as another: change one of them.'],
  ),
  raw(
    'a backend with a certificate of no authority',
    [backendTls({})],
    ['[shop/0] spec.validation has no authority: write caCertificateRefs, or wellKnownCACertificates: System.'],
  ),
  raw(
    'a backend with a certificate of two authorities',
    [
      backendTls({
        wellKnownCACertificates: 'System',
        caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'internal-ca' }],
      }),
    ],
    ['[shop/0] spec.validation has caCertificateRefs and wellKnownCACertificates: keep one of the two.'],
  ),
  raw(
    'another name of a certificate, by the field of another type',
    [backendTls({ wellKnownCACertificates: 'System', subjectAltNames: [{ type: 'URI', hostname: 'vault.internal' }] })],
    ['[shop/0] spec.validation.subjectAltNames[0] has the type "URI": write uri, and no other field.'],
  ),
  raw(
    'a listener for HTTP with a certificate',
    [gateway({ ...http, tls: { certificateRefs: [{ name: 'tls' }] } })],
    ['[shop/0] spec.listeners[0] has tls together with the protocol "HTTP": write HTTPS, or leave tls out.'],
  ),
  raw(
    'a listener for HTTPS without one',
    [gateway({ name: 'https', port: 443, protocol: 'HTTPS', tls: {} })],
    [
      '[shop/0] spec.listeners[0].tls has no certificate: write certificateRefs, for example [{ name: "abc-com-tls" }].',
    ],
  ),
  raw(
    'a grant to nobody',
    [object(API, 'ReferenceGrant', { spec: { from: [], to: [{ group: '', kind: 'Secret' }] } })],
    ['[shop/0] spec.from is empty: write at least one.'],
  ),
];
