import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { hostFlaw } from '../../rules/host';
import { show } from '../../rules/show';
import { urlPathFlaw } from '../../rules/url';
import { finding } from '../codes';
import { checkClientCertificates } from '../table/client-certificates';
import { checkPolicies, POLICIES, policiesOf, type RoutePolicies } from '../table/policies';
import { Tls } from '../table/tls';
import type { IngressRouterProps } from './ingress-router-props';

/** The names of all props; the compiler finds a missing one. */
const PROPS = [
  ...POLICIES,
  ...Object.keys({
    host: true,
    hosts: true,
    defaultBackend: true,
    tls: true,
    httpsRedirect: true,
    clientCertificates: true,
    www: true,
    appRoot: true,
    target: true,
    name: true,
  } satisfies { [name in Exclude<keyof IngressRouterProps, keyof RoutePolicies>]-?: true }),
];

/** Checks the props of a router one by one. */
export function* checkRouterProps(props: IngressRouterProps): Findings {
  yield* checkStruct('the router', props, PROPS);
  yield* checkHosts(props);
  const { appRoot, httpsRedirect, tls } = props;
  if (appRoot !== undefined && !isAppRoot(appRoot)) {
    const fix = 'write, for example, "/app"';
    yield finding('app-root', `appRoot ${show(appRoot)} is not an absolute path: ${fix}.`);
  }
  yield* checkFlag('httpsRedirect', httpsRedirect);
  if (tls !== undefined && !(tls instanceof Tls))
    yield wrongType('tls', tls, 'a Tls such as Tls.secret("abc-com-tls")');
  if (props.clientCertificates !== undefined) {
    yield* checkClientCertificates(props.clientCertificates);
    if (!(httpsRedirect ?? tls !== undefined)) {
      const message = `clientCertificates are only checked over HTTPS, and requests over HTTP pass without one: ${tls === undefined ? 'set tls, or httpsRedirect: true' : 'leave httpsRedirect out'}.`;
      yield finding('client-certificates', message);
    }
  }
  yield* checkPolicies(policiesOf(props));
}

function* checkHosts({ host, hosts }: IngressRouterProps): Findings {
  if (host !== undefined && hosts !== undefined) {
    yield finding('router-hosts', 'the router has both host and hosts: keep hosts.');
  }
  if (hosts === undefined) {
    if (host !== undefined) yield* checkValue('host', 'host', host, hostFlaw);
    return;
  }
  if (!Array.isArray(hosts) || hosts.length === 0) {
    const fix = 'write a list, for example ["abc.com"], or leave it out to serve every host';
    yield finding('router-hosts', `hosts ${show(hosts)} names no host: ${fix}.`);
    return;
  }
  for (const name of hosts) yield* checkValue('host', 'host', name, hostFlaw);
  for (const name of new Set(hosts.filter((one, index) => hosts.indexOf(one) !== index))) {
    yield finding('router-hosts', `hosts list ${show(name)} twice: list it once.`);
  }
}

export function isAppRoot(appRoot: unknown): appRoot is string {
  return urlPathFlaw(appRoot) === undefined && appRoot !== '/';
}
