import { Duration, Size } from 'cdk8s';
import { BackendProtocol, type IngressRouter, PathMatch, Rewrite, type RouteOptions, Tls, Www } from '../../../../lib';
import { refusals, release, type Written, web } from './refusals';

const POLICY = "use a policy of the Gateway's implementation";
const SWITCH = 'set allowImplementationSpecific: true';
const NO_FIELD = 'which HTTPRoute has no field for';
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
    `protocol GRPC, ${NO_FIELD}: set appProtocol of the Service, or write a GRPCRoute or a BackendTLSPolicy, and leave protocol out.`,
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
      `host "abc.com" has paths that none of its routes takes, for which some implementations of Gateway API try the routes for every host: set defaultBackend, or route the prefix "/" of each host, or ${SWITCH}.`,
    ],
  ])('%s', (_, written, message) => {
    expect(refusals(written)).toEqual([`${message} (option-needs-switch)`]);
    expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([]);
  });

  test('certificates need a Gateway that is made, or the name of its listener', () => {
    const props = { tls: Tls.secret('abc-com-tls') };
    expect(refusals({ props })).toEqual([
      "tls names certificates, which are the Gateway's on Gateway API: have the Gateway made by the target's option create, or name the listener that has them in httpsListener. (option-needs-switch)",
    ]);
    expect(refusals({ props, options: { httpsListener: 'https' } })).toEqual([]);
    expect(refusals({ props, options: { create: { gatewayClassName: 'envoy' } } })).toEqual([]);
  });

  test('a host whose routes take every path may stand next to routes for every host', () => {
    const routes = (router: IngressRouter) => {
      router.prefix('/', web, { host: 'abc.com' });
      router.prefix('/b', web);
    };
    expect(refusals({ props: { host: undefined }, routes })).toEqual([]);
  });
});
