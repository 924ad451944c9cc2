import {
  type HttpRouteSpecRulesBackendRefs as BackendRef,
  type HttpRouteSpecRulesFilters as Filter,
  type HttpRouteSpecRulesMatchesHeaders as Header,
  HttpRouteSpecRulesMatchesHeadersType as HeaderType,
  HttpRouteSpecRulesMatchesPathType as PathType,
  type HttpRouteSpecRules as Rule,
} from '../../../../imports/gateway.networking.k8s.io';
import { unlessEmpty } from '../../../cdk8s/objects';
import type { CanaryHeader, CanarySplit, RouteBackend, ServiceBackend } from '../../table/backend';
import { PathMatch } from '../../table/path-match';
import type { RoutePolicies } from '../../table/policies';
import type { Route } from '../../table/route-table';
import { corsFilter, redirectFilter, responseHeaderFilter, rewriteFilter } from './filters';
import type { GatewayApiTargetOptions } from './options';
import { cookiePattern, whole } from './patterns';

/** A path as a rule writes it: a regular expression stands as `orderedPatterns` has it. */
export type RoutePath = Pick<Route, 'match' | 'path'>;

const TYPES = {
  [PathMatch.EXACT]: PathType.EXACT,
  [PathMatch.PREFIX]: PathType.PATH_PREFIX,
  [PathMatch.REGEX]: PathType.REGULAR_EXPRESSION,
};

/** A rule that answers by itself. */
export function answerRule(path: RoutePath, filter: Filter, header?: Header): Rule {
  return { matches: [matchOf(path, header)], filters: [filter] };
}

export function redirectRule(route: RoutePath & Required<Pick<Route, 'redirect'>>, { cors }: RoutePolicies): Rule {
  const rule = answerRule(route, redirectFilter(route.redirect));
  return cors ? { ...rule, filters: [corsFilter(cors), ...(rule.filters ?? [])] } : rule;
}

/**
 * The rules of a path that goes to a backend. Of two rules with one path that with more header matches wins, and of as
 * many the first: header before cookie before weight, which has no header match.
 */
export function forwardRules(
  path: RoutePath,
  backend: RouteBackend,
  { rewrite, policies }: Pick<Route, 'rewrite' | 'policies'>,
  { requestTimeout }: GatewayApiTargetOptions,
): Rule[] {
  const filters = [
    ...(policies.cors ? [corsFilter(policies.cors)] : []),
    ...(policies.responseHeaders ? [responseHeaderFilter(policies.responseHeaders)] : []),
    ...(rewrite ? [rewriteFilter(rewrite)] : []),
  ];
  const timeouts = requestTimeout && { request: durationOf(requestTimeout.toMilliseconds()) };
  const rule = (backendRefs: BackendRef[], header?: Header): Rule => ({
    matches: [matchOf(path, header)],
    filters: unlessEmpty(filters),
    backendRefs,
    timeouts,
  });
  const { stable, split } = backend;
  if (split === undefined) return [rule([refOf(stable)])];
  const { canary, header, cookie } = split;
  return [...(header ? headersOf(header) : []), ...(cookie === undefined ? [] : cookiesOf(cookie))]
    .map(({ leadsTo, ...match }) => rule([refOf(leadsTo === 'canary' ? canary : stable)], match))
    .concat(rule(shares(stable, split)));
}

type Decider = Header & { readonly leadsTo: 'canary' | 'stable' };

function headersOf({ name, value, pattern }: CanaryHeader): Decider[] {
  if (value !== undefined) return [{ name, value, leadsTo: 'canary' }];
  if (pattern !== undefined) {
    return [{ type: HeaderType.REGULAR_EXPRESSION, name, value: whole(pattern), leadsTo: 'canary' }];
  }
  return [
    { name, value: 'always', leadsTo: 'canary' },
    { name, value: 'never', leadsTo: 'stable' },
  ];
}

function cookiesOf(cookie: string): Decider[] {
  const header = (value: string) => ({
    type: HeaderType.REGULAR_EXPRESSION,
    name: 'Cookie',
    value: cookiePattern(cookie, value),
  });
  return [
    { ...header('always'), leadsTo: 'canary' },
    { ...header('never'), leadsTo: 'stable' },
  ];
}

function shares(stable: ServiceBackend, { canary, weight, weightTotal }: CanarySplit): BackendRef[] {
  if (weight === 0) return [refOf(stable)];
  if (weight === weightTotal) return [refOf(canary)];
  return [refOf(stable, weightTotal - weight), refOf(canary, weight)];
}

function refOf({ serviceName, servicePort, namespace }: ServiceBackend, weight?: number): BackendRef {
  return { name: serviceName, namespace, port: servicePort, weight };
}

function matchOf({ match, path }: RoutePath, header?: Header) {
  return { path: { type: TYPES[match], value: path }, headers: header && [header] };
}

/** As GEP-2257 writes it, for example `1s500ms`. */
function durationOf(milliseconds: number): string {
  const [seconds, rest] = [Math.floor(milliseconds / 1000), milliseconds % 1000];
  return `${seconds > 0 ? `${seconds}s` : ''}${rest > 0 ? `${rest}ms` : ''}`;
}
