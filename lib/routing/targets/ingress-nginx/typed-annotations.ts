/** Raw annotations that would say what an option says, and the option to use instead: the table must know of it. */
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

/** What to write instead of a raw annotation that decides about routing, or undefined. */
export function typedAlternative(name: string): string | undefined {
  return CANARY.test(name) ? 'use a CanaryRelease as the backend' : ROUTING[name];
}
