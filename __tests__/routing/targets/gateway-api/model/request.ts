export interface ModelRequest {
  /** A port after it is left out of account when hostnames are compared, as the specification wants it. */
  readonly host?: string;
  /** The request target: path and, if any, query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as one Cookie header, unless the headers have one. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** @default http */
  readonly scheme?: 'http' | 'https';
  /** @default GET */
  readonly method?: string;
}

/** A request as an implementation compares it. */
export interface ReadRequest {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** The port of the Host header, empty or with its colon. */
  readonly hostPort: string;
  readonly method: string;
  /** The path that is compared, without query. */
  readonly path: string;
  /** The path that was sent, without query. */
  readonly sentPath: string;
  /** Empty, or with its question mark. */
  readonly query: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
}

export function readRequest(request: ModelRequest, normalise: boolean): ReadRequest {
  const [, sentPath = '', query = ''] = /^([^?]*)(.*)$/s.exec(request.path) ?? [];
  // Spaces around a value are no part of it (RFC 9110, section 5.5).
  const headers = new Map(
    Object.entries(request.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      value.replace(/^[ \t]+|[ \t]+$/g, ''),
    ]),
  );
  const cookies = Object.entries(request.cookies ?? {}).map(([name, value]) => `${name}=${value}`);
  if (cookies.length > 0 && !headers.has('cookie')) headers.set('cookie', cookies.join('; '));
  return {
    scheme: request.scheme ?? 'http',
    host: (request.host ?? '').toLowerCase().replace(/:\d+$/, ''),
    hostPort: /:\d+$/.exec(request.host ?? '')?.[0] ?? '',
    method: request.method ?? 'GET',
    path: normalise ? normalisePath(sentPath) : sentPath,
    sentPath,
    query,
    headers,
  };
}

/**
 * The specification is silent on this; gateways made of Envoy commonly do it, in this order: unreserved characters are
 * decoded (RFC 3986, section 6.2.2.2), dot segments are resolved (5.2.4), slashes are merged. What else is encoded stays
 * so, `%2F` above all; some gateways answer that with a redirect or 400.
 */
function normalisePath(path: string): string {
  const decoded = path.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[-A-Za-z0-9._~]/.test(character) ? character : encoded;
  });
  const segments: string[] = [];
  const parts = decoded.split('/').slice(1);
  parts.forEach((part, index) => {
    const dots = part === '.' || part === '..';
    if (part === '..') segments.pop();
    if (!dots) segments.push(part);
    else if (index === parts.length - 1) segments.push('');
  });
  return `/${segments.join('/')}`.replace(/\/+/g, '/');
}
