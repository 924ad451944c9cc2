import type { Listener } from './gateway-object';
import { asNumber, asRecord, asRecords, asText, type Json } from './json';
import type { ReadRequest } from './request';

/** The settings of the one filter of a type, of which a rule has at most one. */
export function filterOf(filters: readonly Json[], type: string, field: string): Json | undefined {
  const filter = filters.find((candidate) => candidate.type === type);
  return filter && asRecord(filter[field]);
}

/**
 * A path as a URLRewrite or RequestRedirect leaves it.
 *
 * @param path the path of the request, without query.
 * @param prefix what the PathPrefix match compared.
 */
export function modifyPath(
  modifier: Json,
  path: string,
  prefix: string,
  { rootPrefix = 'segments', prefixSigns = 'text' }: Pick<FilterOptions, 'rootPrefix' | 'prefixSigns'> = {},
): string {
  if (modifier.type === 'ReplaceFullPath') return asText(modifier.replaceFullPath) ?? '';
  if (prefixSigns === 'expression' && /[+()]/.test(prefix)) return path;
  // The table at HTTPPathModifier: slashes at the ends of prefix and replacement are ignored, and no path is empty.
  const replacement = (asText(modifier.replacePrefixMatch) ?? '').replace(/\/$/, '');
  const replaced = prefix === '/' && rootPrefix === 'text' ? 1 : prefix.replace(/\/$/, '').length;
  return replacement + path.slice(replaced) || '/';
}

/** What implementations do with filters where the specification leaves it open, or where they are known not to follow it. */
export interface FilterOptions {
  /**
   * Whether a redirect with a path of its own keeps the request's query (Envoy) or drops it; without one it is kept.
   *
   * @default keep
   */
  readonly redirectQuery?: 'keep' | 'drop';
  /**
   * Whether a redirect without a hostname and port of its own names the port of the Host header: never, as the specification
   * has it; always (Envoy Gateway); or unless it has a scheme (Traefik).
   *
   * @default drop
   */
  readonly hostPort?: 'drop' | 'keep' | 'unlessScheme';
  /**
   * Whether the prefix "/" is replaced as an empty list of segments, or as a character (Envoy Gateway), by which the slash
   * before the rest of the path is lost.
   *
   * @default segments
   */
  readonly rootPrefix?: 'segments' | 'text';
  /**
   * Whether "+", "(" and ")" in a prefix that is replaced stand for themselves, or are signs of a regular expression, which the path
   * does not match (NGINX Gateway Fabric).
   *
   * @default text
   */
  readonly prefixSigns?: 'text' | 'expression';
  /**
   * Whether a redirect has the headers of its rule's CORS filter (Envoy Gateway leaves them out).
   *
   * @default keep
   */
  readonly redirectCors?: 'keep' | 'drop';
  /**
   * Whether the values of header modifiers are formats, in which a "%" begins a command: Envoy refuses the routes of the
   * whole listener for one that it does not know.
   *
   * @default false
   */
  readonly headerFormats?: boolean;
}

const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * Where a RequestRedirect leads: always a URL. Its port is that of the filter, or of the filter's scheme, or of the
 * listener, and is left out where the scheme has it anyway (HTTPRequestRedirectFilter `port`).
 *
 * @param path the path of the request, which stays unless the filter has one.
 * @param query of the request, empty or with its question mark.
 */
export function locationOf(
  redirect: Json,
  request: ReadRequest,
  listener: Listener,
  { path, query, prefix }: { readonly path: string; readonly query: string; readonly prefix: string },
  { hostPort = 'drop' }: Pick<FilterOptions, 'hostPort'> = {},
): string {
  const scheme = asText(redirect.scheme) ?? request.scheme;
  const wellKnown = redirect.scheme === undefined ? undefined : PORTS[scheme];
  const port = asNumber(redirect.port) ?? wellKnown ?? listener.port;
  const host = asText(redirect.hostname) ?? request.host;
  const newPath = redirect.path === undefined ? path : modifyPath(asRecord(redirect.path), path, prefix);
  // Envoy: a query in the new path takes the place of the request's
  const newQuery = newPath.includes('?') ? '' : query;
  const own = redirect.hostname ?? redirect.port;
  const kept = hostPort === 'keep' || (hostPort === 'unlessScheme' && redirect.scheme === undefined);
  const specified = port === PORTS[scheme] ? '' : `:${port}`;
  return `${scheme}://${host}${own === undefined && kept ? request.hostPort : specified}${newPath}${newQuery}`;
}

/** The values that the header modifiers of a rule set or add. */
export function headerValuesOf(filters: readonly Json[]): string[] {
  const modifiers = ['request', 'response'].map((part) => {
    const type = `${part === 'request' ? 'Request' : 'Response'}HeaderModifier`;
    return filterOf(filters, type, `${part}HeaderModifier`) ?? {};
  });
  return modifiers.flatMap(({ set = [], add = [] }) =>
    [...asRecords(set), ...asRecords(add)].map(({ value }) => asText(value) ?? ''),
  );
}
