import { finding as valueFinding } from '../../rules/codes';
import type { Findings } from '../../rules/finding';
import { missingValueFlaw } from '../../rules/missing-value';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { isMisplacedPattern, meantRoutes } from './meant-prefix';
import { PathMatch } from './path-match';
import { withoutQuery } from './paths';
import { regexFlaw } from './regex';

/** Characters of a path as RFC 3986 has them (section 3.3) but for "*", which nobody means literally. */
const LITERAL = /^[-A-Za-z0-9._~!$&'()+,;=:@/]*$/;

/** A path of plain words. */
const PLAIN = /^\/(?:[-\w]+(?:\/[-\w]+)*)?$/;

/** True for a common path that has no flaw. */
export function isPlainPath(match: PathMatch, path: unknown): boolean {
  if (match === PathMatch.REGEX || typeof path !== 'string' || !PLAIN.test(path)) return false;
  return missingValueFlaw(path) === undefined;
}

/** The parts of a route that suggestions repeat. */
interface RouteRest {
  readonly rewrite?: unknown;
  /** The backend as code. */
  readonly backend?: string;
}

/** Checks the path of a route: a wrong one would never match, or not what its author meant. */
export function* checkPath(match: PathMatch, path: unknown, rest: RouteRest = {}): Findings<boolean> {
  const missing = missingValueFlaw(path);
  const ofMatch = match === PathMatch.REGEX ? regexPathFlaw : pathFlaw;
  const flaw = missing ?? patternFlaw(match, path, rest) ?? ofMatch(path, match);
  if (flaw === undefined) return true;
  const message = `${match} path ${show(path)} ${flaw}.`;
  yield missing === undefined ? finding('route-path', message) : valueFinding('missing-value', message);
  return false;
}

/** A pattern as the documentation of ingress-nginx has it, `/api(/|$)(.*)`, for what a prefix does here. */
function patternFlaw(match: PathMatch, path: unknown, { rewrite, backend }: RouteRest): string | undefined {
  if (typeof path !== 'string' || !isMisplacedPattern(match, path)) return undefined;
  const code = meantRoutes(path, rewrite, backend);
  return `is a pattern for a path and all below it: write ${code}`;
}

/** Signs that only a regular expression has. */
const EXPRESSION = /\.[*+]|\[[^\]]+\]|\\[dDwW]|\([^)]*\|/;

function pathFlaw(path: unknown, match: PathMatch): string | undefined {
  if (typeof path !== 'string' || path === '') return 'is not a path: write an absolute one, for example "/user"';
  if (!path.startsWith('/')) return `has no leading "/": write ${show(`/${path}`)}`;
  if (path.includes('//')) return `has an empty segment: write ${show(path.replace(/\/+/g, '/'))}`;
  if (EXPRESSION.test(path)) {
    return 'is a regular expression, which would be taken literally: write the route with regex(), which compares the whole path';
  }
  if (/[?#]/.test(path)) return `has a query or fragment, which routes do not see: write ${show(withoutQuery(path))}`;
  if (/\/\.\.?(\/|$)/.test(path)) return 'has a dot segment, which is resolved before paths are compared: leave it out';
  if (/[*{}]|\/:/.test(path)) {
    return `has a placeholder, which would be taken literally: write the prefix ${show(stem(path))}, which takes all below it`;
  }
  if (path.includes('%'))
    return 'has a "%", which only some servers decode before they compare: route a prefix without it';
  if (!LITERAL.test(path))
    return `has characters that paths do not have: write letters, digits and "-._~!$&'()+,;=:@/"`;
  if (match === PathMatch.PREFIX && path !== '/' && path.endsWith('/')) {
    return `ends in "/": write ${show(path.slice(0, -1))}, which takes the path itself and all below it`;
  }
  return undefined;
}

/** The part of a path before its first placeholder. */
function stem(path: string): string {
  return path.replace(/\/[^/]*([*{}]|(?<=\/):).*$/, '') || '/';
}

function regexPathFlaw(path: unknown): string | undefined {
  const bare = typeof path === 'string' ? path.replace(/^\^/, '').replace(/(?<!\\)\$$/, '') : path;
  if (bare !== path && regexPathFlaw(bare) === undefined) {
    return `has anchors, although the whole path is compared anyway: write ${show(bare)}`;
  }
  if (typeof path !== 'string' || !path.startsWith('/')) {
    return 'has no leading "/": write an absolute path, for example "/user/[0-9]+"';
  }
  const flaw = /^\/[*+?{]/.test(path) ? 'the "/" it begins with is repeated' : regexFlaw(path);
  return (
    flaw &&
    `is not understood alike by all targets: ${flaw}. Write characters, classes, groups, alternatives in groups and quantifiers; the whole path is compared, so that no anchors are needed`
  );
}
