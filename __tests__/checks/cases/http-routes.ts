import { type Case, raw } from '../case';
import { object, type Raw, user } from '../objects';

const route = (kind: string, backend: Raw, parent: Raw = {}) =>
  object('gateway.networking.k8s.io/v1', kind, {
    spec: {
      parentRefs: [{ name: 'gateway', ...parent }],
      rules: [{ backendRefs: [{ name: 'user', port: 80, ...backend }] }],
    },
  });

const gateway = object(
  'gateway.networking.k8s.io/v1',
  'Gateway',
  { spec: { gatewayClassName: 'x', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } },
  'gateway',
);

/** A route without rules, in the namespace `a`. */
const distant = (parent: Raw): Raw => ({
  ...route('HTTPRoute', {}, parent),
  metadata: { name: 'user', namespace: 'a' },
  spec: { parentRefs: [{ name: 'gateway', ...parent }] },
});

const selecting = (matchLabels: Raw) => ({ from: 'Selector', selector: { matchLabels } });

const naming = (values: readonly string[]) => ({
  from: 'Selector',
  selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }] },
});

const listenerSet = object(
  'gateway.networking.k8s.io/v1',
  'ListenerSet',
  {
    spec: {
      parentRef: { name: 'edge' },
      listeners: [{ name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'abc-com-tls' }] } }],
    },
  },
  'set',
);

const inInfra = (one: Raw): Raw => ({ ...one, metadata: { ...one.metadata, namespace: 'infra' } });

/** A Gateway in the namespace `infra`, with one listener. */
const letting = (namespaces: unknown, more: readonly Raw[] = []): Raw => ({
  ...gateway,
  metadata: { name: 'gateway', namespace: 'infra' },
  spec: {
    gatewayClassName: 'x',
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces } }, ...more],
  },
});

export const wrong: readonly Case[] = [
  raw(
    'a misspelt name of a Service',
    [...user, route('HTTPRoute', { name: 'usr' })],
    [
      '[shop/2] Service "usr" is not in the app: write "user", or PorticoChecks.of(app).external("Service", "usr") when it is made elsewhere.',
    ],
  ),
  raw(
    'a port that the Service does not have',
    [...user, route('HTTPRoute', { port: 8080 })],
    ['[shop/2] Service "user" has no port 8080: write one of "http", 80.'],
  ),
  raw(
    'a backend without a port',
    [...user, route('HTTPRoute', { port: undefined })],
    ['[shop/2] backend "user" has no port: write that of the Service, for example 80.'],
  ),
  raw(
    'a wrong port in a GRPCRoute',
    [...user, route('GRPCRoute', { name: 'usr' })],
    [
      '[shop/2] Service "usr" is not in the app: write "user", or PorticoChecks.of(app).external("Service", "usr") when it is made elsewhere.',
    ],
  ),
  raw(
    'a listener that the Gateway does not have',
    [...user, route('HTTPRoute', {}, { sectionName: 'https' }), gateway],
    ['[shop/2] Gateway "gateway" has no listener "https": write "http".'],
  ),
  raw(
    'a listener that the ListenerSet does not have',
    [...user, route('HTTPRoute', {}, { kind: 'ListenerSet', name: 'set', sectionName: 'http' }), listenerSet],
    ['[shop/2] ListenerSet "set" has no listener "http": write "https".'],
  ),
  raw(
    'a route of another namespace than the ListenerSet',
    [distant({ kind: 'ListenerSet', name: 'set', namespace: 'infra' }), inInfra(listenerSet)],
    [
      '[shop/0] ListenerSet "set" allows no routes of the namespace "a": write it in allowedRoutes of a listener, or make both in one namespace.',
    ],
  ),
  ...[undefined, { from: 'Same' }, naming(['b']), selecting({ 'kubernetes.io/metadata.name': 'b' })].map((namespaces) =>
    raw(
      `a Gateway that lets in other namespaces, by ${JSON.stringify(namespaces)}`,
      [distant({ namespace: 'infra' }), letting(namespaces)],
      [
        '[shop/0] Gateway "gateway" allows no routes of the namespace "a": write it in allowedRoutes of a listener, or make both in one namespace.',
      ],
    ),
  ),
];

export const right: readonly Case[] = [
  ...[
    { from: 'All' },
    selecting({ 'kubernetes.io/metadata.name': 'a' }),
    naming(['a', 'b']),
    selecting({ team: 'shop' }),
    { from: 'Selector', selector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] } },
  ].map((namespaces) =>
    raw(
      `a Gateway that lets in a namespace, by ${JSON.stringify(namespaces)}`,
      [distant({ namespace: 'infra', sectionName: 'http' }), letting(namespaces)],
      [],
    ),
  ),
  raw(
    'a Gateway of which one listener allows the namespace',
    [
      distant({ namespace: 'infra' }),
      letting(undefined, [
        { name: 'web', port: 8080, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } },
      ]),
    ],
    [],
  ),
  raw('a route in a namespace and a Gateway without one', [distant({ namespace: 'infra' }), gateway], []),
  raw(
    'routes to a Gateway made elsewhere',
    [
      ...user,
      route('HTTPRoute', {}, { sectionName: 'https' }),
      route('GRPCRoute', { group: 'example.com', kind: 'Bucket', name: 'x', port: undefined }),
    ],
    [],
  ),
];
