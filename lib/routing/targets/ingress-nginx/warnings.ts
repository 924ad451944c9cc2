import { PathMatch } from '../../table/path-match';
import type { RouteTable } from '../../table/route-table';
import type { IIngressNginxController } from '../ingress-nginx-controller';
import type { TargetFindings } from '../routing-target';
import { annotationWarnings } from './check-annotations';
import { finding } from './codes';
import { clientAddresses, firstApply, redirects } from './controller-warnings';
import { planIngresses } from './plan';
import { spellForNginx } from './regex-mode';
import { sessionWarnings } from './sticky-sessions';

/** Warnings about behaviour of the controller that depends on installation which a table does not hold. */
export function* warningsOf(table: RouteTable, controller?: IIngressNginxController): TargetFindings {
  yield* annotationWarnings(table, planIngresses(table, spellForNginx));
  yield* clientAddresses(table, controller);
  yield* sessionWarnings(table);
  yield* unmatchedRequests(table);
  yield* redirects(table, controller);
  yield* firstApply(controller);
}

/** Without a path "/", the oldest Ingress of a host lends it its annotations. */
function* unmatchedRequests({ hosts }: RouteTable): TargetFindings {
  for (const { host, routes, defaultBackend } of hosts) {
    const root = routes.some(({ match, path }) => match === PathMatch.PREFIX && path === '/');
    if (host === undefined || defaultBackend !== undefined || root) continue;
    const guarded = routes.find(
      ({ policies: { allowFrom, denyFrom, basicAuth, externalAuth, rateLimit } }) =>
        (allowFrom ?? denyFrom ?? basicAuth ?? externalAuth ?? rateLimit) !== undefined,
    );
    if (guarded === undefined) continue;
    const message = `${host} has no route for all other paths: ingress-nginx answers them with 404, or by the policies of the oldest Ingress of the host. Set defaultBackend to decide.`;
    yield { ...finding('unmatched-policies', message), routeKey: guarded.key };
  }
}
