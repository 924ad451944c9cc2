import type { Explanations } from './explanation';

const DOCS = 'https://doc.traefik.io/traefik/v3.7/reference/routing-configuration';
const CODE = 'https://github.com/traefik/traefik/blob/master/pkg';
const PROVIDER = `${DOCS}/kubernetes/ingress-nginx/`;

const routes = (options: string, ...statements: readonly string[]) =>
  [
    `const target = RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() });`,
    `const router = new IngressRouter(chart, 'router', { target, ${options} });`,
    ...statements,
  ].join('\n');

/** Codes of routes on Traefik in the place of ingress-nginx. */
export const TRAEFIK: Explanations = {
  'traefik-annotation': {
    trap: 'Traefik supports only some of the annotations of ingress-nginx, and ignores the others.',
    source: PROVIDER,
    before: routes(
      "host: 'abc.com', defaultBackend: user, annotations: { 'nginx.ingress.kubernetes.io/proxy-cookie-path': '/app/ /' }",
    ),
    after: routes("host: 'abc.com', defaultBackend: user"),
  },
  'traefik-policy': {
    trap: 'ingress-nginx reads `*` in an origin as one label. Traefik compares the whole origin, so no request matches.',
    source: PROVIDER,
    before: routes("host: 'abc.com', defaultBackend: user, cors: { origins: ['https://*.abc.com'] }"),
    after: routes("host: 'abc.com', defaultBackend: user, cors: { origins: ['https://app.abc.com'] }"),
  },
  'traefik-hosts': {
    trap: 'Traefik tries the rules of all hosts by their length. A request for `a.abc.com` that none of its own paths takes goes on to the rules of `*.abc.com`.',
    source: `${DOCS}/http/routing/rules-and-priority/`,
    before: routes(
      "hosts: ['a.abc.com', '*.abc.com']",
      "router.prefix('/user', user, { host: 'a.abc.com' });",
      "router.prefix('/', pay, { host: '*.abc.com' });",
    ),
    after: routes(
      "hosts: ['a.abc.com', '*.abc.com']",
      "router.prefix('/', user, { host: 'a.abc.com' });",
      "router.prefix('/', pay, { host: '*.abc.com' });",
    ),
  },
  'traefik-slashes': {
    trap: 'A slash before a group that begins with a slash makes a path such as `/r//x`. Traefik rejects a rewritten path that is not normal, with 400.',
    source: `${CODE}/middlewares/ingressnginx/rewritetarget/rewrite_target.go`,
    before: routes("host: 'abc.com'", "router.regex('/a(/.*)?', user, { rewrite: Rewrite.regex('/r/$1') });"),
    after: routes("host: 'abc.com'", "router.regex('/a(/.*)?', user, { rewrite: Rewrite.regex('/r$1') });"),
  },
  'traefik-secret': {
    trap: 'Traefik skips a path whose Secret for basic authentication does not exist. Its requests go on to a shorter path, which asks for no password.',
    source: `${CODE}/provider/kubernetes/ingress-nginx/build.go`,
    before: routes(
      "host: 'abc.com', defaultBackend: pay",
      "router.prefix('/staff', user, { basicAuth: { secretName: 'staff' } });",
    ),
    after: routes("host: 'abc.com'", "router.prefix('/staff', user, { basicAuth: { secretName: 'staff' } });"),
  },
};
