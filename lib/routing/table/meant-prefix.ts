import { show } from '../../rules/show';
import { PathMatch } from './path-match';
import { Rewrite, RewriteKind } from './rewrite';

/** The characters of a path before the first that only a regular expression has. */
const STEM = /^\/(?:[-A-Za-z0-9_~!&',;=@/%]|:(?!$)|\.(?![*+?]))*/;

/** A pattern for a path and everything below it, such as `(/|$)(.*)`, `/?(.*)` or `(/.*)?`. */
const EVERYTHING_BELOW = /^(?=.*(?:\.[*+]|\/\|\$))[()/|$.*+?:]+$/;

/** Alternatives of plain words, as in `/(api|web)(/|$)(.*)`. */
const ALTERNATIVES = /^\((?:\?:)?([-A-Za-z0-9_.~]+(?:\|[-A-Za-z0-9_.~]+)+)\)/;

/**
 * The prefixes that the author of a pattern means, as ingress-nginx and its documentation write them for want of a better
 * way to strip a prefix: `/api` for `/api(/|$)(.*)`. An empty list for any other path.
 */
export function meantPrefixes(written: string): string[] {
  if (!/[*+|]/.test(written)) return [];
  const pattern = plain(written);
  const [stem = ''] = STEM.exec(pattern) ?? [];
  if (stem === '') return [];
  const rest = pattern.slice(stem.length);
  if (EVERYTHING_BELOW.test(rest)) return [stem.length > 1 ? stem.replace(/\/$/, '') : stem];
  const [group = '', words = ''] = ALTERNATIVES.exec(rest) ?? [];
  const isAlternative = group !== '' && stem.endsWith('/') && EVERYTHING_BELOW.test(rest.slice(group.length));
  return isAlternative ? words.split('|').map((word) => stem + word) : [];
}

/** A pattern without what changes nothing here: an anchor at its start, options, names of groups, and escapes of dots. */
function plain(pattern: string): string {
  const bare = pattern
    .replace(/^\^/, '')
    .replace(/\(\?i\)/g, '')
    .replace(/\(\?P?<\w+>/g, '(');
  return bare.replace(/\\([-./])/g, '$1').replace(/^(?!\/)/, '/');
}

/** The routes to write for a pattern with a rewrite, as code, or undefined for a path that is no such pattern. */
export function meantRoutes(pattern: unknown, rewrite: unknown, backend = '…'): string | undefined {
  const prefixes = typeof pattern === 'string' ? meantPrefixes(pattern) : [];
  if (prefixes.length === 0) return undefined;
  return prefixes
    .map((prefix) => {
      const code = rewrite instanceof Rewrite ? rewriteCode(prefix, rewrite) : undefined;
      return `prefix(${show(prefix)}, ${backend}${code === undefined ? '' : `, { rewrite: ${code} }`})`;
    })
    .join(' and ');
}

/** A rewrite to the groups of a pattern on a prefix, which has none, or a rewrite of the prefix of a pattern. */
export function templateFlaw(match: PathMatch, path: string, rewrite: Rewrite, backend: string): string | undefined {
  const { kind, path: target } = rewrite;
  const isCut = kind === RewriteKind.STRIP_PREFIX || kind === RewriteKind.REPLACE_PREFIX;
  if (match === PathMatch.REGEX && isCut) {
    const code = meantRoutes(path, rewrite, backend);
    return code && `has no prefix, but is a pattern for a path and all below it: write ${code}`;
  }
  if (match !== PathMatch.PREFIX || typeof target !== 'string' || !TEMPLATE.test(target)) return undefined;
  const code = rewriteCode(path, rewrite);
  const fix = code === undefined ? 'leave the rewrite out' : `write ${code}`;
  return `is rewritten to ${show(target)}, but a prefix has no groups: ${fix}`;
}

/** A path that ends in groups, `/v2/$2`. */
const TEMPLATE = /^(\/.*?)\/*(?:\$\d)+$/;

/** The rewrite of a prefix that does what a template with groups means, or undefined where nothing is to be rewritten. */
function rewriteCode(prefix: string, { kind, path }: Rewrite): string | undefined {
  const [, before] = TEMPLATE.exec(typeof path === 'string' ? path : '') ?? [];
  if (kind === RewriteKind.STRIP_PREFIX || before === '/') {
    return prefix === '/' ? undefined : 'Rewrite.stripPrefix()';
  }
  const target = kind === RewriteKind.REPLACE_PREFIX ? path : before;
  if (target === undefined) return `Rewrite.to(${show(path)})`;
  return target === prefix ? undefined : `Rewrite.replacePrefix(${show(target)})`;
}

/** True for a path that is a pattern of this kind, written where patterns are taken literally or not understood. */
export function isMisplacedPattern(match: PathMatch, pattern: string): boolean {
  const isForeign = /[$^]|\(\?[^:]/.test(pattern) || !pattern.startsWith('/');
  return meantPrefixes(pattern).length > 0 && (match !== PathMatch.REGEX || isForeign);
}
