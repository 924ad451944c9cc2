import { Duration, Size } from 'cdk8s';
import {
  Backend,
  BackendProtocol,
  type CanaryReleaseOptions,
  GatewayDifference,
  GatewayImplementation,
  type IBackend,
  IngressRouter,
  type IngressRouterProps,
  Rewrite,
  type RouteOptions,
  SameSite,
} from '../../../../../../lib';
import { type Manifest, synthesize } from '../../../../../support/app';
import { refusals, release } from '../../refusals';
import { accepting, strict } from './targets';

const web = Backend.external('web', 80);

const make = (props: IngressRouterProps, routes: (router: IngressRouter) => void) =>
  synthesize((chart) => routes(new IngressRouter(chart, 'router', { host: 'abc.com', target: accepting(), ...props })));

const specsOf = (objects: readonly Manifest[], kind: string) =>
  objects.filter((object) => object.kind === kind).map(({ metadata, spec }) => [metadata.name, spec]);

const ROUTE = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'router' };
const retry = { retryOn: { triggers: ['connect-failure'] } };

test('one policy for all routes: an answer may take its time, and another pod is tried where one takes no connection', () => {
  const made = make({ target: strict() }, (router) => {
    router.prefix('/a', web);
    router.prefix('/b', web, { rewrite: Rewrite.stripPrefix() });
    router.redirect('/old', { path: '/a' });
  });
  expect(specsOf(made, 'BackendTrafficPolicy')).toEqual([
    [
      'router-root',
      { targetRefs: [ROUTE], mergeType: 'StrategicMerge', timeout: { http: { requestTimeout: '0s' } }, retry },
    ],
  ]);
  const [route] = made.filter(({ kind }) => kind === 'HTTPRoute');
  expect(route?.spec.rules.map((rule: { name?: string }) => rule.name)).toEqual([undefined, undefined, undefined]);
});

test('the longest time of a whole answer stands in the HTTPRoute, and is not lifted', () => {
  const made = make({ target: strict({ requestTimeout: Duration.seconds(30) }) }, (router) => router.prefix('/', web));
  expect(specsOf(made, 'BackendTrafficPolicy')).toEqual([
    ['router-root', { targetRefs: [ROUTE], mergeType: 'StrategicMerge', retry }],
  ]);
});

test('rules with policies of their own have a name, by which the policies refer to them', () => {
  const made = make({}, (router) => {
    router.prefix('/upload', web, { bodySize: Size.mebibytes(8), timeouts: { connect: Duration.seconds(3) } });
    router.prefix('/admin', web, { allowFrom: ['10.0.0.0/8'], denyFrom: ['10.6.0.0/16'] });
    router.prefix('/staff', web, { basicAuth: { secretName: 'users' } });
    router.redirect('/old', { path: '/admin' });
  });
  const rule = (sectionName: string) => ({ ...ROUTE, sectionName });
  expect(specsOf(made, 'BackendTrafficPolicy')).toEqual([
    [
      'router-upload',
      {
        targetRefs: [rule('upload')],
        mergeType: 'StrategicMerge',
        timeout: { tcp: { connectTimeout: '3s' }, http: { requestTimeout: '0s' } },
        retry,
        requestBuffer: { limit: '8192Ki' },
      },
    ],
    [
      'router-admin',
      {
        targetRefs: [rule('admin'), rule('staff')],
        mergeType: 'StrategicMerge',
        timeout: { http: { requestTimeout: '0s' } },
        retry,
      },
    ],
  ]);
  expect(specsOf(made, 'SecurityPolicy')).toEqual([
    [
      'router-admin',
      {
        targetRefs: [rule('admin')],
        mergeType: 'StrategicMerge',
        authorization: {
          defaultAction: 'Deny',
          rules: [
            { action: 'Deny', principal: { clientCIDRs: ['10.6.0.0/16'] } },
            { action: 'Allow', principal: { clientCIDRs: ['10.0.0.0/8'] } },
          ],
        },
      },
    ],
    [
      'router-staff',
      { targetRefs: [rule('staff')], mergeType: 'StrategicMerge', basicAuth: { users: { name: 'users' } } },
    ],
  ]);
});

test('what a RequestRedirect or URLRewrite cannot say is an HTTPRouteFilter, which equal rules share', () => {
  const made = make({}, (router) => {
    router.redirect('/old', { path: '/new?from=100%25', status: 308 });
    router.redirect('/older', { path: '/new?from=100%25', status: 308 });
    router.regex('/item/([0-9]+)', web, { rewrite: Rewrite.regex('/items/$1') });
  });
  expect(specsOf(made, 'HTTPRouteFilter')).toEqual([
    [
      'router-old',
      {
        directResponse: { statusCode: 308, header: { set: [{ name: 'Location', value: '/new?from=100%%25' }] } },
      },
    ],
    [
      'router-item-0-9',
      {
        urlRewrite: {
          path: {
            type: 'ReplaceRegexMatch',
            replaceRegexMatch: { pattern: '^(?:/item/([0-9]+))$', substitution: '/items/\\1' },
          },
        },
      },
    ],
  ]);
});

const timeout = { http: { requestTimeout: '0s' } };
const traffic = (props: IngressRouterProps, backend: IBackend = web) => {
  const [spec] = specsOf(
    make(props, (router) => router.prefix('/', backend)),
    'BackendTrafficPolicy',
  ).map(([, each]) => each);
  const { targetRefs: _, mergeType: __, ...rest } = spec;
  return rest;
};

const byHash = (hash: object) => ({ timeout, retry, loadBalancer: { type: 'ConsistentHash', consistentHash: hash } });

test.each<[string, IngressRouterProps, object]>([
  [
    'the cookie of a session, which lasts as long as the browser',
    { stickySession: {} },
    { type: 'Cookie', cookie: { name: 'INGRESSCOOKIE', ttl: '0s', attributes: { Path: '/' } } },
  ],
  [
    'a cookie with every field, whose time has more than five digits',
    {
      stickySession: {
        cookie: 'route',
        maxAge: Duration.seconds(180_061),
        path: '/shop',
        sameSite: SameSite.LAX,
        secure: true,
      },
    },
    {
      type: 'Cookie',
      cookie: { name: 'route', ttl: '50h1m1s', attributes: { Path: '/shop', SameSite: 'Lax', Secure: '' } },
    },
  ],
  [
    'a session before a key, as on ingress-nginx',
    { stickySession: { cookie: 'route' }, consistentHash: { key: '$request_uri' } },
    { type: 'Cookie', cookie: { name: 'route', ttl: '0s', attributes: { Path: '/' } } },
  ],
  ['path and query', { consistentHash: { key: '$request_uri' } }, { type: 'Header', header: { name: ':path' } }],
  ['a client', { consistentHash: { key: '$binary_remote_addr' } }, { type: 'SourceIP' }],
  ['a host', { consistentHash: { key: '$http_host' } }, { type: 'Header', header: { name: ':authority' } }],
  ['a header', { consistentHash: { key: '$http_x_customer' } }, { type: 'Header', header: { name: 'x-customer' } }],
  [
    'a cookie that Envoy makes for nobody',
    { consistentHash: { key: '$cookie_customer' } },
    { type: 'Cookie', cookie: { name: 'customer' } },
  ],
  ['a parameter', { consistentHash: { key: '$arg_q' } }, { type: 'QueryParams', queryParams: [{ name: 'q' }] }],
])('a pod is chosen by the hash of %s', (_, props, hash) => {
  expect(traffic(props)).toEqual(byHash(hash));
});

test('a backend speaks HTTP/2 with clients that do, unless its Service says so itself', () => {
  expect(traffic({ protocol: BackendProtocol.GRPC })).toEqual({ timeout, retry, useClientProtocol: true });
  expect(traffic({ protocol: BackendProtocol.HTTP })).toEqual({ timeout, retry });
  const speaking: IBackend = {
    toRouteBackend: () => ({ stable: { ...web.toRouteBackend().stable, protocol: BackendProtocol.GRPC } }),
  };
  expect(traffic({ protocol: BackendProtocol.GRPC }, speaking)).toEqual({ timeout, retry });
});

test.each([
  ['http://auth/verify', 'auth', 80, '/verify'],
  ['http://auth:8080', 'auth', 8080, '/'],
  ['http://auth.shop.svc:8080/verify?strict=1', 'auth', 8080, '/verify?strict=1'],
  ['http://auth.shop.svc.cluster.local/', 'auth', 80, '/'],
])('a Service of the namespace is asked by %s', (url, name, port, pathOverride) => {
  const made = synthesize(
    (chart) => {
      const router = new IngressRouter(chart, 'router', {
        host: 'abc.com',
        target: accepting(),
        externalAuth: { url },
      });
      router.prefix('/', web);
    },
    { namespace: 'shop' },
  );
  expect(specsOf(made, 'SecurityPolicy')).toEqual([
    [
      'router-root',
      {
        targetRefs: [ROUTE],
        mergeType: 'StrategicMerge',
        extAuth: {
          http: { backendRefs: [{ name, port }], pathOverride },
          headersToExtAuth: ['accept', 'cookie', 'origin', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto'],
        },
      },
    ],
  ]);
});

test('what is accepted stands in the objects, with the reason', () => {
  const target = strict({
    implementation: GatewayImplementation.envoyGateway({
      accepts: { [GatewayDifference.BUFFERED_BODY]: 'uploads are small' },
    }),
  });
  const made = make({ target, bodySize: Size.kibibytes(64) }, (router) => router.prefix('/', web));
  const [route] = made.filter(({ kind }) => kind === 'HTTPRoute');
  expect(route?.metadata.annotations).toEqual({
    'cdk8s-portico/accepted-differences': 'buffered-body (uploads are small)',
  });
});

test.each<[string, IngressRouterProps, string[]]>([
  [
    'a body whose size is limited, unless that is accepted',
    { target: strict(), bodySize: Size.kibibytes(64) },
    [
      'the router has bodySize, of which Envoy Gateway waits for the whole body before a backend gets any of it: limit it in the service, or say why that does not matter, by accepts: { [GatewayDifference.BUFFERED_BODY]: "…" } of GatewayImplementation.envoyGateway().',
    ],
  ],
  [
    'two times of which there is one',
    { timeouts: { read: Duration.seconds(20), send: Duration.seconds(10) } },
    [
      'the router has the read timeout 20 s and the send timeout 10 s, for which Envoy Gateway has one time: write the same for both, or one of them.',
    ],
  ],
  [
    'a time of six digits',
    { timeouts: { connect: Duration.seconds(100_000) } },
    ['the router has the connect timeout 100000 s: Envoy Gateway takes 99999.'],
  ],
  [
    'a realm',
    { basicAuth: { secretName: 'users', realm: 'staff' } },
    ['the router has the basicAuth realm "staff", in place of which Envoy Gateway shows the URL: leave realm out.'],
  ],
  [
    'buffers',
    { buffering: { responses: true, requests: true, bufferSize: Size.kibibytes(16) } },
    ['responses', 'requests', 'bufferSize'].map(
      (name) =>
        `the router has buffering ${name}, and Envoy Gateway passes on bodies as they come, by buffers of its own: leave ${name} out.`,
    ),
  ],
  [
    'a body whose size is limited as it comes',
    { buffering: { requests: false }, bodySize: Size.kibibytes(64) },
    [
      'the router has buffering requests false and bodySize 64 KiB, for which Envoy Gateway waits for the whole body: leave one of them out.',
    ],
  ],
  [
    'a session that is longer than five digits of hours',
    { stickySession: { maxAge: Duration.hours(100_000) } },
    ['the router has the stickySession maxAge 360000000 s: Envoy Gateway takes 359996400.'],
  ],
  [
    'a key that some requests lack, unless that is accepted',
    { target: strict(), consistentHash: { key: '$cookie_customer' } },
    [
      'the router has the consistentHash key "$cookie_customer", and requests without it go to any pod on Envoy Gateway: write $request_uri or $remote_addr, or say why that does not matter, by accepts: { [GatewayDifference.HASH_WITHOUT_KEY]: "…" } of GatewayImplementation.envoyGateway().',
    ],
  ],
  [
    'a Service of another namespace that is asked',
    { externalAuth: { url: 'http://auth.users.svc/verify' } },
    [
      'the router has the externalAuth url "http://auth.users.svc/verify", whose Service is in another namespace than the router: write one of the router\'s, such as "http://auth:8080/verify".',
    ],
  ],
  [
    'a header that a client may set, unless that is accepted',
    {
      target: strict({
        implementation: GatewayImplementation.envoyGateway({ accepts: { [GatewayDifference.AUTH_REQUEST]: 'ours' } }),
      }),
      externalAuth: { url: 'http://auth/verify', responseHeaders: ['X-User', 'X-Group'] },
    },
    [
      'the router has the externalAuth responseHeaders X-User, X-Group, which reach the backend as the client sent them where the service does not: leave them out, or say why that does not matter, by accepts: { [GatewayDifference.AUTH_HEADERS]: "…" } of GatewayImplementation.envoyGateway().',
    ],
  ],
  [
    'a location that is longer than a header',
    { appRoot: `/${'a'.repeat(4096)}` },
    ['appRoot leads to a location of 4097 characters, "%" counted twice: Envoy Gateway takes 4096.'],
  ],
])('%s is refused', (_, props, messages) => {
  expect(
    refusals({ props: { target: accepting(), ...props } }).map((text) => text.replace(/ \([a-z-]+\)$/, '')),
  ).toEqual(messages);
});

test.each<[string, RouteOptions]>([
  ['stickySession', { stickySession: {} }],
  ['consistentHash', { consistentHash: { key: '$request_uri' } }],
])('%s is refused where a release has a weight, and taken where a header decides', (name, options) => {
  const found = (props: Partial<CanaryReleaseOptions>) =>
    refusals({ props: { target: accepting() }, routes: (router) => router.prefix('/a', release(props), options) });
  expect(found({ weight: 10, header: { name: 'x-release' } })).toEqual([
    `prefix "/a" goes to a release with the weight 10, which Envoy Gateway does not see where it chooses a pod by a hash: leave ${name} out while there is a release, or decide about it by a header. (gateway-value)`,
  ]);
  expect(found({ header: { name: 'x-release' } })).toEqual([]);
});

test('a backend with a certificate is not reached by protocol', () => {
  expect(refusals({ props: { target: accepting() }, route: { protocol: BackendProtocol.GRPCS } })).toEqual([
    'prefix "/a" has protocol GRPCS, for which Envoy Gateway has to know the certificate of "web": have the service say it by PortProtocol, write a BackendTLSPolicy, and leave protocol out. (gateway-value)',
  ]);
});

test.each<[string, object, string]>([
  [
    'a difference that it does not have',
    { accepts: { 'buffered-bodies': 'small' } },
    'accepts has "buffered-bodies", in which GatewayImplementation.envoyGateway() does not differ: write GatewayDifference.BUFFERED_BODY.',
  ],
  [
    'a difference without a reason',
    { accepts: { 'www-slash': ' ' } },
    'accepts has " " for GatewayDifference.WWW_SLASH: write a sentence that says why it does not matter here.',
  ],
  ['an unknown option', { accept: {} }, 'GatewayImplementation.envoyGateway() has no option "accept": write accepts.'],
])('%s is refused', (_, options, message) => {
  const target = strict({ implementation: GatewayImplementation.envoyGateway(options) });
  expect(target.optionProblems().map((each) => each.message)).toEqual([message]);
});
