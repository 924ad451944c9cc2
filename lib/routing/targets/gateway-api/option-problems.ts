import { Duration } from 'cdk8s';
import { isDnsLabel, isDnsSubdomain, MAX_LABEL } from '../../../private/names';
import { isWholeNumber } from '../../../private/numbers';
import { type Report, show } from '../../../private/problems';
import { checkStruct } from '../../../private/structs';
import type { RouteTable } from '../../route-table';
import type { TargetProblem } from '../routing-target';
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
const MAX_HEADERS = 16;

/** What is wrong with the target's options, by themselves and beside the router's. */
export function checkOptions(options: GatewayApiTargetOptions, table: RouteTable): TargetProblem[] {
  const found: string[] = [];
  const report = (message: string) => void found.push(message);
  if (!checkStruct(report, 'RoutingTarget.gatewayApi()', options, OPTIONS))
    return found.map((message) => ({ message }));
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
  checkHeaders(report, responseHeaders);
  if (create !== undefined && checkStruct(report, 'create', create, ['gatewayClassName'])) {
    checkName(report, 'gatewayClassName', create.gatewayClassName, 'envoy');
  }
  checkListeners(report, options, table);
  return found.map((message) => ({ message }));
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

/** A server strips spaces at the ends of a value, which would then be none or another one (RFC 9110, section 5.5). */
const HEADER_VALUE = /^(?=.{1,4096}$)[!-~]([ -~]*[!-~])?$/;

function checkHeaders(report: Report, headers: unknown): void {
  if (headers === undefined) return;
  // A Map has no properties, so that nothing of it would arrive.
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers) || headers instanceof Map) {
    report(`responseHeaders ${show(headers)} is of another type: write an object of names and values.`);
    return;
  }
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  if (names.length === 0) report(`responseHeaders ${show(headers)} names no header: leave it out.`);
  for (const [name, value] of Object.entries(headers)) {
    const twice = names.filter((other) => other === name.toLowerCase()).length > 1;
    if (!/^[A-Za-z0-9-]{1,256}$/.test(name) || twice) {
      report(
        `response header ${show(name)} is ${twice ? 'set twice' : 'no name'}: write letters, digits and "-", each once.`,
      );
    }
    if (typeof value !== 'string' || !HEADER_VALUE.test(value)) {
      report(
        `response header "${name}" has the value ${show(value)}: write 1 to 4096 characters of printable ASCII, none of them a space at either end.`,
      );
    }
  }
  if (names.length > MAX_HEADERS) {
    report(`responseHeaders has ${names.length} names: Gateway API takes ${MAX_HEADERS}.`);
  }
}
