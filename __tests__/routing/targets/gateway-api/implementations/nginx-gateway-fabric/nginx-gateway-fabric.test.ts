import { App, Chart, Duration, Size } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  GatewayDifference,
  GatewayImplementation,
  IngressRouter,
  type IngressRouterProps,
  PathMatch,
  Rewrite,
  type RouteOptions,
} from '../../../../../../lib';
import { checkTarget } from '../../../../../../lib/routing/targets/check-target';
import { renderTable } from '../../../../support';
import { refusals, type Written } from '../../refusals';
import { accepting, strict, withSnippets } from './targets';

const [a, b] = [Backend.external('a', 80), Backend.external('b', 80)];

const refused = (written: Written, snippets = true) =>
  refusals({ ...written, props: { target: snippets ? withSnippets() : strict(), ...written.props } });

/** The specs of the objects, by kind and name. */
function specs(routes: (router: IngressRouter) => void, props: IngressRouterProps = {}, target = withSnippets()) {
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', { host: 'abc.com', ...props });
  routes(router);
  expect(checkTarget(target, router.table)).toEqual([]);
  return Object.fromEntries(
    renderTable(router.table, target).map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec]),
  );
}

const path = (type: string, value: string) => ({ path: { type, value } });

test('policies are for whole HTTPRoutes, so that routes with other ones stand in one of their own', () => {
  const made = specs((router) => {
    router.prefix('/a', a, { bodySize: Size.mebibytes(8), timeouts: { read: Duration.minutes(2) } });
    router.prefix('/b', b);
    router.prefix('/c', b, { bodySize: Size.mebibytes(8), timeouts: { read: Duration.minutes(2) } });
  });
  expect(Object.keys(made)).toEqual([
    'HTTPRoute router',
    'HTTPRoute router-2',
    'ClientSettingsPolicy router-a',
    'ProxySettingsPolicy router-a',
  ]);
  const target = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'router' };
  expect(made['ClientSettingsPolicy router-a']).toEqual({ targetRef: target, body: { maxSize: '8m' } });
  expect(made['ProxySettingsPolicy router-a']).toEqual({ targetRefs: [target], timeout: { read: '2m' } });
});

test('each route counts requests for itself, over all hosts that it is on', () => {
  const made = specs(
    (router) => {
      router.prefix('/a', a);
      router.prefix('/b', a);
      router.prefix('/c', b, { host: 'abc.org', without: ['rateLimit' as never] });
    },
    { host: undefined, hosts: ['abc.com', 'abc.org'], rateLimit: { requestsPerSecond: 10, burst: 3 } } as never,
  );
  const rules = [{ rate: '10r/s', key: '$binary_remote_addr', burst: 30, noDelay: true }];
  const refs = (...names: string[]) =>
    names.map((name) => ({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name }));
  const limits = Object.entries(made).filter(([name]) => name.startsWith('RateLimitPolicy'));
  expect(limits).toEqual([
    ['RateLimitPolicy router-a', { targetRefs: refs('router', 'router-abc-org'), rateLimit: { local: { rules } } }],
    ['RateLimitPolicy router-b', { targetRefs: refs('router-2', 'router-abc-org-2'), rateLimit: { local: { rules } } }],
  ]);
});

test('a password is asked for by a filter, which rules share', () => {
  const made = specs(
    (router) => {
      router.prefix('/a', a);
      router.prefix('/b', b);
    },
    { basicAuth: { secretName: 'staff', realm: 'Staff' } },
  );
  expect(made['AuthenticationFilter router-a']).toEqual({
    type: 'Basic',
    basic: { secretRef: { name: 'staff' }, realm: 'Staff' },
  });
  const extensionRef = { group: 'gateway.nginx.org', kind: 'AuthenticationFilter', name: 'router-a' };
  const { rules } = made['HTTPRoute router'] as { rules: object[] };
  expect(rules).toHaveLength(2);
  for (const rule of rules) expect(rule).toMatchObject({ filters: [{ type: 'ExtensionRef', extensionRef }] });
});

test('with snippets, redirects are exact, and addresses are let pass or not', () => {
  const made = specs((router) => {
    router.redirect('/old', { path: '/new?from=old', status: 301 });
    router.prefix('/a', a, { denyFrom: ['10.6.6.6/32'], allowFrom: ['10.0.0.0/8'] });
  });
  expect(made['SnippetsFilter router-old']).toEqual({
    snippets: [{ context: 'http.server.location', value: 'absolute_redirect off;\nreturn 301 "/new?from=old";' }],
  });
  expect(made['SnippetsFilter router-a']).toEqual({
    snippets: [{ context: 'http.server.location', value: 'deny 10.6.6.6/32;\nallow 10.0.0.0/8;\ndeny all;' }],
  });
});

test('with snippets, a path is made of the groups of an expression', () => {
  const made = specs((router) => router.regex('/v(\\d{2})/(.*)', a, { rewrite: Rewrite.regex('/$2/$1') }));
  expect(made['SnippetsFilter router-v-d-2']).toEqual({
    snippets: [{ context: 'http.server.location', value: 'rewrite "^(?:/v(\\\\d{2})/(.*))$" "/$2/$1" break;' }],
  });
});

test('a path of groups arrives as it was sent where headers are compared', () => {
  const release = new CanaryRelease({ stable: a, canary: b, header: { name: 'x-trial' } });
  const routes: Written['routes'] = (router) => router.regex('/a/(.*)', release, { rewrite: Rewrite.regex('/$1') });
  expect(refused({ routes })).toEqual([
    'regex "/a/(.*)" is rewritten and goes to a release with a header or cookie, after which NGINX Gateway Fabric takes the path that was sent instead of what the groups make: let only the weight decide, and list the hosts by name. (gateway-value)',
  ]);
});

test('a preflight for a redirect with cors is answered before the redirect', () => {
  const made = specs((router) => router.redirect('/old', { path: '/new' }), {
    cors: { origins: ['https://app.example.com'] },
    defaultBackend: a,
  });
  expect(made['SnippetsFilter router-old']).toMatchObject({
    snippets: [{ value: 'absolute_redirect off;\nif ($request_method != OPTIONS) {\n  return 302 "/new";\n}' }],
  });
});

test('regular expressions have no braces, and the first is the longest', () => {
  const made = specs((router) => {
    router.regex('/a{2,3}/[ ;]', a);
    router.regex('/a+/.{1,}', b);
    router.regex('/x/(?:y|z){2}', b);
  });
  const { rules } = made['HTTPRoute router'] as { rules: { matches: { path: object }[] }[] };
  expect(rules.map(({ matches }) => matches[0]?.path)).toEqual([
    { type: 'RegularExpression', value: '/aaa?/[\\x20\\x3B](?:)$' },
    { type: 'RegularExpression', value: '/a+/..*$' },
    { type: 'RegularExpression', value: '/x/(?:y|z)(?:y|z)$' },
  ]);
});

test('a regular expression takes the path of a prefix itself, for which nginx has a location of its own', () => {
  const made = specs((router) => {
    router.regex('/[a-z]+', a);
    router.prefix('/shop', b, { timeouts: { read: Duration.seconds(5) } });
  });
  const matches = Object.values(made).flatMap(({ rules = [] }: { rules?: { matches: object[] }[] }) =>
    rules.map((rule) => rule.matches[0]),
  );
  expect(matches).toEqual([
    path('PathPrefix', '/shop/'),
    path('RegularExpression', '/[a-z]+$'),
    path('Exact', '/shop'),
  ]);
});

test('a path is in one HTTPRoute only, since a policy of another would be dropped', () => {
  const limit: RouteOptions = { bodySize: Size.mebibytes(1) };
  const made = specs(
    (router) => {
      router.prefix('/', a, limit);
      router.regex('/.?', b);
      router.prefix('/a', a, limit);
      router.exact('/a', b);
    },
    { appRoot: '/start' },
  );
  const { rules } = made['HTTPRoute router'] as { rules: { matches: { path: { value: string } }[] }[] };
  const values = rules.map(({ matches }) => matches[0]?.path.value);
  expect(values).toEqual(['/(?:)$', '/a', '/.?$']);
  const other = made['HTTPRoute router-2'] as { rules: object[] };
  expect(other.rules.map((rule) => (rule as { matches: object[] }).matches[0])).toEqual([
    path('PathPrefix', '/'),
    path('PathPrefix', '/a/'),
  ]);
});

test('an exact path in a slash is an expression, where nginx would send its twin without the slash to it', () => {
  const made = specs((router) => {
    router.exact('/a.b/', a);
    router.regex('/[a-z.]+/', b);
    router.exact('/c/', a);
    router.prefix('/c', b);
  });
  const { rules } = made['HTTPRoute router'] as { rules: { matches: { path: object }[] }[] };
  expect(rules.map(({ matches }) => matches[0])).toEqual([
    path('RegularExpression', '/a\\.b/(?:)$'),
    path('Exact', '/c/'),
    path('PathPrefix', '/c'),
    path('RegularExpression', '/[a-z.]+/$'),
  ]);
});

test('an expression spares the locations that nginx goes to once it has compared headers', () => {
  const made = specs((router) => {
    router.regex('/(.*)/x', a);
    router.regex('/shop/.*', a);
    router.exact('/b', new CanaryRelease({ stable: a, canary: b, header: { name: 'x-trial' } }));
  });
  const { rules } = made['HTTPRoute router'] as { rules: { matches: { path: { type: string; value: string } }[] }[] };
  const values = rules.flatMap(({ matches }) => matches.map((match) => match.path));
  expect(values.filter(({ type }) => type === 'RegularExpression').map(({ value }) => value)).toEqual([
    '/(?!_ngf-internal-)(.*)/x$',
    '/shop/.*$',
  ]);
});

test('a wildcard is held to one label by the header Host, in JavaScript', () => {
  const made = specs((router) => router.prefix('/', a), { host: '*.abc.com' });
  expect(made['HTTPRoute router']).toMatchObject({
    hostnames: ['*.abc.com'],
    rules: [
      {
        matches: [
          {
            headers: [
              { name: 'Host', type: 'RegularExpression', value: '^[^.]+[.][Aa][Bb][Cc][.][Cc][Oo][Mm](:[0-9]+)?$' },
            ],
          },
        ],
      },
    ],
  });
});

test('the Services of a key have a policy, whose pods are chosen by it', () => {
  const made = specs((router) => {
    router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }), {
      consistentHash: { key: '$cookie_user' },
    });
  });
  expect(made['UpstreamSettingsPolicy router-cookie-user']).toEqual({
    targetRefs: [
      { group: 'core', kind: 'Service', name: 'a' },
      { group: 'core', kind: 'Service', name: 'b' },
    ],
    loadBalancingMethod: 'hash consistent',
    hashMethodKey: '$cookie_user',
  });
});

test('values of headers are quoted for nginx', () => {
  const made = specs((router) => router.prefix('/a', a, { responseHeaders: { 'X-Note': 'a "b" \\ c' } }));
  expect(made['HTTPRoute router']).toMatchObject({
    rules: [{ filters: [{ responseHeaderModifier: { set: [{ name: 'X-Note', value: 'a \\"b\\" \\\\ c' }] } }] }],
  });
});

test.each<[string, Written, string]>([
  [
    'a semicolon',
    { routes: (router) => router.exact('/a;b', a) },
    'exact "/a;b" has a ";", which NGINX Gateway Fabric takes in no path: route a prefix without it. (gateway-value)',
  ],
  [
    'a sign in a prefix that is cut off',
    { routes: (router) => router.prefix('/a+b', a, { rewrite: Rewrite.stripPrefix() }) },
    'prefix "/a+b" is rewritten and has "+", which NGINX Gateway Fabric reads as a sign of a regular expression: let the service take the path, or route a prefix without it. (gateway-value)',
  ],
  [
    'an encoded path',
    { route: { rewrite: Rewrite.to('/a%20b') } },
    'prefix "/a" is rewritten to "/a%20b", of which NGINX Gateway Fabric does not take "%": rewrite to a path without it. (gateway-value)',
  ],
  [
    'a dollar sign in a header',
    { route: { responseHeaders: { 'X-Cost': '5$' } } },
    'prefix "/a" has the response header "X-Cost" with a "$" in "5$", which NGINX Gateway Fabric takes in no header: set the header in the service. (gateway-value)',
  ],
  [
    "a header of nginx's own",
    { route: { responseHeaders: { Server: 'a' } } },
    'prefix "/a" has the response header "Server", which nginx sends by itself as well: leave it out. (gateway-value)',
  ],
  [
    'the header Host',
    { route: { responseHeaders: { Host: 'a' } } },
    'prefix "/a" has the response header "Host", which NGINX Gateway Fabric does not take: leave it out. (gateway-value)',
  ],
  [
    'a long time',
    { route: { timeouts: { read: Duration.seconds(10_001) } } },
    'prefix "/a" has the read timeout 10001 seconds: NGINX Gateway Fabric takes 9999, or as many whole minutes or hours. (gateway-value)',
  ],
  [
    'an odd size',
    { route: { bodySize: Size.kibibytes(10_001) } },
    'prefix "/a" has the bodySize 10001 KiB: NGINX Gateway Fabric takes 9999, or as many whole MiB or GiB. (gateway-value)',
  ],
  [
    'a realm that is a word of nginx',
    { route: { basicAuth: { secretName: 'staff', realm: 'off' } } },
    'prefix "/a" has basicAuth with the realm "off", by which nginx asks nobody: write another. (gateway-value)',
  ],
  [
    'a realm with a variable',
    { route: { basicAuth: { secretName: 'staff', realm: 'for $host' } } },
    'prefix "/a" has basicAuth with "$" in the realm "for $host", which NGINX Gateway Fabric does not take: leave it out. (gateway-value)',
  ],
  [
    'connections',
    { route: { rateLimit: { connections: 4 } } },
    'prefix "/a" has rateLimit connections 4, for which NGINX Gateway Fabric has no field: limit requests instead. (gateway-value)',
  ],
  [
    'a large rate',
    { route: { rateLimit: { requestsPerSecond: 2 ** 30 } } },
    'prefix "/a" has a rateLimit that lets 5368709120 requests come at once: NGINX Gateway Fabric takes 2147483647. (gateway-value)',
  ],
  [
    'buffers of requests',
    { route: { buffering: { requestBufferSize: Size.kibibytes(8) } } },
    'prefix "/a" has buffering requestBufferSize, for which NGINX Gateway Fabric has no field: leave it out. (gateway-value)',
  ],
  [
    'too many buffers',
    { route: { buffering: { buffers: 300 } } },
    'prefix "/a" has 300 buffers: NGINX Gateway Fabric takes 256. (gateway-value)',
  ],
  [
    'a key of several variables',
    { route: { consistentHash: { key: '$host$uri' } } },
    'prefix "/a" has the consistentHash key "$host$uri": NGINX Gateway Fabric takes one variable of letters and "_", such as "$request_uri". (gateway-value)',
  ],
  [
    'a small share',
    {
      routes: (router) =>
        router.prefix('/', new CanaryRelease({ stable: a, canary: b, weight: 1, weightTotal: 100_000 })),
    },
    'prefix "/" goes to a release with 1 of 100000 requests: NGINX Gateway Fabric takes hundredths of a percent. Write a part of 10000. (gateway-value)',
  ],
  [
    'a header that nginx drops',
    {
      routes: (router) => router.prefix('/', new CanaryRelease({ stable: a, canary: b, header: { name: 'x_trial' } })),
    },
    'prefix "/" goes to a release by the header "x_trial", which nginx drops for its "_": write it with "-". (gateway-value)',
  ],
  [
    'a comma in a value',
    {
      routes: (router) =>
        router.prefix('/', new CanaryRelease({ stable: a, canary: b, header: { name: 'x-trial', value: 'a,b' } })),
    },
    'prefix "/" goes to a release by the header value "a,b": NGINX Gateway Fabric takes the comma for the end of it. Write a value without one. (gateway-value)',
  ],
  [
    'a location with a variable',
    { routes: (router) => router.redirect('/old', { path: '/$new' }) },
    'exact "/old" leads to "/$new", in which nginx takes "$" for the beginning of a variable: write "%24". (gateway-value)',
  ],
])('%s is no value of NGINX Gateway Fabric', (_, written, message) => {
  expect(refused(written)).toEqual([message]);
});

test('a rewrite after headers were compared is encoded once more', () => {
  const release = new CanaryRelease({ stable: a, canary: b, header: { name: 'x-trial' } });
  const routes: Written['routes'] = (router) => {
    router.prefix('/a', release, { rewrite: Rewrite.stripPrefix() });
    router.prefix('/b', b, { rewrite: Rewrite.stripPrefix(), host: '*.abc.com' });
    router.prefix('/c', b, { rewrite: Rewrite.stripPrefix() });
  };
  const end =
    'after which NGINX Gateway Fabric encodes the path once more, "%20" as "%2520", and rewrites the query: let the service take the path, or say why that does not matter, by accepts: { [GatewayDifference.REWRITE_ENCODING]: "…" } of GatewayImplementation.nginxGatewayFabric(). (gateway-value)';
  expect(refused({ routes }, false)).toEqual([
    `prefix "/a" is rewritten and goes to a release with a header or cookie, ${end}`,
    `prefix "/b" is rewritten and is for a wildcard host, ${end}`,
  ]);
  expect(refused({ routes })).toEqual([]);
});

test('one Service has one way to choose a pod', () => {
  const routes: Written['routes'] = (router) => {
    router.prefix('/a', a, { consistentHash: { key: '$request_uri' } });
    router.prefix('/b', a);
  };
  expect(refused({ routes })).toEqual([
    'prefix "/b" leads to "a" with no consistentHash, and prefix "/a" with the consistentHash "$request_uri": NGINX Gateway Fabric has one for each Service. Write the same for both. (gateway-value)',
  ]);
});

test('repetitions that are too long when they are written out', () => {
  const routes: Written['routes'] = (router) => router.regex('/(?:[a-z0-9]{3}-){100}', a);
  expect(refused({ routes })).toEqual([
    'the path "/(?:[a-z0-9]{3}-){100}" has 2907 characters with its repetitions written out, and made longer than the expressions that it comes before: NGINX Gateway Fabric takes 1024. Write a shorter one. (gateway-limit)',
  ]);
});

test('what differs is refused, and says how it is accepted', () => {
  const routes: Written['routes'] = (router) => router.redirect('/old', { path: '/new', match: PathMatch.EXACT });
  expect(refused({ routes }, false)).toEqual([
    'exact "/old" is a redirect, of which NGINX Gateway Fabric keeps the query of the request: let a service redirect, or set snippets: true of GatewayImplementation.nginxGatewayFabric() if the controller runs with --snippets, or say why that does not matter, by accepts: { [GatewayDifference.REDIRECT_QUERY]: "…" } of GatewayImplementation.nginxGatewayFabric(). (option-needs-switch)',
  ]);
  expect(refusals({ routes, props: { target: accepting() } })).toEqual([]);
});

test('the target and the implementation have no option without effect', () => {
  const implementation = GatewayImplementation.nginxGatewayFabric({
    snippets: 'yes' as never,
    accepts: { [GatewayDifference.REDIRECT_CORS]: 'nobody minds' },
  });
  const target = strict({ implementation, requestTimeout: Duration.seconds(5) });
  expect(target.optionProblems().map(({ message }) => message)).toEqual([
    'accepts has "redirect-cors", in which GatewayImplementation.nginxGatewayFabric() does not differ: write one of GatewayDifference.REDIRECT_QUERY, GatewayDifference.LISTENER_PORT, GatewayDifference.WWW_SLASH, GatewayDifference.WILDCARD_LABELS, GatewayDifference.HEADER_LISTS, GatewayDifference.REWRITE_ENCODING.',
    'snippets "yes" has the wrong type; expected true or false.',
    'requestTimeout is a field that NGINX Gateway Fabric ignores: set the timeouts of the router or its routes.',
  ]);
});
