import { show } from '../../../../../rules/show';
import { describeRoute, PathMatch } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { RouteTable } from '../../../../table/route-table';
import type { TargetFinding, TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';
import { checkEachPolicies } from '../../each-policies';
import { checkEncoding } from '../nginx-gateway-fabric/check-compared';
import { checkHeaderReadings } from '../nginx-gateway-fabric/check-policy-values';
import { checkReadings } from '../nginx-gateway-fabric/check-readings';

const OR_ALLOW = 'or set allowImplementationSpecific: true';

/** Findings by the words for them in the annotation of the HTTPRoutes. */
type KnownWays = { readonly [what: string]: readonly TargetFinding[] };

/** A table never changes, so that it is looked at once for all of its HTTPRoutes. */
const WAYS = new WeakMap<RouteTable, KnownWays>();

/** The values of a table that NGINX Gateway Fabric is known to answer otherwise than the specification says. */
export function knownWays(table: RouteTable): KnownWays {
  const ways = WAYS.get(table) ?? findWays(table);
  WAYS.set(table, ways);
  return ways;
}

function findWays(table: RouteTable): KnownWays {
  return {
    'redirects to the slash at the end of an exact path': [...checkSlashes(table)],
    'encoding of paths that are rewritten for a release': [...checkEncoding(table, false, OR_ALLOW)],
    'values that nginx reads as more than a text': [
      ...orAllow(checkReadings(table)),
      ...orAllow(checkEachPolicies(table, checkOwnHeaders)),
    ],
  };
}

/** nginx redirects `/a` to `/a/` where there is a location for the latter, be it exact, and none for `/a`. */
function* checkSlashes({ hosts }: RouteTable): TargetFindings {
  for (const { routes } of hosts) {
    const locations = new Set(routes.filter(({ match }) => match !== PathMatch.REGEX).map(({ path }) => path));
    for (const { key, match, path } of routes) {
      const bare = path.replace(/\/$/, '');
      if (match !== PathMatch.EXACT || bare === path || bare === '' || locations.has(bare)) continue;
      const message = `${describeRoute(match, path)} has no route for ${show(bare)}, which NGINX Gateway Fabric then redirects to ${show(path)}: route exact ${show(bare)} as well, ${OR_ALLOW}.`;
      yield { ...finding('gateway-value', message), routeKey: key };
    }
  }
}

function* checkOwnHeaders(what: string, policies: RoutePolicies, inherited: RoutePolicies): TargetFindings {
  const { responseHeaders } = policies;
  if (responseHeaders === undefined || responseHeaders === inherited.responseHeaders) return;
  yield* checkHeaderReadings(what, responseHeaders);
}

function* orAllow(findings: TargetFindings): TargetFindings {
  for (const found of findings) yield { ...found, message: found.message.replace(/\.$/, `, ${OR_ALLOW}.`) };
}
