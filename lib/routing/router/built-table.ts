import type { Construct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import type { CallSite } from '../../cdk8s/call-site';
import type { LocatedFinding } from '../../cdk8s/findings';
import { Synthesis } from '../../cdk8s/synthesis';
import type { Finding } from '../../rules/finding';
import { hostFlaw } from '../../rules/host';
import { finding } from '../codes';
import type { RouteBackend } from '../table/backend';
import { CanaryRelease } from '../table/canary-release';
import { frozenCopy } from '../table/frozen-copy';
import { inheritPolicies, ownPolicies } from '../table/inherit-policies';
import { describeRoute } from '../table/path-match';
import { policiesOf, type RoutePolicies } from '../table/policies';
import type { RouteOptions } from '../table/route-options';
import type { RouteTable } from '../table/route-table';
import { toRouteBackend } from '../table/to-route-backend';
import type { TargetFinding } from '../targets/routing-target';
import { buildTable, hostsOf, type SoundRoute } from './build-table';
import { checkRoute, isPlainRoute } from './check-route';
import { checkRouteBackend, namespaceOf } from './check-route-backend';
import { checkRouter } from './check-router';
import { checkRouterProps } from './check-router-props';
import type { IngressRouterProps } from './ingress-router-props';
import { NO_OPTIONS, optionsOf, routeKeyOf, type WrittenRoute } from './written-route';

/** The table of a router, and the problems that were found on the way. */
export interface BuiltTable {
  readonly table: RouteTable;
  readonly problems: readonly LocatedFinding[];
  /** At most single routes are wrong, which the table leaves out, so that a target can check the others. */
  readonly isSound: boolean;
  readonly origin: Pick<LocatedFinding, 'path' | 'callSite'>;
  /** The lines where the routes of the table were written, by their keys. */
  readonly callSites: ReadonlyMap<string, CallSite>;
}

/** Checks each prop and route, builds the table of the routes that are right, and checks the whole. */
export function checkAndBuild(
  router: Construct,
  name: string,
  props: IngressRouterProps,
  written: readonly WrittenRoute[],
): BuiltTable {
  const origin = { path: pathOf(router), callSite: Synthesis.of(router).callSiteOf(router) };
  const problems: LocatedFinding[] = [];
  /** The result is true when there is nothing to collect. */
  const collect = (findings: Iterable<Finding>, callSite = origin.callSite): boolean => {
    const before = problems.length;
    for (const { code, message } of findings) problems.push({ ...origin, callSite, code, message });
    return problems.length === before;
  };
  const releases = new Map<CanaryRelease, boolean>();
  /** A release that several routes share is reported once, at the line where it was made. */
  const collectRelease = (release: CanaryRelease): boolean => {
    const isRight = releases.get(release) ?? collect(release._check(), release._callSite);
    releases.set(release, isRight);
    return isRight;
  };
  const collectBackend = (
    what: string,
    backend: unknown,
    resolved: RouteBackend | undefined,
    policies: RoutePolicies,
    callSite?: CallSite,
  ): boolean =>
    (!(backend instanceof CanaryRelease) || collectRelease(backend)) &&
    collect(checkRouteBackend(router, what, backend, resolved, policies.protocol), callSite);

  let isSound = collect(checkRouterProps(props));
  const inherited = policiesOf(props);
  /** One object for all routes that say nothing about policies, at which targets then look once. */
  const shared = frozenCopy({ ...inherited });
  const hosts = hostsOf(props);
  const taken = new Set<string>();
  const right: SoundRoute[] = [];
  for (const route of written) {
    const { match, path, backend, callSite } = route;
    const options = optionsOf(route);
    const what = describeRoute(match, path);
    const own = options === NO_OPTIONS ? NO_OPTIONS : ownPolicies(inherited, options);
    const isRight = isPlainRoute(route) || collect(checkRoute(route, what, own, inherited), callSite);
    const isShared = options.without === undefined && Object.keys(own).length === 0;
    const policies = isShared ? shared : inheritPolicies(inherited, options, own);
    const resolved = toRouteBackend(backend);
    const isAnswered = 'redirect' in route || collectBackend(what, backend, resolved, policies, callSite);
    for (const host of servedBy(options, hosts)) {
      const key = routeKeyOf(what, host);
      if (taken.has(key)) isSound = collect([routedTwice(key)], callSite) && isSound;
      taken.add(key);
    }
    if (isRight && isAnswered) right.push({ written: route, key: routeKeyOf(what, options.host), policies, resolved });
  }
  // A route that is left out may be the one that a redirect needs next to it.
  const needsAll = props.httpsRedirect === true || written.some((route) => 'redirect' in route);
  if (needsAll && right.length < written.length) isSound = false;
  const { defaultBackend } = props;
  if (defaultBackend !== undefined) {
    const resolved = toRouteBackend(defaultBackend);
    if (!collectBackend('the default backend', defaultBackend, resolved, inherited)) isSound = false;
  }

  const table = buildTable({ name, namespace: namespaceOf(router) }, props, right);
  if (!collect(checkRouter(props, written, table))) isSound = false;
  const callSites = new Map<string, CallSite>();
  for (const { key, written: route } of right) callSites.set(key, route.callSite);
  return { table, problems, isSound, origin, callSites };
}

/** The hosts of a route. A wrong one is reported by itself. */
function servedBy({ host }: RouteOptions, ofRouter: readonly (string | undefined)[]): typeof ofRouter {
  if (host === undefined) return ofRouter;
  return hostFlaw(host) === undefined ? [host] : [];
}

const routedTwice = (key: string) => finding('duplicate-route', `${key} is routed twice: keep one of the two routes.`);

/** Findings of a target, each at the line of the route that it is about. */
export function atRoutes({ origin, callSites }: BuiltTable, findings: readonly TargetFinding[]): LocatedFinding[] {
  return findings.map(({ routeKey, code, message }) => ({
    ...origin,
    callSite: (routeKey === undefined ? undefined : callSites.get(routeKey)) ?? origin.callSite,
    code,
    message,
  }));
}
