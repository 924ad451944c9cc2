import { Duration } from 'cdk8s';
import { isDnsLabel, isDnsSubdomain, MAX_LABEL } from '../../../rules/names';
import { isWholeNumber } from '../../../rules/numbers';
import type { Report } from '../../../rules/report';
import { show } from '../../../rules/show';
import { checkStruct } from '../../../rules/structs';
import type { RouteTable } from '../../table/route-table';
import type { TargetFinding } from '../routing-target';
import { finding } from './codes';
import { checkHeaders } from './header-problems';
import { checkListeners } from './listener-problems';
import type { GatewayApiTargetOptions } from './options';

const OPTIONS = Object.keys({
  gateway: true,
  gatewayNamespace: true,
  sectionName: true,
  httpListener: true,
  httpsListener: true,
  create: true,
  allowImplementationSpecific: true,
  requestTimeout: true,
  responseHeaders: true,
} satisfies { [name in keyof GatewayApiTargetOptions]-?: true });

/** A number of a duration has at most five digits: here one of seconds, and one of milliseconds. */
const MAX_TIMEOUT = 99_999_999;

const MAX_NAME = 253;

/** What is wrong with the target's options by themselves, and beside the router's where these are right. */
export function checkOptions(options: GatewayApiTargetOptions, table?: RouteTable): TargetFinding[] {
  const found: string[] = [];
  const report = (message: string) => void found.push(message);
  if (!checkStruct(report, 'RoutingTarget.gatewayApi()', options, OPTIONS))
    return found.map((message) => finding('gateway-api-target', message));
  checkNames(report, options);
  const { create, allowImplementationSpecific, requestTimeout, responseHeaders } = options;
  if (allowImplementationSpecific !== undefined && typeof allowImplementationSpecific !== 'boolean') {
    report(`allowImplementationSpecific ${show(allowImplementationSpecific)} is of another type: write true or false.`);
  }
  if (
    requestTimeout !== undefined &&
    !(
      requestTimeout instanceof Duration &&
      isWholeNumber(requestTimeout.toMilliseconds({ integral: false }), 1, MAX_TIMEOUT)
    )
  ) {
    report(
      `requestTimeout ${show(requestTimeout)} is no whole number of milliseconds from 1 to ${MAX_TIMEOUT}: write, for example, Duration.seconds(30).`,
    );
  }
  checkHeaders(report, responseHeaders, table);
  if (create !== undefined && checkStruct(report, 'create', create, ['gatewayClassName'])) {
    checkName(report, 'gatewayClassName', create.gatewayClassName, 'envoy');
  }
  if (table !== undefined) checkListeners(report, options, table);
  return found.map((message) => finding('gateway-api-target', message));
}

function checkNames(report: Report, options: GatewayApiTargetOptions): void {
  const { gateway, gatewayNamespace, sectionName, httpListener, httpsListener } = options;
  checkName(report, 'gateway', gateway, 'shop-gateway');
  for (const [what, name] of Object.entries({ sectionName, httpListener, httpsListener })) {
    if (name !== undefined) checkName(report, what, name, 'https');
  }
  if (gatewayNamespace === undefined || isLong(report, 'gatewayNamespace', gatewayNamespace, MAX_LABEL)) return;
  if (!(typeof gatewayNamespace === 'string' && isDnsLabel(gatewayNamespace))) {
    report(
      `gatewayNamespace ${show(gatewayNamespace)} is no namespace: write lower-case letters, digits and "-", for example "infra".`,
    );
  }
}

function checkName(report: Report, what: string, name: unknown, example: string): void {
  if (isLong(report, what, name, MAX_NAME) || (typeof name === 'string' && isDnsSubdomain(name))) return;
  report(
    `${what} ${show(name)} is no object name: write lower-case letters, digits, "-" and ".", for example "${example}".`,
  );
}

function isLong(report: Report, what: string, name: unknown, most: number): boolean {
  if (typeof name !== 'string' || name.length <= most) return false;
  report(`${what} ${show(name)} has ${name.length} characters: write at most ${most}.`);
  return true;
}
