import { checkStruct, checkValue } from '../../rules/check';
import { type Findings, inPart } from '../../rules/finding';
import { hostFlaw } from '../../rules/host';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { Backend } from '../table/backends';
import { checkPath, isPlainPath } from '../table/check-path';
import { checkInheritance } from '../table/inherit-policies';
import { templateFlaw } from '../table/meant-prefix';
import { checkPolicies, POLICIES, type RoutePolicies } from '../table/policies';
import { checkRedirect } from '../table/redirect';
import { Rewrite } from '../table/rewrite';
import { toRouteBackend } from '../table/to-route-backend';
import { NO_OPTIONS, optionsOf, type WrittenRoute } from './written-route';

const OPTIONS = ['host', 'rewrite', 'without', ...POLICIES];

/** True for a route of a path and a backend alone that `checkRoute` finds nothing in. */
export function isPlainRoute({ match, path, options }: WrittenRoute): boolean {
  return options === NO_OPTIONS && isPlainPath(match, path);
}

/**
 * Checks one route next to the policies of its router, all but its backend.
 *
 * @param what the route in messages.
 * @param own the policies that it writes itself.
 */
export function* checkRoute(route: WrittenRoute, what: string, own: RoutePolicies, inherited: RoutePolicies): Findings {
  const { match, path } = route;
  yield* checkStruct(`the last argument of ${what}`, route.options, OPTIONS);
  const options = optionsOf(route);
  const { host, rewrite } = options;

  const isPath = isPlainPath(match, path) || (yield* checkPath(match, path, { rewrite, backend: codeOf(route) }));
  if (host !== undefined) yield* checkValue('host', `${what}: host`, host, hostFlaw);
  yield* inPart(what, checkPolicies(own));
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
