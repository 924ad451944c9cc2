import { RewriteType } from '../../rewrite';
import { PathMatch, type Route } from '../../route-table';

/** What the admission webhook lets a path of type Exact or Prefix hold (`strict-validate-path-type`, inspector/rules.go). */
const STRICT_PATH = /^\/[A-Za-z0-9._\-/]*$/;

/** Whether the controller takes this path with the type Exact or Prefix. */
export function isStrictPath(path: string): boolean {
  return STRICT_PATH.test(path);
}

/**
 * Whether a route can only be written as a regular expression. One such route turns every path of its host into one:
 * the controller prints `~* "^<path>"` for all of them (template.go, enforceRegexModifier).
 */
export function needsRegex(route: Route): boolean {
  if (route.rewrite !== undefined) return true;
  if (route.match !== PathMatch.EXACT) return false;
  // nginx itself redirects `/a` to `/a/` where a location's name ends in a slash.
  return !isStrictPath(route.path) || (route.path.endsWith('/') && route.path !== '/');
}

/**
 * Writes the paths of a host in regex mode so that they keep their meaning: anchored, with case, and so long that the
 * controller's order (longest string first, controller.go) is the order of precedence. Where a string would come too
 * short, a regex comment `(?#…)` fills it up.
 */
export function regexPaths(routes: readonly Route[]): ReadonlyMap<Route, string> {
  const written = new Map<Route, string>();
  const prefixes = new Map<string, number>();
  // From the lowest precedence up, so that whatever a path has to beat is written before it.
  for (const route of [...routes].sort(byPrecedence)) {
    const beaten = route.match === PathMatch.EXACT ? [route.path, ...ancestors(route.path)] : ancestors(route.path);
    const least = Math.max(0, ...beaten.map((path) => (prefixes.get(path) ?? -1) + 1));
    const path = fill(pattern(route), least, route.match);
    written.set(route, path);
    if (route.match === PathMatch.PREFIX) prefixes.set(route.path, path.length);
  }
  return written;
}

/** What `rewrite-target` says, with the groups of the path's pattern. */
export function rewriteTarget(route: Route): string | undefined {
  if (route.rewrite === undefined) return undefined;
  return route.rewrite.kind === RewriteType.STRIP_PREFIX ? '/$2' : route.rewrite.path;
}

function byPrecedence(a: Route, b: Route): number {
  if (a.match !== b.match) return a.match === PathMatch.PREFIX ? -1 : 1;
  return a.path.length - b.path.length;
}

/** The prefixes that also match whatever is below the path: `/a/b` has `/a` and `/`. */
function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) found.push(path.slice(0, end));
  return path === '/' ? found : [...found, '/'];
}

function pattern(route: Route): string {
  if (route.path === '/' && route.match === PathMatch.PREFIX) {
    // The bare "/" would equal the rewrite target "/", and the controller then leaves the rewrite out.
    return route.rewrite ? '/(.*)' : '/';
  }
  const literal = caseSensitive(route.path);
  if (route.match === PathMatch.EXACT) return `${literal}$`;
  return route.rewrite?.kind === RewriteType.STRIP_PREFIX ? `${literal}(/|$)(.*)` : `${literal}(/|$)`;
}

/**
 * A path must begin with "/", so that the option that switches case back on comes after it. Classes instead of
 * backslashes, which nginx's own configuration syntax reads as well.
 */
function caseSensitive(path: string): string {
  const literal = path.slice(1).replace(/[.+]/g, '[$&]');
  return /[a-z]/i.test(literal) ? `/(?-i)${literal}` : `/${literal}`;
}

function fill(pattern: string, least: number, note: string): string {
  if (pattern.length >= least) return pattern;
  const dots = Math.max(0, least - pattern.length - note.length - '(?#)'.length);
  return `${pattern}(?#${note}${'.'.repeat(dots)})`;
}
