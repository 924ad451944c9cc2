import type { Duration } from 'cdk8s';
import {
  type HttpRouteSpecRulesBackendRefs as BackendRef,
  type HttpRouteSpecRulesFilters as Filter,
  type HttpRouteSpecRulesMatchesHeaders as Header,
  HttpRouteSpecRulesMatchesHeadersType as HeaderType,
  type HttpRouteSpecRulesMatches as Match,
  HttpRouteSpecRulesMatchesPathType as PathType,
} from '../../../../../imports/gateway.networking.k8s.io';
import { PathMatch } from '../../../table/path-match';
import {
  corsFilter,
  hostRedirect,
  httpsRedirect,
  redirectFilter,
  responseHeaderFilter,
  rewriteFilter,
} from '../filters';
import type { Answer, Decider, MeantRule, Share } from '../meant-rule';
import { cookiePattern, whole } from '../patterns';
import type { CompiledRule, OwnBackend } from './compiled-rule';

const TYPES = {
  [PathMatch.EXACT]: PathType.EXACT,
  [PathMatch.PREFIX]: PathType.PATH_PREFIX,
  [PathMatch.REGEX]: PathType.REGULAR_EXPRESSION,
};

/** A rule in nothing but fields of Gateway API's standard channel. */
export function standardRule(meant: MeantRule, requestTimeout?: Duration): CompiledRule {
  return ruleOf(meant, [...policyFilters(meant.policies), ...answerFilters(meant.answer)], requestTimeout);
}

/** A rule with filters of its implementation's choice. */
export function ruleOf(
  meant: MeantRule,
  filters: CompiledRule['filters'],
  requestTimeout?: Duration,
  backendOf: (share: Share) => BackendRef | OwnBackend = refOf,
): CompiledRule {
  const { answer } = meant;
  const match = matchOf(meant);
  const rule = { matches: match && [match] };
  if (answer.to !== 'backends') return { meant, rule, filters };
  const timeouts = requestTimeout && { request: durationOf(requestTimeout.toMilliseconds()) };
  const backendRefs = answer.shares.length > 0 ? answer.shares.map(backendOf) : undefined;
  return { meant, rule: { ...rule, timeouts }, backendRefs, filters };
}

/** The filters of policies that Gateway API has filters for. */
export function policyFilters({ cors, responseHeaders }: MeantRule['policies']): Filter[] {
  return [...(cors ? [corsFilter(cors)] : []), ...(responseHeaders ? [responseHeaderFilter(responseHeaders)] : [])];
}

/** The filters that redirect a request, or change its path. */
export function answerFilters(answer: Answer): Filter[] {
  switch (answer.to) {
    case 'location':
      return [redirectFilter(answer.redirect)];
    case 'https':
      return [httpsRedirect(answer.host)];
    case 'host':
      return [hostRedirect(answer.host)];
    case 'backends':
      return answer.rewrite ? [rewriteFilter(answer.rewrite)] : [];
  }
}

function matchOf({ path, decider, hostPattern }: MeantRule): Match | undefined {
  const headers = [
    ...(decider === undefined ? [] : [headerOf(decider)]),
    ...(hostPattern === undefined ? [] : [{ type: HeaderType.REGULAR_EXPRESSION, name: 'Host', value: hostPattern }]),
  ];
  if (path === undefined && headers.length === 0) return undefined;
  return {
    path: path && { type: TYPES[path.match], value: path.path },
    headers: headers.length > 0 ? headers : undefined,
  };
}

function headerOf({ by, name, value }: Decider): Header {
  if (by === 'header') return { name, value };
  if (by === 'pattern') return { type: HeaderType.REGULAR_EXPRESSION, name, value: whole(value) };
  return { type: HeaderType.REGULAR_EXPRESSION, name: 'Cookie', value: cookiePattern(name, value) };
}

export function refOf({ backend, weight }: Share): BackendRef {
  const { serviceName, servicePort, namespace } = backend;
  return { name: serviceName, namespace, port: servicePort, weight };
}

/** As GEP-2257 writes it, for example `1s500ms`. */
function durationOf(milliseconds: number): string {
  const [seconds, rest] = [Math.floor(milliseconds / 1000), milliseconds % 1000];
  return `${seconds > 0 ? `${seconds}s` : ''}${rest > 0 ? `${rest}ms` : ''}`;
}
