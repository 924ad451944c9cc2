import { Duration, Size } from 'cdk8s';
import {
  Backend,
  GatewayDifference,
  GatewayImplementation,
  IngressRouter,
  type IngressRouterProps,
  Rewrite,
} from '../../../../../../lib';
import { type Manifest, synthesize } from '../../../../../support/app';
import { refusals } from '../../refusals';
import { accepting, strict } from './targets';

const web = Backend.external('web', 80);

const make = (props: IngressRouterProps, routes: (router: IngressRouter) => void) =>
  synthesize((chart) => routes(new IngressRouter(chart, 'router', { host: 'abc.com', target: accepting(), ...props })));

const specsOf = (objects: readonly Manifest[], kind: string) =>
  objects.filter((object) => object.kind === kind).map(({ metadata, spec }) => [metadata.name, spec]);

const ROUTE = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'router' };
const retry = { numRetries: 2, retryOn: { triggers: ['connect-failure'] } };

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
    'a location that is longer than a header',
    { appRoot: `/${'a'.repeat(4096)}` },
    ['appRoot leads to a location of 4097 characters, "%" counted twice: Envoy Gateway takes 4096.'],
  ],
])('%s is refused', (_, props, messages) => {
  expect(
    refusals({ props: { target: accepting(), ...props } }).map((text) => text.replace(/ \([a-z-]+\)$/, '')),
  ).toEqual(messages);
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
  [
    'an unknown option',
    { accept: {} },
    'GatewayImplementation.envoyGateway() has no option "accept": write one of accepts.',
  ],
])('%s is refused', (_, options, message) => {
  const target = strict({ implementation: GatewayImplementation.envoyGateway(options) });
  expect(target.optionProblems().map((each) => each.message)).toEqual([message]);
});
