/** Characters of paths, queries and fragments: https://www.rfc-editor.org/rfc/rfc3986#appendix-A */
const PATH = `(?:[-A-Za-z0-9._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*`;
const QUERY = `(?:[-A-Za-z0-9._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*`;
const AUTHORITY = String.raw`(?:[-A-Za-z0-9._~!$&'()*+,;=:@[\]]|%[0-9A-Fa-f]{2})+`;

const REST = String.raw`(?:\?${QUERY})?(?:#${QUERY})?`;
const ABSOLUTE_PATH = new RegExp(`^/(?!/)${PATH}$`);
const LOCATION = new RegExp(`^/(?!/)${PATH}${REST}$`);
const URL_TEXT = new RegExp(`^https?://${AUTHORITY}(?:/${PATH})?${REST}$`);

const OTHERS = 'with any other character percent-encoded';

/** A path without query and fragment. */
export function urlPathFlaw(path: unknown): string | undefined {
  if (typeof path === 'string' && ABSOLUTE_PATH.test(path)) return undefined;
  return `is not an absolute path: write, for example, "/v2", ${OTHERS}`;
}

/** A path to which a client of the same host is sent, with or without query and fragment. */
export function locationFlaw(location: unknown): string | undefined {
  if (typeof location === 'string' && LOCATION.test(location)) return undefined;
  return `is not an absolute path: write, for example, "/pay", ${OTHERS}`;
}

/** A URL by HTTP or HTTPS: https://www.rfc-editor.org/rfc/rfc9110#section-4.2 */
export function urlFlaw(url: unknown): string | undefined {
  const example = '"https://example.com/pay"';
  if (typeof url !== 'string' || !URL_TEXT.test(url)) return `is not a URL: write, for example, ${example}, ${OTHERS}`;
  return URL.canParse(url) ? undefined : `has a host or port that no client takes: write, for example, ${example}`;
}
