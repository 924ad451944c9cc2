import { locationPattern } from '../../nginx/syntax/regex-syntax';
import { type Location, regexCauseOf } from './nginx-hosts';

/** The order in which nginx tries the paths of a host that are expressions (controller.go, end of getBackendServers). */
export function byPrecedence(left: Location, right: Location): number {
  const longer = Buffer.byteLength(right.path) - Buffer.byteLength(left.path);
  return longer || Buffer.compare(Buffer.from(right.path), Buffer.from(left.path));
}

/** The meaning of a path, as its author wrote it. */
interface PathText {
  /** The characters that every match begins with. */
  readonly stem: string;
  /** True where the path is its stem and nothing else. */
  readonly isWhole: boolean;
}

/** Ends by which a prefix is written as an expression: `(/|$)(.*)` is that of the documentation of ingress-nginx. */
const PREFIX_END = /(\(\/\|\$\)(\(\.\*\))?|\(\/\.\*\|\$\)|\/?\(\.\*\)|\/?\.\*)$/;

/** Reads a path: an expression, where its own Ingress makes it one. */
export function pathTextOf(location: Location): PathText {
  const { path, type } = location;
  if (regexCauseOf(location) === undefined) return { stem: path, isWhole: type === 'Exact' };
  // Options that switch the case, and groups that match nothing, say nothing about the characters.
  const plain = path
    .replace(/\(\?-?i\)/g, '')
    .replace(/\(\?:[^()]*\)\{0\}/g, '')
    .replace(/\[([.+])\]/g, '\\$1');
  if (plain.replace(/\([^()]*\)/g, '').includes('|')) return { stem: '', isWhole: false };
  const isExact = plain.endsWith('$');
  const text = isExact ? plain.slice(0, -1) : plain.replace(PREFIX_END, '');
  const [literal = ''] = /^(?:\\[^A-Za-z0-9]|[^\\^$.|?*+()[\]{}])*/.exec(text) ?? [];
  const rest = text.slice(literal.length);
  const stem = /^[?*{]/.test(rest) ? literal.slice(0, -1) : literal;
  return { stem: stem.replace(/\\(.)/g, '$1'), isWhole: isExact && rest === '' };
}

/** True for a path that takes whatever no other path of its host does. */
export function isRoot(location: Location): boolean {
  const { stem, isWhole } = pathTextOf(location);
  return !isWhole && (stem === '/' || stem === '') && /^\/(\(?\.\*\)?)?$/.test(location.path);
}

/** True unless two paths, both expressions, surely match no request in common. */
export function mayShareRequests(left: Location, right: Location): boolean {
  const [one, other] = [pathTextOf(left), pathTextOf(right)];
  if (one.isWhole) return locationPattern(right.path)?.test(one.stem) ?? true;
  if (other.isWhole) return locationPattern(left.path)?.test(other.stem) ?? true;
  const [a, b] = [one.stem.toLowerCase(), other.stem.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
}

/** True where a prefix, as the API means it, matches a path. */
export function isBelow(prefix: string, path: string): boolean {
  return path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}
