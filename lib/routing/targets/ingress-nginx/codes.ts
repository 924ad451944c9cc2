import { type Codes, findingOf } from '../../../rules/finding';

/** Findings about routes that are compiled for ingress-nginx. */
export const INGRESS_NGINX_CODES = {
  'nginx-class': 'A router that names both a controller and a class of ingress-nginx.',
  'nginx-raw-annotation': 'A raw annotation that decides where requests go, or that repeats an option.',
  'nginx-host-annotation': 'A raw annotation of one route that holds for its whole host.',
  'nginx-alphabet': 'A text with characters that ingress-nginx reads in another way than HTTP does.',
  'unmatched-paths': 'Paths that no route takes, which ingress-nginx would redirect or answer by HTTP.',
  'redirect-status': 'A redirect that keeps the path, with a status that ingress-nginx cannot send.',
  'http2-backend': 'A backend that speaks HTTP/2 without gRPC.',
  'acme-challenge': 'A route below the path of ACME challenges, which ingress-nginx never redirects to HTTPS.',
  'unmatched-policies': 'Paths that no route takes, to which ingress-nginx may apply the policies of a route.',
  'client-address': 'A policy about the address of clients, which the controller may not see.',
  'rate-limit-replicas': 'A rate limit, which each replica of the controller counts for itself.',
  'https-redirect-loop':
    'A redirect to HTTPS on a controller that does not learn from the proxy in front of it that a client used HTTPS.',
  'redirect-port': 'A redirect to port 443, which clients that came through a node port may not reach.',
  'www-host': 'A name that is redirected only as long as no other Ingress serves it.',
  hsts: 'Hosts with TLS, which send Strict-Transport-Security by default.',
  'client-certificates-namespace': 'Certificates of clients on a router whose namespace is not known.',
  'sticky-namespace': 'A sticky session for a Service of another namespace, whose pods the controller does not see.',
  'sticky-release': 'A sticky session on a release, which keeps clients on the version that answered them first.',
  'sticky-conflict':
    'Sticky sessions or ways of load balancing of one Service that differ, of which ingress-nginx keeps one.',
  'sticky-service': 'A Service with sticky sessions on only some of its routes.',
  'traefik-annotation': 'A raw annotation that Traefik does not read as ingress-nginx does.',
  'traefik-hosts': 'Hosts that Traefik does not keep apart, since it sorts the rules of all hosts by their length.',
  'traefik-slashes': 'A rewrite that makes two slashes in a row, which Traefik answers with 400.',
  'traefik-policy': 'A policy with a value that Traefik does not have in the place of ingress-nginx.',
  'traefik-secret':
    'A password that nobody is asked for as long as its Secret is missing, since Traefik drops the path.',
  'admission-webhook': 'Ingress objects that can only be applied when the admission webhook answers.',
} satisfies Codes;

export const finding = findingOf(INGRESS_NGINX_CODES);
