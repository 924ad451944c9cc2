import { differenceOf, type Session, sessionOf } from '../../../nginx/annotations/session';
import { show } from '../../../rules/show';
import type { RouteBackend } from '../../table/backend';
import { describeRoute } from '../../table/path-match';
import type { RoutePolicies } from '../../table/policies';
import type { RouteTable } from '../../table/route-table';
import type { TargetFindings } from '../routing-target';
import { policyAnnotations, withPrefix } from './annotations';
import { finding } from './codes';

// The controller keeps one session for each Service and port, and before it looks at a release (controller.go createUpstreams).

/** A route, or a default backend, with the session of its Ingress. */
interface Use {
  readonly what: string;
  readonly backend: RouteBackend;
  readonly session?: Session;
  readonly routeKey?: string;
}

function usesOf({ hosts, policies }: RouteTable): Use[] {
  const ofRouter = { what: 'the default backend', session: sessionBy(policies) };
  return hosts.flatMap(({ routes, defaultBackend }) => [
    ...routes.flatMap(({ backend, policies: own, key, match, path }) =>
      backend === undefined
        ? []
        : [{ what: describeRoute(match, path), backend, session: sessionBy(own), routeKey: key }],
    ),
    ...(defaultBackend === undefined ? [] : [{ ...ofRouter, backend: defaultBackend }]),
  ]);
}

/** By options, or by raw annotations. */
function sessionBy(policies: RoutePolicies): Session | undefined {
  if (policies.stickySession === undefined && policies.annotations === undefined) return undefined;
  return sessionOf({ ...withPrefix(policyAnnotations(policies)), ...policies.annotations });
}

const serviceOf = ({ stable: { namespace = '', serviceName, servicePort } }: RouteBackend) =>
  `${namespace}/${serviceName}:${servicePort}`;

/** Finds sessions of one Service that differ, of which the controller drops all but one. */
export function* checkSessions(table: RouteTable): TargetFindings {
  const kept = new Map<string, Use & { readonly session: Session }>();
  for (const use of usesOf(table)) {
    const { what, backend, session, routeKey } = use;
    if (session === undefined) continue;
    const { namespace, serviceName } = backend.stable;
    if (namespace !== undefined) {
      const message = `${what} has a sticky session, but ingress-nginx reaches the Service ${show(serviceName)} of the namespace ${show(namespace)} by its DNS name and sees none of its pods: leave the session out, or write the route in a router of that namespace.`;
      yield { ...finding('sticky-namespace', message), routeKey };
      continue;
    }
    const key = serviceOf(backend);
    const other = kept.get(key) ?? { ...use, session };
    kept.set(key, other);
    const difference = differenceOf(session, other.session);
    if (difference === undefined) continue;
    const message = `${what}: the sticky session of the Service ${show(backend.stable.serviceName)} differs from that of ${other.what} (${difference}), and ingress-nginx keeps one for each Service: write the same in both, or give one a Service of its own.`;
    yield { ...finding('sticky-conflict', message), routeKey };
  }
}

export function* sessionWarnings(table: RouteTable): TargetFindings {
  const uses = usesOf(table);
  const sticky = new Set(uses.flatMap(({ backend, session }) => (session === undefined ? [] : [serviceOf(backend)])));
  const released = uses.find(({ backend, session }) => session !== undefined && backend.split !== undefined);
  if (released !== undefined) {
    const message =
      'a client with a sticky session stays with the version that answered it first, before header, cookie and weight of the release decide.';
    yield { ...finding('sticky-release', message), routeKey: released.routeKey };
  }
  const plain = uses.find(({ backend, session }) => session === undefined && sticky.has(serviceOf(backend)));
  if (plain !== undefined) {
    const message = `the Service ${show(plain.backend.stable.serviceName)} has sticky sessions on only some of its routes: the others may be sticky too, since the controller keeps sessions by Service.`;
    yield { ...finding('sticky-service', message), routeKey: plain.routeKey };
  }
}
