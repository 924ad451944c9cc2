import { Duration } from 'cdk8s';
import { checkFlag, checkStrings, checkStruct, checkValue, wrongType } from '../../../rules/check';
import { dnsLabelFlaw, dnsSubdomainFlaw } from '../../../rules/dns-name';
import type { Findings } from '../../../rules/finding';
import { isWholeNumber } from '../../../rules/numbers';
import { finding } from './codes';
import { GatewayImplementation } from './gateway-implementation';
import type { GatewayApiTargetOptions, GatewayCreation } from './options';

const OPTIONS = Object.keys({
  gateway: true,
  gatewayNamespace: true,
  sectionName: true,
  httpListener: true,
  httpsListener: true,
  create: true,
  listenerSet: true,
  implementation: true,
  allowImplementationSpecific: true,
  requestTimeout: true,
} satisfies { [name in keyof GatewayApiTargetOptions]-?: true });

const CREATION = Object.keys({
  gatewayClassName: true,
  routesFrom: true,
  listenersFrom: true,
} satisfies { [name in keyof GatewayCreation]-?: true });

/** A number of a duration has at most five digits: here one of seconds, and one of milliseconds. */
const MAX_TIMEOUT = 99_999_999;

/** Checks the options of the target by themselves. */
export function* checkOptions(options: GatewayApiTargetOptions): Findings {
  if (!(yield* checkStruct('RoutingTarget.gatewayApi()', options, OPTIONS))) return;
  const {
    gateway,
    gatewayNamespace,
    sectionName,
    httpListener,
    httpsListener,
    create,
    requestTimeout,
    implementation,
  } = options;
  yield* checkValue('dns-name', 'gateway', gateway, dnsSubdomainFlaw);
  for (const [what, name] of Object.entries({ sectionName, httpListener, httpsListener })) {
    if (name !== undefined) yield* checkValue('dns-name', what, name, dnsSubdomainFlaw);
  }
  if (gatewayNamespace !== undefined) yield* checkValue('dns-name', 'gatewayNamespace', gatewayNamespace, dnsLabelFlaw);
  if (implementation !== undefined && !(implementation instanceof GatewayImplementation)) {
    yield wrongType('implementation', implementation, 'GatewayImplementation.envoyGateway()');
  } else if (options.allowImplementationSpecific === true && implementation?._isPortable === false) {
    const message =
      'allowImplementationSpecific is for any implementation, and the option implementation names one: leave it out.';
    yield finding('gateway-implementation', message);
  }
  yield* checkFlag('allowImplementationSpecific', options.allowImplementationSpecific);
  yield* checkFlag('listenerSet', options.listenerSet);
  if (requestTimeout !== undefined) yield* checkValue('duration', 'requestTimeout', requestTimeout, timeoutFlaw);
  if (create !== undefined && (yield* checkStruct('create', create, CREATION))) {
    const { gatewayClassName, routesFrom = [], listenersFrom = [] } = create;
    yield* checkValue('dns-name', 'gatewayClassName', gatewayClassName, dnsSubdomainFlaw);
    for (const [what, namespaces] of Object.entries({ routesFrom, listenersFrom })) {
      if (!(yield* checkStrings(what, namespaces, '["payments"]', 0))) continue;
      for (const namespace of namespaces) yield* checkValue('dns-name', what, namespace, dnsLabelFlaw);
    }
  }
}

function timeoutFlaw(timeout: unknown): string | undefined {
  if (timeout instanceof Duration && isWholeNumber(timeout.toMilliseconds({ integral: false }), 1, MAX_TIMEOUT)) {
    return undefined;
  }
  return `is not a whole number of milliseconds from 1 to ${MAX_TIMEOUT}: write, for example, Duration.seconds(30)`;
}
