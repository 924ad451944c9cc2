import { PathMatch, Rewrite } from '../../../lib';
import type { RoutingCase } from './routing-case';

/** Which routes a host has: its own alone, and never those of a less specific host. */
export const HOST_CASES: readonly RoutingCase[] = [
  {
    title: 'a host takes its own requests alone',
    features: ['host', 'defaultBackend', 'prefix path'],
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
    features: ['host', 'wildcard host', 'prefix path'],
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
    title: 'several hosts share the routes of the router',
    features: ['host', 'hosts', 'defaultBackend', 'prefix path'],
    props: ({ d }) => ({ hosts: ['abc.com', 'abc.org'], defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      ['abc.com/a', 'a:80 /a'],
      ['abc.org/a', 'a:80 /a'],
      ['abc.org/b', 'd:80 /b'],
      ['abc.net/a', 'none'],
      ['/a', 'none'],
    ],
  },
  {
    title: 'a route of its own host is for no other one',
    features: ['host', 'hosts', 'prefix path'],
    props: () => ({ hosts: ['abc.com', 'abc.org'] }),
    routes: (router, { a, b, c }) => {
      router.prefix('/a', a);
      router.prefix('/b', b, { host: 'abc.org' });
      router.prefix('/c', c, { host: 'api.abc.com' });
    },
    requests: [
      ['abc.com/a', 'a:80 /a'],
      ['abc.com/b', 'none'],
      ['abc.org/a', 'a:80 /a'],
      ['abc.org/b', 'b:80 /b'],
      ['api.abc.com/c', 'c:80 /c'],
      ['api.abc.com/a', 'none'],
    ],
  },
  {
    title: 'one path leads elsewhere on each host',
    features: ['host', 'hosts', 'defaultBackend', 'prefix path', 'exact path'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router, { a, b, c }) => {
      router.prefix('/x', a);
      router.prefix('/x', b, { host: 'abc.org' });
      router.exact('/x', c, { host: 'abc.net' });
    },
    requests: [
      ['abc.com/x/1', 'a:80 /x/1'],
      ['abc.org/x/1', 'b:80 /x/1'],
      ['abc.net/x', 'c:80 /x'],
      ['abc.net/x/1', 'd:80 /x/1'],
    ],
  },
  {
    title: 'the most specific host decides alone: the name, then the wildcard, then every host',
    features: ['host', 'hosts', 'wildcard host', 'host next to every host', 'prefix path'],
    routes: (router, { a, b, c, d }) => {
      router.prefix('/a', a, { host: 'www.abc.com' });
      router.prefix('/b', b, { host: '*.abc.com' });
      router.prefix('/c', c);
      router.prefix('/a', d);
    },
    requests: [
      ['www.abc.com/a', 'a:80 /a'],
      ['www.abc.com/b', 'none'],
      ['www.abc.com/c', 'none'],
      ['x.abc.com/b', 'b:80 /b'],
      ['x.abc.com/a', 'none'],
      ['x.abc.com/c', 'none'],
      ['x.y.abc.com/a', 'd:80 /a'],
      ['abc.com/b', 'none'],
      ['abc.com/c', 'c:80 /c'],
      ['/a', 'd:80 /a'],
    ],
  },
  {
    title: 'the routes of a name answer for it alone, next to routes for every host',
    features: ['host', 'hosts', 'host next to every host', 'prefix path'],
    routes: (router, { a, b }) => {
      router.prefix('/a', a, { host: 'abc.com' });
      router.prefix('/b', b);
    },
    requests: [
      ['abc.com/a', 'a:80 /a'],
      ['abc.com/b', 'none'],
      ['def.com/b', 'b:80 /b'],
      ['def.com/a', 'none'],
      ['/b', 'b:80 /b'],
    ],
  },
  {
    title: 'the default backend of a router stands on each of its hosts',
    features: ['host', 'hosts', 'wildcard host', 'host next to every host', 'defaultBackend', 'prefix path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a, b, c }) => {
      router.prefix('/a', a, { host: 'www.abc.com' });
      router.prefix('/b', b, { host: '*.abc.com' });
      router.prefix('/c', c);
    },
    requests: [
      ['www.abc.com/b', 'd:80 /b'],
      ['x.abc.com/a', 'd:80 /a'],
      ['other.org/a', 'd:80 /a'],
      ['other.org/c', 'c:80 /c'],
    ],
  },
  {
    title: 'hosts are compared without case and port',
    features: ['host', 'hosts', 'wildcard host', 'prefix path'],
    props: () => ({ hosts: ['abc.com', '*.abc.org'] }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      ['ABC.COM/a', 'a:80 /a'],
      ['abc.com:443/a', 'a:80 /a'],
      ['X.Abc.Org:8080/a', 'a:80 /a'],
      ['abc.org:8080/a', 'none'],
    ],
  },
  {
    title: 'a wildcard is a whole label',
    features: ['host', 'wildcard host', 'prefix path'],
    props: () => ({ host: '*.abc.com' }),
    routes: (router, { a }) => router.prefix('/', a),
    requests: [
      ['a-1.abc.com/', 'a:80 /'],
      ['xabc.com/', 'none'],
      ['x.abcxcom/', 'none'],
      ['x.abc.com.evil.org/', 'none'],
    ],
  },
  {
    title: 'a wildcard below another name of the same zone',
    features: ['host', 'hosts', 'wildcard host', 'prefix path'],
    routes: (router, { a, b, c }) => {
      router.prefix('/', a, { host: '*.abc.com' });
      router.prefix('/', b, { host: '*.api.abc.com' });
      router.prefix('/', c, { host: 'api.abc.com' });
    },
    requests: [
      ['x.abc.com/', 'a:80 /'],
      ['api.abc.com/', 'c:80 /'],
      ['v1.api.abc.com/', 'b:80 /'],
      ['x.v1.api.abc.com/', 'none'],
    ],
  },
  {
    title: 'a rewrite on one host leaves the paths of the others literal',
    features: ['host', 'hosts', 'defaultBackend', 'prefix path', 'rewrite stripPrefix'],
    props: ({ d }) => ({ hosts: ['abc.com', 'abc.org'], defaultBackend: d }),
    routes: (router, { a, b }) => {
      router.prefix('/a', a);
      router.prefix('/api', b, { host: 'abc.com', rewrite: Rewrite.stripPrefix() });
    },
    requests: [
      ['abc.com/api/x', 'b:80 /x'],
      ['abc.com/ab', 'd:80 /ab'],
      ['abc.com/A', 'd:80 /A'],
      ['abc.com/a/', 'a:80 /a/'],
      ['abc.org/api/x', 'd:80 /api/x'],
      ['abc.org/A', 'd:80 /A'],
      ['abc.org/a', 'a:80 /a'],
    ],
  },
  {
    title: 'a regular expression on the wildcard, a prefix on the name, a rewrite on every host',
    features: [
      'host',
      'hosts',
      'wildcard host',
      'host next to every host',
      'prefix path',
      'rewrite replacePath',
      'regex path',
    ],
    routes: (router, { a, b, c }) => {
      router.regex('/[a-z]+/[0-9]+', a, { host: '*.abc.com' });
      router.prefix('/item', b, { host: 'www.abc.com' });
      router.prefix('/item', c, { rewrite: Rewrite.to('/gone') });
    },
    requests: [
      ['x.abc.com/item/7', 'a:80 /item/7'],
      ['x.abc.com/item/seven', 'none'],
      ['x.abc.com/Item/7', 'none'],
      ['www.abc.com/item/7', 'b:80 /item/7'],
      ['www.abc.com/Item/7', 'none'],
      ['other.org/item/7', 'c:80 /gone'],
      ['other.org/items', 'none'],
    ],
  },
  {
    title: 'a rewritten route of its own host, and the default backend beside it on every host',
    features: ['host', 'hosts', 'defaultBackend', 'prefix path', 'rewrite replacePath'],
    props: ({ d }) => ({ hosts: ['abc.com', 'abc.org'], defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a, { host: 'abc.net', rewrite: Rewrite.to('/') }),
    requests: [
      ['abc.com/a', 'd:80 /a'],
      ['abc.org/', 'd:80 /'],
      ['abc.net/a/x', 'a:80 /'],
      ['abc.net/x', 'd:80 /x'],
      ['/a', 'none'],
    ],
  },
  {
    title: 'paths that the controller itself answers elsewhere belong to a named host, or to a route',
    features: ['host', 'hosts', 'host next to every host', 'exact path', 'prefix path'],
    routes: (router, { a, b }) => {
      router.prefix('/', a, { host: 'abc.com' });
      router.exact('/healthz', b);
      router.prefix('/nginx_status', b);
    },
    requests: [
      ['abc.com/healthz', 'a:80 /healthz'],
      ['abc.com/nginx_status', 'a:80 /nginx_status'],
      ['other.org/healthz', 'b:80 /healthz'],
      ['other.org/nginx_status/x', 'b:80 /nginx_status/x'],
    ],
  },
  {
    title: 'a host is read without its port and without a dot at its end',
    features: ['host', 'prefix path'],
    props: () => ({ host: 'abc.com' }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      ['abc.com:/a', 'a:80 /a'],
      ['abc.com./a', 'a:80 /a'],
      ['abc.com.:8080/a', 'a:80 /a'],
    ],
  },
  {
    title: 'every host, although the controller has locations of its own there',
    features: ['prefix path'],
    routes: (router, { a }) => router.prefix('/', a),
    requests: [
      ['any.example/healthz', 'a:80 /healthz'],
      ['any.example/healthzz', 'a:80 /healthzz'],
      ['any.example/nginx_status', 'a:80 /nginx_status'],
    ],
  },
  {
    title: 'a default backend for every host, beside routes of one host alone',
    features: ['host', 'hosts', 'defaultBackend', 'prefix path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a, { host: 'abc.com' }),
    requests: [
      ['any.example/', 'd:80 /'],
      ['any.example/healthz', 'd:80 /healthz'],
      ['abc.com/a', 'a:80 /a'],
      ['abc.com/b', 'd:80 /b'],
    ],
  },
  {
    title: 'a default backend alone, with an app root',
    features: ['defaultBackend', 'appRoot'],
    props: ({ d }) => ({ defaultBackend: d, appRoot: '/app' }),
    routes: () => {},
    requests: [
      ['any.example/', '302 http://any.example/app'],
      ['any.example/app', 'd:80 /app'],
      ['any.example/healthz', 'd:80 /healthz'],
    ],
  },
  {
    title: 'an exact path and a prefix of one string, of which one is redirected',
    features: ['host', 'defaultBackend', 'exact path', 'prefix path', 'redirect'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router, { a }) => {
      router.exact('/', a);
      router.redirect('/a', { url: 'https://example.com/x', match: PathMatch.PREFIX });
      router.exact('/a', a);
    },
    requests: [
      ['abc.com/', 'a:80 /'],
      ['abc.com/a', 'a:80 /a'],
      ['abc.com/a/b', '302 https://example.com/x'],
      ['abc.com/b', 'd:80 /b'],
    ],
  },
];
