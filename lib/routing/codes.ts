import { type Codes, findingOf } from '../rules/finding';

/** Findings about routes and routers. */
export const ROUTING_CODES = {
  'route-path': 'A path of a route that could never match, or that matches something else than was meant.',
  'duplicate-route': 'Two routes of a router take the same requests.',
  'unreachable-route': 'A route or a default backend that no request reaches.',
  'missing-route': 'A router, or one of its hosts, without a route.',
  'router-hosts': 'The hosts of a router contradict each other, or one of them is listed twice.',
  'host-conflict': 'Two routers serve one host from the same place, or one of them takes the requests of the other.',
  backend: 'A backend that a router cannot send requests to.',
  rewrite: 'A rewrite that does not fit the route, or whose new path is malformed.',
  'inherited-policy':
    'A route that does not say clearly which policies of its router hold for it, or loses one unseen.',
  redirect: 'A redirect that leads nowhere or has a status that is not one of a redirect.',
  'redirect-loop': 'Redirects that lead back to themselves.',
  'external-auth-loop': 'External authentication whose own URL requires it, so that nobody gets in.',
  'app-root': 'An appRoot that is not a path to which requests for "/" can be redirected.',
  www: 'A redirect of www to a host, or from it, for which the host is missing or does not fit.',
  'router-patch': 'A patch of objects that a router does not make, or one that changes nothing.',
  tls: 'Certificates that do not fit the hosts of a router, or each other.',
  canary: 'A canary release that gets no requests, or that gets them by a rule which targets read in different ways.',
  'canary-conflict': 'Routes split the requests of one Service in different ways.',
  'response-headers': 'A header of answers that is not a valid header, or that servers set themselves.',
  cors: 'An origin or method of CORS that browsers ignore or refuse.',
  'rate-limit': 'A rate limit that limits nothing.',
  'body-size': 'A limit for bodies together with unlimitedBody.',
  'backend-tls': 'A backend whose certificate would be verified in two ways, or against no name.',
  'sticky-session': 'A cookie of a session that browsers refuse, or an option of it without an effect.',
  'routes-file': 'The file that PORTICO_ROUTES names cannot be written.',
  slo: 'An availability objective that allows no failure or every failure, or for which the target has no metric.',
  'client-certificates': 'Client certificates that no client would be asked for.',
} satisfies Codes;

export const finding = findingOf(ROUTING_CODES);
