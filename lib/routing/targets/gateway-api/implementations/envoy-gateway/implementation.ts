import type { RoutePolicies } from '../../../../table/policies';
import { checkCorsFilter } from '../../check-cors';
import { checkHeaders } from '../../check-headers';
import { AcceptedDifferences, GatewayDifference } from '../../differences';
import { checkEachPolicies } from '../../each-policies';
import type { Implementation, TargetSettings } from '../implementation';
import { capabilitiesOf } from './capabilities';
import { checkWildcards } from './check-wildcards';
import { compileRule } from './compile';
import type { GatewayImplementationEnvoyGatewayOptions } from './options';

const KNOWN = [GatewayDifference.WWW_SLASH, GatewayDifference.HTTPS_REDIRECT_PORT, GatewayDifference.REDIRECT_CORS];

/** Envoy Gateway 1.9. */
export function envoyGateway(
  { accepts }: GatewayImplementationEnvoyGatewayOptions,
  settings: TargetSettings,
): Implementation {
  const accepted = new AcceptedDifferences(accepts, 'GatewayImplementation.envoyGateway()', KNOWN);
  return {
    capabilities: capabilitiesOf(settings, accepted),
    comparesHosts: true,
    optionProblems: () => accepted.problems(),
    problems: (table) => checkEachPolicies(table, checkPolicies),
    problemsBeside: (table, otherRouter) => checkWildcards(table, otherRouter),
    *warnings() {},
    arrange: (units) => units,
    compile: (rule) => compileRule(rule, settings),
    partOf: () => '',
    policiesFor: () => [],
    annotationsOf: () => accepted.annotations(),
  };
}

/** Checks the policies of a route that it does not have from its router. */
function* checkPolicies(what: string, policies: RoutePolicies, inherited: RoutePolicies) {
  const { cors, responseHeaders } = policies;
  if (cors !== undefined && cors !== inherited.cors) yield* checkCorsFilter(what, cors);
  if (responseHeaders === undefined) return;
  if (responseHeaders !== inherited.responseHeaders || cors !== inherited.cors) yield* checkHeaders(what, policies);
}
