import {
  HttpRouteSpecRulesMatchesHeadersType as HeaderType,
  HttpRouteSpecRulesMatchesPathType as PathType,
  type HttpRouteSpecRules as Rule,
} from '../../../../imports/gateway.networking.k8s.io';

/** The behaviour of an HTTPRoute that Gateway API leaves to the implementation, in words for whoever reads it. */
export function describeSpecifics(rules: readonly Rule[], leavesPaths: boolean): string[] {
  const matches = rules.flatMap(({ matches: all = [] }) => all);
  const patterns = matches
    .flatMap(({ headers = [] }) => headers)
    .filter(({ type }) => type === HeaderType.REGULAR_EXPRESSION);
  const redirectsOf = (some: readonly Rule[]) =>
    some.flatMap(({ filters = [] }) => filters.flatMap(({ requestRedirect }) => requestRedirect ?? []));
  // Only the redirect of www is for any path.
  const ofHosts = rules.filter(({ matches: all = [] }) => all.length === 0);
  const uses = {
    'regular expressions of paths': matches.some(({ path }) => path?.type === PathType.REGULAR_EXPRESSION),
    'regular expressions of headers': patterns.some(({ name }) => name !== 'Cookie'),
    'cookies by regular expression': patterns.some(({ name }) => name === 'Cookie'),
    'query of redirects': redirectsOf(rules).some(({ path }) => path !== undefined),
    'slash at the end of a path': redirectsOf(ofHosts).length > 0,
    'paths that no rule takes': leavesPaths,
  };
  return Object.entries(uses).flatMap(([what, used]) => (used ? [what] : []));
}
