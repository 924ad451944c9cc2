import { PathMatch, Rewrite, Tls, Www } from '../../../lib';
import type { RoutingCase } from './routing-case';

/** Requests that are sent to another name or to HTTPS before their path counts. */
export const WWW_AND_HTTPS_CASES: readonly RoutingCase[] = [
  {
    title: 'TO_APEX redirects www with path and query, and leaves other names alone',
    features: ['host', 'defaultBackend', 'www', 'prefix path'],
    props: ({ d }) => ({ host: 'abc.com', www: Www.TO_APEX, defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      ['www.abc.com/a', '308 http://abc.com/a'],
      ['www.abc.com/a/b?x=1&y=2', '308 http://abc.com/a/b?x=1&y=2'],
      ['www.abc.com/', '308 http://abc.com/'],
      ['WWW.ABC.com:8080/a', '308 http://abc.com/a'],
      ['abc.com/a', 'a:80 /a'],
      ['abc.com/b', 'd:80 /b'],
      ['www.www.abc.com/a', 'none'],
      ['x.abc.com/a', 'none'],
    ],
  },
  {
    title: 'TO_WWW redirects the apex',
    features: ['host', 'www', 'prefix path'],
    props: () => ({ host: 'www.abc.com', www: Www.TO_WWW }),
    routes: (router, { a }) => router.prefix('/', a),
    requests: [
      ['abc.com/x', '308 http://www.abc.com/x'],
      ['abc.com/?x=1', '308 http://www.abc.com/?x=1'],
      ['www.abc.com/x', 'a:80 /x'],
    ],
  },
  {
    title: 'www of several hosts, each to its own',
    features: ['host', 'hosts', 'defaultBackend', 'www', 'prefix path', 'rewrite stripPrefix'],
    props: ({ d }) => ({ hosts: ['abc.com', 'abc.org'], www: Www.TO_APEX, defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() }),
    requests: [
      ['www.abc.com/a/x', '308 http://abc.com/a/x'],
      ['www.abc.org/a/x', '308 http://abc.org/a/x'],
      ['abc.org/a/x', 'a:80 /x'],
      ['www.abc.net/a', 'none'],
    ],
  },
  {
    title: 'www comes before appRoot and redirects',
    features: ['host', 'defaultBackend', 'www', 'appRoot', 'exact path', 'redirect'],
    props: ({ d }) => ({ host: 'abc.com', www: Www.TO_APEX, appRoot: '/app', defaultBackend: d }),
    routes: (router) => router.redirect('/old', { path: '/new' }),
    requests: [
      ['www.abc.com/', '308 http://abc.com/'],
      ['abc.com/', '302 http://abc.com/app'],
      ['www.abc.com/old', '308 http://abc.com/old'],
      ['abc.com/old', '302 http://abc.com/new'],
    ],
  },
  {
    title: 'with TLS, HTTP is redirected to HTTPS with path and query',
    features: ['host', 'defaultBackend', 'tls', 'httpsRedirect', 'prefix path', 'exact path'],
    props: ({ d }) => ({ host: 'abc.com', tls: Tls.secret('abc-com-tls'), defaultBackend: d }),
    routes: (router, { a, b }) => {
      router.prefix('/a', a);
      router.exact('/b', b);
    },
    requests: [
      [{ host: 'abc.com', path: '/a', scheme: 'http' }, '308 https://abc.com/a'],
      [{ host: 'abc.com', path: '/a/?x=1', scheme: 'http' }, '308 https://abc.com/a/?x=1'],
      [{ host: 'abc.com:8080', path: '/b', scheme: 'http' }, '308 https://abc.com/b'],
      [{ host: 'abc.com', path: '/c', scheme: 'http' }, '308 https://abc.com/c'],
      [{ host: 'abc.com', path: '/a', scheme: 'https' }, 'a:80 /a'],
      [{ host: 'abc.com', path: '/c', scheme: 'https' }, 'd:80 /c'],
      [{ host: 'other.org', path: '/a', scheme: 'http' }, 'none'],
      [{ host: 'other.org', path: '/a', scheme: 'https' }, 'none'],
    ],
  },
  {
    title: 'with TLS, a redirect and the app root answer HTTP themselves',
    features: ['host', 'defaultBackend', 'tls', 'httpsRedirect', 'appRoot', 'exact path', 'redirect', 'prefix path'],
    props: ({ d }) => ({ host: 'abc.com', tls: Tls.secret('abc-com-tls'), appRoot: '/app', defaultBackend: d }),
    routes: (router) => {
      router.redirect('/old', { path: '/new', status: 301 });
      router.redirect('/away', { url: 'https://example.com/', match: PathMatch.PREFIX });
    },
    requests: [
      [{ host: 'abc.com', path: '/old', scheme: 'http' }, '301 http://abc.com/new'],
      [{ host: 'abc.com', path: '/old', scheme: 'https' }, '301 https://abc.com/new'],
      [{ host: 'abc.com', path: '/away/x', scheme: 'http' }, '302 https://example.com/'],
      [{ host: 'abc.com', path: '/', scheme: 'http' }, '302 http://abc.com/app'],
      [{ host: 'abc.com', path: '/', scheme: 'https' }, '302 https://abc.com/app'],
      [{ host: 'abc.com', path: '/app', scheme: 'http' }, '308 https://abc.com/app'],
    ],
  },
  {
    title: 'with TLS and httpsRedirect false, both schemes are answered',
    features: ['host', 'tls', 'prefix path'],
    props: () => ({ host: 'abc.com', tls: Tls.secret('abc-com-tls'), httpsRedirect: false }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      [{ host: 'abc.com', path: '/a', scheme: 'http' }, 'a:80 /a'],
      [{ host: 'abc.com', path: '/a', scheme: 'https' }, 'a:80 /a'],
      [{ host: 'abc.com', path: '/b', scheme: 'http' }, 'none'],
    ],
  },
  {
    title: 'with TLS and no default backend, paths that no route takes are redirected too',
    features: ['host', 'tls', 'httpsRedirect', 'prefix path'],
    props: () => ({ host: 'abc.com', tls: Tls.secret('abc-com-tls') }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      [{ host: 'abc.com', path: '/b', scheme: 'http' }, '308 https://abc.com/b'],
      [{ host: 'abc.com', path: '/b', scheme: 'https' }, 'none'],
    ],
  },
  {
    title: 'with TLS, the redirect keeps the path that was sent, whatever the rewrite',
    features: [
      'host',
      'hosts',
      'wildcard host',
      'tls',
      'httpsRedirect',
      'httpsRedirect of every host',
      'prefix path',
      'rewrite stripPrefix',
      'regex path',
    ],
    props: () => ({ hosts: ['abc.com', '*.abc.org'], tls: Tls.certManager({ clusterIssuer: 'letsencrypt' }) }),
    routes: (router, { a, b }) => {
      router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() });
      router.regex('/b/[0-9]+', b);
    },
    requests: [
      [{ host: 'abc.com', path: '/a/x', scheme: 'http' }, '308 https://abc.com/a/x'],
      [{ host: 'abc.com', path: '/a/x', scheme: 'https' }, 'a:80 /x'],
      [{ host: 'x.abc.org', path: '/b/7?y=1', scheme: 'http' }, '308 https://x.abc.org/b/7?y=1'],
      [{ host: 'x.abc.org', path: '/b/7', scheme: 'https' }, 'b:80 /b/7'],
      [{ host: 'abc.org', path: '/b/7', scheme: 'http' }, 'none'],
    ],
  },
  {
    title: 'httpsRedirect without TLS, which something in front of the router ends',
    features: ['host', 'defaultBackend', 'httpsRedirect', 'prefix path'],
    props: ({ d }) => ({ host: 'abc.com', httpsRedirect: true, defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      [{ host: 'abc.com', path: '/a/', scheme: 'http' }, '308 https://abc.com/a/'],
      [{ host: 'abc.com', path: '/b', scheme: 'http' }, '308 https://abc.com/b'],
      [{ host: 'abc.com', path: '/a', scheme: 'https' }, 'a:80 /a'],
      [{ host: 'other.org', path: '/a', scheme: 'http' }, 'none'],
    ],
  },
  {
    title: 'httpsRedirect for every host',
    features: ['defaultBackend', 'httpsRedirect', 'httpsRedirect of every host', 'prefix path'],
    props: ({ d }) => ({ httpsRedirect: true, defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a),
    requests: [
      [{ host: 'abc.com', path: '/a', scheme: 'http' }, '308 https://abc.com/a'],
      [{ host: 'x.org:8080', path: '/b', scheme: 'http' }, '308 https://x.org/b'],
      [{ host: 'x.org', path: '/b', scheme: 'https' }, 'd:80 /b'],
    ],
  },
  {
    title: 'www and HTTPS, one after the other',
    features: ['host', 'tls', 'httpsRedirect', 'www', 'prefix path'],
    props: () => ({ host: 'abc.com', www: Www.TO_APEX, tls: Tls.secret('abc-com-tls') }),
    routes: (router, { a }) => router.prefix('/', a),
    requests: [
      [{ host: 'www.abc.com', path: '/x', scheme: 'http' }, '308 http://abc.com/x'],
      [{ host: 'www.abc.com', path: '/x', scheme: 'https' }, '308 https://abc.com/x'],
      [{ host: 'abc.com', path: '/x', scheme: 'http' }, '308 https://abc.com/x'],
      [{ host: 'abc.com', path: '/x', scheme: 'https' }, 'a:80 /x'],
    ],
  },
  {
    title: 'httpsRedirect and appRoot on the hosts of routes, and on every other one',
    features: [
      'host',
      'hosts',
      'defaultBackend',
      'httpsRedirect',
      'httpsRedirect of every host',
      'appRoot',
      'prefix path',
    ],
    props: ({ d }) => ({ httpsRedirect: true, appRoot: '/app', defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/a', a, { host: 'abc.com' }),
    requests: [
      [{ host: 'abc.com', path: '/', scheme: 'http' }, '302 http://abc.com/app'],
      [{ host: 'other.org', path: '/', scheme: 'http' }, '302 http://other.org/app'],
      [{ host: 'other.org', path: '/x', scheme: 'http' }, '308 https://other.org/x'],
      [{ host: 'other.org', path: '/x', scheme: 'https' }, 'd:80 /x'],
    ],
  },
];
