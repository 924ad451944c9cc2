import type { HttpRouteSpecRules as Rule } from '../../../../../../imports/gateway.networking.k8s.io';
import { show } from '../../../../../rules/show';
import type { BackendTls } from '../../../../table/backend-tls';
import type { RoutePolicies } from '../../../../table/policies';
import type { RouteTable } from '../../../../table/route-table';
import type { TargetFinding, TargetFindings } from '../../../routing-target';
import { checkCorsFilter } from '../../check-cors';
import { checkHeaders } from '../../check-headers';
import { checkRedirects } from '../../check-redirects';
import { finding } from '../../codes';
import { checkEachPolicies } from '../../each-policies';
import { isOwnFilter } from '../compiled-rule';
import type { Implementation, TargetSettings } from '../implementation';
import { standardRule } from '../standard-rule';
import { capabilitiesOf } from './capabilities';
import { checkEveryHost } from './check-every-host';
import { featureWarnings } from './features';
import { describeSpecifics } from './implementation-specific';
import { knownWays } from './known-ways';

const ANNOTATION = 'cdk8s-portico/implementation-specific';

/** Any implementation: nothing but what the specification says, and no field beyond its standard channel. */
export function portable(settings: TargetSettings): Implementation {
  return {
    capabilities: capabilitiesOf(settings),
    comparesHosts: false,
    *optionProblems() {},
    *problems(table) {
      yield* problems(table);
      if (!settings.allowImplementationSpecific) yield* Object.values(knownWays(table)).flat();
    },
    *problemsBeside(table, otherRouter, other) {
      if (settings.allowImplementationSpecific) return;
      yield* checkEveryHost(table, otherRouter, other, 'or set allowImplementationSpecific: true');
    },
    warnings: (table) => featureWarnings(table, settings),
    podsOf: () => [],
    arrange: (units) => units,
    compile: (rule) => standardRule(rule, settings.requestTimeout),
    attachedTo: () => '',
    attachesToRoutes: false,
    policiesFor: () => [],
    seriesOf: () => undefined,
    annotationsOf({ rules, hasRival }, table): { [key: string]: string } {
      const written = rules.map(({ rule, filters }) => {
        return { ...rule, filters: filters.filter((each) => !isOwnFilter(each)) } as Rule;
      });
      const keys = new Set(rules.map(({ meant }) => meant.routeKey));
      const isOfRoute = ({ routeKey }: TargetFinding) => routeKey === undefined || keys.has(routeKey);
      const ways = Object.entries(knownWays(table)).filter(([, found]) => found.some(isOfRoute));
      const specifics = [...describeSpecifics(written, hasRival), ...ways.map(([what]) => what)];
      return specifics.length > 0 ? { [ANNOTATION]: specifics.join(', ') } : {};
    },
  };
}

function* problems(table: RouteTable): TargetFindings {
  yield* checkRedirects(table);
  yield* checkEachPolicies(table, checkPolicies);
}

/** Checks the policies of a route that it does not have from its router. */
function* checkPolicies(what: string, policies: RoutePolicies, inherited: RoutePolicies): TargetFindings {
  const { cors, responseHeaders, backendTls } = policies;
  if (backendTls !== undefined && backendTls !== inherited.backendTls) yield* checkAuthority(what, backendTls);
  if (cors !== undefined && cors !== inherited.cors) yield* checkCorsFilter(what, cors);
  if (responseHeaders === undefined) return;
  if (responseHeaders !== inherited.responseHeaders || cors !== inherited.cors) {
    yield* checkHeaders(what, policies);
    yield* checkFormats(what, responseHeaders);
  }
}

function* checkAuthority(what: string, { caConfigMap }: BackendTls): TargetFindings {
  if (caConfigMap !== undefined) return;
  const message = `${what} has backendTls without a caConfigMap, and not every implementation of Gateway API has another authority to trust: write caConfigMap, or name the implementation.`;
  yield finding('gateway-backend-tls', message);
}

function* checkFormats(what: string, headers: { readonly [name: string]: string }): TargetFindings {
  for (const [name, value] of Object.entries(headers).filter((entry) => entry[1].includes('%'))) {
    const message = `${what} has the response header ${show(name)} with a "%" in ${show(value)}, which Envoy reads as the start of a command operator: for an unknown one, it rejects all routes of the Gateway, and no status reports that. Set the header in the service.`;
    yield finding('gateway-header', message);
  }
}
