import { Duration, Size } from 'cdk8s';
import {
  BackendProtocol,
  type IngressRouter,
  type IngressRouterProps,
  PathMatch,
  Rewrite,
  type RouteOptions,
  Tls,
  Www,
} from '../../../../lib';
import { refusals, release, type Written, web } from './refusals';

const POLICY = 'name the implementation, where it has a policy for that';
const SWITCH = 'set allowImplementationSpecific: true';
const NO_FIELD = 'which HTTPRoute has no field for';
const RIVAL = 'which some implementations of Gateway API try for requests of the host as well';
const QUERY = "of which each implementation of Gateway API keeps or drops the request's query as it likes";

test.each<[RouteOptions, string]>([
  [
    { timeouts: { read: Duration.seconds(5) } },
    `timeouts, ${NO_FIELD}: set requestTimeout of RoutingTarget.gatewayApi(), which limits the whole answer.`,
  ],
  [{ bodySize: Size.mebibytes(8) }, `bodySize, ${NO_FIELD}: limit it in the service, or ${POLICY}.`],
  [{ rateLimit: { requestsPerSecond: 5 } }, `rateLimit, ${NO_FIELD}: ${POLICY}.`],
  [{ allowFrom: ['10.0.0.0/8'] }, `allowFrom, ${NO_FIELD}: limit the addresses at the load balancer, or ${POLICY}.`],
  [{ denyFrom: ['10.0.0.0/8'] }, `denyFrom, ${NO_FIELD}: limit the addresses at the load balancer, or ${POLICY}.`],
  [{ stickySession: {} }, `stickySession, ${NO_FIELD}: keep sessions in a store that all pods share, or ${POLICY}.`],
  [
    { protocol: BackendProtocol.GRPC },
    `protocol GRPC, ${NO_FIELD}: have the service say it by PortProtocol, or set appProtocol of a Service made elsewhere, or set backendTls for HTTPS, and leave protocol out.`,
  ],
  [{ basicAuth: { secretName: 'users' } }, `basicAuth, ${NO_FIELD}: ask in the service, or ${POLICY}.`],
  [
    { externalAuth: { url: 'https://auth.abc.com/verify' } },
    `externalAuth, ${NO_FIELD}: ask in the service, or ${POLICY}.`,
  ],
  [
    { annotations: { 'nginx.ingress.kubernetes.io/proxy-buffering': 'on' } },
    `annotations, ${NO_FIELD}: leave them out: a Gateway's implementation has policies instead of annotations.`,
  ],
])('a policy without a field is refused on a route and on a router: %j', (policies, message) => {
  expect(refusals({ route: policies })).toEqual([`prefix "/a" has ${message} (option-refused)`]);
  expect(refusals({ props: policies })).toEqual([`the router has ${message} (option-refused)`]);
});

test('the protocol HTTP needs no field', () => {
  expect(refusals({ route: { protocol: BackendProtocol.HTTP } })).toEqual([]);
});

const WILDCARD =
  'host "*.abc.com" stands for one label, where "*." of Gateway API stands for any number of labels: list the hosts by name. (option-refused)';
const GROUPS =
  'regex "/a/(.*)" is rewritten by the groups of a regular expression, which Gateway API cannot do: route a prefix with Rewrite.stripPrefix() or Rewrite.replacePrefix(), or let the service take the path. (option-refused)';

test.each<[string, Written, string]>([
  ['a wildcard host', { props: { host: '*.abc.com' } }, WILDCARD],
  [
    'a rewrite by groups of an expression',
    { routes: (router) => router.regex('/a/(.*)', web, { rewrite: Rewrite.regex('/$1') }) },
    GROUPS,
  ],
])('%s is refused even with the switch', (_, written, message) => {
  expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([message]);
});

describe('behaviour that implementations decide about needs a switch:', () => {
  const redirects = (router: IngressRouter) => router.redirect('/old', { path: '/new', match: PathMatch.PREFIX });
  test.each<[string, Written, string]>([
    [
      'a regular expression of a path',
      { routes: (router) => router.regex('/[0-9]+', web) },
      `regex "/[0-9]+" is a regular expression, which each implementation of Gateway API reads in its own way: route prefixes instead, or ${SWITCH}.`,
    ],
    [
      'a cookie of a release',
      { routes: (router) => router.prefix('/a', release({ cookie: 'trial' })) },
      `prefix "/a" goes to a release with the cookie "trial", for which Gateway API has no match: decide by a header, or ${SWITCH}.`,
    ],
    [
      'a cookie of the default backend',
      { props: { defaultBackend: release({ cookie: 'trial' }) } },
      `the default backend goes to a release with the cookie "trial", for which Gateway API has no match: decide by a header, or ${SWITCH}.`,
    ],
    [
      'a pattern of a header',
      { routes: (router) => router.prefix('/a', release({ header: { name: 'x-user', pattern: 'b.*' } })) },
      `prefix "/a" goes to a release with a pattern for the header "x-user", which each implementation of Gateway API reads in its own way: write the header's value, or ${SWITCH}.`,
    ],
    [
      'the query of a redirect',
      { props: { defaultBackend: web }, routes: redirects },
      `prefix "/old" is a redirect, ${QUERY}: let a service redirect, or ${SWITCH}.`,
    ],
    [
      'the query of appRoot',
      { props: { appRoot: '/app' } },
      `appRoot "/app" is a redirect, ${QUERY}: let the service redirect "/", or ${SWITCH}.`,
    ],
    [
      'the slash at the end of a path with www',
      { props: { www: Www.TO_APEX } },
      `www redirects "www.abc.com" to "abc.com", on Gateway API with the slash at the end of a path, which resolve() drops: serve both names as hosts, or ${SWITCH}.`,
    ],
    [
      'paths that only routes for every host take',
      {
        props: { host: undefined },
        routes: (router) => {
          router.prefix('/a', web, { host: 'abc.com' });
          router.prefix('/b', web);
        },
      },
      `host "abc.com" has paths that none of its routes takes, next to routes for every host, ${RIVAL}: name the hosts of all routes, or ${SWITCH}.`,
    ],
    [
      'a longer path for every host than that of a host',
      {
        props: { host: undefined },
        routes: (router) => {
          router.prefix('/', web, { host: 'abc.com' });
          router.prefix('/b', web);
        },
      },
      `host "abc.com" stands next to prefix "/b" for every host, ${RIVAL}: name the hosts of all routes, or ${SWITCH}.`,
    ],
    [
      'a release by header for every host',
      {
        props: { host: undefined },
        routes: (router) => {
          router.prefix('/', web, { host: 'abc.com' });
          router.prefix('/', release({ header: { name: 'x-release' } }));
        },
      },
      `host "abc.com" stands next to prefix "/" for every host, ${RIVAL}: name the hosts of all routes, or ${SWITCH}.`,
    ],
    [
      'a path that is put before every other one',
      { routes: (router) => router.prefix('/', web, { rewrite: Rewrite.replacePrefix('/v2') }) },
      `prefix "/" has a path put before every other one, on which some implementations of Gateway API lose the slash before the rest of the path: route the prefixes by name, or ${SWITCH}.`,
    ],
    [
      'the port of a redirect to HTTPS without a name to write',
      { props: { host: undefined, httpsRedirect: true } },
      `httpsRedirect redirects requests for every host, of which some implementations of Gateway API keep the port, unless a hostname can be written: name the hosts, or ${SWITCH}.`,
    ],
  ])('%s', (_, written, message) => {
    expect(refusals(written)).toEqual([`${message} (option-needs-switch)`]);
    expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([]);
  });

  test('certificates need a Gateway that is made, or the name of its listener', () => {
    const props = { tls: Tls.secret('abc-com-tls') };
    expect(refusals({ props })).toEqual([
      'tls names certificates, which belong to the listeners of a Gateway: let the option create of the target make the Gateway, set listenerSet: true to make a ListenerSet, or name the listener that has the certificates in httpsListener. (option-needs-switch)',
    ]);
    expect(refusals({ props, options: { httpsListener: 'https' } })).toEqual([]);
    expect(refusals({ props, options: { create: { gatewayClassName: 'envoy' } } })).toEqual([]);
  });

  test('CORS of a redirect needs it twice', () => {
    const props = { defaultBackend: web, cors: { origins: ['*'] } };
    expect(refusals({ props, routes: redirects })).toEqual([
      `prefix "/old" is a redirect, ${QUERY}: let a service redirect, or ${SWITCH}. (option-needs-switch)`,
      `prefix "/old" is a redirect with cors, which some implementations of Gateway API answer without the headers of CORS: set cors on the routes that need it instead of the router, or ${SWITCH}. (option-needs-switch)`,
    ]);
    expect(refusals({ props, routes: redirects, options: { allowImplementationSpecific: true } })).toEqual([]);
  });

  test.each<[string, (router: IngressRouter) => void, IngressRouterProps]>([
    ['the prefix "/"', (router) => router.prefix('/', web), {}],
    ['a release of the prefix "/" by weight', (router) => router.prefix('/', release({ weight: 10 })), {}],
    ['the default backend', () => {}, { defaultBackend: web }],
    ['a release as the default backend', () => {}, { defaultBackend: release({ header: { name: 'x-release' } }) }],
  ])('a host that leaves no path may stand next to the last resort of every host: %s', (_, last, props) => {
    const routes = (router: IngressRouter) => {
      if (props.defaultBackend === undefined) router.prefix('/', web, { host: 'abc.com' });
      router.prefix('/a', web, { host: 'abc.com' });
      last(router);
    };
    expect(refusals({ props: { host: undefined, ...props }, routes })).toEqual([]);
  });
});

describe('ways of NGINX Gateway Fabric that no specification has need a switch:', () => {
  test.each<[string, Written, string]>([
    [
      'the redirect to the slash of an exact path',
      { routes: (router) => router.exact('/dir/', web) },
      'exact "/dir/" has no route for "/dir", which NGINX Gateway Fabric then redirects to "/dir/": route exact "/dir" as well',
    ],
    [
      'the encoding of a path that is rewritten for a release by header or cookie',
      {
        routes: (router) =>
          router.prefix('/a', release({ header: { name: 'x-release' } }), { rewrite: Rewrite.stripPrefix() }),
      },
      'prefix "/a" is rewritten and goes to a release with a header or cookie, after which NGINX Gateway Fabric encodes the path once more, "%20" as "%2520", and rewrites the query: let the service take the path',
    ],
    [
      'a prefix with signs of a regular expression that is stripped',
      { routes: (router) => router.prefix('/a+b', web, { rewrite: Rewrite.stripPrefix() }) },
      'prefix "/a+b" is rewritten and has "+", which NGINX Gateway Fabric reads as a sign of a regular expression: let the service take the path, or route a prefix without it',
    ],
    [
      'a header of answers with a variable',
      { props: { responseHeaders: { 'X-Price': '$5' } } },
      'the router has the response header "X-Price" with a "$" in "$5", which NGINX Gateway Fabric takes in no header: set the header in the service',
    ],
  ])('%s', (_, written, message) => {
    expect(refusals(written)).toEqual([`${message}, or ${SWITCH}. (gateway-value)`]);
    expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([]);
  });

  test.each(['exact', 'prefix'] as const)(
    'an exact path with a slash needs none next to the %s path without it',
    (match) => {
      const routes = (router: IngressRouter) => {
        router.exact('/dir/', web);
        router[match]('/dir', web);
      };
      expect(refusals({ routes })).toEqual([]);
    },
  );
});
