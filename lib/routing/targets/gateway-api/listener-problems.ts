import { MAX_LABEL } from '../../../rules/names';
import type { Report } from '../../../rules/report';
import { show } from '../../../rules/show';
import type { RouteTable } from '../../table/route-table';
import { gatewayAlternative } from '../capabilities';
import { secretsToGrant } from './certificates';
import { type GatewayApiTargetOptions, listenerOf } from './options';

const MAX_NAME = 253;
const MAX_LISTENERS = 64;
/** How many Secrets one ReferenceGrant names. */
const MAX_GRANTED = 16;

/** Whether the listeners that the routes need are there, as far as that is known, and each is named for something. */
export function checkListeners(report: Report, options: GatewayApiTargetOptions, table: RouteTable): void {
  const { create, sectionName, httpListener = 'http', httpsListener } = options;
  const secured = table.tls.length > 0;
  if (create === undefined && secured && httpsListener === undefined) {
    report(`tls names certificates, which are the Gateway's on Gateway API: ${gatewayAlternative('tls')}.`);
  }
  const needsTwo = table.httpsRedirect ? 'httpsRedirect' : secured && httpsListener !== undefined ? 'tls' : undefined;
  if (sectionName !== undefined && needsTwo !== undefined) {
    report(`sectionName names one listener, but ${needsTwo} needs two: write httpListener and httpsListener instead.`);
  }
  if (httpsListener !== undefined && httpsListener === httpListener) {
    report(`httpListener and httpsListener are both ${show(httpListener)}: a redirect to HTTPS needs two listeners.`);
  }
  if (create !== undefined) {
    checkCreation(report, options, table);
    return;
  }
  const unused = (['httpListener', 'httpsListener'] as const).filter((option) => options[option] !== undefined);
  if (unused.length > 0 && !table.httpsRedirect && !secured) {
    report(
      `${unused.join(' and ')} ${unused.length > 1 ? 'are' : 'is'} for tls or a redirect to HTTPS, of which there is neither: set httpsRedirect, or name sectionName instead.`,
    );
  }
}

/** Whether the Gateway that is made has what it needs, and no more than it takes. */
function checkCreation(report: Report, options: GatewayApiTargetOptions, table: RouteTable): void {
  const { gateway, sectionName, gatewayNamespace, httpListener, httpsListener } = options;
  if (sectionName !== undefined || httpsListener !== undefined) {
    report('create makes the listeners and names them: leave sectionName and httpsListener out.');
  }
  if (table.httpsRedirect && table.tls.length === 0) {
    report('httpsRedirect leads to no listener, since create makes one for each certificate: set tls.');
  }
  if (typeof gateway === 'string' && gateway.length > MAX_LABEL && gateway.length <= MAX_NAME) {
    report(
      `gateway ${show(gateway)} has ${gateway.length} characters: create makes a label of it, so write at most ${MAX_LABEL}.`,
    );
  }
  const count = table.tls.reduce((sum, { hosts }) => sum + hosts.length, 1);
  if (count > MAX_LISTENERS) {
    report(`create makes ${count} listeners: a Gateway takes ${MAX_LISTENERS}. Make the Gateway elsewhere.`);
  }
  for (const host of table.tls.flatMap(({ hosts }) => hosts)) {
    const listener = listenerOf(host);
    const { length } = listener;
    if (listener === httpListener) {
      report(
        `httpListener ${show(httpListener)} is what create names the HTTPS listener of a host: write another name.`,
      );
    }
    if (length > MAX_NAME) {
      report(
        `create names a listener after ${show(host)}, of ${length} characters: a Gateway takes ${MAX_NAME}. Make it elsewhere.`,
      );
    }
  }
  if (gatewayNamespace === undefined || gatewayNamespace === table.namespace) return;
  const granted = secretsToGrant(table.tls).length;
  if (granted > MAX_GRANTED) {
    report(
      `tls names ${granted} certificates for a Gateway in another namespace: a ReferenceGrant takes ${MAX_GRANTED}. Leave gatewayNamespace out.`,
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
