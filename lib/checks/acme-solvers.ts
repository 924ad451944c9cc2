import { show } from '../rules/show';
import type { Check } from './check';
import { pickSolver, solverLabels } from './model/acme-solvers';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { issuerOf, solversOf, wantedCertificates } from './model/cert-manager';
import { findParent, GATEWAY_API, leavesOut, listenersOf } from './model/gateways';
import { annotationsOf } from './model/ingress';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, type Fields, fieldsOf, itemsOf, nonEmptyStringOf } from './model/read';
import { ingressClassesFor, isRoutedHost } from './model/served-hosts';

/** The port at which an ACME server asks by HTTP-01: https://www.rfc-editor.org/rfc/rfc8555#section-8.3 */
const HTTP = 80;

/** Annotations by which a certificate has the challenges of its own solver answered elsewhere. */
const OVERRIDE = /^acme\.cert-manager\.io\/http01-/;

export const acmeSolversCheck: Check<'acme-solvers'> = {
  name: 'acme-solvers',
  summary:
    'An ACME issuer of the app has a solver for each host of its certificates. One by HTTP-01 that answers where the app does not serve the host is a warning.',
  example: 'ClusterIssuer "letsencrypt" has no solver for "abc.com": add one, or widen the selector of one.',
  *check(app) {
    for (const { object, issuer, hosts } of wantedCertificates(app)) {
      const found = issuerOf(app, issuer);
      const solvers = found && solversOf(found);
      // Wildcards are a matter of `wildcard-certificates`.
      const plain = hosts.filter((host) => !host.startsWith('*.'));
      if (solvers !== undefined) yield* checkHosts(app, object, `${issuer.kind} ${show(issuer.name)}`, solvers, plain);
    }
  },
};

function* checkHosts(
  app: AppIndex,
  object: AppObject,
  what: string,
  solvers: readonly Fields[],
  hosts: readonly string[],
): ObjectFindings {
  const unsolved: string[] = [];
  const bySolver = new Map<Fields, string[]>();
  for (const host of hosts) {
    const solver = pickSolver(solvers, host, solverLabels(object.json));
    if (solver === undefined) unsolved.push(host);
    else bySolver.set(solver, [...(bySolver.get(solver) ?? []), host]);
  }
  if (unsolved.length > 0) {
    const fix = 'add one, or widen the selector of one';
    yield problem(object, `${what} has no solver for ${unsolved.map(show).join(', ')}: ${fix}.`);
  }
  if (Object.keys(annotationsOf(object)).some((key) => OVERRIDE.test(key))) return;
  for (const [{ http01 }, solved] of bySolver) {
    const { ingress, gatewayHTTPRoute } = fieldsOf(http01);
    if (ingress !== undefined) yield* checkClass(app, object, what, fieldsOf(ingress), solved);
    if (gatewayHTTPRoute !== undefined) yield* checkGateways(app, object, what, fieldsOf(gatewayHTTPRoute), solved);
  }
}

/** The challenge has an Ingress of its own, which only the controller of its class reads. */
function* checkClass(
  app: AppIndex,
  object: AppObject,
  what: string,
  ingress: Fields,
  hosts: readonly string[],
): ObjectFindings {
  const own = nonEmptyStringOf(ingress.ingressClassName) ?? nonEmptyStringOf(ingress.class);
  if (own === undefined) return;
  for (const host of hosts) {
    const classes = ingressClassesFor(app, host);
    const answered = `${what} has ${show(host)} answered at the Ingress class ${show(own)}`;
    if (classes.size === 0 && isRoutedHost(app, host)) {
      yield warning(object, `${answered}, and the app serves it by Gateway API: write a solver by gatewayHTTPRoute.`);
    } else if (classes.size > 0 && !classes.has(own) && !classes.has('')) {
      const named = [...classes].map(show).join(', ');
      yield warning(object, `${answered}, and the app serves it at ${named}: write that class in the solver.`);
    }
  }
}

/** The challenge has an HTTPRoute of its own, in the namespace of the certificate. */
function* checkGateways(
  app: AppIndex,
  object: AppObject,
  what: string,
  { parentRefs }: Fields,
  hosts: readonly string[],
): ObjectFindings {
  // A ListenerSet may add the listener that a Gateway lacks.
  if (app.ofKind(GATEWAY_API, 'ListenerSet').length > 0) return;
  const parents = itemsOf(parentRefs).map((ref) => ({ ref, gateway: findParent(app, object, ref) }));
  if (parents.length === 0 || parents.some(({ gateway }) => gateway === undefined)) return;
  const unheard = hosts.filter(
    (host) => !parents.some(({ ref, gateway }) => gateway && listens(gateway, ref, object, host)),
  );
  if (unheard.length === 0) return;
  const names = parents.map(({ gateway }) => `Gateway ${show(gateway?.name)}`).join(', ');
  yield warning(
    object,
    `${what} has ${unheard.map(show).join(', ')} answered at ${names}, which has no listener for it by HTTP on port ${HTTP} that takes routes of this namespace: add one.`,
  );
}

const listens = (gateway: AppObject, { sectionName, port }: Fields, object: AppObject, host: string) =>
  listenersOf(gateway).some((listener) => {
    const isMeant =
      (sectionName === undefined || sectionName === listener.name) && (port === undefined || port === HTTP);
    const isHttp = listener.protocol === 'HTTP' && listener.port === HTTP;
    const name = nonEmptyStringOf(listener.hostname) ?? host;
    const namespaces = at(listener, 'allowedRoutes', 'namespaces');
    return isMeant && isHttp && isOfHost(name, host) && !leavesOut(namespaces, 'Same', gateway, object);
  });

/** A wildcard of a listener stands for any number of labels. */
const isOfHost = (name: string, host: string) =>
  name === host || (name.startsWith('*.') && host.endsWith(name.slice(1)));
