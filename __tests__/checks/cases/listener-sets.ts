import { type Case, raw } from '../case';
import { object, type Raw } from '../objects';

const API = 'gateway.networking.k8s.io/v1';

const secure = (hostname: string, name = 'https') => ({
  name,
  hostname,
  port: 443,
  protocol: 'HTTPS',
  tls: { certificateRefs: [{ name: 'abc-com-tls' }] },
});

/** A Gateway in the namespace `infra`, with a listener for HTTP and another one. */
const gateway = (allowedListeners?: Raw, own: Raw = secure('example.com'), namespace?: string): Raw =>
  object(
    API,
    'Gateway',
    {
      metadata: { namespace },
      spec: { gatewayClassName: 'x', allowedListeners, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }, own] },
    },
    'gateway',
  );

const infra = (allowedListeners?: Raw) => gateway(allowedListeners, undefined, 'infra');

const set = (listener: Raw, parentRef: Raw = {}, name = 'router', namespace?: string): Raw =>
  object(
    API,
    'ListenerSet',
    { metadata: { namespace }, spec: { parentRef: { name: 'gateway', ...parentRef }, listeners: [listener] } },
    name,
  );

const distant = set(secure('abc.com'), { namespace: 'infra' }, 'router', 'shop');
const named = (namespaces: readonly string[]) => ({
  namespaces: {
    from: 'Selector',
    selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: namespaces }] },
  },
});
const ALL = { namespaces: { from: 'All' } };
const NOT_ALLOWED =
  'Gateway "gateway" allows no ListenerSet of the namespace "shop": write it in spec.allowedListeners of the Gateway.';

export const wrong: readonly Case[] = [
  raw(
    'a Gateway that says nothing of ListenerSets',
    [gateway(), set(secure('abc.com'))],
    ['[shop/1] Gateway "gateway" allows no ListenerSet: write it in spec.allowedListeners of the Gateway.'],
  ),
  ...[undefined, { namespaces: { from: 'None' } }, { namespaces: { from: 'Same' } }, named(['a', 'b'])].map((allowed) =>
    raw(
      `a Gateway that allows other ListenerSets, by ${JSON.stringify(allowed)}`,
      [infra(allowed), distant],
      [`[shop/1] ${NOT_ALLOWED}`],
    ),
  ),
  raw(
    'a host that a listener of the Gateway has',
    [gateway(ALL), set(secure('example.com', 'https-example.com'))],
    [
      '[shop/1] listener "https-example.com" clashes with "https" of Gateway "gateway", which has port 443 and the hostname "example.com" as well: keep one of the two.',
    ],
  ),
  raw(
    'HTTP on the port of HTTPS',
    [gateway(ALL), set({ name: 'web', port: 443, protocol: 'HTTP' })],
    [
      '[shop/1] listener "web" clashes with "https" of Gateway "gateway", which has port 443 and the hostname "example.com" as well: keep one of the two.',
    ],
  ),
  raw(
    'a listener without a hostname next to another one',
    [gateway(ALL, { name: 'web', port: 8080, protocol: 'HTTP' }), set({ name: 'own', port: 8080, protocol: 'HTTP' })],
    [
      '[shop/1] listener "own" clashes with "web" of Gateway "gateway", which has port 8080 as well: keep one of the two.',
    ],
  ),
  raw(
    'two ListenerSets for one host, whoever makes the Gateway',
    [set(secure('abc.com')), set(secure('abc.com', 'own'), {}, 'other')],
    [
      '[shop/1] listener "own" clashes with "https" of ListenerSet "router", which has port 443 and the hostname "abc.com" as well: keep one of the two.',
    ],
  ),
];

export const right: readonly Case[] = [
  ...[ALL, named(['a', 'shop']), { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'shop' } } } }].map(
    (allowed) => raw(`a Gateway that allows it, by ${JSON.stringify(allowed)}`, [infra(allowed), distant], []),
  ),
  raw(
    'a Gateway that allows those of its namespace',
    [gateway({ namespaces: { from: 'Same' } }), set(secure('abc.com'))],
    [],
  ),
  raw(
    'other hosts of one Gateway, and one host of two',
    [
      gateway(ALL),
      set(secure('abc.com')),
      set(secure('abc.org'), {}, 'other'),
      set(secure('abc.com'), { name: 'edge' }, 'third'),
    ],
    [],
  ),
  raw('a Gateway made elsewhere', [distant], []),
];
