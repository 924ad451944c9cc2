import { mayMeet } from '../../table/overlap';
import { describeRoute, PathMatch } from '../../table/path-match';
import type { HostRoutes, Route } from '../../table/route-table';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';
import { MAX_PATH, MAX_RULES } from './limits';
import { longestPattern, orderedPatterns } from './patterns';
import { forwardRules } from './rules';

/**
 * Checks that the regular expressions of a host keep their order: a rule with a header comes before one without, so that a
 * release by header or cookie must not follow an expression that may take the same paths.
 */
export function* checkRegexes({ host, routes }: HostRoutes): TargetFindings {
  const regexes = routes.filter(({ match }) => match === PathMatch.REGEX);
  for (const [index, route] of regexes.entries()) {
    const before = decides(route) ? regexes.slice(0, index).find((other) => mayMeet(other, route)) : undefined;
    if (before === undefined) continue;
    const message = `${describeRoute(route.match, route.path)} has a release with a header or cookie, which on Gateway API comes before ${describeRoute(before.match, before.path)}, although it is written after it: write it first, or let only the weight decide.`;
    yield { ...finding('gateway-rule-order', message), routeKey: route.key };
  }
  for (const [route, { length }] of orderedPatterns(routes)) {
    if (length <= MAX_PATH || route.path.length > longestPattern(MAX_PATH)) continue;
    const message = `${describeRoute(route.match, route.path)} has to be filled up to ${length} characters to be longer than the routes that it comes before: Gateway API takes ${MAX_PATH}. Write shorter ones.`;
    yield { ...finding('gateway-rule-order', message), routeKey: route.key };
  }
  const count = regexes.reduce((sum, route) => sum + countRules(route), 0);
  if (count <= MAX_RULES) return;
  const message = `the regular expressions of ${host ?? 'every host'} make ${count} rules, which have to stay in order: an HTTPRoute takes ${MAX_RULES}. Route prefixes instead.`;
  yield finding('gateway-rule-order', message);
}

function countRules(route: Route): number {
  return route.backend ? forwardRules({ written: route.path }, route.backend, route).length : 1;
}

const decides = ({ backend }: Route) => backend?.split?.header !== undefined || backend?.split?.cookie !== undefined;
