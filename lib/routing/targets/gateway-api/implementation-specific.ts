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
  const redirects = rules.flatMap(({ filters = [] }) =>
    filters.flatMap(({ requestRedirect }) => requestRedirect ?? []),
  );
  const uses = {
    'regular expressions of paths': matches.some(({ path }) => path?.type === PathType.REGULAR_EXPRESSION),
    'regular expressions of headers': patterns.some(({ name }) => name !== 'Cookie'),
    'cookies by regular expression': patterns.some(({ name }) => name === 'Cookie'),
    'query of redirects': redirects.some(({ path }) => path !== undefined),
    'slash at the end of a path': redirects.some(({ hostname, path }) => hostname !== undefined && path === undefined),
    'paths that no rule takes': leavesPaths,
  };
  return Object.entries(uses).flatMap(([what, used]) => (used ? [what] : []));
}
