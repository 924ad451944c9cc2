import { refusals, release, type Written } from './refusals';

test.each<[string, Written, string]>([
  [
    'a large share',
    { routes: (router) => router.prefix('/a', release({ weight: 1, weightTotal: 1_000_002 })) },
    'prefix "/a" goes to a release of the weightTotal 1000002: Gateway API takes shares of at most 1000000.',
  ],
  [
    'a large share of the default backend',
    { props: { defaultBackend: release({ weight: 1, weightTotal: 1_000_002 }) } },
    'the default backend goes to a release of the weightTotal 1000002: Gateway API takes shares of at most 1000000.',
  ],
  [
    'a long value of a header',
    { routes: (router) => router.prefix('/a', release({ header: { name: 'x', value: 'a'.repeat(4097) } })) },
    'prefix "/a" goes to a release by a header value of 4097 characters: Gateway API allows 4096.',
  ],
  [
    'a long pattern of a header',
    { routes: (router) => router.prefix('/a', release({ header: { name: 'x', pattern: '[0-9]'.repeat(819) } })) },
    'prefix "/a" goes to a release by a header pattern of 4095 characters: Gateway API allows 4090.',
  ],
  [
    'a long name of a header',
    { routes: (router) => router.prefix('/a', release({ header: { name: 'x'.repeat(257) } })) },
    `prefix "/a" goes to a release by the header "${'x'.repeat(96)}… of 257 characters: Gateway API allows 256.`,
  ],
  [
    'a long name of a cookie',
    { routes: (router) => router.prefix('/a', release({ cookie: 'x'.repeat(1020) })) },
    'prefix "/a" goes to a release by a cookie whose pattern has 4105 characters: Gateway API allows 4096.',
  ],
])('a release that does not fit is refused: %s', (_, written, message) => {
  expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([
    `${message} (gateway-limit)`,
  ]);
});
