import { mayMeet } from '../../../../table/overlap';
import { PathMatch } from '../../../../table/path-match';
import { RewriteKind } from '../../../../table/rewrite';
import type { HostRoutes, Route, RouteTable } from '../../../../table/route-table';
import { isRegexMode } from '../../regex-mode';
import { expressionOf, fill, literalOf, withCase } from '../../regex-paths';
import type { Spelling } from '../server';
import { rankOf, takesFrom } from './hosts';
import { expressionRule, extraLengths, literalRule } from './rules';

/** A path as it is written, with the length of the longest rule that Traefik makes of it. */
interface Written {
  readonly host: string | undefined;
  readonly route: Route;
  readonly text: string;
  readonly length: number;
}

/**
 * Writes paths so that Traefik's order is that of the table. It tries longer rules first, whatever they say, so that a path has to
 * be longer than all that it beats: those of wider hosts, and those of its own. Paths stay as they are where they are long enough by
 * themselves; otherwise those of the whole host become regular expressions, of which ingress-nginx tries the longest first as well.
 */
export function spellForTraefik(table: RouteTable): Spelling {
  const extra = extraLengths(table);
  const written: Written[] = [];
  const spelling = new Map<HostRoutes, ReadonlyMap<Route, string>>();
  for (const entry of [...table.hosts].sort((one, other) => rankOf(one.host) - rankOf(other.host))) {
    const wider = written.filter(({ host }) => takesFrom(host, entry.host));
    const asIs = isRegexMode(table, entry) ? undefined : writeAsIs(entry, wider, extra);
    const own = asIs ?? writeExpressions(entry, wider, extra);
    if (asIs === undefined) spelling.set(entry, new Map(own.map(({ route, text }) => [route, text] as const)));
    written.push(...own);
  }
  return spelling;
}

type Extra = (route: Route) => number;

/** Undefined where a path is not long enough. */
function writeAsIs({ host, routes }: HostRoutes, wider: readonly Written[], extra: Extra): Written[] | undefined {
  const own: Written[] = [];
  for (const route of ascending(routes)) {
    const rule = literalRule(host, route);
    if (rule.length <= longest(route, [...wider, ...own])) return undefined;
    own.push({ host, route, text: route.path, length: rule.length + extra(route) });
  }
  return own;
}

function writeExpressions({ host, routes }: HostRoutes, wider: readonly Written[], extra: Extra): Written[] {
  const own: Written[] = [];
  for (const route of ascending(routes)) {
    const pattern = patternFor(route);
    const missing = longest(route, [...wider, ...own]) + 1 - expressionRule(host, pattern).length;
    const beaten = own.filter((other) => mayMeet(other.route, route)).map(({ text }) => text.length + 1);
    const text = fill(pattern, Math.max(pattern.length + missing, ...beaten), route.match);
    own.push({ host, route, text, length: expressionRule(host, text).length + extra(route) });
  }
  return own;
}

function longest(route: Route, lower: readonly Written[]): number {
  return Math.max(0, ...lower.filter((other) => mayMeet(other.route, route)).map(({ length }) => length));
}

/** From the lowest precedence up, so that whatever a path has to beat is written before it. */
export function ascending(routes: readonly Route[]): Route[] {
  const of = (match: PathMatch) => routes.filter((route) => route.match === match);
  const prefixes = of(PathMatch.PREFIX).sort((one, other) => one.path.length - other.path.length);
  return [...prefixes, ...of(PathMatch.REGEX).reverse(), ...of(PathMatch.EXACT)];
}

/** Every URL: Traefik compares the path of a redirect with the whole of it, and keeps what is behind the match. */
const ANY_URL = '^https?://.*';

/** The pattern of a path that takes all of what is asked for: what it leaves, Traefik keeps behind a rewrite or a redirect. */
function patternFor(route: Route): string {
  const { match, path, redirect, rewrite } = route;
  const isReplaced = rewrite?.kind === RewriteKind.REPLACE_PATH;
  const isPrefix = match === PathMatch.PREFIX;
  if (redirect === undefined || redirect.keepsPath) {
    if (!isReplaced || !isPrefix || path === '/') return expressionOf(route);
    return `${withCase(literalOf(path))}(/.*)?$`;
  }
  if (isPrefix && path === '/') return '/.*';
  return `${isPrefix ? `${withCase(literalOf(path))}(/.*)?$` : expressionOf(route)}|${ANY_URL}`;
}
