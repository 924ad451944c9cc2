import { Testing } from 'cdk8s';
import { CanaryRelease, type IngressRouter, PathMatch, RoutingTarget, Tls } from '../../../../lib';
import { buildCase, problemsOfRouter, ROUTE, type Routes } from '../../support';

test.each([
  ['prefix', '/.well-known/acme-challenge', { httpsRedirect: true }],
  ['exact', '/.well-known/acme-challenge/token', { tls: Tls.secret('abc-com-tls') }],
  // The controller compares no segments.
  ['prefix', '/.well-known/acme-challenges', { httpsRedirect: true }],
] as const)('a route that the controller never redirects to HTTPS is a problem: %s %s', (match, path, props) => {
  const route: Routes = (router, { a }) => router[match](path, a);
  const message = `${match} "${path}" is never redirected to HTTPS by ingress-nginx: leave the route to cert-manager, or put it on a router with httpsRedirect false.`;
  expect(problemsOfRouter(route, { host: 'abc.com', ...props })).toEqual([message]);
  expect(problemsOfRouter(route, { hosts: ['abc.com', 'def.com'], ...props })).toEqual([message]);
  expect(problemsOfRouter(route, { host: 'abc.com', ...props, httpsRedirect: false })).toEqual([]);
});

test('httpsRedirect for every host without a backend for other paths is a problem', () => {
  expect(problemsOfRouter(ROUTE, { httpsRedirect: true })).toEqual([
    'httpsRedirect for every host leaves out paths without a route, which ingress-nginx answers over HTTP: set defaultBackend, or route or redirect the prefix "/".',
  ]);
});

test.each([301, 307, 308])('a redirect that keeps the path with a status but 302 is a problem: %s', (status) => {
  const moved = { url: 'https://new.com', match: PathMatch.PREFIX, keepPath: true, status };
  expect(problemsOfRouter((router) => router.redirect('/', moved), { host: 'old.com' })).toEqual([
    `prefix "/" is a redirect that keeps the path with the status ${status}: ingress-nginx can do so only with 302. Leave the status out, let a service redirect, or use the Gateway API target.`,
  ]);
});

test('a redirect of a domain and nothing else names a Service without pods, which gets no request', () => {
  const build = (router: IngressRouter) =>
    router.redirect('/', { url: 'https://new.com/', match: PathMatch.PREFIX, status: 301 });
  expect(problemsOfRouter(build, { host: 'old.com' })).toEqual([]);
  const { chart } = buildCase({ props: () => ({ host: 'old.com' }), routes: build }, RoutingTarget.ingressNginx());
  const objects = Testing.synth(chart).map(({ kind, metadata, spec }) => ({ kind, name: metadata.name, spec }));
  const path = {
    path: '/',
    pathType: 'Prefix',
    backend: { service: { name: 'router-redirects', port: { number: 80 } } },
  };
  expect(objects).toEqual([
    {
      kind: 'Ingress',
      name: 'router',
      spec: { ingressClassName: 'nginx', rules: [{ host: 'old.com', http: { paths: [path] } }] },
    },
    { kind: 'Service', name: 'router-redirects', spec: { clusterIP: 'None', ports: [{ port: 80 }] } },
  ]);
});

test('a redirect that keeps the path is no surprise, so that nothing warns of it', () => {
  const { router } = buildCase({
    props: () => ({ host: 'old.com' }),
    routes: (it) => it.redirect('/', { url: 'https://new.com', match: PathMatch.PREFIX, keepPath: true }),
  });
  expect(router.warnings).toEqual([]);
});

test('a redirect on a host that has nothing for other paths is a problem', () => {
  expect(
    problemsOfRouter(
      (router, { a }) => {
        router.prefix('/a', a);
        router.redirect('/old', { path: '/a' });
      },
      { host: 'abc.com' },
    ),
  ).toEqual([
    'abc.com has a redirect, but no route for all other paths, which ingress-nginx might redirect as well: set defaultBackend, or route or redirect the prefix "/".',
  ]);
});

test('a pattern of a release with a comma is a problem, which the validator of the controller does not know', () => {
  const header = { name: 'x-release', pattern: 'n{1,2}' };
  expect(
    problemsOfRouter((router, { a, b }) => router.prefix('/a', new CanaryRelease({ stable: a, canary: b, header }))),
  ).toEqual([
    'prefix "/a": annotation "nginx.ingress.kubernetes.io/canary-by-header-pattern" has the value "^(?:n{1,2})$", which the controller ignores: write a regular expression of letters, digits, -._~/: and ^$[](){}*+?|&=\\ only, for example "^(beta|next)$".',
  ]);
});
