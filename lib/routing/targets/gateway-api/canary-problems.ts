import type { RouteBackend } from '../../backend';
import { describeRoute, PathMatch } from '../../path-match';
import { stemOf } from '../../regex';
import type { HostRoutes, Route } from '../../route-table';
import { gatewayAlternative } from '../capabilities';
import type { TargetProblem } from '../routing-target';
import type { GatewayApiTargetOptions } from './options';
import { MAX_RULES } from './plan';
import { forwardRules } from './rules';

const MAX_WEIGHT = 1_000_000;

/** What of a release cannot be kept. */
export function checkBackend(options: GatewayApiTargetOptions, { split }: RouteBackend): string[] {
  if (split === undefined) return [];
  const { header, cookie, weight, weightTotal } = split;
  const found: string[] = [];
  const allowed = options.allowImplementationSpecific === true;
  if (cookie !== undefined && !allowed) {
    found.push(
      `goes to a release with the cookie "${cookie}", for which Gateway API has no match: ${gatewayAlternative('canary cookie')}.`,
    );
  }
  if (header?.pattern !== undefined && !allowed) {
    found.push(
      `goes to a release with a pattern for the header "${header.name}", which each implementation of Gateway API reads in its own way: ${gatewayAlternative('canary header pattern')}.`,
    );
  }
  if (Math.max(weight, weightTotal - weight) > MAX_WEIGHT) {
    found.push(
      `goes to a release of the weightTotal ${weightTotal}: Gateway API takes shares of at most ${MAX_WEIGHT}.`,
    );
  }
  return found;
}

/**
 * Of two regular expressions that match a path, the first decides; but a rule with a header comes before one without, so
 * that a release by header or cookie must not follow an expression that may take the same paths.
 */
export function checkRegexes({ host, routes }: HostRoutes): TargetProblem[] {
  const regexes = routes.filter(({ match }) => match === PathMatch.REGEX);
  const count = regexes.reduce((sum, route) => sum + rulesOf(route), 0);
  const found = regexes.flatMap((route, index): TargetProblem[] => {
    if (!decides(route)) return [];
    const before = regexes.slice(0, index).find((other) => mayOverlap(other.path, route.path));
    if (before === undefined) return [];
    const message = `${describeRoute(route.match, route.path)} has a release with a header or cookie, which on Gateway API comes before ${describeRoute(before.match, before.path)}, although it is written after it: write it first, or let the weight alone decide.`;
    return [{ route, message }];
  });
  if (count <= MAX_RULES) return found;
  const at = host === undefined ? 'every host' : host;
  return [
    ...found,
    {
      message: `the regular expressions of ${at} make ${count} rules, of which their order decides: an HTTPRoute takes ${MAX_RULES}. Route prefixes instead.`,
    },
  ];
}

function rulesOf(route: Route): number {
  return route.backend ? forwardRules(route, route.backend, route, { gateway: '' }).length : 1;
}

const decides = ({ backend }: Route) => backend?.split?.header !== undefined || backend?.split?.cookie !== undefined;

function mayOverlap(first: string, second: string): boolean {
  const [one, other] = [stemOf(first), stemOf(second)];
  return one.startsWith(other) || other.startsWith(one);
}
