import { CanaryRelease, Rewrite, Tls } from '../../../lib';
import type { CaseServices } from '../cases';
import { problemsOfRouter, ROUTE, type Routes, untyped } from '../support';

const NGINX = 'nginx.ingress.kubernetes.io/';

const JUNK: { readonly [name: string]: unknown } = {
  null: null,
  number: 7,
  text: 'x',
  object: {},
  list: [],
  function: () => 1,
  true: true,
};
const CIRCLE: object[] = [];
CIRCLE.push(CIRCLE);

/** Values that messages cannot show in the usual way, and objects that are almost right. */
const ODD_JUNK: { readonly [name: string]: unknown } = {
  symbol: Symbol('x'),
  bigint: 10n,
  circle: CIRCLE,
  'an object that turns into neither JSON nor text': Object.assign(Object.create(null), { toJSON: () => undefined }),
  blank: 'a b',
};
type Place = (junk: never) => [routes: Routes, props?: object | ((services: CaseServices) => object)];
const asProp = (prop: string): [string, Place] => [prop, (junk) => [ROUTE, { host: 'abc.com', [prop]: junk }]];
const release = (option: string): [string, Place] => [
  `CanaryRelease ${option}`,
  (junk) => [
    (router, { a, b }) =>
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 5, [option]: junk } as never)),
  ],
];
const header = (option: string): [string, Place] => [
  `CanaryRelease header ${option}`,
  (junk) => [
    (router, { a, b }) =>
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, header: { name: 'x', [option]: junk } })),
  ],
];
const redirect = (option: string): [string, Place] => [
  `redirect ${option}`,
  (junk) => [(router) => router.redirect('/a', { path: '/b', [option]: junk }), ({ d }) => ({ defaultBackend: d })],
];
const inPolicy = (policy: string, rest: object, option: string): [string, Place] => [
  `${policy} ${option}`,
  (junk) => [ROUTE, { [policy]: { ...rest, [option]: junk } }],
];
const inList = (policy: string, rest: object, option: string): [string, Place] => [
  `${policy} ${option} of`,
  (junk) => [ROUTE, { [policy]: { ...rest, [option]: [junk] } }],
];
const tls = (title: string, make: (junk: never) => Tls): [string, Place] => [
  title,
  (junk) => [
    // Made within the build, so that what the factory throws counts as well.
    ROUTE,
    () => ({ host: 'abc.com', tls: make(junk) }),
  ],
];
const origins = ['https://app.example.com'];
const url = 'https://auth.example.com';
const PLACES: readonly (readonly [string, Place])[] = [
  ['props', (junk) => [ROUTE, junk]],
  ...['host', 'hosts', 'defaultBackend', 'tls', 'httpsRedirect', 'www', 'appRoot', 'target', 'name'].map(asProp),
  ...['cors', 'timeouts', 'bodySize', 'rateLimit', 'allowFrom', 'denyFrom', 'stickySession'].map(asProp),
  ...['protocol', 'basicAuth', 'externalAuth', 'annotations'].map(asProp),
  ['hosts of', (junk) => [ROUTE, { hosts: [junk] }]],
  ['allowFrom of', (junk) => [ROUTE, { allowFrom: [junk] }]],
  ['annotations of', (junk) => [ROUTE, { annotations: { [`${NGINX}proxy-read-timeout`]: junk } }]],
  ['options', (junk) => [(router, { a }) => router.prefix('/a', a, junk)]],
  ['options host', (junk) => [(router, { a }) => router.prefix('/a', a, { host: junk })]],
  ['options without', (junk) => [(router, { a }) => router.prefix('/a', a, { without: junk })]],
  [
    'options without of',
    (junk) => [(router, { a }) => router.prefix('/a', a, { without: [junk] }), { basicAuth: { secretName: 'users' } }],
  ],
  ['options rewrite', (junk) => [(router, { a }) => router.prefix('/a', a, { rewrite: junk })]],
  ['prefix path', (junk) => [(router, { a }) => router.prefix(junk, a)]],
  ['exact path', (junk) => [(router, { a }) => router.exact(junk, a)]],
  ['regex path', (junk) => [(router, { a }) => router.regex(junk, a)]],
  ['backend', (junk) => [(router) => router.prefix('/a', junk)]],
  ['backend toRouteBackend', (junk) => [(router) => router.prefix('/a', { toRouteBackend: junk })]],
  ...['serviceName', 'servicePort', 'source'].map((field): [string, Place] => [
    `backend ${field}`,
    (junk) => [
      (router) =>
        router.prefix('/a', {
          toRouteBackend: () => ({ stable: { serviceName: 'a', servicePort: 80, [field]: junk } }),
        }),
    ],
  ]),
  [
    'backend split',
    (junk) => [
      (router) =>
        router.prefix('/a', { toRouteBackend: () => ({ stable: { serviceName: 'a', servicePort: 80 }, split: junk }) }),
    ],
  ],
  ['backend made of', (junk) => [(router) => router.prefix('/a', { toRouteBackend: () => junk })]],
  ['Rewrite.to', (junk) => [(router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.to(junk) })]],
  [
    'Rewrite.replacePrefix',
    (junk) => [(router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.replacePrefix(junk) })],
  ],
  ['Rewrite.regex', (junk) => [(router, { a }) => router.regex('/a', a, { rewrite: Rewrite.regex(junk) })]],
  ['redirect to', (junk) => [(router) => router.redirect('/a', junk), ({ d }) => ({ defaultBackend: d })]],
  ...['path', 'url', 'keepPath', 'status', 'match', 'host'].map(redirect),
  ['CanaryRelease of', (junk) => [(router) => router.prefix('/a', new CanaryRelease(junk))]],
  ...['stable', 'canary', 'weight', 'weightTotal', 'header', 'cookie'].map(release),
  ...['name', 'value', 'pattern'].map(header),
  ...['origins', 'methods', 'headers', 'exposedHeaders', 'credentials', 'maxAge'].map((option) =>
    inPolicy('cors', { origins }, option),
  ),
  ...['origins', 'methods', 'headers', 'exposedHeaders'].map((option) => inList('cors', { origins }, option)),
  ...['connect', 'read', 'send', 'other'].map((option) => inPolicy('timeouts', {}, option)),
  ...['requestsPerSecond', 'requestsPerMinute', 'connections', 'burst', 'other'].map((option) =>
    inPolicy('rateLimit', { connections: 1 }, option),
  ),
  ...['cookie', 'maxAge'].map((option) => inPolicy('stickySession', {}, option)),
  ...['secretName', 'realm'].map((option) => inPolicy('basicAuth', { secretName: 'users' }, option)),
  ...['url', 'signinUrl', 'responseHeaders'].map((option) => inPolicy('externalAuth', { url }, option)),
  inList('externalAuth', { url }, 'responseHeaders'),
  tls('Tls.secret', (junk) => Tls.secret(junk)),
  tls('Tls.secret options', (junk) => Tls.secret('abc-com-tls', junk)),
  tls('Tls.secret hosts', (junk) => Tls.secret('abc-com-tls', { hosts: junk })),
  tls('Tls.secret hosts of', (junk) => Tls.secret('abc-com-tls', { hosts: [junk] })),
  tls('Tls.certManager', (junk) => Tls.certManager(junk)),
  tls('Tls.certManager issuer', (junk) => Tls.certManager({ issuer: junk })),
  tls('Tls.certManager secretName', (junk) => Tls.certManager({ issuer: 'own', secretName: junk })),
  tls('Tls.several', (junk) => Tls.several(junk)),
  tls('Tls.several of', (junk) => Tls.several([junk])),
];

test.each(PLACES)('no value ends in an exception: %s', (_, make) => {
  const crashing = Object.entries({ ...JUNK, ...ODD_JUNK }).filter(([, junk]) => {
    try {
      const [routes, props] = make(untyped(junk));
      problemsOfRouter((router, services, chart) => {
        routes(router, services, chart);
        router.redirect('/old', { path: '/a' });
        expect(router.warnings).toEqual(expect.any(Array));
      }, props);
      return false;
    } catch {
      // problemsOfRouter() catches reports of problems only.
      return true;
    }
  });
  expect(crashing.map(([name]) => name)).toEqual([]);
});

/** The junk as messages show it, by itself and in a list. */
const SHOWN: { readonly [name: string]: readonly [alone: string, listed: string] } = {
  null: ['null', '[null]'],
  number: ['7', '[7]'],
  text: ['"x"', '["x"]'],
  object: ['{}', '[{}]'],
  list: ['[]', '[[]]'],
  function: ['function', '[null]'],
  true: ['true', '[true]'],
};
type Said = readonly [says: (alone: string, listed: string) => string, but?: { [name: string]: readonly string[] }];
const object = (what: string, options: string, but: { [name: string]: readonly string[] }): Said => [
  (junk) => `${what} ${junk} has the wrong type; expected an object ${options}.`,
  but,
];
const listOf = (what: string, example: string): Said => [
  (junk) => `${what} ${junk} has the wrong type; expected a list of strings such as ${example}.`,
];
const noBackend = (what: string) =>
  `${what}: pass a WebService, Backend.of(service) for a Service of cdk8s-plus, or Backend.external("name", 80) for one made elsewhere.`;
const several = (junk: string) =>
  `Tls.several() takes a list of certificates, not ${junk}: write Tls.several([Tls.secret("abc-com-tls")]).`;
// Like undefined, null stands for nothing.
const nothing = { null: [] };

test.each<[place: string, ...Said]>([
  ['defaultBackend', (junk) => noBackend(`the default backend has the backend ${junk}`), nothing],
  [
    'cors',
    ...object('cors', 'with origins, methods, headers, exposedHeaders, credentials, maxAge', {
      ...nothing,
      object: [
        'cors origins undefined has the wrong type; expected a list of strings such as ["https://app.example.com"].',
      ],
    }),
  ],
  [
    'rateLimit',
    ...object('rateLimit', 'with requestsPerSecond, requestsPerMinute, connections, burst', {
      ...nothing,
      object: ['rateLimit limits nothing: set requestsPerSecond, requestsPerMinute or connections.'],
    }),
  ],
  [
    'stickySession',
    ...object(
      'stickySession',
      'with cookie, maxAge, expires, path, sameSite, conditionalSameSiteNone, secure, changeOnFailure',
      { ...nothing, object: [] },
    ),
  ],
  [
    'basicAuth',
    ...object('basicAuth', 'with secretName, realm', {
      ...nothing,
      object: [
        'basicAuth secretName undefined is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "user".',
      ],
    }),
  ],
  [
    'externalAuth',
    ...object('externalAuth', 'with url, signinUrl, responseHeaders', {
      ...nothing,
      object: [
        'externalAuth url undefined is not a URL: write, for example, "https://example.com/pay", with any other character percent-encoded.',
      ],
    }),
  ],
  ['annotations', ...object('annotations', 'such as { "example.com/owner": "checkout" }', { ...nothing, object: [] })],
  [
    'backend toRouteBackend',
    (junk) => noBackend(`prefix "/a" has the backend {"toRouteBackend":${junk}}`),
    { function: [noBackend('prefix "/a" has the backend {}')] },
  ],
  ['backend made of', () => noBackend('prefix "/a" has the backend {}')],
  [
    'CanaryRelease header',
    ...object('a canary header', 'with name, value, pattern', {
      object: [
        'canary header name undefined is not a valid header name: write letters, digits and "-", for example "X-Request-Id".',
      ],
    }),
  ],
  ['cors methods', ...listOf('cors methods', '["GET"]')],
  ['cors headers', ...listOf('cors headers', '["Content-Type"]')],
  ['cors exposedHeaders', ...listOf('cors exposedHeaders', '["X-Request-Id"]')],
  [
    'cors maxAge',
    (junk) =>
      `cors maxAge ${junk} is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30).`,
  ],
  ['externalAuth responseHeaders', ...listOf('externalAuth responseHeaders', '["X-User"]')],
  ['Tls.secret hosts', ...listOf('tls hosts', '["abc.com"]')],
  [
    'Tls.secret hosts of',
    (_, listed) => `tls hosts ${listed} has the wrong type; expected a list of strings such as ["abc.com"].`,
    {
      text: [
        'tls has a certificate for "x", which the router does not serve: leave it out, or add the host.',
        'tls has no certificate for "abc.com": add the host to a certificate, or a certificate for it.',
      ],
    },
  ],
  ['Tls.several', several],
  ['Tls.several of', (_, listed) => several(listed)],
])('a value of a wrong type is one problem: %s', (place, says, but = {}) => {
  const make = new Map(PLACES).get(place) as Place;
  const said = Object.entries(JUNK).map(([name, junk]) => [name, problemsOfRouter(...make(untyped(junk)))]);
  expect(said).toEqual(Object.entries(SHOWN).map(([name, shown]) => [name, but[name] ?? [says(...shown)]]));
});
