import { type CanarySplit, portOf, type ServiceBackend } from '../../../../table/backend';
import { PathMatch } from '../../../../table/path-match';
import { backendsOf, type Route, type RouteTable } from '../../../../table/route-table';
import { canaryAnnotations } from '../../annotations';
import { anyBackend } from '../../plan';

// The rules that Traefik makes of paths (translator.go). It sorts all of them by their length, and tries the longest first.

/** A text in quotes, in which a backslash counts twice. */
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The rule of a path that is written as it is. */
export function literalRule(host: string | undefined, { match, path }: Pick<Route, 'match' | 'path'>): string {
  if (match === PathMatch.EXACT) return ruleOf(host, `Path(${quoted(path)})`);
  const isRoot = path === '/';
  return ruleOf(host, isRoot ? 'PathPrefix("/")' : `(Path(${quoted(path)}) || PathPrefix(${quoted(`${path}/`)}))`);
}

/** The rule of a path that is read as a regular expression. */
export const expressionRule = (host: string | undefined, expression: string): string =>
  ruleOf(host, `PathRegexp(${quoted(`(?i)^${expression}`)})`);

const ruleOf = (host: string | undefined, path: string) =>
  host === undefined ? path : `Host(${quoted(host)}) && ${path}`;

/**
 * The number of characters that the longest rule of each route has besides its own: a release by header or cookie has one more
 * rule for each path of its stable Service, also for redirects that name the Service.
 */
export function extraLengths(table: RouteTable): (route: Route) => number {
  const lengths = new Map<string, number>();
  for (const { stable, split } of backendsOf(table)) if (split) lengths.set(keyOf(stable), extraLength(split));
  const ofRedirects = anyBackend(table)?.stable;
  return ({ backend }) => {
    const service = backend?.stable ?? ofRedirects;
    return (service && lengths.get(keyOf(service))) ?? 0;
  };
}

const keyOf = (service: ServiceBackend) => JSON.stringify([service.namespace, service.serviceName, portOf(service)]);

function extraLength(split: CanarySplit): number {
  const { header, cookie } = split;
  const { 'canary-by-header-pattern': pattern } = canaryAnnotations(split);
  const deciders: string[] = [];
  if (header !== undefined) {
    const [matcher, value] =
      header.value === undefined && pattern !== undefined
        ? ['HeaderRegexp', pattern]
        : ['Header', header.value ?? 'always'];
    deciders.push(`${matcher}(${quoted(header.name)}, ${quoted(value)})`);
  }
  if (cookie !== undefined) {
    const escaped = cookie.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
    const matcher = `HeaderRegexp("Cookie", ${quoted(`(^|;\\s*)${escaped}=always(;|$)`)})`;
    const isPlain = header !== undefined && header.value === undefined && pattern === undefined;
    deciders.push(isPlain ? `(${matcher} && !Header(${quoted(header.name)}, "never"))` : matcher);
  }
  return deciders.length === 0 ? 0 : `() && (${deciders.join(' || ')})`.length;
}
