import type { Listener } from './gateway-object';
import { asNumber, asRecord, asText, type Json } from './json';
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
export function modifyPath(modifier: Json, path: string, prefix: string): string {
  if (modifier.type === 'ReplaceFullPath') return asText(modifier.replaceFullPath) ?? '';
  // The table at HTTPPathModifier: slashes at the ends of prefix and replacement are ignored, and no path is empty.
  const replacement = (asText(modifier.replacePrefixMatch) ?? '').replace(/\/$/, '');
  return replacement + path.slice(prefix.replace(/\/$/, '').length) || '/';
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
): string {
  const scheme = asText(redirect.scheme) ?? request.scheme;
  const wellKnown = redirect.scheme === undefined ? undefined : PORTS[scheme];
  const port = asNumber(redirect.port) ?? wellKnown ?? listener.port;
  const host = asText(redirect.hostname) ?? request.host;
  const newPath = redirect.path === undefined ? path : modifyPath(asRecord(redirect.path), path, prefix);
  // Envoy: a query in the new path takes the place of the request's
  const newQuery = newPath.includes('?') ? '' : query;
  return `${scheme}://${host}${port === PORTS[scheme] ? '' : `:${port}`}${newPath}${newQuery}`;
}
