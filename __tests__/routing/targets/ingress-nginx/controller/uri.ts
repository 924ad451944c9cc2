import { toBytes } from './pcre';

/** A request target as nginx takes it apart (ngx_http_parse.c). Every string holds one character per byte. */
export interface RequestUri {
  /** `$request_uri`: as it came. */
  readonly raw: string;
  /** `$uri`: percent-decoded, slashes merged, dot segments resolved. Locations and rewrites match this one. */
  readonly uri: string;
  /** `$args`, without the question mark. */
  readonly args: string;
}

/** nginx's view of a request target, or undefined where it answers 400. */
export function parseUri(target: string): RequestUri | undefined {
  const raw = toBytes(target);
  if (!raw.startsWith('/') || /[\0-\x20\x7f]/.test(raw)) {
    return undefined;
  }
  const [, path = '', , args = ''] = /^([^?#]*)(\?([^#]*))?/s.exec(raw) ?? [];
  const uri = normalised(path);
  return uri === undefined ? undefined : { raw, uri, args };
}

/** The decoded path goes through the dot and slash rules, so `%2e%2e` and `%2F` count as `..` and `/`. */
function normalised(path: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})|%00/.test(path)) {
    return undefined;
  }
  const decoded = path.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const kept: string[] = [];
  for (const segment of decoded.split('/')) {
    if (segment === '..') {
      if (kept.length === 0) {
        return undefined;
      }
      kept.pop();
    } else if (segment !== '' && segment !== '.') {
      kept.push(segment);
    }
  }
  const directory = /(?:^|\/)\.{0,2}$/.test(decoded);
  return kept.length === 0 ? '/' : `/${kept.join('/')}${directory ? '/' : ''}`;
}

/** NGX_ESCAPE_URI: what nginx does to a path that it sends on in changed form. */
export function escapeUri(uri: string): string {
  return uri.replace(/[^!$&'()*+,\-./0-9:;=@A-Z[\]_a-z~]/g, percent);
}

/** NGX_ESCAPE_ARGS: what nginx does to a capture that goes into a redirect. */
export function escapeArgs(text: string): string {
  return text.replace(/[\0-\x20"#%&+;<>?\\^`{|}\x7f-\xff]/g, percent);
}

/** NGX_UNESCAPE_REDIRECT: printable characters past `%` are decoded, up to and with the first question mark. */
export function unescapeRedirect(text: string): string {
  const [, path = '', rest = ''] = /^(.*?(?:%3F|\?|$))(.*)$/s.exec(text) ?? [];
  const decoded = path.replace(/%([0-9A-F]{2})/g, (escaped, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x25 && code < 0x7f ? String.fromCharCode(code) : escaped;
  });
  return decoded + rest;
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

export function withArgs(path: string, args: string): string {
  return args === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${args}`;
}
