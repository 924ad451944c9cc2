/** Why the target refuses a case, and what its message says then; those after the comment hold without the switch alone. */
export const REASONS = {
  'wildcard hosts stand for any number of labels': /stands for one label/,
  'no field takes the groups of an expression': /by the groups of a regular expression/,
  'no field takes the query of a location': /leads to ".*\?.*"/,
  'no field takes a policy': /which HTTPRoute has no field for/,
  // allowImplementationSpecific:
  'expressions are read in many ways': /is a regular expression, which each/,
  'patterns of headers are read in many ways': /a pattern for the header/,
  'no match takes a cookie': /for which Gateway API has no match/,
  'the query of a redirect is open': /keeps or drops the request's query/,
  'the slash at the end of a path stays': /which resolve\(\) drops/,
  'routes for every host may be tried': /try the routes for every host/,
} as const;

type Reason = keyof typeof REASONS;

/** By title. */
export const REFUSED_CASES: { readonly [title: string]: readonly Reason[] } = {
  'an exact path keeps its place beside the prefix of the same string with other policies': ['no field takes a policy'],
  'a wildcard host stands for one label': ['wildcard hosts stand for any number of labels'],
  'the most specific host decides alone: the name, then the wildcard, then every host': [
    'wildcard hosts stand for any number of labels',
    'routes for every host may be tried',
  ],
  'the default backend of a router stands on each of its hosts': ['wildcard hosts stand for any number of labels'],
  'hosts are compared without case and port': ['wildcard hosts stand for any number of labels'],
  'a wildcard is a whole label': ['wildcard hosts stand for any number of labels'],
  'a wildcard below another name of the same zone': ['wildcard hosts stand for any number of labels'],
  'a regular expression on the wildcard, a prefix on the name, a rewrite on every host': [
    'wildcard hosts stand for any number of labels',
    'expressions are read in many ways',
    'routes for every host may be tried',
  ],
  'a default backend alone, with an app root': ['the query of a redirect is open'],
  'an exact path and a prefix of one string, of which one is redirected': ['the query of a redirect is open'],
  'a regular expression matches the whole path': ['expressions are read in many ways'],
  'a regular expression knows case, in words, classes and escapes': ['expressions are read in many ways'],
  'exact beats regex, and regex beats prefix, however long each is': ['expressions are read in many ways'],
  'an exact path keeps its place before several expressions that match it': ['expressions are read in many ways'],
  'expressions come in the order they are written, not of their length': ['expressions are read in many ways'],
  'a long expression written first stays first': ['expressions are read in many ways'],
  "expressions without a common beginning do not stand in each other's way": ['expressions are read in many ways'],
  'alternatives and groups': ['expressions are read in many ways'],
  'quantifiers, greedy and not': ['expressions are read in many ways'],
  'classes: ranges, negated, escaped, and of characters with a meaning elsewhere': [
    'expressions are read in many ways',
  ],
  'a dot is any character, an escaped one a dot': ['expressions are read in many ways'],
  'an expression sees the path decoded and normalized': ['expressions are read in many ways'],
  'one expression leaves exact paths and prefixes of the host as they were': ['expressions are read in many ways'],
  'an expression of digits alone, and one of the root': ['expressions are read in many ways'],
  'an expression beside the prefixes that it meets only in part': ['expressions are read in many ways'],
  'Rewrite.regex makes the path of the groups': [
    'no field takes the groups of an expression',
    'expressions are read in many ways',
  ],
  'a group that took no part is empty in Rewrite.regex': [
    'no field takes the groups of an expression',
    'expressions are read in many ways',
  ],
  'nine groups, one of them twice': ['no field takes the groups of an expression', 'expressions are read in many ways'],
  'groups within groups, and groups without a number': [
    'no field takes the groups of an expression',
    'expressions are read in many ways',
  ],
  'an expression that is rewritten to one path, and one that ignores its groups': [
    'no field takes the groups of an expression',
    'expressions are read in many ways',
  ],
  'what a group took is encoded where it must be': [
    'no field takes the groups of an expression',
    'expressions are read in many ways',
  ],
  'rewritten expressions beside a stripped prefix and an exact path': [
    'no field takes the groups of an expression',
    'expressions are read in many ways',
  ],
  'a dollar sign of the request is no group of the rewrite': [
    'no field takes the groups of an expression',
    'expressions are read in many ways',
  ],
  'expressions compare bytes, of which a character may have several': [
    'no field takes the groups of an expression',
    'expressions are read in many ways',
  ],
  'a redirect to a path stays on the host, and leaves the query behind': ['the query of a redirect is open'],
  'a redirect of each status, to a path and to a URL': ['the query of a redirect is open'],
  'a location may have a port, a query and no path': [
    'no field takes the query of a location',
    'the query of a redirect is open',
  ],
  'a prefix is redirected as a whole, but for what a closer route takes': ['the query of a redirect is open'],
  'an exact redirect within a prefix, and before a rewrite of it': ['the query of a redirect is open'],
  'a regular expression is redirected before prefixes and after exact paths': [
    'expressions are read in many ways',
    'the query of a redirect is open',
  ],
  'an exact and a prefix redirect of one path': ['the query of a redirect is open'],
  'the root is redirected alone': ['the query of a redirect is open'],
  'a whole host is redirected elsewhere, but for one path': ['the query of a redirect is open'],
  'a redirect of one host is none of the others': ['the query of a redirect is open'],
  'redirects of paths with a dot and a slash at the end': ['the query of a redirect is open'],
  'a redirect is matched like any path: encoded, doubled, with dots': ['the query of a redirect is open'],
  'appRoot redirects "/" alone': ['the query of a redirect is open'],
  'appRoot comes before the prefix "/", on each host of the router': ['the query of a redirect is open'],
  'appRoot without a host, beside a rewrite and a regular expression': [
    'expressions are read in many ways',
    'the query of a redirect is open',
  ],
  'appRoot comes before a regular expression for the root': [
    'expressions are read in many ways',
    'the query of a redirect is open',
  ],
  'TO_APEX redirects www with path and query, and leaves other names alone': ['the slash at the end of a path stays'],
  'TO_WWW redirects the apex': ['the slash at the end of a path stays'],
  'www of several hosts, each to its own': ['the slash at the end of a path stays'],
  'www comes before appRoot and redirects': ['the query of a redirect is open', 'the slash at the end of a path stays'],
  'with TLS, a redirect and the app root answer HTTP themselves': ['the query of a redirect is open'],
  'with TLS, the redirect keeps the path that was sent, whatever the rewrite': [
    'wildcard hosts stand for any number of labels',
    'expressions are read in many ways',
  ],
  'www and HTTPS, one after the other': ['the slash at the end of a path stays'],
  'httpsRedirect and appRoot on the hosts of routes, and on every other one': ['the query of a redirect is open'],
  'a header pattern matches the whole value, with case': ['patterns of headers are read in many ways'],
  'a header pattern that does not match leaves it to cookie and weight': [
    'patterns of headers are read in many ways',
    'no match takes a cookie',
  ],
  'a cookie leads to the canary by "always" and to the stable version by "never"': ['no match takes a cookie'],
  'the header decides before the cookie, and the cookie before the weight': ['no match takes a cookie'],
  'a header and a cookie beat the whole weight': ['no match takes a cookie'],
  'a release as the default backend, and no route at all': ['no match takes a cookie'],
  'one release on several routes and hosts': ['wildcard hosts stand for any number of labels'],
  'a release on regular expressions': [
    'no field takes the groups of an expression',
    'expressions are read in many ways',
  ],
  'a release beside redirects, which name its stable service and send nothing there': [
    'the query of a redirect is open',
  ],
};

const ENCODED =
  'what is encoded and no unreserved character stays so on gateways, where resolve() decodes it before it compares';
const HOST = 'the specification says nothing of a host with a dot or a bare colon at its end';
const PORT = 'a redirect names the port of the listener, where resolve() leaves that of the Host header';

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
  'a redirect to a path stays on the host, and leaves the query behind': { 'abc.com:8080/old-pay': PORT },
};
