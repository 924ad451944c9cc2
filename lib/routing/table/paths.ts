import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { toBytes } from './bytes';
import { PathMatch } from './path-match';

/** What a path may hold literally: RFC 3986's unreserved characters and those sub-delimiters that no target gives a meaning. */
const LITERAL = /^[-A-Za-z0-9._~@!&+,=:/]*$/;

/** Reports a path that could never match, or not what its writer thought. */
export function checkPath(report: Report, match: PathMatch, path: unknown): void {
  const flaw = pathFlaw(match, path);
  if (flaw !== undefined) report(`${match} path ${show(path)} ${flaw}.`);
}

/** What keeps a path from ever matching as meant, or undefined. */
function pathFlaw(match: PathMatch, path: unknown): string | undefined {
  if (typeof path !== 'string' || path === '') return 'is no path: write an absolute one, for example "/user"';
  if (!path.startsWith('/')) return `has no leading "/": write ${show(`/${path}`)}`;
  if (path.includes('//')) return `has an empty segment: write ${show(path.replace(/\/+/g, '/'))}`;
  if (/[?#]/.test(path)) return `holds a query or fragment, which routes do not see: write ${show(withoutQuery(path))}`;
  if (/\/\.\.?(\/|$)/.test(path)) return 'has a dot segment, which is resolved before paths are compared: leave it out';
  if (/[*{}]|\/:/.test(path)) {
    return `holds a placeholder, which would be taken literally: write the prefix ${show(stem(path))}, which takes all below it`;
  }
  if (!LITERAL.test(path)) return 'holds characters that cannot be compared: write letters, digits and "-._~@!&+,=:/"';
  if (match === PathMatch.PREFIX && path !== '/' && path.endsWith('/')) {
    return `ends in "/": write ${show(path.slice(0, -1))}, which takes the path itself and all below it`;
  }
  return undefined;
}

/** The part of a path before its first placeholder. */
function stem(path: string): string {
  return path.replace(/\/[^/]*([*{}]|(?<=\/):).*$/, '') || '/';
}

/**
 * A request's path as it is compared: percent-decoded, without query, double slashes and dot segments, as nginx
 * normalizes it (https://nginx.org/en/docs/http/ngx_http_core_module.html#location).
 *
 * @throws RangeError when it is no path of a request.
 */
export function normalizePath(path: string): string {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw new RangeError(`path ${show(path)} is no path of a request: start it with "/", for example "/user/42".`);
  }
  const plain = withoutQuery(path);
  if (!/[^!-~]|%|\/\/|\/\./.test(plain)) return plain;
  const decoded = decode(plain);
  if (/\p{Cc}/u.test(decoded)) {
    throw new RangeError(`path ${show(path)} holds a control character: servers differ in what it matches.`);
  }
  const segments: string[] = [];
  const parts = decoded.split('/').slice(1);
  parts.forEach((part, index) => {
    const last = index === parts.length - 1;
    if (part === '..') {
      if (segments.pop() === undefined)
        throw new RangeError(`path ${show(path)} leads above "/": servers answer it with 400.`);
    } else if (part !== '' && part !== '.') {
      segments.push(part);
    }
    if (last && ['', '.', '..'].includes(part)) segments.push('');
  });
  return `/${segments.join('/')}`;
}

/** A normalized path as a server writes it into a request of its own. */
export function encodePath(path: string): string {
  return encodeBytes(toBytes(path));
}

/** The same of a part of one, given as bytes. */
export function encodeBytes(bytes: string): string {
  return bytes.replace(
    /[^-A-Za-z0-9._~!$&'()*+,;=:@/[\]]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

export function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/s, '');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new RangeError(`path ${show(path)} is not percent-encoded UTF-8: write "%25" for a percent sign.`);
  }
}
