import { locationPattern } from '../../nginx/syntax/regex-syntax';
import { remember } from '../../rules/remember';
import { type Location, regexCauseOf } from './nginx-hosts';

/** The order in which nginx tries the paths of a host that are expressions (controller.go, end of getBackendServers). */
export function byPrecedence(left: Location, right: Location): number {
  return right.length - left.length || Buffer.compare(Buffer.from(right.path), Buffer.from(left.path));
}

/** The meaning of a path, as its author wrote it. */
interface PathText {
  /** The characters that every match begins with. */
  readonly stem: string;
  /** The stem alone, the stem and whatever is below it, or something else. */
  readonly kind: 'exact' | 'prefix' | 'expression';
}

/** Ends by which a prefix is written as an expression: `(/|$)(.*)` is that of the documentation of ingress-nginx. */
const PREFIX_END = /(\(\/\|\$\)(\(\.\*\))?|\(\/\.\*\|\$\)|\/?\(\.\*\)|\/?\.\*)$/;

/** Reads a path: an expression, where its own Ingress makes it one. */
export const pathTextOf = remember((location: Location): PathText => {
  const { path, type } = location;
  if (regexCauseOf(location) === undefined) return { stem: path, kind: type === 'Exact' ? 'exact' : 'prefix' };
  // Options that switch the case, and groups that match nothing, say nothing about the characters.
  const plain = path
    .replace(/\(\?-?i\)/g, '')
    .replace(/\(\?:[^()]*\)\{0\}/g, '')
    .replace(/\[([.+])\]/g, '\\$1');
  if (plain.replace(/\([^()]*\)/g, '').includes('|')) return { stem: '', kind: 'expression' };
  const isExact = plain.endsWith('$');
  const text = isExact ? plain.slice(0, -1) : plain.replace(PREFIX_END, '');
  const [literal = ''] = /^(?:\\[^A-Za-z0-9]|[^\\^$.|?*+()[\]{}])*/.exec(text) ?? [];
  const rest = text.slice(literal.length);
  const stem = /^[?*{]/.test(rest) ? literal.slice(0, -1) : literal;
  const kind = rest !== '' ? 'expression' : isExact ? 'exact' : 'prefix';
  return { stem: stem.replace(/\\(.)/g, '$1'), kind };
});

/** The requests that a path takes as an expression, or undefined where it is not certain. */
export const patternOf = remember(({ path }: Location) => locationPattern(path));

/** True for a path that takes whatever no other path of its host does. */
export function isRoot(location: Location): boolean {
  const { stem, kind } = pathTextOf(location);
  return kind === 'prefix' && (stem === '/' || stem === '');
}

/** True unless two paths, both expressions, surely match no request in common. */
export function mayShareRequests(left: Location, right: Location): boolean {
  const [one, other] = [pathTextOf(left), pathTextOf(right)];
  if (one.kind === 'exact') return patternOf(right)?.test(one.stem) ?? true;
  if (other.kind === 'exact') return patternOf(left)?.test(other.stem) ?? true;
  const [a, b] = [one.stem.toLowerCase(), other.stem.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
}

/** The prefixes that a path is below, the longest first: `/a/b/c` has `/a/b`, `/a` and `/`. */
export function foldersOf(path: string): string[] {
  const found: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) found.push(path.slice(0, end));
  return path === '/' ? found : [...found, '/'];
}
