import type { RouteRequest } from '../../../../../../lib';

/** A request as Traefik's routers and middlewares see it. */
export interface TraefikRequest {
  readonly scheme: 'http' | 'https';
  /** The Host header as it was sent. */
  readonly host: string;
  /** The path as it was sent, without query. */
  readonly sent: string;
  /** Unreserved characters decoded, dot segments and double slashes resolved, as the entry point does first. */
  readonly escaped: string;
  /** What rules compare: all decoded but reserved characters (pkg/muxer/http/mux.go withRoutingPath). */
  readonly routed: string;
  /** Empty, or with its question mark. */
  readonly query: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
}

const RESERVED = /[:/?#[\]@!$&'()*+,;=%]/;

export function readRequest({ host = 'any', path, headers = {}, cookies = {}, scheme }: RouteRequest): TraefikRequest {
  const [, sent = '', query = ''] = /^([^?]*)(.*)$/s.exec(path) ?? [];
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  const escaped = clean(decode(sent, /[-A-Za-z0-9._~]/));
  return {
    scheme: scheme === 'https' ? 'https' : 'http',
    host,
    sent,
    escaped,
    routed: escaped.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => decodeURIComponent(keepReserved(bytes))),
    query,
    headers: new Map([
      ...(cookie.length > 0 ? [['cookie', cookie.join('; ')] as const] : []),
      ...Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.trim()] as const),
    ]),
  };
}

function decode(text: string, which: RegExp): string {
  return text.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return which.test(character) ? character : encoded;
  });
}

/** Encodes the percent sign of reserved characters, so that decoding leaves them as they are. */
function keepReserved(bytes: string): string {
  return bytes.replace(/%[0-9a-f]{2}/gi, (encoded) =>
    RESERVED.test(String.fromCharCode(Number.parseInt(encoded.slice(1), 16))) ? `%25${encoded.slice(1)}` : encoded,
  );
}

/** `url.JoinPath()`: a slash at the end stays, but not one that a dot segment leaves. */
function clean(path: string): string {
  const segments: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') segments.pop();
    else if (part !== '' && part !== '.') segments.push(part);
  }
  return `/${segments.join('/')}${path.endsWith('/') && segments.length > 0 ? '/' : ''}`;
}
