import type { Construct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import type { CallSite } from '../../cdk8s/call-site';
import type { LocatedFinding } from '../../cdk8s/findings';
import { Synthesis } from '../../cdk8s/synthesis';
import type { Finding, Findings } from '../../rules/finding';
import { hostFlaw } from '../../rules/host';
import { finding } from '../codes';
import { CanaryRelease } from '../table/canary-release';
import { inheritPolicies } from '../table/inherit-policies';
import { describeRoute } from '../table/path-match';
import { policiesOf, type RoutePolicies } from '../table/policies';
import type { RouteTable } from '../table/route-table';
import type { TargetFinding } from '../targets/routing-target';
import { buildTable, hostsOf } from './build-table';
import { checkRoute } from './check-route';
import { checkRouteBackend, namespaceOf } from './check-route-backend';
import { checkRouter } from './check-router';
import { checkRouterProps } from './check-router-props';
import type { IngressRouterProps } from './ingress-router-props';
import { optionsOf, routeKeyOf, type WrittenRoute } from './written-route';

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
  const collectBackend = (what: string, backend: unknown, policies: RoutePolicies, callSite?: CallSite): boolean =>
    (!(backend instanceof CanaryRelease) || collectRelease(backend)) &&
    collect(checkRouteBackend(router, what, backend, policies.protocol), callSite);

  const results = [collect(checkRouterProps(props))];
  const inherited = policiesOf(props);
  const taken = new Set<string>();
  const right = written.filter((route) => {
    const { match, path, backend, callSite } = route;
    const isRight = collect(checkRoute(route, inherited), callSite);
    const policies = inheritPolicies(inherited, optionsOf(route));
    const isAnswered = 'redirect' in route || collectBackend(describeRoute(match, path), backend, policies, callSite);
    results.push(collect(checkTwice(keysOf(route, props), taken), callSite));
    return isRight && isAnswered;
  });
  // A route that is left out may be the one that a redirect needs next to it.
  const needsAll = props.httpsRedirect === true || written.some((route) => 'redirect' in route);
  if (needsAll) results.push(right.length === written.length);
  const { defaultBackend } = props;
  if (defaultBackend !== undefined) results.push(collectBackend('the default backend', defaultBackend, inherited));

  const table = buildTable({ name, namespace: namespaceOf(router) }, props, right);
  results.push(collect(checkRouter(props, written, table)));
  const callSites = new Map(right.map((route) => [routeKeyOf(route), route.callSite]));
  return { table, problems, isSound: results.every(Boolean), origin, callSites };
}

/** The keys of a route on all of its hosts. */
function keysOf(route: WrittenRoute, props: IngressRouterProps): string[] {
  const { host } = optionsOf(route);
  if (host === undefined) return hostsOf(props).map((each) => routeKeyOf(route, each));
  return hostFlaw(host) === undefined ? [routeKeyOf(route, host)] : [];
}

/** Checks that no earlier route takes the same requests. */
function* checkTwice(keys: readonly string[], taken: Set<string>): Findings {
  for (const key of keys) {
    if (taken.has(key)) yield finding('duplicate-route', `${key} is routed twice: keep one of the two routes.`);
    taken.add(key);
  }
}

/** Findings of a target, each at the line of the route that it is about. */
export function atRoutes({ origin, callSites }: BuiltTable, findings: readonly TargetFinding[]): LocatedFinding[] {
  return findings.map(({ routeKey, code, message }) => ({
    ...origin,
    callSite: (routeKey === undefined ? undefined : callSites.get(routeKey)) ?? origin.callSite,
    code,
    message,
  }));
}
