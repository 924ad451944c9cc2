/** Raw annotations that would say what an option says, and the option to use instead: the table must know of it. */
const ROUTING: { readonly [name: string]: string } = {
  'rewrite-target': 'the route option rewrite',
  'use-regex': 'router.regex()',
  'permanent-redirect': 'router.redirect()',
  'permanent-redirect-code': 'router.redirect() with a status',
  'temporal-redirect': 'router.redirect()',
  'temporal-redirect-code': 'router.redirect() with a status',
  'relative-redirects': 'router.redirect() with a path',
  'app-root': 'the router prop appRoot',
  'from-to-www-redirect': 'the router prop www',
  'ssl-redirect': 'the router prop httpsRedirect',
  'force-ssl-redirect': 'the router prop httpsRedirect',
  'preserve-trailing-slash': 'the router prop httpsRedirect',
  'server-alias': 'the router prop hosts',
  'ssl-passthrough': 'a Service of type LoadBalancer, since the controller would look at nothing but the host',
  'default-backend': 'the router prop defaultBackend',
};

const CANARY = /^(canary(-.*)?|affinity-canary-behavior)$/;

/** What to write instead of a raw annotation that decides about routing, or undefined. */
export function typedAlternative(name: string): string | undefined {
  return CANARY.test(name) ? 'a CanaryRelease as the backend' : ROUTING[name];
}
