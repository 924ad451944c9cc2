/** The cases of a policy, whose values are refused of the route or of the router. */
function ofPolicy(title: string, value: string): { readonly [title: string]: readonly string[] } {
  return {
    [`${title}: of a route, and of no other`]: [`prefix "/a" ${value}`],
    [`${title}: of a router, for its routes and its default backend`]: [`the router ${value}`],
    [`${title}: of a router, and of no route that is without it`]: [`the router ${value}`],
    [`${title}: of one host, and of no other`]: [`prefix "/" ${value}`],
  };
}

/** The values that make the target refuse a case whose options it has, by title: parts of the messages. */
export const VALUES: { readonly [title: string]: readonly string[] } = {
  ...ofPolicy('timeouts', 'has the read timeout 120 s and the send timeout 5 s, for which Envoy Gateway has one time'),
  ...ofPolicy('basic auth', 'has the basicAuth realm "Staff only", in place of which Envoy Gateway shows the URL'),
};

/** Requests of accepted cases that Envoy Gateway answers otherwise than other gateways, by title. */
export const OWN_REQUESTS: { readonly [title: string]: { readonly [request: string]: string } } = {
  'expressions compare bytes, of which a character may have several': {
    '/z/%C3%A9a': 'groups are of the path in normal form, encoded',
  },
};
