import { CanaryRelease, Tls } from '../../../../lib';
import { problemsOfRouter, ROUTE, type Routes } from '../../support';

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
    'httpsRedirect for every host leaves out paths that no route takes, which ingress-nginx answers by HTTP: set defaultBackend, or route the prefix "/".',
  ]);
});

test('a router that has only redirects is a problem, since an Ingress names a Service', () => {
  expect(problemsOfRouter((router) => router.redirect('/a', { path: '/b' }))).toEqual([
    'the router has only redirects, but an Ingress must name a Service: set defaultBackend.',
  ]);
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
    'abc.com has a redirect, but nothing for paths that no route takes, which ingress-nginx might redirect as well: set defaultBackend, or route the prefix "/".',
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
