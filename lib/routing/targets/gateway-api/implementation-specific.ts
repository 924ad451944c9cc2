import {
  HttpRouteSpecRulesMatchesHeadersType as HeaderType,
  HttpRouteSpecRulesMatchesPathType as PathType,
  type HttpRouteSpecRules as Rule,
} from '../../../../imports/gateway.networking.k8s.io';

/** What of some rules the specification leaves to each implementation, in words. */
export function implementationSpecifics(rules: readonly Rule[]): string[] {
  const matches = rules.flatMap(({ matches: all = [] }) => all);
  const headers = matches
    .flatMap(({ headers: all = [] }) => all)
    .filter(({ type }) => type === HeaderType.REGULAR_EXPRESSION);
  const uses = {
    'regular expressions of paths': matches.some(({ path }) => path?.type === PathType.REGULAR_EXPRESSION),
    'regular expressions of headers': headers.some(({ name }) => name !== 'Cookie'),
    'cookies by regular expression': headers.some(({ name }) => name === 'Cookie'),
  };
  return Object.entries(uses).flatMap(([what, used]) => (used ? [what] : []));
}
