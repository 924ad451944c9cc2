import { ANNOTATION_PREFIX } from '../../../nginx/annotations/annotation-spec';

/** Raw annotations that would decide about routing, and the option to use instead: the table must know of it. */
const ROUTING: { readonly [name: string]: string } = {
  'rewrite-target': 'use the route option rewrite',
  'use-regex': 'use router.regex()',
  'permanent-redirect': 'use router.redirect()',
  'permanent-redirect-code': 'use router.redirect() with a status',
  'temporal-redirect': 'use router.redirect()',
  'temporal-redirect-code': 'use router.redirect() with a status',
  'relative-redirects': 'use router.redirect() with a path',
  'app-root': 'use the router prop appRoot',
  'from-to-www-redirect': 'use the router prop www',
  'ssl-redirect': 'use the router prop httpsRedirect',
  'force-ssl-redirect': 'use the router prop httpsRedirect',
  'preserve-trailing-slash': 'use the router prop httpsRedirect',
  'server-alias': 'use the router prop hosts',
  'ssl-passthrough': 'use a Service of type LoadBalancer, since the controller would look at nothing but the host',
  'use-port-in-redirects': 'leave it out, redirects name no port',
  'default-backend': 'use the router prop defaultBackend',
};

const CANARY = /^(canary(-.*)?|affinity-canary-behavior)$/;

/** The fault of a raw annotation that decides about routing, with the option to use instead, or undefined. */
export function routingAlternative(key: string): string | undefined {
  if (key === 'kubernetes.io/ingress.class') {
    return 'is refused next to ingressClassName: set the className of RoutingTarget.ingressNginx()';
  }
  const name = key.startsWith(ANNOTATION_PREFIX) ? key.slice(ANNOTATION_PREFIX.length) : '';
  const option = CANARY.test(name) ? 'use a CanaryRelease as the backend' : ROUTING[name];
  return option && `decides where requests go, unseen by resolve(): ${option}`;
}
