import { checkStruct, checkValue } from '../../rules/check';
import { type Findings, inPart } from '../../rules/finding';
import { hostFlaw } from '../../rules/host';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { Backend } from '../table/backends';
import { checkPath } from '../table/check-path';
import { checkInheritance, ownPolicies } from '../table/inherit-policies';
import { templateFlaw } from '../table/meant-prefix';
import { describeRoute } from '../table/path-match';
import { checkPolicies, POLICIES, type RoutePolicies } from '../table/policies';
import { checkRedirect } from '../table/redirect';
import { Rewrite } from '../table/rewrite';
import { toRouteBackend } from '../table/to-route-backend';
import { optionsOf, type WrittenRoute } from './written-route';

const OPTIONS = ['host', 'rewrite', 'without', ...POLICIES];

/** Checks one route next to the policies of its router, all but its backend. */
export function* checkRoute(route: WrittenRoute, inherited: RoutePolicies): Findings {
  const { match, path } = route;
  const what = describeRoute(match, path);
  yield* checkStruct(`the last argument of ${what}`, route.options, OPTIONS);
  const options = optionsOf(route);
  const { host, rewrite } = options;

  const isPath = yield* checkPath(match, path, { rewrite, backend: codeOf(route) });
  if (host !== undefined) yield* checkValue('host', `${what}: host`, host, hostFlaw);
  yield* inPart(what, checkPolicies(ownPolicies(inherited, options)));
  yield* inPart(what, checkInheritance(inherited, options));
  if (rewrite !== undefined && !(rewrite instanceof Rewrite)) {
    const fix = 'write Rewrite.stripPrefix() or Rewrite.to("/")';
    yield finding('rewrite', `${what} has the rewrite ${show(rewrite)}: ${fix}.`);
  } else if (rewrite !== undefined && isPath) {
    const flaw = templateFlaw(match, path, rewrite, codeOf(route));
    if (flaw === undefined) yield* rewrite._check(match, path);
    else yield finding('rewrite', `${what} ${flaw}.`);
  }
  if ('redirect' in route) yield* checkRedirect(what, route.redirect);
}

/** The backend of a route as suggestions write it: the user's own words are not known but for those of an external one. */
function codeOf({ backend }: WrittenRoute): string {
  if (!(backend instanceof Backend)) return '…';
  const { serviceName, servicePort, source, namespace } = toRouteBackend(backend)?.stable ?? {};
  return source === undefined && namespace === undefined
    ? `Backend.external(${show(serviceName)}, ${show(servicePort)})`
    : '…';
}
