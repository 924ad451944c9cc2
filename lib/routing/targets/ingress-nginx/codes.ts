import { type Codes, findingOf } from '../../../rules/finding';

/** Findings about routes that are compiled for ingress-nginx. */
export const INGRESS_NGINX_CODES = {
  'ingress-nginx-target': 'An option of RoutingTarget.ingressNginx() is wrong or contradicts another.',
  'ingress-nginx-annotation': 'An annotation that ingress-nginx refuses, ignores or reads in another way.',
  'unmatched-paths': 'Paths that no route takes would be answered as one of the routes says.',
  'redirect-backend': 'A router has only redirects, but an Ingress must name a Service.',
  'acme-challenge': 'A route below the path of ACME challenges, which ingress-nginx never redirects to HTTPS.',
  'client-address': 'A policy looks at the address of the client, which the controller may not see.',
  'rate-limit-replicas': 'A rate limit that each replica of the controller counts for itself.',
  'redirect-port': 'A redirect that leads to another port than the one that clients came through.',
  hsts: 'Hosts with TLS send Strict-Transport-Security although nobody asked for it.',
  'sticky-session': 'A sticky session that also holds where it was not asked for.',
  'admission-webhook': 'Ingress objects that can only be applied when the admission webhook answers.',
} satisfies Codes;

export const finding = findingOf(INGRESS_NGINX_CODES);
