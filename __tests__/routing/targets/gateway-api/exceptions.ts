const SLASH = 'exact "/dir/" has no route for "/dir", which NGINX Gateway Fabric then redirects to "/dir/"';
const encoded = (what: string) =>
  `${what} is rewritten and goes to a release with a header or cookie, after which NGINX Gateway Fabric encodes the path once more`;

/** The values that make the target refuse a case whose options it has, unless a switch is set, by title: parts of the messages. */
export const VALUES: { readonly [title: string]: readonly string[] } = {
  'a location may have a port, a query and no path': [
    'leads to "http://example.com:8080/a/b?x=1&y=2", which RequestRedirect has no fields for',
    'leads to "/search?q=a,b&page=2", which RequestRedirect has no fields for',
  ],
  'an exact path may end in a slash, and the path without it is another': [SLASH],
  'redirects of paths with a dot and a slash at the end': [SLASH],
  'a release on rewritten routes: both versions see the same path': [
    encoded('prefix "/user"'),
    encoded('prefix "/v1"'),
    encoded('exact "/me"'),
  ],
};

const ENCODED =
  'what is encoded and no unreserved character stays so on gateways, where resolve() decodes it before it compares';
const HOST = 'the specification says nothing of a host with a dot or a bare colon at its end';

/** Requests of accepted cases that a gateway answers otherwise, by title. */
export const SKIPPED_REQUESTS: { readonly [title: string]: { readonly [request: string]: string } } = {
  'the path arrives as it was sent, and is compared as it is meant': { '/b%2Fc': ENCODED },
  'a host is read without its port and without a dot at its end': {
    'abc.com:/a': HOST,
    'abc.com./a': HOST,
    'abc.com.:8080/a': HOST,
  },
  'classes: ranges, negated, escaped, and of characters with a meaning elsewhere': { '/e/%5D': ENCODED },
  'a dot is any character, an escaped one a dot': { '/h/$%7Bx%7D+': ENCODED },
  'an expression sees the path decoded and normalized': {
    '/a/b%207': ENCODED,
    '/a//b%207': ENCODED,
    '/c%2F7': ENCODED,
  },
  'a rewritten path is written anew, encoded where it must be': { '/a/x%2Fy': ENCODED },
  'a rewritten path is sent decoded and encoded anew': { '/a/%5Bx%5D': ENCODED },
};
