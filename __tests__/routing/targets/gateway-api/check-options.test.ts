import { Duration } from 'cdk8s';
import { type GatewayApiTargetOptions, RoutingTarget } from '../../../../lib';
import { refusals } from './refusals';

const SUBDOMAIN = 'is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and "."';
const TIMEOUT =
  'is not a whole number of milliseconds from 1 to 99999999: write, for example, Duration.seconds(30). (duration)';
const NAMES =
  'gateway, gatewayNamespace, sectionName, httpListener, httpsListener, create, listenerSet, implementation, allowImplementationSpecific, requestTimeout';

test.each<[Partial<GatewayApiTargetOptions>, string[]]>([
  [
    { gateway: 'Shop', gatewayNamespace: 'In fra', sectionName: 'Web' },
    [
      `gateway "Shop" ${SUBDOMAIN}, for example "shop". (dns-name)`,
      `sectionName "Web" ${SUBDOMAIN}, for example "web". (dns-name)`,
      'gatewayNamespace "In fra" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "in-fra". (dns-name)',
    ],
  ],
  [
    { gateway: 5n as never, sectionName: Symbol('web') as never, create: 'envoy' as never },
    [
      `gateway 5n ${SUBDOMAIN}, for example "user". (dns-name)`,
      `sectionName Symbol(web) ${SUBDOMAIN}, for example "user". (dns-name)`,
      'create "envoy" has the wrong type; expected an object with gatewayClassName, routesFrom, listenersFrom. (wrong-type)',
      'create makes the listeners and names them: leave sectionName and httpsListener out. (gateway-listener)',
    ],
  ],
  [{ create: { gatewayClassName: '' } }, [`gatewayClassName "" ${SUBDOMAIN}, for example "user". (dns-name)`]],
  [
    { allowImplementationSpecific: 'yes' as never },
    ['allowImplementationSpecific "yes" has the wrong type; expected true or false. (wrong-type)'],
  ],
  [
    { gateway: 'g'.repeat(254), create: { gatewayClassName: 'c'.repeat(254) } },
    [
      `gateway "${'g'.repeat(96)}… has 254 characters: write at most 253. (dns-name)`,
      `gatewayClassName "${'c'.repeat(96)}… has 254 characters: write at most 253. (dns-name)`,
    ],
  ],
  [
    { gatewayNamespace: 'n'.repeat(64) },
    [`gatewayNamespace "${'n'.repeat(64)}" has 64 characters: write at most 63. (dns-name)`],
  ],
  [
    { gatway: 'shop' } as never,
    [`RoutingTarget.gatewayApi() has no option "gatway": write one of ${NAMES}. (unknown-option)`],
  ],
  [
    { listenerSet: 'yes' as never },
    [
      'listenerSet "yes" has the wrong type; expected true or false. (wrong-type)',
      'listenerSet makes a listener for each certificate, and the router has none: set tls, or leave it out. (gateway-listener)',
    ],
  ],
  [
    { create: { gatewayClassName: 'a', listenersFrom: ['Pay_ments'] } },
    [
      'listenersFrom "Pay_ments" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "pay-ments". (dns-name)',
    ],
  ],
  [
    { create: { gatewayClassName: 'a', listenersFrom: 'payments' as never } },
    ['listenersFrom "payments" has the wrong type; expected a list of strings such as ["payments"]. (wrong-type)'],
  ],
  [{ requestTimeout: Duration.days(2) }, [`requestTimeout 2 days ${TIMEOUT}`]],
  [{ requestTimeout: Duration.millis(0) }, [`requestTimeout 0 millis ${TIMEOUT}`]],
  [{ requestTimeout: Duration.millis(1.5) }, [`requestTimeout 1.5 millis ${TIMEOUT}`]],
  [{ requestTimeout: Duration.millis(Number.NaN) }, [`requestTimeout NaN ${TIMEOUT}`]],
  [{ requestTimeout: '30s' as never }, [`requestTimeout "30s" ${TIMEOUT}`]],
  [{ requestTimeout: null as never }, [`requestTimeout null ${TIMEOUT}`]],
])('wrong options are refused: %j', (options, messages) => {
  expect(refusals({ options })).toEqual(messages);
});

test.each<[unknown, string]>([
  ['shop', '"shop"'],
  [7, '7'],
  [[], '[]'],
])('%j is refused instead of options', (options, shown) => {
  const target = RoutingTarget.gatewayApi(options as never);
  expect(refusals({ props: { target } })).toEqual([
    `RoutingTarget.gatewayApi() ${shown} has the wrong type; expected an object with ${NAMES}. (wrong-type)`,
  ]);
});

test.each([undefined, null, {}])('%j instead of options lacks the Gateway', (options) => {
  const target = RoutingTarget.gatewayApi(options as never);
  expect(refusals({ props: { target } })).toEqual([`gateway undefined ${SUBDOMAIN}, for example "user". (dns-name)`]);
});

test('a value of any wrong type in any option is a problem, and never an exception', () => {
  const circle: { [name: string]: unknown } = {};
  circle.circle = circle;
  const junk = [null, 7, Number.NaN, '', {}, [], () => 'x', 7n, Symbol('x'), new Map(), circle];
  const accepted = [...NAMES.split(', '), 'other'].flatMap((option) =>
    junk.filter((value) => refusals({ options: { [option]: value } as never }).length === 0),
  );
  expect(accepted).toEqual([]);
});
