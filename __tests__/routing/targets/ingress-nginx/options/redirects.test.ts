import { CanaryRelease, PathMatch, type RedirectOptions } from '../../../../../lib';
import { annotationsOf, ingressesOf, pathsOf } from '../emitted';

const redirected = (to: RedirectOptions) => {
  const [ingress] = ingressesOf(
    (router) => router.redirect('/old', to),
    ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
  );
  return [annotationsOf(ingress), pathsOf(ingress)];
};

test.each<[RedirectOptions, { [name: string]: string }]>([
  [{ path: '/new' }, { 'permanent-redirect': '/new', 'permanent-redirect-code': '302', 'relative-redirects': 'true' }],
  [
    { path: '/new?from=old', status: 301 },
    { 'permanent-redirect': '/new?from=old', 'relative-redirects': 'true' },
  ],
  [
    { path: '/new', status: 308 },
    { 'permanent-redirect': '/new', 'permanent-redirect-code': '308', 'relative-redirects': 'true' },
  ],
  [
    { url: 'https://example.com/new', status: 307 },
    { 'permanent-redirect': 'https://example.com/new', 'permanent-redirect-code': '307' },
  ],
  [{ url: 'https://example.com', status: 301 }, { 'permanent-redirect': 'https://example.com' }],
])('a redirect is written as annotations: %j', (to, annotations) => {
  // A path must name a Service, although no request reaches it.
  expect(redirected(to)).toEqual([annotations, ['abc.com/old Exact -> d']]);
});

test('everything below a path, or the paths of a pattern, can be redirected', () => {
  expect(redirected({ path: '/new', match: PathMatch.PREFIX })[1]).toEqual(['abc.com/old Prefix -> d']);
  const [annotations, paths] = redirected({ path: '/new', status: 301, match: PathMatch.REGEX });
  expect(annotations).toEqual({ 'use-regex': 'true', 'permanent-redirect': '/new', 'relative-redirects': 'true' });
  expect(paths).toEqual(['abc.com/(?-i)old$ ImplementationSpecific -> d']);
});

test.each([
  [PathMatch.EXACT, '/(?-i)old$'],
  [PathMatch.PREFIX, '/(?-i)old(/|$)'],
])(
  'a redirect of a %s path of every host is an expression, where the controller has locations of its own',
  (match, path) => {
    const ingresses = ingressesOf(
      (router) => router.redirect('/old', { path: '/new', status: 301, match }),
      ({ d }) => ({ defaultBackend: d }),
    );
    expect(ingresses.map((ingress) => [annotationsOf(ingress), pathsOf(ingress)])).toEqual([
      [
        { 'use-regex': 'true', 'permanent-redirect': '/new', 'relative-redirects': 'true' },
        [`${path} ImplementationSpecific -> d`],
      ],
      [{ 'use-regex': 'true' }, ['/ Prefix -> d']],
    ]);
  },
);

test('a redirect of one host is on that host only', () => {
  const ingresses = ingressesOf(
    (router) => router.redirect('/old', { path: '/new', status: 301, host: 'abc.com' }),
    ({ d }) => ({ hosts: ['abc.com', 'def.com'], defaultBackend: d }),
  );
  expect(ingresses.map(pathsOf)).toEqual([
    ['abc.com/old Exact -> d'],
    ['abc.com/ Prefix -> d', 'def.com/ Prefix -> d'],
  ]);
});

test('the path of a redirect names a stable Service, never the one of a canary', () => {
  const [ingress] = ingressesOf((router, { a, b }) => {
    router.redirect('/old', { path: '/a' });
    router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
  });
  expect(pathsOf(ingress)).toEqual(['/old Exact -> a']);
});
