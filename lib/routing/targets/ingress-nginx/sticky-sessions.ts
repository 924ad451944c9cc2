import {
  differenceOf,
  type ServiceSettings,
  type SettingValues,
  serviceSettingsOf,
} from '../../../nginx/annotations/service-settings';
import { show } from '../../../rules/show';
import { portOf, type RouteBackend } from '../../table/backend';
import { describeRoute } from '../../table/path-match';
import type { RoutePolicies } from '../../table/policies';
import type { Route, RouteTable } from '../../table/route-table';
import type { TargetFindings } from '../routing-target';
import { withPrefix } from './annotations';
import { finding } from './codes';
import { policyAnnotations } from './policy-annotations';

/** A route, or a default backend where there is no route, with what its Ingress asks of the Service. */
interface Use {
  readonly route?: Route;
  readonly backend: RouteBackend;
  readonly asked: readonly ServiceSettings[];
}

function usesOf({ hosts, policies: ofRouter }: RouteTable): Use[] {
  const known = new Map<RoutePolicies, ServiceSettings[]>();
  const uses: Use[] = [];
  const add = (backend: RouteBackend | undefined, policies: RoutePolicies, route?: Route) => {
    if (backend === undefined) return;
    const asked = known.get(policies) ?? askedBy(policies);
    known.set(policies, asked);
    uses.push({ route, backend, asked });
  };
  for (const { routes, defaultBackend } of hosts) {
    for (const route of routes) add(route.backend, route.policies, route);
    add(defaultBackend, ofRouter);
  }
  return uses;
}

/** By options, or by raw annotations. */
function askedBy(policies: RoutePolicies): ServiceSettings[] {
  return serviceSettingsOf({ ...withPrefix(policyAnnotations(policies)), ...policies.annotations });
}

const serviceOf = ({ stable }: RouteBackend) => `${stable.namespace ?? ''}/${stable.serviceName}:${portOf(stable)}`;

/** Finds settings of one Service that differ, of which the controller drops all but one. */
export function* checkServiceSettings(table: RouteTable): TargetFindings {
  const kept = new Map<string, { readonly name: string; readonly settings: SettingValues }>();
  for (const { route, backend, what, settings } of usesOf(table).flatMap(oneByOne)) {
    const name = route === undefined ? 'the default backend' : describeRoute(route.match, route.path);
    const routeKey = route?.key;
    const { namespace, serviceName } = backend.stable;
    if (namespace !== undefined && what === SESSION) {
      const message = `${name} has a sticky session, but ingress-nginx reaches the Service ${show(serviceName)} of the namespace ${show(namespace)} by its DNS name and sees none of its pods: leave the session out, or write the route in a router of that namespace.`;
      yield { ...finding('sticky-namespace', message), routeKey };
      continue;
    }
    const key = `${what} ${serviceOf(backend)}`;
    const other = kept.get(key) ?? { name, settings };
    kept.set(key, other);
    const difference = differenceOf(settings, other.settings);
    if (difference === undefined) continue;
    const message = `${name}: the ${what} of the Service ${show(serviceName)} differs from that of ${other.name} (${difference}), and ingress-nginx keeps one for each Service: write the same in both, or give one a Service of its own.`;
    yield { ...finding('sticky-conflict', message), routeKey };
  }
}

const SESSION = 'sticky session';
const oneByOne = (use: Use) => use.asked.map((settings) => ({ ...use, ...settings }));

/** The controller keeps sessions by Service, and before it looks at a release. */
export function* sessionWarnings(table: RouteTable): TargetFindings {
  const uses = usesOf(table);
  const isSticky = ({ asked }: Use) => asked.some(({ what }) => what === SESSION);
  const withSession = uses.filter(isSticky);
  if (withSession.length === 0) return;
  const sticky = new Set(withSession.map(({ backend }) => serviceOf(backend)));
  const released = withSession.find(({ backend }) => backend.split !== undefined);
  if (released !== undefined) {
    const message =
      'a client with a sticky session stays with the version that answered it first, before header, cookie and weight of the release decide.';
    yield { ...finding('sticky-release', message), routeKey: released.route?.key };
  }
  const plain = uses.find((use) => !isSticky(use) && sticky.has(serviceOf(use.backend)));
  if (plain !== undefined) {
    const message = `the Service ${show(plain.backend.stable.serviceName)} has sticky sessions on only some of its routes: the others may be sticky too, since the controller keeps sessions by Service.`;
    yield { ...finding('sticky-service', message), routeKey: plain.route?.key };
  }
}
