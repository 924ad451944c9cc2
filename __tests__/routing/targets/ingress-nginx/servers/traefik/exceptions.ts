import { refusedOfPolicy, refusedOfServices } from '../../../gateway-api/implementations/agreement-suite';

const sentTo = (host: string, other: string) =>
  `${host} has no route for all other paths, which Traefik sends to the routes of ${other}`;
const unanswered = (host: string) =>
  `${host} has no route for all other paths, which Traefik answers with 404 instead of redirecting them to HTTPS`;

/** The values that make the target refuse a case whose options it has, by title: parts of the messages. */
export const VALUES: { readonly [title: string]: readonly string[] } = {
  'the most specific host decides alone: the name, then the wildcard, then every host': [
    sentTo('www.abc.com', 'every other host'),
    sentTo('*.abc.com', 'every other host'),
  ],
  'the routes of a name answer for it alone, next to routes for every host': [sentTo('abc.com', 'every other host')],
  'a regular expression on the wildcard, a prefix on the name, a rewrite on every host': [
    sentTo('*.abc.com', 'every other host'),
    sentTo('www.abc.com', 'every other host'),
  ],
  'with TLS and no default backend, paths that no route takes are redirected too': [unanswered('abc.com')],
  'with TLS, the redirect keeps the path that was sent, whatever the rewrite': [
    unanswered('abc.com'),
    unanswered('*.abc.org'),
  ],
  ...refusedOfPolicy('buffers', 'a busySize in buffering'),
  ...refusedOfPolicy('buffers of answers', 'a busySize in buffering'),
  ...refusedOfServices(
    'a sticky session with every field',
    'conditionalSameSiteNone in stickySession',
    'changeOnFailure in stickySession',
  ),
  ...refusedOfServices('a key that decides about the pod', 'a subsetSize in consistentHash'),
};

const RESERVED =
  'a reserved character that is encoded stays so on Traefik, where resolve() decodes it before it compares';
const CHARACTERS = 'Go compares characters, and nginx bytes';

/** Requests of accepted cases that Traefik answers otherwise, by title. */
export const OWN_REQUESTS: { readonly [title: string]: { readonly [request: string]: string } } = {
  'the path arrives as it was sent, and is compared as it is meant': {
    '/b%2Fc': RESERVED,
    '/b/c/.': 'no slash is left of a dot at the end',
  },
  'classes: ranges, negated, escaped, and of characters with a meaning elsewhere': { '/e/%5D': RESERVED },
  'an expression sees the path decoded and normalized': { '/c%2F7': RESERVED },
  'a rewritten path is written anew, encoded where it must be': { '/a/x%2Fy': RESERVED },
  'a rewritten path is sent decoded and encoded anew': { '/a/%5Bx%5D': RESERVED },
  'expressions compare bytes, of which a character may have several': {
    '/x/%C3%A9': CHARACTERS,
    '/z/%C3%A9a': CHARACTERS,
  },
  'TO_APEX redirects www with path and query, and leaves other names alone': {
    'WWW.ABC.com:8080/a': 'the port that the client named stays',
  },
};
