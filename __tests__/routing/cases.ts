import { type IngressRouter, type IngressRouterProps, Rewrite, type RouteRequest, type WebService } from '../../lib';

/** The services that a case may route to: `a` to `d`, each on port 80. */
export interface CaseServices {
  readonly a: WebService;
  readonly b: WebService;
  readonly c: WebService;
  readonly d: WebService;
}

/**
 * Routes, and what becomes of requests. A request is `host/path`, or `/path` for a host that no route names. An answer is
 * `service:port path` as the backend sees it, or `none`.
 */
export interface RoutingCase {
  readonly title: string;
  readonly props?: (services: CaseServices) => IngressRouterProps;
  readonly routes: (router: IngressRouter, services: CaseServices) => void;
  readonly requests: readonly (readonly [request: string | RouteRequest, answer: string])[];
}

export const CASES: readonly RoutingCase[] = [
  {
    title: 'exact matches that path alone',
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
    routes: (router, { a }) => router.prefix('/', a),
    requests: [
      ['/', 'a:80 /'],
      ['/anything/at/all', 'a:80 /anything/at/all'],
    ],
  },
  {
    title: 'exact beats prefix, and the longer prefix the shorter, in whatever order they are written',
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
    title: 'a host takes its own requests alone',
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      ['abc.com/a', 'a:80 /a'],
      ['abc.com/b', 'd:80 /b'],
      ['ABC.com:8080/a', 'a:80 /a'],
      ['www.abc.com/a', 'none'],
      ['other.org/a', 'none'],
      ['/a', 'none'],
    ],
  },
  {
    title: 'a wildcard host stands for one label',
    props: () => ({ host: '*.abc.com' }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      ['www.abc.com/a', 'a:80 /a'],
      ['x.abc.com/a', 'a:80 /a'],
      ['abc.com/a', 'none'],
      ['x.y.abc.com/a', 'none'],
    ],
  },
  {
    title: 'stripPrefix cuts the prefix off, and leaves "/" of it',
    routes: (router, { a, b }) => {
      router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() });
      router.prefix('/a/b', b);
    },
    requests: [
      ['/a', 'a:80 /'],
      ['/a/', 'a:80 /'],
      ['/a/x/y', 'a:80 /x/y'],
      ['/a/b', 'b:80 /a/b'],
      ['/a/b/x', 'b:80 /a/b/x'],
      ['/a/bx', 'a:80 /bx'],
      ['/A/x', 'none'],
    ],
  },
  {
    title: 'Rewrite.to sends a route to one path',
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a, b, c }) => {
      router.prefix('/a', a, { rewrite: Rewrite.to('/') });
      router.exact('/b', b, { rewrite: Rewrite.to('/fixed/path') });
      router.prefix('/c', c);
    },
    requests: [
      ['/a', 'a:80 /'],
      ['/a/x', 'a:80 /'],
      ['/ax', 'd:80 /ax'],
      ['/b', 'b:80 /fixed/path'],
      ['/b/', 'd:80 /b/'],
      ['/c/x', 'c:80 /c/x'],
      ['/cx', 'd:80 /cx'],
      ['/C', 'd:80 /C'],
    ],
  },
  {
    title: 'a rewrite of every path',
    routes: (router, { a, b }) => {
      router.prefix('/', a, { rewrite: Rewrite.to('/') });
      router.exact('/b', b);
    },
    requests: [
      ['/', 'a:80 /'],
      ['/x/y', 'a:80 /'],
      ['/b', 'b:80 /b'],
      ['/b/', 'a:80 /'],
    ],
  },
  {
    title: 'one rewrite leaves every other route of the host as it was',
    routes: (router, { a, b, c, d }) => {
      router.prefix('/api', a, { rewrite: Rewrite.stripPrefix() });
      router.prefix('/ba', b);
      router.exact('/exact', c);
      router.prefix('/api/v1/long', d);
      router.exact('/api', d);
      router.exact('/', c);
    },
    requests: [
      ['/banana', 'none'],
      ['/ba/nana', 'b:80 /ba/nana'],
      ['/BA', 'none'],
      ['/exact', 'c:80 /exact'],
      ['/exact/', 'none'],
      ['/exactly', 'none'],
      ['/api', 'd:80 /api'],
      ['/api/', 'a:80 /'],
      ['/api/v1/long', 'd:80 /api/v1/long'],
      ['/api/v1/longer', 'a:80 /v1/longer'],
      ['/', 'c:80 /'],
      ['/x', 'none'],
    ],
  },
  {
    title: 'characters that mean something in a regular expression mean themselves',
    routes: (router, { a, b, c }) => {
      router.prefix('/v1.0', a, { rewrite: Rewrite.stripPrefix() });
      router.exact('/c++', b);
      router.prefix('/users:batch', c);
    },
    requests: [
      ['/v1.0/x', 'a:80 /x'],
      ['/v1x0/x', 'none'],
      ['/c++', 'b:80 /c++'],
      ['/cccc', 'none'],
      ['/users:batch/x', 'c:80 /users:batch/x'],
    ],
  },
  {
    title: 'an exact path may end in a slash, and the path without it is another',
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
    title: 'paths are compared as servers see them: decoded, without double slashes, dot segments and query',
    routes: (router, { a, b }) => {
      router.prefix('/a', a);
      router.prefix('/b', b, { rewrite: Rewrite.stripPrefix() });
    },
    requests: [
      ['/a?x=/b', 'a:80 /a'],
      ['//a', 'a:80 //a'],
      ['/b/../a', 'a:80 /b/../a'],
      ['/%61', 'a:80 /%61'],
      ['/b//x', 'b:80 /x'],
      ['/b/x?y=1', 'b:80 /x'],
      ['/b/./x/', 'b:80 /x/'],
    ],
  },
];
