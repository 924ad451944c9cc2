import { isStrictPath } from '../../../nginx/strict-path';
import { PathMatch } from '../../table/path-match';
import { stemOf, wholeMatch } from '../../table/regex';
import { RewriteKind } from '../../table/rewrite';
import type { Route } from '../../table/route-table';

/**
 * True for a route that can only be written as a regular expression. One such route turns every path of its host into one:
 * the controller prints `~* "^<path>"` for all of them (template.go, enforceRegexModifier).
 */
export function needsRegex({ match, path, rewrite, redirect }: Route): boolean {
  if (rewrite !== undefined || redirect?.keepsPath || match === PathMatch.REGEX) return true;
  if (match !== PathMatch.EXACT) return false;
  // nginx itself redirects `/a` to `/a/` where a location's name ends in a slash.
  return !isStrictPath(path) || (path.endsWith('/') && path !== '/');
}

/** The value of `rewrite-target`, with the groups of the path's pattern. */
export function rewriteTargetOf({ path, rewrite, redirect }: Route): string | undefined {
  // nginx answers with a redirect where the path would become a URL, and adds the query.
  if (redirect?.keepsPath) return `${redirect.location}/$1`;
  switch (rewrite?.kind) {
    case RewriteKind.STRIP_PREFIX:
      return '/$2';
    case RewriteKind.REPLACE_PREFIX:
      return path === '/' ? `${rewrite.path}/$1` : `${rewrite.path}$1`;
    default:
      return rewrite?.path;
  }
}

/**
 * Writes the paths of a host in regex mode so that they keep their meaning: anchored, with case, and so long that the
 * controller's order (longest string first, controller.go) is the order of precedence. Where a string would come too
 * short, a group that is repeated zero times fills it up: readers of an Ingress that use RE2 know no comments `(?#…)`, and
 * would leave such a path out.
 */
export function regexPaths(routes: readonly Route[]): ReadonlyMap<Route, string> {
  const of = (match: PathMatch) => routes.filter((route) => route.match === match);
  const written = new Map<Route, string>();
  const write = (route: Route, beaten: readonly (string | undefined)[]) => {
    const least = Math.max(0, ...beaten.map((path) => (path === undefined ? 0 : path.length + 1)));
    written.set(route, fill(expressionOf(route), least, route.match));
  };

  // From the lowest precedence up, so that whatever a path has to beat is written before it.
  const prefixes = new Map<string, string>();
  for (const route of of(PathMatch.PREFIX).sort((a, b) => a.path.length - b.path.length)) {
    write(
      route,
      ancestors(route.path).map((path) => prefixes.get(path)),
    );
    prefixes.set(route.path, written.get(route) ?? '');
  }
  const regexes: { readonly stem: string; readonly expression: RegExp; readonly path: string }[] = [];
  for (const route of of(PathMatch.REGEX).reverse()) {
    const stem = stemOf(route.path);
    const meets = (other: string) => other.startsWith(stem) || stem.startsWith(other);
    write(route, [
      ...[...prefixes].filter(([path]) => meets(path)).map(([, path]) => path),
      ...regexes.filter((other) => meets(other.stem)).map(({ path }) => path),
    ]);
    regexes.push({ stem, expression: wholeMatch(route.path), path: written.get(route) ?? '' });
  }
  for (const route of of(PathMatch.EXACT)) {
    write(route, [
      ...[route.path, ...ancestors(route.path)].map((path) => prefixes.get(path)),
      ...regexes.filter(({ expression }) => expression.test(route.path)).map(({ path }) => path),
    ]);
  }
  return written;
}

/** The prefixes that also match whatever is below the path: `/a/b` has `/a` and `/`. */
function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) found.push(path.slice(0, end));
  return path === '/' ? found : [...found, '/'];
}

/** The expression that matches what a route takes, with the groups that its rewrite names. */
export function expressionOf({ match, path, rewrite, redirect }: Route): string {
  if (redirect?.keepsPath) return capturing(match, path);
  if (path === '/' && match === PathMatch.PREFIX) {
    // The bare "/" would equal the rewrite target "/", and the controller then leaves the rewrite out.
    return rewrite === undefined ? '/' : '/(.*)';
  }
  if (match === PathMatch.REGEX) return `${withCase(path.slice(1))}$`;
  const literal = withCase(literalOf(path));
  if (match === PathMatch.EXACT) return `${literal}$`;
  if (rewrite?.kind === RewriteKind.STRIP_PREFIX) return `${literal}(/|$)(.*)`;
  return rewrite?.kind === RewriteKind.REPLACE_PREFIX ? `${literal}(/.*|$)` : `${literal}(/|$)`;
}

/** The pattern whose first group is the whole path after its first "/". */
function capturing(match: PathMatch, path: string): string {
  if (match === PathMatch.REGEX) return `${withCase(`(${path.slice(1)})`)}$`;
  if (match === PathMatch.EXACT) return `${withCase(`(${literalOf(path)})`)}$`;
  return path === '/' ? '/(.*)' : `${withCase(`(${literalOf(path)}(?:/.*)?)`)}$`;
}

/** Classes instead of backslashes, which nginx's own configuration syntax reads as well. */
export function literalOf(path: string): string {
  return path.slice(1).replace(/[.+]/g, '[$&]');
}

/** A path must begin with "/", so that the option that switches case back on comes after it. */
export function withCase(expression: string): string {
  return /[a-z]/i.test(expression) ? `/(?-i)${expression}` : `/${expression}`;
}

/** Fills an expression up to a length, with what matches nothing. */
export function fill(expression: string, least: number, note: string): string {
  if (expression.length >= least) return expression;
  const dots = Math.max(0, least - expression.length - note.length - '(?:){0}'.length);
  return `${expression}(?:${note}${'.'.repeat(dots)}){0}`;
}
