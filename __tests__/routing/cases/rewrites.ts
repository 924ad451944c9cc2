import { Rewrite } from '../../../lib';
import type { RoutingCase } from './routing-case';

/** What a backend sees instead of the path, and that one rewrite leaves the host's other routes as they were. */
export const REWRITE_CASES: readonly RoutingCase[] = [
  {
    title: 'stripPrefix cuts the prefix off, and leaves "/" of it',
    features: ['prefix path', 'rewrite stripPrefix'],
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
    features: ['defaultBackend', 'prefix path', 'rewrite replacePath', 'exact path'],
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
    features: ['prefix path', 'rewrite replacePath', 'exact path'],
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
    features: ['prefix path', 'rewrite stripPrefix', 'exact path'],
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
    features: ['prefix path', 'rewrite stripPrefix', 'exact path'],
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
    title: 'paths are compared as servers see them: decoded, without double slashes, dot segments and query',
    features: ['prefix path', 'rewrite stripPrefix'],
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
  {
    title: 'replacePrefix puts another prefix in place of the route',
    features: ['defaultBackend', 'prefix path', 'rewrite replacePrefix'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/user', a, { rewrite: Rewrite.replacePrefix('/v2') }),
    requests: [
      ['/user', 'a:80 /v2'],
      ['/user/', 'a:80 /v2/'],
      ['/user/42/x', 'a:80 /v2/42/x'],
      ['/users', 'd:80 /users'],
      ['/User/42', 'd:80 /User/42'],
    ],
  },
  {
    title: 'replacePrefix on "/" puts a prefix before every path',
    features: ['prefix path', 'rewrite replacePrefix', 'rewrite replacePrefix on "/"'],
    routes: (router, { a, b }) => {
      router.prefix('/', a, { rewrite: Rewrite.replacePrefix('/v2') });
      router.prefix('/raw', b);
    },
    requests: [
      ['/', 'a:80 /v2/'],
      ['/x', 'a:80 /v2/x'],
      ['/x/y/', 'a:80 /v2/x/y/'],
      ['/v2/x', 'a:80 /v2/v2/x'],
      ['/raw', 'b:80 /raw'],
      ['/raw/x', 'b:80 /raw/x'],
    ],
  },
  {
    title: 'replacePrefix by a longer path, by a part of itself, and by the same',
    features: ['prefix path', 'rewrite replacePrefix'],
    routes: (router, { a, b, c }) => {
      router.prefix('/a', a, { rewrite: Rewrite.replacePrefix('/a/very/long.path-of_many~parts') });
      router.prefix('/b/c', b, { rewrite: Rewrite.replacePrefix('/b') });
      router.prefix('/c', c, { rewrite: Rewrite.replacePrefix('/c') });
    },
    requests: [
      ['/a/x', 'a:80 /a/very/long.path-of_many~parts/x'],
      ['/b/c/d', 'b:80 /b/d'],
      ['/b/d', 'none'],
      ['/c', 'c:80 /c'],
      ['/c/x', 'c:80 /c/x'],
      ['/cx', 'none'],
    ],
  },
  {
    title: 'Rewrite.to the very path of the route',
    features: ['prefix path', 'rewrite replacePath', 'exact path'],
    routes: (router, { a, b, c }) => {
      router.prefix('/a', a, { rewrite: Rewrite.to('/a') });
      router.exact('/1', b, { rewrite: Rewrite.to('/1') });
      router.prefix('/2', c, { rewrite: Rewrite.to('/2') });
    },
    requests: [
      ['/a/x/y', 'a:80 /a'],
      ['/1', 'b:80 /1'],
      ['/1/', 'none'],
      ['/2/x', 'c:80 /2'],
      ['/22', 'none'],
    ],
  },
  {
    title: 'Rewrite.to a path that ends in a slash, and one that another route has',
    features: ['prefix path', 'rewrite replacePath', 'exact path'],
    routes: (router, { a, b }) => {
      router.prefix('/a', a, { rewrite: Rewrite.to('/x/') });
      router.exact('/b', b, { rewrite: Rewrite.to('/a') });
    },
    requests: [
      ['/a/1', 'a:80 /x/'],
      ['/b', 'b:80 /a'],
    ],
  },
  {
    title: 'each nested prefix is stripped by its own route',
    features: ['defaultBackend', 'prefix path', 'rewrite stripPrefix'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a, b, c }) => {
      router.prefix('/api', a, { rewrite: Rewrite.stripPrefix() });
      router.prefix('/api/user', b, { rewrite: Rewrite.stripPrefix() });
      router.prefix('/api/user/img', c);
    },
    requests: [
      ['/api/x', 'a:80 /x'],
      ['/api/users', 'a:80 /users'],
      ['/api/user', 'b:80 /'],
      ['/api/user/', 'b:80 /'],
      ['/api/user/7', 'b:80 /7'],
      ['/api/user/image', 'b:80 /image'],
      ['/api/user/img/7', 'c:80 /api/user/img/7'],
      ['/apis', 'd:80 /apis'],
    ],
  },
  {
    title: 'a short prefix with a long pattern stays behind a long prefix with a short one',
    features: ['prefix path', 'rewrite stripPrefix', 'rewrite replacePrefix', 'exact path'],
    routes: (router, { a, b, c, d }) => {
      // The controller tries the longest string first, and a rewrite makes a string longer.
      router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() });
      router.prefix('/a/b', b);
      router.prefix('/a/b/c', c, { rewrite: Rewrite.replacePrefix('/x') });
      router.exact('/a/b/c/d', d);
      router.exact('/a', d);
    },
    requests: [
      ['/a', 'd:80 /a'],
      ['/a/', 'a:80 /'],
      ['/a/b', 'b:80 /a/b'],
      ['/a/bb', 'a:80 /bb'],
      ['/a/b/c', 'c:80 /x'],
      ['/a/b/c/', 'c:80 /x/'],
      ['/a/b/c/d', 'd:80 /a/b/c/d'],
      ['/a/b/c/d/', 'c:80 /x/d/'],
    ],
  },
  {
    title: 'long names beside short ones, with a rewrite of the shortest',
    features: ['defaultBackend', 'prefix path', 'rewrite stripPrefix', 'exact path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a, b, c }) => {
      router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() });
      router.prefix('/a-very-long-name-of-one-segment', b);
      router.prefix('/a/very/long/name/of/many/segments', c);
      router.exact('/b', c);
    },
    requests: [
      ['/a/x', 'a:80 /x'],
      ['/a-very-long-name-of-one-segment/x', 'b:80 /a-very-long-name-of-one-segment/x'],
      ['/a-very-long-name-of-one-segments', 'd:80 /a-very-long-name-of-one-segments'],
      ['/a/very/long/name/of/many/segments', 'c:80 /a/very/long/name/of/many/segments'],
      ['/a/very/long/name/of/many', 'a:80 /very/long/name/of/many'],
      ['/b', 'c:80 /b'],
      ['/b/', 'd:80 /b/'],
    ],
  },
  {
    title: 'every prefix of a chain keeps its place when all are rewritten alike',
    features: ['prefix path', 'rewrite replacePath'],
    routes: (router, { a, b, c, d }) => {
      router.prefix('/', d, { rewrite: Rewrite.to('/home') });
      router.prefix('/x', a, { rewrite: Rewrite.to('/1') });
      router.prefix('/x/y', b, { rewrite: Rewrite.to('/2') });
      router.prefix('/x/y/z', c, { rewrite: Rewrite.to('/3') });
    },
    requests: [
      ['/', 'd:80 /home'],
      ['/xx', 'd:80 /home'],
      ['/x/yy', 'a:80 /1'],
      ['/x/y/zz', 'b:80 /2'],
      ['/x/y/z/w', 'c:80 /3'],
    ],
  },
  {
    title: 'exact beats the rewritten prefix of the same path, and the other way round',
    features: ['prefix path', 'rewrite stripPrefix', 'exact path', 'rewrite replacePath'],
    routes: (router, { a, b, c, d }) => {
      router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() });
      router.exact('/a', b);
      router.prefix('/c', c);
      router.exact('/c', d, { rewrite: Rewrite.to('/only') });
    },
    requests: [
      ['/a', 'b:80 /a'],
      ['/a/', 'a:80 /'],
      ['/c', 'd:80 /only'],
      ['/c/', 'c:80 /c/'],
      ['/c/d', 'c:80 /c/d'],
    ],
  },
  {
    title: 'a rewritten path is written anew, encoded where it must be',
    features: ['prefix path', 'rewrite stripPrefix', 'rewrite replacePrefix'],
    routes: (router, { a, b }) => {
      router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() });
      router.prefix('/b', b, { rewrite: Rewrite.replacePrefix('/v2') });
    },
    requests: [
      ['/a/x%20y', 'a:80 /x%20y'],
      ['/a/%C3%A9', 'a:80 /%C3%A9'],
      ['/a/100%25', 'a:80 /100%25'],
      ['/a/what%3F', 'a:80 /what%3F'],
      ['/a/%23top', 'a:80 /%23top'],
      ['/a/a+b,c;d=e@f:g!$&()*', 'a:80 /a+b,c;d=e@f:g!$&()*'],
      ['/a/x%2Fy', 'a:80 /x/y'],
      ['/a/%7Euser', 'a:80 /~user'],
      ['/b/x/../y', 'b:80 /v2/y'],
      ['/b/x/%2e%2e/y', 'b:80 /v2/y'],
      ['/b//x//', 'b:80 /v2/x/'],
      ['/a/../b', 'b:80 /v2'],
    ],
  },
  {
    title: 'a dollar sign of the request is no group of the rewrite',
    features: ['prefix path', 'rewrite stripPrefix', 'regex path', 'rewrite regex'],
    routes: (router, { a, b }) => {
      router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() });
      router.regex('/b/(.*)', b, { rewrite: Rewrite.regex('/r/$1') });
    },
    requests: [
      ['/a/$1', 'a:80 /$1'],
      ['/b/$1$2', 'b:80 /r/$1$2'],
    ],
  },
  {
    title: 'the default backend sees paths as they were sent, beside rewrites to "/"',
    features: ['host', 'defaultBackend', 'prefix path', 'rewrite replacePath', 'exact path'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router, { a, b }) => {
      router.prefix('/a', a, { rewrite: Rewrite.to('/') });
      router.exact('/', b);
    },
    requests: [
      ['abc.com/a/x', 'a:80 /'],
      ['abc.com/', 'b:80 /'],
      ['abc.com/x%20y', 'd:80 /x%20y'],
      ['abc.com/ax', 'd:80 /ax'],
    ],
  },
  {
    title: 'a rewritten path is sent decoded and encoded anew',
    features: ['prefix path', 'rewrite stripPrefix'],
    routes: (router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() }),
    requests: [
      ['/a/%5Bx%5D', 'a:80 /[x]'],
      ['/a/b%20c', 'a:80 /b%20c'],
      ['/a/%C3%A9', 'a:80 /%C3%A9'],
      ['/a/100%25', 'a:80 /100%25'],
      ['/a/%3F', 'a:80 /%3F'],
    ],
  },
  {
    title: 'expressions compare bytes, of which a character may have several',
    features: ['regex path', 'rewrite regex'],
    routes: (router, { a, b }) => {
      router.regex('/x/.', a);
      router.regex('/z/(.)([^/]+)', b, { rewrite: Rewrite.regex('/$2/of/$1') });
    },
    requests: [
      ['/x/a', 'a:80 /x/a'],
      ['/x/%C3%A9', 'none'],
      ['/z/ab', 'b:80 /b/of/a'],
      ['/z/%C3%A9a', 'b:80 /%A9a/of/%C3'],
    ],
  },
];
