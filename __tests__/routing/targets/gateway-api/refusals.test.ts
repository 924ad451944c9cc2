import { Duration, Size } from 'cdk8s';
import {
  Backend,
  BackendProtocol,
  CanaryRelease,
  type CanaryReleaseOptions,
  type GatewayApiTargetOptions,
  IngressRouter,
  type IngressRouterProps,
  PathMatch,
  Rewrite,
  type RouteOptions,
  RoutingTarget,
  Tls,
  Www,
} from '../../../../lib';
import { problemsOf } from '../../../support/app';

jest.spyOn(console, 'error').mockImplementation(() => {});

const web = Backend.external('web', 80);
const release = (props: Partial<CanaryReleaseOptions>) =>
  new CanaryRelease({ stable: Backend.external('old', 80), canary: Backend.external('new', 80), ...props });

interface Written {
  /** Of a route for the prefix "/a". */
  readonly route?: RouteOptions;
  readonly routes?: (router: IngressRouter) => void;
  readonly options?: Partial<GatewayApiTargetOptions>;
  readonly props?: IngressRouterProps;
}

function refusals({ route = {}, routes, options, props }: Written): string[] {
  return problemsOf((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'shop-gateway', ...options });
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target, ...props });
    if (routes) routes(router);
    else router.prefix('/a', web, route);
  }).map((problem) => problem.replace('[shop/router] ', ''));
}

const POLICY = "use a policy of the Gateway's implementation";
const SWITCH = 'set allowImplementationSpecific: true';
const QUERY = "of which each implementation of Gateway API keeps or drops the request's query as it likes";

describe('policies', () => {
  test.each<[RouteOptions, string]>([
    [
      { timeouts: { read: Duration.seconds(5) } },
      'timeouts, which HTTPRoute has no field for: set requestTimeout of RoutingTarget.gatewayApi(), which limits the whole answer.',
    ],
    [
      { bodySize: Size.mebibytes(8) },
      `bodySize, which HTTPRoute has no field for: limit it in the service, or ${POLICY}.`,
    ],
    [{ rateLimit: { requestsPerSecond: 5 } }, `rateLimit, which HTTPRoute has no field for: ${POLICY}.`],
    [
      { allowFrom: ['10.0.0.0/8'] },
      `allowFrom, which HTTPRoute has no field for: limit the addresses at the load balancer, or ${POLICY}.`,
    ],
    [
      { denyFrom: ['10.0.0.0/8'] },
      `denyFrom, which HTTPRoute has no field for: limit the addresses at the load balancer, or ${POLICY}.`,
    ],
    [
      { stickySession: {} },
      `stickySession, which HTTPRoute has no field for: keep sessions in a store that all pods share, or ${POLICY}.`,
    ],
    [
      { protocol: BackendProtocol.GRPC },
      'protocol GRPC, which HTTPRoute has no field for: set appProtocol of the Service, or write a GRPCRoute or a BackendTLSPolicy, and leave protocol out.',
    ],
    [
      { basicAuth: { secretName: 'users' } },
      `basicAuth, which HTTPRoute has no field for: ask in the service, or ${POLICY}.`,
    ],
    [
      { externalAuth: { url: 'https://auth.abc.com/verify' } },
      `externalAuth, which HTTPRoute has no field for: ask in the service, or ${POLICY}.`,
    ],
    [
      { annotations: { 'nginx.ingress.kubernetes.io/proxy-buffering': 'on' } },
      "annotations, which HTTPRoute has no field for: leave them out: a Gateway's implementation has policies instead of annotations.",
    ],
    [
      { cors: { origins: ['https://*.abc.com'] } },
      'the cors origin "https://*.abc.com", which on Gateway API stands for any number of labels: list the origins by name.',
    ],
    [
      { cors: { origins: ['*'], methods: ['PURGE'] } },
      'the cors method "PURGE", which Gateway API does not take: write one of GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH, *.',
    ],
    [
      { cors: { origins: Array.from({ length: 65 }, (_, index) => `https://a${index}.com`) } },
      '65 cors origins: Gateway API takes 64.',
    ],
    [
      { cors: { origins: ['*'], headers: ['x'.repeat(257)] } },
      `the cors header "${'x'.repeat(96)}… of 257 characters: Gateway API takes 256.`,
    ],
    [
      { cors: { origins: [`https://${'a.'.repeat(122)}com`] } },
      `the cors origin "https://${'a.'.repeat(44)}… of 255 characters: Gateway API takes 253.`,
    ],
    [
      { cors: { origins: ['*'], maxAge: Duration.days(30_000) } },
      'the cors maxAge 30000 days: Gateway API takes 2147483647 seconds.',
    ],
  ])('%j', (policies, message) => {
    expect(refusals({ route: policies })).toEqual([`prefix "/a" has ${message}`]);
    expect(refusals({ props: policies })).toEqual([`the router has ${message}`]);
  });

  test('HTTP is what an HTTPRoute speaks', () => {
    expect(refusals({ route: { protocol: BackendProtocol.HTTP } })).toEqual([]);
  });
});

/** Not even the switch allows these. */
describe('what Gateway API cannot do', () => {
  const long = (length: number) => `/${'a'.repeat(length - 1)}`;
  test.each<[string, Written, string]>([
    [
      'a wildcard host',
      { props: { host: '*.abc.com' } },
      'host "*.abc.com" stands for one label, which Gateway API cannot say: list the hosts by name; "*." there stands for any number of labels.',
    ],
    [
      'groups of an expression',
      { routes: (router) => router.regex('/a/(.*)', web, { rewrite: Rewrite.regex('/$1') }) },
      'regex "/a/(.*)" is rewritten by the groups of a regular expression, which Gateway API cannot do: route a prefix with Rewrite.stripPrefix() or Rewrite.replacePrefix(), or let the service take the path.',
    ],
    [
      'a location with a query',
      { props: { defaultBackend: web }, routes: (router) => router.redirect('/a', { path: '/search?q=a' }) },
      'exact "/a" leads to "/search?q=a", which Gateway API cannot say: write a path without a query, or a URL of a lower-case DNS name and such a path.',
    ],
    [
      'a location in capitals',
      { props: { defaultBackend: web }, routes: (router) => router.redirect('/a', { url: 'https://ABC.org' }) },
      'exact "/a" leads to "https://ABC.org", which Gateway API cannot say: write a path without a query, or a URL of a lower-case DNS name and such a path.',
    ],
    [
      'a long location',
      { props: { defaultBackend: web }, routes: (router) => router.redirect('/a', { path: long(1025) }) },
      'exact "/a" leads to a path of 1025 characters: Gateway API takes 1024.',
    ],
    [
      'a location on a long host',
      {
        props: { defaultBackend: web },
        routes: (router) => router.redirect('/a', { url: `https://${'a.'.repeat(126)}com` }),
      },
      'exact "/a" leads to a host of 255 characters: Gateway API takes 253.',
    ],
    [
      'a long rewrite',
      { route: { rewrite: Rewrite.to(long(1025)) } },
      'prefix "/a" is rewritten to a path of 1025 characters: Gateway API takes 1024.',
    ],
    [
      'a long path',
      { routes: (router) => router.prefix(long(1025), web) },
      `prefix "${long(1025)}" has 1025 characters: Gateway API takes 1024.`,
    ],
    [
      'a long expression',
      { routes: (router) => router.regex(`/${'[0-9]'.repeat(204)}`, web) },
      `regex "/${'[0-9]'.repeat(204)}" has 1021 characters: Gateway API takes 1018.`,
    ],
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
      'prefix "/a" goes to a release by a header value of 4097 characters: Gateway API takes 4096.',
    ],
    [
      'a long pattern of a header',
      { routes: (router) => router.prefix('/a', release({ header: { name: 'x', pattern: '[0-9]'.repeat(819) } })) },
      'prefix "/a" goes to a release by a header pattern of 4095 characters: Gateway API takes 4090.',
    ],
    [
      'a long name of a header',
      { routes: (router) => router.prefix('/a', release({ header: { name: 'x'.repeat(257) } })) },
      `prefix "/a" goes to a release by the header "${'x'.repeat(96)}… of 257 characters: Gateway API takes 256.`,
    ],
    [
      'a long name of a cookie',
      { routes: (router) => router.prefix('/a', release({ cookie: 'x'.repeat(1020) })) },
      'prefix "/a" goes to a release by a cookie whose pattern has 4105 characters: Gateway API takes 4096.',
    ],
    [
      'a long appRoot',
      { props: { appRoot: long(1025) } },
      'appRoot leads to a path of 1025 characters: Gateway API takes 1024.',
    ],
    [
      'a release by header after an expression that may take its paths',
      {
        routes: (router) => {
          router.regex('/a.*', web);
          router.regex('/ab', release({ header: { name: 'x-release' } }));
        },
      },
      'regex "/ab" has a release with a header or cookie, which on Gateway API comes before regex "/a.*", although it is written after it: write it first, or let the weight alone decide.',
    ],
    [
      'more expressions than one HTTPRoute orders',
      { routes: (router) => Array.from({ length: 17 }, (_, index) => router.regex(`/${index}`, web)) },
      'the regular expressions of abc.com make 17 rules, of which their order decides: an HTTPRoute takes 16. Route prefixes instead.',
    ],
  ])('%s', (_, written, message) => {
    expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([message]);
  });
});

describe('what is up to implementations needs a switch', () => {
  const redirects = (router: IngressRouter) => router.redirect('/old', { path: '/new', match: PathMatch.PREFIX });
  test.each<[string, Written, string]>([
    [
      'an expression',
      { routes: (router) => router.regex('/[0-9]+', web) },
      `regex "/[0-9]+" is a regular expression, which each implementation of Gateway API reads in its own way: route prefixes instead, or ${SWITCH}.`,
    ],
    [
      'a cookie',
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
      'a redirect',
      { props: { defaultBackend: web }, routes: redirects },
      `prefix "/old" is a redirect, ${QUERY}: let a service redirect, or ${SWITCH}.`,
    ],
    [
      'appRoot',
      { props: { appRoot: '/app' } },
      `appRoot "/app" is a redirect, ${QUERY}: let the service redirect "/", or ${SWITCH}.`,
    ],
    [
      'www',
      { props: { www: Www.TO_APEX } },
      `www redirects "www.abc.com" with the slash at the end of a path, which resolve() drops: serve both names as hosts, or ${SWITCH}.`,
    ],
    [
      'a host beside every host',
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
    expect(refusals(written)).toEqual([message]);
    expect(refusals({ ...written, options: { allowImplementationSpecific: true } })).toEqual([]);
  });

  test('a host whose every path is taken may stand beside every host', () => {
    const routes = (router: IngressRouter) => {
      router.prefix('/', web, { host: 'abc.com' });
      router.prefix('/b', web);
    };
    expect(refusals({ props: { host: undefined }, routes })).toEqual([]);
  });
});

describe('listeners and options', () => {
  const LONG_HOST = `${'a.'.repeat(122)}abcd`;
  const tls = Tls.secret('abc-com-tls');
  const create = { gatewayClassName: 'envoy' };
  const ASCII = 'write 1 to 4096 characters of printable ASCII, none of them a space at either end.';
  test.each<[Partial<GatewayApiTargetOptions>, IngressRouterProps, string[]]>([
    [
      {},
      { tls },
      [
        "tls names certificates, which are the Gateway's on Gateway API: have the Gateway made by the target's option create, or name the listener that has them in httpsListener.",
      ],
    ],
    [
      { sectionName: 'web' },
      { httpsRedirect: true },
      ['sectionName names one listener, but httpsRedirect needs two: write httpListener and httpsListener instead.'],
    ],
    [
      { sectionName: 'web', httpsListener: 'https' },
      { tls, httpsRedirect: false },
      ['sectionName names one listener, but tls needs two: write httpListener and httpsListener instead.'],
    ],
    [
      { httpListener: 'web', httpsListener: 'web' },
      { httpsRedirect: true },
      ['httpListener and httpsListener are both "web": a redirect to HTTPS needs two listeners.'],
    ],
    [
      { create, sectionName: 'web' },
      {},
      ['create makes the listeners and names them: leave sectionName and httpsListener out.'],
    ],
    [
      { create },
      { httpsRedirect: true },
      ['httpsRedirect leads to no listener, since create makes one for each certificate: set tls.'],
    ],
    [
      { create },
      { host: undefined, hosts: Array.from({ length: 64 }, (_, index) => `a${index}.com`), tls },
      ['create makes 65 listeners: a Gateway takes 64. Make the Gateway elsewhere.'],
    ],
    [
      { create, gatewayNamespace: 'infra' },
      {},
      [
        "create makes a Gateway in another namespace, which has to know the routes': set the namespace of the router's chart.",
      ],
    ],
    [
      { create },
      { host: LONG_HOST, tls },
      [
        `create names a listener after "${LONG_HOST.slice(0, 96)}…, of 254 characters: a Gateway takes 253. Make it elsewhere.`,
      ],
    ],
    [
      { create, gateway: 'g'.repeat(64) },
      {},
      [`gateway "${'g'.repeat(64)}" has 64 characters: create makes a label of it, so write at most 63.`],
    ],
    [
      { gateway: 'Shop', gatewayNamespace: 'In fra', sectionName: 'Web' },
      {},
      [
        'gateway "Shop" is no object name: write lower-case letters, digits, "-" and ".", for example "shop-gateway".',
        'sectionName "Web" is no object name: write lower-case letters, digits, "-" and ".", for example "https".',
        'gatewayNamespace "In fra" is no namespace: write lower-case letters, digits and "-", for example "infra".',
      ],
    ],
    [
      { gateway: 5n as never, sectionName: Symbol('web') as never, create: 'envoy' as never },
      {},
      [
        'gateway 5n is no object name: write lower-case letters, digits, "-" and ".", for example "shop-gateway".',
        'sectionName Symbol(web) is no object name: write lower-case letters, digits, "-" and ".", for example "https".',
        'create "envoy" is of another type: write an object with gatewayClassName.',
        'create makes the listeners and names them: leave sectionName and httpsListener out.',
      ],
    ],
    [
      { create: { gatewayClassName: '' } },
      {},
      ['gatewayClassName "" is no object name: write lower-case letters, digits, "-" and ".", for example "envoy".'],
    ],
    [
      { allowImplementationSpecific: 'yes' as never, requestTimeout: Duration.days(2) },
      {},
      [
        'allowImplementationSpecific "yes" is of another type: write true or false.',
        'requestTimeout 2 days is no whole number of milliseconds from 1 to 99999999: write, for example, Duration.seconds(30).',
      ],
    ],
    [
      { responseHeaders: { 'Content-Length': '5', 'transfer-encoding': 'chunked', Server: 'shop' } },
      {},
      ['Content-Length', 'transfer-encoding'].map(
        (name) => `response header "${name}" says how the answer is sent, which is up to the server: leave it out.`,
      ),
    ],
    [
      { responseHeaders: { 'Access-Control-Allow-Origin': '*' } },
      { cors: { origins: ['https://app.abc.com'] } },
      [
        'response header "Access-Control-Allow-Origin" is for cors to say, which the routes have: leave one of the two out.',
      ],
    ],
    [{ responseHeaders: { 'Access-Control-Allow-Origin': '*' } }, {}, []],
    ...[
      ['0 millis', Duration.millis(0)] as const,
      ['1.5 millis', Duration.millis(1.5)] as const,
      ['NaN', Duration.millis(Number.NaN)] as const,
      ['"30s"', '30s' as never] as const,
      ['null', null as never] as const,
    ].map(([shown, requestTimeout]): [Partial<GatewayApiTargetOptions>, IngressRouterProps, string[]] => [
      { requestTimeout },
      {},
      [
        `requestTimeout ${shown} is no whole number of milliseconds from 1 to 99999999: write, for example, Duration.seconds(30).`,
      ],
    ]),
    [
      { responseHeaders: { 'X Frame': 'DENY', 'x-a': '', 'x-b': '1', 'X-B': '2' } },
      {},
      [
        'response header "X Frame" is no name: write letters, digits and "-", each once.',
        `response header "x-a" has the value "": ${ASCII}`,
        'response header "x-b" is set twice: write letters, digits and "-", each once.',
        'response header "X-B" is set twice: write letters, digits and "-", each once.',
      ],
    ],
    [
      { create, httpListener: 'https-abc.com' },
      { tls },
      ['httpListener "https-abc.com" is what create names the HTTPS listener of a host: write another name.'],
    ],
    [
      { httpListener: 'web' },
      {},
      [
        'httpListener is for tls or a redirect to HTTPS, of which there is neither: set httpsRedirect, or name sectionName instead.',
      ],
    ],
    [
      { httpListener: 'web', httpsListener: 'websecure' },
      {},
      [
        'httpListener and httpsListener are for tls or a redirect to HTTPS, of which there is neither: set httpsRedirect, or name sectionName instead.',
      ],
    ],
    [
      { gateway: 'g'.repeat(254), create: { gatewayClassName: 'c'.repeat(254) } },
      {},
      [
        `gateway "${'g'.repeat(96)}… has 254 characters: write at most 253.`,
        `gatewayClassName "${'c'.repeat(96)}… has 254 characters: write at most 253.`,
      ],
    ],
    [
      { gatewayNamespace: 'n'.repeat(64) },
      {},
      [`gatewayNamespace "${'n'.repeat(64)}" has 64 characters: write at most 63.`],
    ],
    [
      { responseHeaders: { 'x-a': ' ', 'x-b': 'b ', 'x-c': 5 as never, 'x-d': 'é', 'x-e': 'e'.repeat(4097) } },
      {},
      [
        `response header "x-a" has the value " ": ${ASCII}`,
        `response header "x-b" has the value "b ": ${ASCII}`,
        `response header "x-c" has the value 5: ${ASCII}`,
        `response header "x-d" has the value "é": ${ASCII}`,
        `response header "x-e" has the value "${'e'.repeat(96)}…: ${ASCII}`,
      ],
    ],
    [
      { responseHeaders: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`x-${index}`, 'a'])) },
      {},
      ['responseHeaders has 17 names: Gateway API takes 16.'],
    ],
    [
      { responseHeaders: new Map([['x-a', 'a']]) as never },
      {},
      ['responseHeaders {} is of another type: write an object of names and values.'],
    ],
    [{ responseHeaders: {} }, {}, ['responseHeaders {} names no header: leave it out.']],
    [
      { responseHeaders: [] as never },
      {},
      ['responseHeaders [] is of another type: write an object of names and values.'],
    ],
    [
      { gatway: 'shop' } as never,
      {},
      [
        'RoutingTarget.gatewayApi() has no option "gatway": write one of gateway, gatewayNamespace, sectionName, httpListener, httpsListener, create, allowImplementationSpecific, requestTimeout, responseHeaders.',
      ],
    ],
  ])('%j, %j', (options, props, messages) => {
    expect(refusals({ options, props })).toEqual(messages);
  });

  test.each<[unknown, string]>([
    ['shop', 'RoutingTarget.gatewayApi() "shop" is of another type'],
    [7, 'RoutingTarget.gatewayApi() 7 is of another type'],
    [[], 'RoutingTarget.gatewayApi() [] is of another type'],
  ])('%j instead of options', (options, start) => {
    const target = RoutingTarget.gatewayApi(options as never);
    expect(refusals({ props: { target } })).toEqual([
      `${start}: write an object with gateway, gatewayNamespace, sectionName, httpListener, httpsListener, create, allowImplementationSpecific, requestTimeout, responseHeaders.`,
    ]);
  });

  test('a value of any wrong type in any option is a problem, and never an exception', () => {
    const circle: { [name: string]: unknown } = {};
    circle.circle = circle;
    const junk = [null, 7, Number.NaN, '', {}, [], () => 'x', 7n, Symbol('x'), new Map(), circle];
    const options = ['gateway', 'gatewayNamespace', 'sectionName', 'httpListener', 'httpsListener', 'create'];
    const others = ['allowImplementationSpecific', 'requestTimeout', 'responseHeaders', 'other'];
    const accepted = [...options, ...others].flatMap((option) =>
      junk.filter((value) => refusals({ options: { [option]: value } as never }).length === 0),
    );
    expect(accepted).toEqual([]);
  });

  test.each([undefined, null, {}])('%j as options', (options) => {
    const target = RoutingTarget.gatewayApi(options as never);
    expect(refusals({ props: { target } })).toEqual([
      'gateway undefined is no object name: write lower-case letters, digits, "-" and ".", for example "shop-gateway".',
    ]);
  });

  test('one ReferenceGrant is for 16 certificates', () => {
    const hosts = Array.from({ length: 17 }, (_, index) => `a${index}.com`);
    const certificates = Tls.several(hosts.map((host, index) => Tls.secret(`tls-${index}`, { hosts: [host] })));
    const options = { create, gatewayNamespace: 'infra' };
    expect(refusals({ options, props: { host: undefined, hosts, tls: certificates } })).toEqual([
      'tls names 17 certificates for a Gateway in another namespace: a ReferenceGrant takes 16. Leave gatewayNamespace out.',
      "create makes a Gateway in another namespace, which has to know the routes': set the namespace of the router's chart.",
    ]);
  });

  test('an Issuer of the namespace does not reach a Gateway in another', () => {
    const options = { create, gatewayNamespace: 'infra' };
    expect(refusals({ options, props: { tls: Tls.certManager({ issuer: 'letsencrypt' }) } })).toEqual([
      "create makes a Gateway in another namespace, which has to know the routes': set the namespace of the router's chart.",
      "tls names an Issuer of the router's namespace, but the Gateway is in another: name a clusterIssuer.",
    ]);
  });
});
