import { show } from '../../../../../rules/show';
import { describeRoute } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { Redirect } from '../../../../table/redirect';
import type { RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { checkHeaders } from '../../check-headers';
import { checkLocation } from '../../check-redirects';
import { finding } from '../../codes';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';
import { checkEachPolicies } from '../../each-policies';
import { MAX_RULES } from '../../limits';
import { orderedPatterns } from '../../patterns';
import { checkSessionFields } from '../../session-cookie';
import { unitsOf } from '../../units';
import { arrange } from './arrange';
import { checkOwnBackends } from './check-own-backends';
import { checkWildcards } from './check-wildcards';
import { isExact } from './compile';

/** The longest expression that counts for less than an exact path, with a header as well. */
const MAX_PATTERN = 897;

/** Checks that Traefik takes the values of a table, and tries its rules in the order that is meant. */
export function* checkTable(table: RouteTable, accepted: AcceptedDifferences): TargetFindings {
  yield* checkWildcards(table, table, '', accepted);
  yield* checkUnits(table);
  yield* checkEachPolicies(table, checkPolicies);
  yield* checkOwnBackends(table);
  if (table.appRoot !== undefined) {
    yield* checkRedirect('appRoot', { location: table.appRoot, status: 302 }, accepted);
  }
  for (const { key, match, path, redirect } of new Set(table.hosts.flatMap(({ routes }) => routes))) {
    if (redirect === undefined) continue;
    yield* about(key, checkRedirect(describeRoute(match, path), redirect, accepted));
  }
  for (const [{ key, match, path }, { length }] of table.hosts.flatMap(({ routes }) => [...orderedPatterns(routes)])) {
    if (length <= MAX_PATTERN) continue;
    const message = `${describeRoute(match, path)} is written with ${length} characters, by which it comes before exact paths on Traefik: write at most ${MAX_PATTERN}.`;
    yield { ...finding('gateway-rule-order', message), routeKey: key };
  }
}

/** Checks that the rules of a host that have to stay in order fit into one HTTPRoute. */
function* checkUnits(table: RouteTable): TargetFindings {
  for (const entry of table.hosts) {
    const units = arrange(unitsOf(table, entry, 'any', { comparesHosts: false }));
    const most = Math.max(0, ...units.map(({ length }) => length));
    if (most <= MAX_RULES) continue;
    const message = `the regular expressions of ${entry.host ?? 'every host'} make ${most} rules on Traefik, one more for each path with a guard, which have to stay in order: an HTTPRoute takes ${MAX_RULES}. Route prefixes instead.`;
    yield finding('gateway-rule-order', message);
  }
}

/** Checks the policies of a route that it does not have from its router. */
function* checkPolicies(what: string, policies: RoutePolicies, inherited: RoutePolicies): TargetFindings {
  const { cors, responseHeaders, externalAuth, stickySession } = policies;
  if (stickySession !== undefined && stickySession !== inherited.stickySession)
    yield* checkSessionFields(what, stickySession, 'Traefik');
  if (responseHeaders !== inherited.responseHeaders || cors !== inherited.cors) yield* checkHeaders(what, policies);
  if (externalAuth === undefined || externalAuth === inherited.externalAuth) return;
  for (const [name, url = ''] of [
    ['url', externalAuth.url],
    ['signinUrl', externalAuth.signinUrl],
  ] as const) {
    if (!url.includes('$')) continue;
    const message = `${what} has the externalAuth ${name} ${show(url)}, in which Traefik has no variables: write a URL without "$".`;
    yield finding('gateway-value', message);
  }
}

/** A redirect that is not exact keeps the query of the request. */
function* checkRedirect(what: string, redirect: Redirect, accepted: AcceptedDifferences): TargetFindings {
  const { keepsPath, status, location } = redirect;
  if (!keepsPath && isExact(status, accepted)) return;
  if (!keepsPath && !accepted.has(GatewayDifference.REDIRECT_QUERY)) {
    // Otherwise the option is refused as a whole.
    if (!accepted.has(GatewayDifference.REDIRECT_METHOD)) return;
    const message = `${what} has the status ${status}, with which Traefik keeps the query of the request: write 301 or 302, ${accepted.orAccept(GatewayDifference.REDIRECT_QUERY)}.`;
    yield finding('gateway-redirect', message);
    return;
  }
  yield* checkLocation(what, redirect);
  if (!location.includes('%')) return;
  const message = `${what} leads to ${show(location)}, whose "%" Traefik encodes once more in a RequestRedirect: write a path without it.`;
  yield finding('gateway-value', message);
}
