import { Duration } from 'cdk8s';
import { isDnsLabel, isDnsSubdomain, MAX_LABEL } from '../../../private/names';
import { isWholeNumber } from '../../../private/numbers';
import { show } from '../../../private/problems';
import { checkStruct } from '../../../private/structs';
import type { RouteTable } from '../../route-table';
import { gatewayAlternative } from '../capabilities';
import type { TargetProblem } from '../routing-target';
import { type GatewayApiTargetOptions, listenerOf } from './options';

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
/** How many Secrets one ReferenceGrant names. */
const MAX_GRANTED = 16;

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

type Report = (message: string) => void;

function checkNames(report: Report, options: GatewayApiTargetOptions): void {
  const { gateway, gatewayNamespace, sectionName, httpListener, httpsListener } = options;
  checkName(report, 'gateway', gateway, 'shop-gateway');
  for (const [what, name] of Object.entries({ sectionName, httpListener, httpsListener })) {
    if (name !== undefined) checkName(report, what, name, 'https');
  }
  if (gatewayNamespace !== undefined && !(typeof gatewayNamespace === 'string' && isDnsLabel(gatewayNamespace))) {
    report(
      `gatewayNamespace ${show(gatewayNamespace)} is no namespace: write lower-case letters, digits and "-", for example "infra".`,
    );
  }
}

function checkName(report: Report, what: string, name: unknown, example: string): void {
  if (typeof name === 'string' && isDnsSubdomain(name)) return;
  report(
    `${what} ${show(name)} is no object name: write lower-case letters, digits, "-" and ".", for example "${example}".`,
  );
}

function checkHeaders(report: Report, headers: unknown): void {
  if (headers === undefined) return;
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) {
    report(`responseHeaders ${show(headers)} is of another type: write an object of names and values.`);
    return;
  }
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  for (const [name, value] of Object.entries(headers)) {
    const twice = names.filter((other) => other === name.toLowerCase()).length > 1;
    if (!/^[A-Za-z0-9-]{1,256}$/.test(name) || twice) {
      report(
        `response header ${show(name)} is ${twice ? 'set twice' : 'no name'}: write letters, digits and "-", each once.`,
      );
    }
    if (typeof value !== 'string' || !/^[ -~]{1,4096}$/.test(value)) {
      report(`response header "${name}" has the value ${show(value)}: write printable ASCII.`);
    }
  }
  if (names.length > 16) report(`responseHeaders has ${names.length} names: Gateway API takes 16.`);
}

/** Whether the listeners that the routes need are there, as far as that is known. */
function checkListeners(report: Report, options: GatewayApiTargetOptions, table: RouteTable): void {
  const { gateway, create, sectionName, gatewayNamespace, httpListener = 'http', httpsListener } = options;
  if (create === undefined && table.tls.length > 0) {
    report(`tls names certificates, which are the Gateway's on Gateway API: ${gatewayAlternative('tls')}.`);
  }
  if (sectionName !== undefined && table.httpsRedirect) {
    report(
      'sectionName names one listener, but httpsRedirect needs two: write httpListener and httpsListener instead.',
    );
  }
  if (httpsListener !== undefined && httpsListener === httpListener) {
    report(`httpListener and httpsListener are both ${show(httpListener)}: a redirect to HTTPS needs two listeners.`);
  }
  if (create === undefined) return;
  if (sectionName !== undefined || httpsListener !== undefined) {
    report('create makes the listeners and names them: leave sectionName and httpsListener out.');
  }
  if (table.httpsRedirect && table.tls.length === 0) {
    report('httpsRedirect leads to no listener, since create makes one for each certificate: set tls.');
  }
  if (typeof gateway === 'string' && gateway.length > MAX_LABEL) {
    report(
      `gateway ${show(gateway)} has ${gateway.length} characters: create makes a label of it, so write at most ${MAX_LABEL}.`,
    );
  }
  const count = table.tls.reduce((sum, { hosts }) => sum + hosts.length, 1);
  if (count > 64) report(`create makes ${count} listeners: a Gateway takes 64. Make the Gateway elsewhere.`);
  for (const host of table.tls.flatMap(({ hosts }) => hosts)) {
    const { length } = listenerOf(host);
    if (length > MAX_NAME) {
      report(
        `create names a listener after ${show(host)}, of ${length} characters: a Gateway takes ${MAX_NAME}. Make it elsewhere.`,
      );
    }
  }
  if (gatewayNamespace === undefined || gatewayNamespace === table.namespace) return;
  if (table.tls.length > MAX_GRANTED) {
    report(
      `tls names ${table.tls.length} certificates for a Gateway in another namespace: a ReferenceGrant takes ${MAX_GRANTED}. Leave gatewayNamespace out.`,
    );
  }
  if (table.namespace === undefined) {
    report(
      "create makes a Gateway in another namespace, which has to know the routes': set the namespace of the router's chart.",
    );
  }
  if (table.tls.some(({ issuer }) => issuer !== undefined)) {
    report("tls names an Issuer of the router's namespace, but the Gateway is in another: name a clusterIssuer.");
  }
}
