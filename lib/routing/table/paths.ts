import { show } from '../../rules/show';

/**
 * The path of a request as routes see it: percent-decoded, without query, double slashes and dot segments
 * (https://nginx.org/en/docs/http/ngx_http_core_module.html#location).
 *
 * @throws RangeError when it is not the path of a request.
 */
export function normalizePath(path: string): string {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw new RangeError(`path ${show(path)} is not the path of a request: start it with "/", for example "/user/42".`);
  }
  const plain = withoutQuery(path);
  if (!/[^!-~]|%|\/\/|\/\./.test(plain)) return plain;
  const decoded = decode(plain);
  if (/\p{Cc}/u.test(decoded)) {
    throw new RangeError(`path ${show(path)} has a control character: servers differ in what it matches.`);
  }
  const segments: string[] = [];
  for (const part of decoded.split('/')) {
    if (part === '..' && segments.pop() === undefined) {
      throw new RangeError(`path ${show(path)} leads above "/": servers answer it with 400.`);
    }
    if (!['', '.', '..'].includes(part)) segments.push(part);
  }
  const isFolder = /\/\.{0,2}$/.test(decoded) && segments.length > 0;
  return `/${segments.join('/')}${isFolder ? '/' : ''}`;
}

/** A normalized path as a server sends it on. */
export function encodePath(path: string): string {
  return encodeBytes(toBytes(path));
}

/** Percent-encodes bytes, of which each is a character here. */
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

/** The UTF-8 bytes of a text, each as a character: servers match bytes, so that `.` is one of the two of `é`. */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
