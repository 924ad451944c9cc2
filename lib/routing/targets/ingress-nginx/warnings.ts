import { checkAnnotation } from '../../../nginx/annotations/check-annotation';
import { checkAnnotationSet } from '../../../nginx/annotations/check-annotation-set';
import { show } from '../../../rules/show';
import type { RouteBackend } from '../../table/backend';
import { PathMatch } from '../../table/path-match';
import type { RouteTable } from '../../table/route-table';
import type { IIngressNginxController } from '../ingress-nginx-controller';
import type { TargetFinding } from '../routing-target';
import { finding } from './codes';
import { clientAddresses, firstApply, redirects } from './controller-warnings';
import { planIngresses } from './plan';

/** What the controller may do otherwise than meant, depending on what a table does not know. */
export function findWarnings(table: RouteTable, controller?: IIngressNginxController): TargetFinding[] {
  return [
    ...fromAnnotations(table),
    ...clientAddresses(table, controller),
    ...stickySessions(table),
    ...unmatchedRequests(table),
    ...redirects(table, controller),
    ...firstApply(controller),
  ];
}

/** What the annotation registry finds doubtful in the objects. */
function fromAnnotations(table: RouteTable): TargetFinding[] {
  const messages = new Map<string, TargetFinding>();
  for (const { annotations, route } of planIngresses(table)) {
    const found = [
      ...Object.entries(annotations).flatMap(([key, value]) => [...checkAnnotation(key, value)]),
      ...checkAnnotationSet(annotations),
    ];
    for (const { severity, code, message } of found) {
      if (severity !== 'warning' || messages.has(message)) continue;
      messages.set(message, { code, message, routeKey: route?.key });
    }
    const perHost = Object.keys(annotations).filter((key) =>
      /\/(auth-tls-.*|ssl-ciphers|ssl-prefer-server-ciphers)$/.test(key),
    );
    for (const key of perHost.filter((name) => table.policies.annotations?.[name] !== annotations[name])) {
      const message = `annotation "${key}" holds for a whole host, and the oldest Ingress of the host decides: set it on the router.`;
      if (route !== undefined) {
        messages.set(message, { ...finding('ingress-nginx-annotation', message), routeKey: route.key });
      }
    }
  }
  return [...messages.values()];
}

function stickySessions({ hosts, policies }: RouteTable): TargetFinding[] {
  const uses = hosts.flatMap(({ routes, defaultBackend }) => [
    ...routes.map(({ backend, policies: own, key }) => ({
      backend,
      isSticky: own.stickySession !== undefined,
      routeKey: key,
    })),
    { backend: defaultBackend, isSticky: policies.stickySession !== undefined, routeKey: undefined },
  ]);
  const serviceOf = (backend: RouteBackend) => `${backend.stable.serviceName}:${backend.stable.servicePort}`;
  const sticky = new Set(uses.flatMap(({ backend, isSticky }) => (backend && isSticky ? [serviceOf(backend)] : [])));
  const released = uses.find(({ backend, isSticky }) => isSticky && backend?.split);
  const plain = uses.find(({ backend, isSticky }) => backend && !isSticky && sticky.has(serviceOf(backend)));
  return [
    ...(released
      ? [
          {
            code: 'sticky-session',
            routeKey: released.routeKey,
            message:
              'a client with a sticky session stays with the version that answered it first, before header, cookie and weight of the release decide.',
          },
        ]
      : []),
    ...(plain
      ? [
          {
            code: 'sticky-session',
            routeKey: plain.routeKey,
            message: `the Service ${show(plain.backend?.stable.serviceName)} has sticky sessions on some of its routes alone: the others may be sticky too, since the controller keeps sessions by Service.`,
          },
        ]
      : []),
  ];
}

/** Without a path "/", the oldest Ingress of a host lends it its annotations. */
function unmatchedRequests({ hosts }: RouteTable): TargetFinding[] {
  return hosts.flatMap(({ host, routes, defaultBackend }) => {
    const root = routes.some(({ match, path }) => match === PathMatch.PREFIX && path === '/');
    if (host === undefined || defaultBackend !== undefined || root) return [];
    const guarded = routes.find((route) => {
      const { allowFrom, denyFrom, basicAuth, externalAuth, rateLimit } = route.policies;
      return [allowFrom, denyFrom, basicAuth, externalAuth, rateLimit].some((policy) => policy !== undefined);
    });
    if (guarded === undefined) return [];
    return [
      {
        code: 'unmatched-paths',
        routeKey: guarded.key,
        message: `${host} has nothing for paths that no route takes: they are answered with 404, or as the policies of one of its routes say, whichever Ingress is the oldest. Set defaultBackend to decide.`,
      },
    ];
  });
}
