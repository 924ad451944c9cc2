import type { Construct } from 'constructs';
import { checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { hostFlaw } from '../../rules/host';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkPath } from '../table/check-path';
import { checkPolicies } from '../table/check-policies';
import { describeRoute } from '../table/path-match';
import { POLICIES, policiesOf } from '../table/policies';
import { checkRedirect } from '../table/redirect';
import { Rewrite } from '../table/rewrite';
import { checkRouteBackend } from './check-route-backend';
import { optionsOf, type WrittenRoute } from './written-route';

const OPTIONS = ['host', 'rewrite', ...POLICIES];

/** Checks one route by itself. */
export function* checkRoute(router: Construct, route: WrittenRoute): Findings {
  const { match, path } = route;
  const what = describeRoute(match, path);
  yield* checkStruct(`the options of ${what}`, route.options, OPTIONS);
  const { host, rewrite, ...policies } = optionsOf(route);

  const isPath = yield* checkPath(match, path);
  if (host !== undefined) yield* checkValue('host', 'host', host, hostFlaw);
  for (const found of checkPolicies(policiesOf(policies))) yield { ...found, message: `${what}: ${found.message}` };
  if (rewrite !== undefined && !(rewrite instanceof Rewrite)) {
    const fix = 'write Rewrite.stripPrefix() or Rewrite.to("/")';
    yield finding('rewrite', `${what} has the rewrite ${show(rewrite)}: ${fix}.`);
  } else if (rewrite !== undefined && isPath) {
    yield* rewrite._check(match, path);
  }
  if ('redirect' in route) yield* checkRedirect(what, route.redirect);
  else yield* checkRouteBackend(router, what, route.backend);
}
