import { show } from '../../../rules/show';
import type { RouteBackend } from '../../table/backend';
import { PathMatch } from '../../table/path-match';
import type { RouteTable } from '../../table/route-table';
import type { IIngressNginxController } from '../ingress-nginx-controller';
import type { TargetFindings } from '../routing-target';
import { annotationWarnings } from './check-annotations';
import { finding } from './codes';
import { clientAddresses, firstApply, redirects } from './controller-warnings';

/** Warnings about behaviour of the controller that depends on installation which a table does not hold. */
export function* warningsOf(table: RouteTable, controller?: IIngressNginxController): TargetFindings {
  // A value that is not a controller is a problem, and says nothing about the installation.
  const known = controller?.installation === undefined ? undefined : controller;
  yield* annotationWarnings(table);
  yield* clientAddresses(table, known);
  yield* stickySessions(table);
  yield* unmatchedRequests(table);
  yield* redirects(table, known);
  yield* firstApply(known);
}

/** The controller keeps sessions by Service, and before it looks at a release. */
function* stickySessions({ hosts, policies }: RouteTable): TargetFindings {
  const uses = hosts.flatMap(({ routes, defaultBackend }) => [
    ...routes.map(({ backend, policies: own, key }) => ({
      backend,
      isSticky: own.stickySession !== undefined,
      routeKey: key,
    })),
    { backend: defaultBackend, isSticky: policies.stickySession !== undefined, routeKey: undefined },
  ]);
  const serviceOf = ({ stable }: RouteBackend) => `${stable.serviceName}:${stable.servicePort}`;
  const sticky = new Set(uses.flatMap(({ backend, isSticky }) => (backend && isSticky ? [serviceOf(backend)] : [])));
  const released = uses.find(({ backend, isSticky }) => isSticky && backend?.split);
  if (released !== undefined) {
    const message =
      'a client with a sticky session stays with the version that answered it first, before header, cookie and weight of the release decide.';
    yield { ...finding('sticky-release', message), routeKey: released.routeKey };
  }
  const plain = uses.find(({ backend, isSticky }) => backend && !isSticky && sticky.has(serviceOf(backend)));
  if (plain !== undefined) {
    const message = `the Service ${show(plain.backend?.stable.serviceName)} has sticky sessions on only some of its routes: the others may be sticky too, since the controller keeps sessions by Service.`;
    yield { ...finding('sticky-service', message), routeKey: plain.routeKey };
  }
}

/** Without a path "/", the oldest Ingress of a host lends it its annotations. */
function* unmatchedRequests({ hosts }: RouteTable): TargetFindings {
  for (const { host, routes, defaultBackend } of hosts) {
    const root = routes.some(({ match, path }) => match === PathMatch.PREFIX && path === '/');
    if (host === undefined || defaultBackend !== undefined || root) continue;
    const guarded = routes.find(({ policies: { allowFrom, denyFrom, basicAuth, externalAuth, rateLimit } }) =>
      [allowFrom, denyFrom, basicAuth, externalAuth, rateLimit].some((policy) => policy !== undefined),
    );
    if (guarded === undefined) continue;
    const message = `${host} has nothing for paths that no route takes: they are answered with 404, or as the policies of one of its routes say, whichever Ingress is the oldest. Set defaultBackend to decide.`;
    yield { ...finding('unmatched-policies', message), routeKey: guarded.key };
  }
}
