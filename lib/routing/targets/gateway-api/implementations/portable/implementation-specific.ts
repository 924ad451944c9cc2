import {
  HttpRouteSpecRulesFiltersType as FilterType,
  HttpRouteSpecRulesMatchesHeadersType as HeaderType,
  HttpRouteSpecRulesMatchesPathType as PathType,
  type HttpRouteSpecRules as Rule,
} from '../../../../../../imports/gateway.networking.k8s.io';

/** The behaviour of an HTTPRoute that Gateway API leaves to the implementation, in words for whoever reads it. */
export function describeSpecifics(rules: readonly Rule[], hasRival: boolean): string[] {
  const matches = rules.flatMap(({ matches: all = [] }) => all);
  const patterns = matches
    .flatMap(({ headers = [] }) => headers)
    .filter(({ type }) => type === HeaderType.REGULAR_EXPRESSION);
  const redirectsOf = (some: readonly Rule[]) =>
    some.flatMap(({ filters = [] }) => filters.flatMap(({ requestRedirect }) => requestRedirect ?? []));
  const redirects = redirectsOf(rules);
  // Only the redirect of www is for any path.
  const ofHosts = rules.filter(({ matches: all = [] }) => all.length === 0);
  const uses = {
    'regular expressions of paths': matches.some(({ path }) => path?.type === PathType.REGULAR_EXPRESSION),
    'regular expressions of headers': patterns.some(({ name }) => name !== 'Cookie'),
    'cookies by regular expression': patterns.some(({ name }) => name === 'Cookie'),
    'query of redirects': redirects.some(({ path }) => path !== undefined),
    'CORS of redirects': rules.some(({ filters = [] }) => {
      const types = filters.map(({ type }) => type);
      return types.includes(FilterType.CORS) && types.includes(FilterType.REQUEST_REDIRECT);
    }),
    'slash at the end of a path': redirectsOf(ofHosts).length > 0,
    'port of redirects to HTTPS': redirects.some(
      ({ scheme, hostname }) => scheme !== undefined && hostname === undefined,
    ),
    'slash after a prefix that is put before every path': rules.some(replacesRoot),
    'routes for every host': hasRival,
  };
  return Object.entries(uses).flatMap(([what, used]) => (used ? [what] : []));
}

function replacesRoot({ matches = [], filters = [] }: Rule): boolean {
  const replaced = filters.map(({ urlRewrite }) => urlRewrite?.path?.replacePrefixMatch).find(Boolean);
  return replaced !== undefined && matches.some(({ path }) => path?.value === '/');
}
