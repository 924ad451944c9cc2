import { Backend, CanaryRelease, PathMatch, Rewrite } from '../../../lib';
import type { RoutingCase } from './routing-case';

/** Releases: the header decides, then the cookie, then the weight, on every route of the stable service. */
export const CANARY_CASES: readonly RoutingCase[] = [
  {
    title: 'a weight shares the requests out',
    features: ['prefix path', 'canary weight'],
    routes: (router, { a, b }) => router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 })),
    requests: [
      ['/a', 'a:80@90 b:80@10 /a'],
      ['/a/x', 'a:80@90 b:80@10 /a/x'],
      ['/ab', 'none'],
    ],
  },
  {
    title: 'a release whose weights a Rollout sets, while none runs',
    features: ['prefix path', 'canary rollout'],
    routes: (router, { a, b, c }) => {
      const [{ stable }, { stable: canary }] = [a.toRouteBackend(), b.toRouteBackend()];
      const split = { canary, weight: 0, weightTotal: 100, rollout: true };
      router.prefix('/', { toRouteBackend: () => ({ stable, split }) });
      router.prefix('/c', c);
    },
    requests: [
      ['/', 'a:80 /'],
      ['/a/x', 'a:80 /a/x'],
      ['/c', 'c:80 /c'],
    ],
  },
  {
    title: 'the whole weight is the canary alone',
    features: ['prefix path', 'canary weight'],
    routes: (router, { a, b }) => router.prefix('/', new CanaryRelease({ stable: a, canary: b, weight: 100 })),
    requests: [['/', 'b:80 /']],
  },
  {
    title: 'a weight of another total',
    features: ['prefix path', 'canary weight', 'canary weightTotal'],
    routes: (router, { a, b }) =>
      router.prefix('/', new CanaryRelease({ stable: a, canary: b, weight: 25, weightTotal: 1000 })),
    requests: [['/', 'a:80@97.5 b:80@2.5 /']],
  },
  {
    title: 'the whole of another total',
    features: ['prefix path', 'canary weight', 'canary weightTotal'],
    routes: (router, { a, b }) =>
      router.prefix('/', new CanaryRelease({ stable: a, canary: b, weight: 1000, weightTotal: 1000 })),
    requests: [['/', 'b:80 /']],
  },
  {
    title: 'a header leads to the canary by "always" and to the stable version by "never"',
    features: ['prefix path', 'canary weight', 'canary header name'],
    routes: (router, { a, b }) =>
      router.prefix('/', new CanaryRelease({ stable: a, canary: b, weight: 50, header: { name: 'x-release' } })),
    requests: [
      [{ path: '/', headers: { 'x-release': 'always' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-release': 'never' } }, 'a:80 /'],
      [{ path: '/', headers: { 'X-Release': 'always' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-release': 'Always' } }, 'a:80@50 b:80@50 /'],
      [{ path: '/', headers: { 'x-release': 'next' } }, 'a:80@50 b:80@50 /'],
      [{ path: '/', headers: { other: 'always' } }, 'a:80@50 b:80@50 /'],
      [{ path: '/', headers: { x_release: 'always' } }, 'a:80@50 b:80@50 /'],
      ['/', 'a:80@50 b:80@50 /'],
    ],
  },
  {
    title: 'a header alone, without a weight',
    features: ['prefix path', 'canary header name'],
    routes: (router, { a, b }) =>
      router.prefix('/', new CanaryRelease({ stable: a, canary: b, header: { name: 'x-release' } })),
    requests: [
      [{ path: '/', headers: { 'x-release': 'always' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-release': 'maybe' } }, 'a:80 /'],
      [{ path: '/', headers: { 'x-release': 'always ' } }, 'b:80 /'],
      ['/', 'a:80 /'],
    ],
  },
  {
    title: 'a header value leads to the canary, and no other value decides',
    features: ['prefix path', 'canary weight', 'canary header name', 'canary header value'],
    routes: (router, { a, b }) =>
      router.prefix(
        '/',
        new CanaryRelease({ stable: a, canary: b, weight: 20, header: { name: 'x-release', value: 'next' } }),
      ),
    requests: [
      [{ path: '/', headers: { 'x-release': 'next' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-release': 'Next' } }, 'a:80@80 b:80@20 /'],
      [{ path: '/', headers: { 'x-release': 'next2' } }, 'a:80@80 b:80@20 /'],
      [{ path: '/', headers: { 'x-release': 'always' } }, 'a:80@80 b:80@20 /'],
      [{ path: '/', headers: { 'x-release': 'never' } }, 'a:80@80 b:80@20 /'],
      // Spaces around a value are no part of it.
      [{ path: '/', headers: { 'x-release': 'next ' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-release': '  next' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-release': 'ne xt' } }, 'a:80@80 b:80@20 /'],
    ],
  },
  {
    title: 'a header pattern matches the whole value, with case',
    features: ['prefix path', 'canary header name', 'canary header pattern'],
    routes: (router, { a, b }) =>
      router.prefix(
        '/',
        new CanaryRelease({ stable: a, canary: b, header: { name: 'x-user', pattern: '(?:beta|team)-[0-9]+' } }),
      ),
    requests: [
      [{ path: '/', headers: { 'x-user': 'beta-7' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-user': 'team-42' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-user': 'team-42x' } }, 'a:80 /'],
      [{ path: '/', headers: { 'x-user': 'my-beta-7' } }, 'a:80 /'],
      [{ path: '/', headers: { 'x-user': 'Beta-7' } }, 'a:80 /'],
      [{ path: '/', headers: { 'x-user': 'always' } }, 'a:80 /'],
      [{ path: '/', headers: { 'x-user': ' beta-7 ' } }, 'b:80 /'],
    ],
  },
  {
    title: 'a header pattern that does not match leaves it to cookie and weight',
    features: ['prefix path', 'canary weight', 'canary header name', 'canary header pattern', 'canary cookie'],
    routes: (router, { a, b }) =>
      router.prefix(
        '/',
        new CanaryRelease({
          stable: a,
          canary: b,
          weight: 5,
          header: { name: 'x-user', pattern: '.*[.]example[.]com' },
          cookie: 'release',
        }),
      ),
    requests: [
      [{ path: '/', headers: { 'x-user': 'a.example.com' }, cookies: { release: 'never' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-user': 'a.example.org' }, cookies: { release: 'always' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-user': 'never' }, cookies: { release: 'never' } }, 'a:80 /'],
      [{ path: '/', headers: { 'x-user': 'axexamplexcom' } }, 'a:80@95 b:80@5 /'],
    ],
  },
  {
    title: 'a cookie leads to the canary by "always" and to the stable version by "never"',
    features: ['prefix path', 'canary weight', 'canary cookie'],
    routes: (router, { a, b }) =>
      router.prefix('/', new CanaryRelease({ stable: a, canary: b, weight: 30, cookie: 'release' })),
    requests: [
      [{ path: '/', cookies: { release: 'always' } }, 'b:80 /'],
      [{ path: '/', cookies: { release: 'never' } }, 'a:80 /'],
      [{ path: '/', cookies: { release: 'canary' } }, 'a:80@70 b:80@30 /'],
      [{ path: '/', cookies: { other: 'always' } }, 'a:80@70 b:80@30 /'],
      [{ path: '/', headers: { release: 'always' } }, 'a:80@70 b:80@30 /'],
      ['/', 'a:80@70 b:80@30 /'],
    ],
  },
  {
    title: 'the header decides before the cookie, and the cookie before the weight',
    features: ['prefix path', 'canary weight', 'canary header name', 'canary cookie'],
    routes: (router, { a, b }) =>
      router.prefix(
        '/',
        new CanaryRelease({ stable: a, canary: b, weight: 40, header: { name: 'x-release' }, cookie: 'release' }),
      ),
    requests: [
      [{ path: '/', headers: { 'x-release': 'always' }, cookies: { release: 'never' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-release': 'never' }, cookies: { release: 'always' } }, 'a:80 /'],
      [{ path: '/', headers: { 'x-release': 'maybe' }, cookies: { release: 'always' } }, 'b:80 /'],
      [{ path: '/', headers: { 'x-release': 'maybe' }, cookies: { release: 'never' } }, 'a:80 /'],
      [{ path: '/', headers: { 'x-release': 'maybe' }, cookies: { release: 'maybe' } }, 'a:80@60 b:80@40 /'],
    ],
  },
  {
    title: 'a header and a cookie beat the whole weight',
    features: ['prefix path', 'canary weight', 'canary header name', 'canary cookie'],
    routes: (router, { a, b }) =>
      router.prefix(
        '/',
        new CanaryRelease({ stable: a, canary: b, weight: 100, header: { name: 'x-release' }, cookie: 'release' }),
      ),
    requests: [
      [{ path: '/', headers: { 'x-release': 'never' } }, 'a:80 /'],
      [{ path: '/', cookies: { release: 'never' } }, 'a:80 /'],
      ['/', 'b:80 /'],
    ],
  },
  {
    title: 'a release as the default backend of a host',
    features: ['host', 'defaultBackend', 'canary weight', 'canary header name', 'prefix path'],
    props: ({ a, b }) => ({
      host: 'abc.com',
      defaultBackend: new CanaryRelease({ stable: a, canary: b, weight: 10, header: { name: 'x-release' } }),
    }),
    routes: (router, { c }) => router.prefix('/c', c),
    requests: [
      ['abc.com/', 'a:80@90 b:80@10 /'],
      ['abc.com/x', 'a:80@90 b:80@10 /x'],
      [{ host: 'abc.com', path: '/x', headers: { 'x-release': 'always' } }, 'b:80 /x'],
      [{ host: 'abc.com', path: '/c', headers: { 'x-release': 'always' } }, 'c:80 /c'],
      ['other.org/x', 'none'],
    ],
  },
  {
    title: 'a release as the default backend of every host',
    features: ['defaultBackend', 'canary weight', 'exact path'],
    props: ({ a, b }) => ({ defaultBackend: new CanaryRelease({ stable: a, canary: b, weight: 10 }) }),
    routes: (router, { c }) => router.exact('/c', c),
    requests: [
      ['/', 'a:80@90 b:80@10 /'],
      ['abc.com/x', 'a:80@90 b:80@10 /x'],
      ['/c', 'c:80 /c'],
    ],
  },
  {
    title: 'a release as the default backend, and no route at all',
    features: ['defaultBackend', 'canary cookie'],
    props: ({ a, b }) => ({ defaultBackend: new CanaryRelease({ stable: a, canary: b, cookie: 'release' }) }),
    routes: () => {},
    requests: [
      ['/x', 'a:80 /x'],
      [{ path: '/x', cookies: { release: 'always' } }, 'b:80 /x'],
    ],
  },
  {
    title: 'one release on several routes and hosts',
    features: ['host', 'hosts', 'wildcard host', 'prefix path', 'canary weight', 'canary header name', 'exact path'],
    props: () => ({ hosts: ['abc.com', 'abc.org'] }),
    routes: (router, { a, b, c }) => {
      const release = new CanaryRelease({ stable: a, canary: b, weight: 25, header: { name: 'x-release' } });
      router.prefix('/a', release);
      router.exact('/b', release);
      router.prefix('/c', c);
      router.prefix('/d', release, { host: '*.abc.net' });
    },
    requests: [
      ['abc.com/a/x', 'a:80@75 b:80@25 /a/x'],
      ['abc.org/b', 'a:80@75 b:80@25 /b'],
      ['abc.org/b/', 'none'],
      ['abc.org/c', 'c:80 /c'],
      ['x.abc.net/d', 'a:80@75 b:80@25 /d'],
      [{ host: 'x.abc.net', path: '/d', headers: { 'x-release': 'always' } }, 'b:80 /d'],
      [{ host: 'abc.com', path: '/b', headers: { 'x-release': 'never' } }, 'a:80 /b'],
    ],
  },
  {
    title: 'two routes of one path share a release, exact and prefix',
    features: ['defaultBackend', 'exact path', 'canary weight', 'prefix path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a, b }) => {
      const release = new CanaryRelease({ stable: a, canary: b, weight: 50 });
      router.exact('/a', release);
      router.prefix('/a', release);
    },
    requests: [
      ['/a', 'a:80@50 b:80@50 /a'],
      ['/a/x', 'a:80@50 b:80@50 /a/x'],
      ['/ab', 'd:80 /ab'],
    ],
  },
  {
    title: 'two releases beside each other',
    features: ['prefix path', 'canary weight'],
    routes: (router, { a, b, c, d }) => {
      router.prefix('/ab', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
      router.prefix('/cd', new CanaryRelease({ stable: c, canary: d, weight: 10 }));
    },
    requests: [
      ['/ab', 'a:80@90 b:80@10 /ab'],
      ['/cd', 'c:80@90 d:80@10 /cd'],
    ],
  },
  {
    title: 'a release on rewritten routes: both versions see the same path',
    features: [
      'host',
      'defaultBackend',
      'prefix path',
      'rewrite stripPrefix',
      'canary weight',
      'canary header name',
      'rewrite replacePrefix',
      'exact path',
      'rewrite replacePath',
    ],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router, { a, b, c }) => {
      const release = new CanaryRelease({ stable: a, canary: b, weight: 10, header: { name: 'x-release' } });
      router.prefix('/user', release, { rewrite: Rewrite.stripPrefix() });
      router.prefix('/v1', release, { rewrite: Rewrite.replacePrefix('/v2') });
      router.exact('/me', release, { rewrite: Rewrite.to('/user/me') });
      router.prefix('/user/img', c);
    },
    requests: [
      ['abc.com/user/42', 'a:80@90 b:80@10 /42'],
      [{ host: 'abc.com', path: '/user/42', headers: { 'x-release': 'always' } }, 'b:80 /42'],
      [{ host: 'abc.com', path: '/v1/x', headers: { 'x-release': 'never' } }, 'a:80 /v2/x'],
      [{ host: 'abc.com', path: '/me', headers: { 'x-release': 'always' } }, 'b:80 /user/me'],
      ['abc.com/user/img/1', 'c:80 /user/img/1'],
      ['abc.com/users', 'd:80 /users'],
    ],
  },
  {
    title: 'a release on regular expressions',
    features: ['regex path', 'rewrite regex', 'canary weight', 'prefix path', 'exact path'],
    routes: (router, { a, b, c }) => {
      const release = new CanaryRelease({ stable: a, canary: b, weight: 10 });
      router.regex('/item/([0-9]+)', release, { rewrite: Rewrite.regex('/$1') });
      router.regex('/shop/[a-z]+', release);
      router.prefix('/shop', c);
      router.exact('/shop', release);
    },
    requests: [
      ['/item/7', 'a:80@90 b:80@10 /7'],
      ['/item/x', 'none'],
      ['/shop/cart', 'a:80@90 b:80@10 /shop/cart'],
      ['/shop/7', 'c:80 /shop/7'],
      ['/shop', 'a:80@90 b:80@10 /shop'],
      ['/Shop', 'none'],
    ],
  },
  {
    title: 'a release beside redirects, which name its stable service and send nothing there',
    features: ['host', 'defaultBackend', 'canary weight', 'prefix path', 'redirect', 'exact path'],
    props: ({ a, b }) => ({ host: 'abc.com', defaultBackend: new CanaryRelease({ stable: a, canary: b, weight: 10 }) }),
    routes: (router) => {
      router.redirect('/old', { path: '/new', match: PathMatch.PREFIX });
      router.redirect('/gone', { url: 'https://example.com/', status: 301 });
    },
    requests: [
      ['abc.com/old/x', '302 http://abc.com/new'],
      ['abc.com/gone', '301 https://example.com/'],
      ['abc.com/new', 'a:80@90 b:80@10 /new'],
    ],
  },
  {
    title: 'a release of Services made elsewhere, of which two share a name',
    features: ['prefix path', 'canary weight'],
    routes: (router) => {
      const [stable, canary] = [Backend.external('web', 8080), Backend.external('web', 8081)];
      router.prefix('/', new CanaryRelease({ stable, canary, weight: 5 }));
    },
    requests: [['/x', 'web:8080@95 web:8081@5 /x']],
  },
  {
    title: 'a release as the default backend of hosts with and without patterns',
    features: ['host', 'hosts', 'defaultBackend', 'canary weight', 'prefix path', 'rewrite replacePath'],
    props: ({ a, b }) => ({ defaultBackend: new CanaryRelease({ stable: a, canary: b, weight: 10 }) }),
    routes: (router, { c }) => {
      router.prefix('/c', c, { host: 'abc.com' });
      router.prefix('/c', c, { host: 'abc.org', rewrite: Rewrite.to('/') });
    },
    requests: [
      ['abc.com/', 'a:80@90 b:80@10 /'],
      ['abc.com/c/x', 'c:80 /c/x'],
      ['abc.org/', 'a:80@90 b:80@10 /'],
      ['abc.org/c/x', 'c:80 /'],
      ['other.org/', 'a:80@90 b:80@10 /'],
    ],
  },
];
