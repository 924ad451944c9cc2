import { refusedOfPolicy, refusedOfServices } from '../agreement-suite';

const WILDCARD = 'host "www.abc.com" stands next to "*.abc.com", whose longer paths Traefik tries first';
const STATUS = 'with which Traefik keeps the query of the request: write 301 or 302';

/** The values that make the target refuse a case whose options it has, by title: parts of the messages. */
export const VALUES: { readonly [title: string]: readonly string[] } = {
  'the most specific host decides alone: the name, then the wildcard, then every host': [WILDCARD],
  'the default backend of a router stands on each of its hosts': [WILDCARD],
  'a regular expression on the wildcard, a prefix on the name, a rewrite on every host': [WILDCARD],
  'a wildcard below another name of the same zone': ['host "*.api.abc.com" stands next to "*.abc.com"'],
  'a redirect of each status, to a path and to a URL': [
    `exact "/path-307" has the status 307, ${STATUS}`,
    `exact "/url-307" has the status 307, ${STATUS}`,
    `exact "/path-308" has the status 308, ${STATUS}`,
    `exact "/url-308" has the status 308, ${STATUS}`,
  ],
  'a location may have a port': [`exact "/a" has the status 307, ${STATUS}`],
  'a location may have a port, a query and no path': [`exact "/query" has the status 307, ${STATUS}`],
  'a prefix is redirected as a whole, but for what a closer route takes': [
    `prefix "/old" has the status 308, ${STATUS}`,
  ],
  'a redirect of one host is none of the others': [`exact "/both" has the status 307, ${STATUS}`],
  'redirects of paths with a dot and a slash at the end': [`exact "/dir/" has the status 308, ${STATUS}`],
  ...refusedOfServices(
    'a sticky session with every field',
    'the stickySession expires 172800 s, for which Traefik has no field',
    'the stickySession conditionalSameSiteNone true, for which Traefik has no field',
    'the stickySession changeOnFailure true, for which Traefik has no field',
  ),
  ...refusedOfPolicy(
    'external auth',
    'the externalAuth url "https://$host/oauth2/auth", in which Traefik has no variables',
    'the externalAuth signinUrl "https://$host/oauth2/start?rd=$escaped_request_uri", in which Traefik has no variables',
  ),
};

/** Requests of accepted cases that Traefik answers otherwise than other gateways, by title. */
export const OWN_REQUESTS: { readonly [title: string]: { readonly [request: string]: string } } = {
  'a wildcard host stands for one label': {
    'x.y.abc.com/a': 'a wildcard stands for any number of labels, as accepted',
  },
  'what a group took is encoded where it must be': { '/q//x/y': 'the path is rewritten as it was sent' },
  'expressions compare bytes, of which a character may have several': {
    '/z/%C3%A9a': 'the path is rewritten as it was sent, encoded',
  },
};
