import { PathMatch } from '../../../lib';
import type { CaseServices } from '../cases';
import { problemsOfRouter, ROUTE, type Routes, untyped } from '../support';

test('a router without a route is a problem', () => {
  expect(problemsOfRouter(() => {})).toEqual([
    'the router has no route: add one with prefix(), exact() or regex(), or set defaultBackend.',
  ]);
});

describe('a host', () => {
  const NO_ROUTE = 'host "def.com" has no route: add one, or leave the host out.';
  const elsewhere: Routes = (router, { a }) => router.prefix('/a', a, { host: 'abc.com' });

  test('without a route is a problem', () => {
    expect(problemsOfRouter(elsewhere, { hosts: ['abc.com', 'def.com'] })).toEqual([NO_ROUTE]);
    expect(problemsOfRouter(elsewhere, { host: 'def.com' })).toEqual([NO_ROUTE]);
    expect(problemsOfRouter(elsewhere, ({ d }: CaseServices) => ({ host: 'def.com', defaultBackend: d }))).toEqual([]);
  });

  test.each<[title: string, routes: Routes, problem: string]>([
    ['a wrong path', (router, { a }) => router.prefix('a', a), 'prefix path "a" has no leading "/"'],
    ['a wrong backend', (router) => router.prefix('/a', untyped(7)), 'prefix "/a" has the backend 7'],
    ['a wrong policy', (router, { a }) => router.prefix('/a', a, { denyFrom: [] }), 'prefix "/a": denyFrom []'],
    [
      'a wrong rewrite',
      (router, { a }) => router.prefix('/a', a, { rewrite: untyped(7) }),
      'prefix "/a" has the rewrite 7',
    ],
    ['a wrong redirect', (router) => router.redirect('/a', {}), 'exact "/a" leads nowhere'],
    [
      'a wrong host',
      (router, { a }) => router.prefix('/a', a, { host: 'DEF.com' }),
      'prefix "/a": host "DEF.com" is not a DNS name',
    ],
  ])('whose only route has %s is not said to have none', (_, routes, problem) => {
    expect(problemsOfRouter(routes, { host: 'def.com' })).toEqual([expect.stringContaining(problem)]);
  });
});

describe('a route', () => {
  test.each(['prefix', 'exact', 'regex'] as const)('that is written twice is a problem: %s', (match) => {
    expect(
      problemsOfRouter((router, { a, b, c }) => {
        router[match]('/a', a);
        router[match]('/b', b);
        router[match]('/a', c);
      }),
    ).toEqual([`${match} "/a" is routed twice: keep one of the two routes.`]);
  });

  test('of the host of the router is one of the router', () => {
    expect(
      problemsOfRouter(
        (router, { a, b }) => {
          router.prefix('/a', a);
          router.prefix('/a', b, { host: 'abc.com' });
        },
        { host: 'abc.com' },
      ),
    ).toEqual(['abc.com prefix "/a" is routed twice: keep one of the two routes.']);
  });

  test('for "/" that an appRoot redirects is a problem', () => {
    expect(problemsOfRouter((router, { a }) => router.exact('/', a), { host: 'abc.com', appRoot: '/app' })).toEqual([
      'exact "/" of abc.com is never reached, since appRoot redirects it: leave one of the two out.',
    ]);
  });
});

test('a default backend that is never reached is a problem', () => {
  const unreached = problemsOfRouter(
    (router, { a }) => router.prefix('/', a),
    ({ d }: CaseServices) => ({ defaultBackend: d }),
  );
  expect(unreached).toEqual([
    'the default backend is never reached, since prefix "/" takes every path: leave one of the two out.',
  ]);
  expect(problemsOfRouter(ROUTE, ({ d }: CaseServices) => ({ defaultBackend: d }))).toEqual([]);
});

test('a default backend behind a redirect of every path can be left out', () => {
  const moved: Routes = (router) =>
    router.redirect('/', { url: 'https://new.com/', match: PathMatch.PREFIX, status: 301 });
  expect(problemsOfRouter(moved, ({ d }: CaseServices) => ({ host: 'old.com', defaultBackend: d }))).toEqual([
    'the default backend of old.com is never reached, since prefix "/" takes every path: leave the default backend out.',
  ]);
  expect(problemsOfRouter(moved, { host: 'old.com' })).toEqual([]);
});

test('a default backend is reached as long as one host has paths for it', () => {
  const props = ({ d }: CaseServices) => ({ hosts: ['abc.com', 'def.com'], defaultBackend: d });
  expect(problemsOfRouter((router, { a }) => router.prefix('/', a, { host: 'abc.com' }), props)).toEqual([]);
  const everywhere: Routes = (router, { a }) => router.prefix('/', a);
  expect(problemsOfRouter(everywhere, props)).toEqual([
    'the default backend is never reached, since prefix "/" takes every path: leave one of the two out.',
  ]);
});
