import { Size } from 'cdk8s';
import { Backend, CanaryRelease, Rewrite } from '../../../lib';
import type { RoutingCase } from './routing-case';

/** Exact and prefix paths, which of them comes first, and what happens to a path that none takes. */
export const PATH_CASES: readonly RoutingCase[] = [
  {
    title: 'exact matches that path alone',
    features: ['exact path'],
    routes: (router, { a }) => router.exact('/a', a),
    requests: [
      ['/a', 'a:80 /a'],
      ['/a/', 'none'],
      ['/a/b', 'none'],
      ['/ab', 'none'],
      ['/A', 'none'],
      ['/', 'none'],
    ],
  },
  {
    title: 'prefix matches the path itself and everything below, never a longer word',
    features: ['prefix path'],
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      ['/a', 'a:80 /a'],
      ['/a/', 'a:80 /a/'],
      ['/a/b/c', 'a:80 /a/b/c'],
      ['/ab', 'none'],
      ['/A', 'none'],
      ['/b/a', 'none'],
      ['/', 'none'],
    ],
  },
  {
    title: 'the prefix "/" matches every path',
    features: ['prefix path'],
    routes: (router, { a }) => router.prefix('/', a),
    requests: [
      ['/', 'a:80 /'],
      ['/anything/at/all', 'a:80 /anything/at/all'],
    ],
  },
  {
    title: 'exact beats prefix, and the longer prefix the shorter, in whatever order they are written',
    features: ['prefix path', 'exact path'],
    routes: (router, { a, b, c, d }) => {
      router.prefix('/', d);
      router.prefix('/user', a);
      router.exact('/user/admin', c);
      router.prefix('/user/admin', b);
    },
    requests: [
      ['/user/admin', 'c:80 /user/admin'],
      ['/user/admin/', 'b:80 /user/admin/'],
      ['/user/admin/x', 'b:80 /user/admin/x'],
      ['/user/administrator', 'a:80 /user/administrator'],
      ['/user', 'a:80 /user'],
      ['/users', 'd:80 /users'],
    ],
  },
  {
    title: 'without a route: the default backend, with the path untouched',
    features: ['defaultBackend', 'prefix path', 'rewrite stripPrefix'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() }),
    requests: [
      ['/a/x', 'a:80 /x'],
      ['/ab', 'd:80 /ab'],
      ['/', 'd:80 /'],
      ['any.example/elsewhere', 'd:80 /elsewhere'],
    ],
  },
  {
    title: 'an exact path may end in a slash, and the path without it is another',
    features: ['exact path', 'prefix path'],
    routes: (router, { a, b }) => {
      router.exact('/dir/', a);
      router.prefix('/other', b);
    },
    requests: [
      ['/dir/', 'a:80 /dir/'],
      ['/dir', 'none'],
      ['/dir/x', 'none'],
      ['/other/', 'b:80 /other/'],
    ],
  },
  {
    title: 'an exact "/" is the root alone',
    features: ['exact path', 'prefix path'],
    routes: (router, { a, b }) => {
      router.exact('/', a);
      router.prefix('/b', b);
    },
    requests: [
      ['/', 'a:80 /'],
      ['/?page=2', 'a:80 /'],
      ['//', 'a:80 //'],
      ['/x', 'none'],
      ['/b', 'b:80 /b'],
    ],
  },
  {
    title: 'an exact "/" beats the prefix "/"',
    features: ['prefix path', 'exact path'],
    routes: (router, { a, b }) => {
      router.prefix('/', b);
      router.exact('/', a);
    },
    requests: [
      ['/', 'a:80 /'],
      ['/x', 'b:80 /x'],
    ],
  },
  {
    title: 'an exact "/" beats the default backend',
    features: ['defaultBackend', 'exact path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a }) => router.exact('/', a),
    requests: [
      ['/', 'a:80 /'],
      ['/x', 'd:80 /x'],
    ],
  },
  {
    title: 'exact paths beside each other: with and without a slash, and one inside the other',
    features: ['exact path'],
    routes: (router, { a, b, c }) => {
      router.exact('/a', a);
      router.exact('/a/', b);
      router.exact('/a/b', c);
    },
    requests: [
      ['/a', 'a:80 /a'],
      ['/a/', 'b:80 /a/'],
      ['/a/b', 'c:80 /a/b'],
      ['/a/b/', 'none'],
      ['/a/c', 'none'],
    ],
  },
  {
    title: 'an exact path in a slash takes its one path from the prefix',
    features: ['prefix path', 'exact path'],
    routes: (router, { a, b }) => {
      router.prefix('/docs', a);
      router.exact('/docs/', b);
    },
    requests: [
      ['/docs', 'a:80 /docs'],
      ['/docs/', 'b:80 /docs/'],
      ['/docs/x', 'a:80 /docs/x'],
    ],
  },
  {
    title: 'prefixes of every depth: the longest decides',
    features: ['defaultBackend', 'prefix path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a, b, c, d }) => {
      router.prefix('/x/y/z/w', d);
      router.prefix('/x/y', b);
      router.prefix('/x', a);
      router.prefix('/x/y/z', c);
    },
    requests: [
      ['/x', 'a:80 /x'],
      ['/x/yy', 'a:80 /x/yy'],
      ['/x/y', 'b:80 /x/y'],
      ['/x/y/', 'b:80 /x/y/'],
      ['/x/y/zz', 'b:80 /x/y/zz'],
      ['/x/y/z/ww', 'c:80 /x/y/z/ww'],
      ['/x/y/z/w/v', 'd:80 /x/y/z/w/v'],
      ['/xx', 'd:80 /xx'],
    ],
  },
  {
    title: 'a longer word is another prefix, not a longer one',
    features: ['prefix path'],
    routes: (router, { a, b, c }) => {
      router.prefix('/user', a);
      router.prefix('/users', b);
      router.prefix('/user-list', c);
    },
    requests: [
      ['/user/s', 'a:80 /user/s'],
      ['/users', 'b:80 /users'],
      ['/users/1', 'b:80 /users/1'],
      ['/user-list/1', 'c:80 /user-list/1'],
      ['/user-lists', 'none'],
      ['/user.html', 'none'],
    ],
  },
  {
    title: 'case makes another path',
    features: ['prefix path', 'exact path'],
    routes: (router, { a, b, c }) => {
      router.prefix('/Api', a);
      router.prefix('/api', b);
      router.exact('/API', c);
    },
    requests: [
      ['/Api/x', 'a:80 /Api/x'],
      ['/api/x', 'b:80 /api/x'],
      ['/API', 'c:80 /API'],
      ['/API/x', 'none'],
      ['/aPI', 'none'],
    ],
  },
  {
    title: 'every character that a path may hold',
    features: ['prefix path', 'exact path'],
    routes: (router, { a, b }) => {
      router.prefix('/a-b_c.d~e@f!g&h+i,j=k:l', a);
      router.exact('/1.0/x,y', b);
    },
    requests: [
      ['/a-b_c.d~e@f!g&h+i,j=k:l/x', 'a:80 /a-b_c.d~e@f!g&h+i,j=k:l/x'],
      ['/a-b_cxd~e@f!g&h+i,j=k:l', 'none'],
      ['/1.0/x,y', 'b:80 /1.0/x,y'],
      ['/1x0/x,y', 'none'],
    ],
  },
  {
    title: 'characters that the controller takes in no strict path, without a rewrite',
    features: ['prefix path'],
    routes: (router, { a, b }) => {
      router.prefix('/users:batch', a);
      router.prefix('/c++', b);
    },
    requests: [
      ['/users:batch', 'a:80 /users:batch'],
      ['/users:batch/1', 'a:80 /users:batch/1'],
      ['/users', 'none'],
      ['/c++/x', 'b:80 /c++/x'],
      ['/cc', 'none'],
    ],
  },
  {
    title: 'a Service made elsewhere, by its name and port',
    features: ['defaultBackend', 'prefix path'],
    props: () => ({ defaultBackend: Backend.external('web', 8080) }),
    routes: (router) => router.prefix('/billing', Backend.external('billing', 9000)),
    requests: [
      ['/billing/1', 'billing:9000 /billing/1'],
      ['/', 'web:8080 /'],
    ],
  },
  {
    title: 'one Service on two ports is two backends',
    features: ['prefix path'],
    routes: (router) => {
      router.prefix('/api', Backend.external('web', 8080));
      router.prefix('/metrics', Backend.external('web', 9100));
    },
    requests: [
      ['/api', 'web:8080 /api'],
      ['/metrics', 'web:9100 /metrics'],
    ],
  },
  {
    title: 'a default backend alone takes everything',
    features: ['defaultBackend'],
    props: ({ a }) => ({ defaultBackend: a }),
    routes: () => {},
    requests: [
      ['/', 'a:80 /'],
      ['abc.com/x/y', 'a:80 /x/y'],
    ],
  },
  {
    title: 'Services by the names of their ports, two of one Service',
    features: ['host', 'defaultBackend', 'prefix path', 'exact path', 'backend with a named port'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router) => {
      router.prefix('/grafana', Backend.externalNamed('grafana', 'http-web'));
      router.exact('/grafana/metrics', Backend.externalNamed('grafana', 'metrics'));
    },
    requests: [
      ['abc.com/grafana/x', 'grafana:http-web /grafana/x'],
      ['abc.com/grafana/metrics', 'grafana:metrics /grafana/metrics'],
      ['abc.com/', 'd:80 /'],
    ],
  },
  {
    title: 'Services of other namespaces, by several ports, as the default backend and in a release',
    namespace: 'shop',
    features: [
      'defaultBackend',
      'prefix path',
      'exact path',
      'backend in another namespace',
      'canary weight',
      'canary header name',
    ],
    props: ({ d }) => ({ defaultBackend: Backend.inNamespace('base', d) }),
    routes: (router, { a, b, c }) => {
      const away = (name: string, port: number) => Backend.inNamespace('pay', Backend.external(name, port));
      router.prefix('/a', Backend.inNamespace('shop', a));
      router.prefix('/pay', away('pay', 80));
      router.exact('/pay/metrics', away('pay', 9090));
      router.prefix(
        '/b',
        new CanaryRelease({
          stable: b,
          canary: Backend.inNamespace('pay', c),
          weight: 10,
          header: { name: 'x-release' },
        }),
      );
    },
    requests: [
      ['/a', 'a:80 /a'],
      ['/pay/x', 'pay:80 /pay/x'],
      ['/pay/metrics', 'pay:9090 /pay/metrics'],
      ['/b', 'b:80@90 c:80@10 /b'],
      [{ path: '/b', headers: { 'x-release': 'always' } }, 'c:80 /b'],
      ['/x', 'd:80 /x'],
    ],
  },
  {
    title: 'the path arrives as it was sent, and is compared as it is meant',
    features: ['prefix path', 'exact path'],
    routes: (router, { a, b }) => {
      router.prefix('/a-b', a);
      router.exact('/b/c', b);
    },
    requests: [
      ['/a%2Db/x%20y', 'a:80 /a%2Db/x%20y'],
      ['/a-b/%C3%A9', 'a:80 /a-b/%C3%A9'],
      ['/b%2Fc', 'b:80 /b%2Fc'],
      ['/b/./c', 'b:80 /b/./c'],
      ['/b/c/..', 'none'],
      ['/b/c/.', 'none'],
      ['/a-b/../b/c', 'b:80 /a-b/../b/c'],
      ['/b//c?d=/e', 'b:80 /b//c'],
    ],
  },
  {
    title: 'an exact path keeps its place beside the prefix of the same string with other policies',
    features: ['host', 'defaultBackend', 'bodySize', 'prefix path', 'exact path'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d, bodySize: Size.mebibytes(1) }),
    routes: (router, { a, b }) => {
      router.prefix('/a', a, { bodySize: Size.mebibytes(8) });
      router.exact('/a', b);
      router.exact('/', b, { bodySize: Size.mebibytes(8) });
    },
    requests: [
      ['abc.com/a', 'b:80 /a'],
      ['abc.com/a/', 'a:80 /a/'],
      ['abc.com/ab', 'd:80 /ab'],
      ['abc.com/A', 'd:80 /A'],
      ['abc.com/', 'b:80 /'],
    ],
  },
];
