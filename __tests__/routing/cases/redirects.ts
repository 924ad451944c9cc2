import { PathMatch, Rewrite } from '../../../lib';
import type { RoutingCase } from './routing-case';

/** Redirects of paths and of the root, beside routes of the same paths. */
export const REDIRECT_CASES: readonly RoutingCase[] = [
  {
    title: 'a redirect to a path stays on the host, and leaves the query behind',
    features: ['defaultBackend', 'exact path', 'redirect', 'prefix path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a }) => {
      router.redirect('/old-pay', { path: '/pay' });
      router.prefix('/pay', a);
    },
    requests: [
      ['/old-pay', '302 http://any/pay'],
      ['abc.com/old-pay', '302 http://abc.com/pay'],
      ['abc.com:8080/old-pay', '302 http://abc.com:8080/pay'],
      ['/old-pay?x=1', '302 http://any/pay'],
      ['/old-pay/', 'd:80 /old-pay/'],
      ['/old-payment', 'd:80 /old-payment'],
      ['/pay/7', 'a:80 /pay/7'],
    ],
  },
  {
    title: 'a redirect of each status, to a path and to a URL',
    features: ['host', 'defaultBackend', 'exact path', 'redirect'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router) => {
      for (const status of [301, 302, 307, 308]) {
        router.redirect(`/path-${status}`, { path: '/new', status });
        router.redirect(`/url-${status}`, { url: 'https://new.example.com/x', status });
      }
    },
    requests: [
      ['abc.com/path-301', '301 http://abc.com/new'],
      ['abc.com/path-302', '302 http://abc.com/new'],
      ['abc.com/path-307', '307 http://abc.com/new'],
      ['abc.com/path-308', '308 http://abc.com/new'],
      ['abc.com/url-301', '301 https://new.example.com/x'],
      ['abc.com/url-302', '302 https://new.example.com/x'],
      ['abc.com/url-307', '307 https://new.example.com/x'],
      ['abc.com/url-308', '308 https://new.example.com/x'],
      ['abc.com/new', 'd:80 /new'],
    ],
  },
  {
    title: 'a domain that moved: path and query go along, and the router keeps another host',
    features: ['host', 'hosts', 'defaultBackend', 'prefix path', 'redirect keepPath'],
    props: ({ d }) => ({ host: 'new.com', defaultBackend: d }),
    routes: (router, { a }) => {
      router.prefix('/pay', a);
      router.redirect('/', { host: 'old.com', url: 'https://new.com/', match: PathMatch.PREFIX, keepPath: true });
    },
    requests: [
      ['old.com/', '302 https://new.com/'],
      ['old.com/x?y=1', '302 https://new.com/x?y=1'],
      ['old.com/X/y.z/?a=b&c=d', '302 https://new.com/X/y.z/?a=b&c=d'],
      ['old.com/a%20b', '302 https://new.com/a%20b'],
      ['new.com/x', 'd:80 /x'],
      ['new.com/pay/x', 'a:80 /pay/x'],
    ],
  },
  {
    title: 'a host of nothing but redirects that keep the path, of exact paths and prefixes',
    features: ['host', 'exact path', 'prefix path', 'redirect keepPath'],
    props: () => ({ host: 'old.com' }),
    routes: (router) => {
      router.redirect('/', { url: 'https://new.com', match: PathMatch.PREFIX, keepPath: true });
      router.redirect('/docs', { url: 'http://docs.new.com:8080', match: PathMatch.PREFIX, keepPath: true });
      router.redirect('/docs/v1.0', { url: 'https://old-docs.new.com', keepPath: true });
    },
    requests: [
      ['old.com/x', '302 https://new.com/x'],
      ['old.com/docs', '302 http://docs.new.com:8080/docs'],
      ['old.com/docs/', '302 http://docs.new.com:8080/docs/'],
      ['old.com/docs/a/docs/b?c', '302 http://docs.new.com:8080/docs/a/docs/b?c'],
      ['old.com/docsx', '302 https://new.com/docsx'],
      ['old.com/DOCS', '302 https://new.com/DOCS'],
      ['old.com/docs/v1.0', '302 https://old-docs.new.com/docs/v1.0'],
      ['old.com/docs/v1x0', '302 http://docs.new.com:8080/docs/v1x0'],
      ['other.com/x', 'none'],
    ],
  },
  {
    title: 'a redirect of a regular expression that keeps the path',
    features: ['host', 'prefix path', 'regex path', 'redirect keepPath'],
    props: () => ({ host: 'old.com' }),
    routes: (router, { a }) => {
      router.regex('/(a|b)/[0-9]+', a);
      router.redirect('/v[0-9]+/(a|b)', { url: 'https://new.com', match: PathMatch.REGEX, keepPath: true });
      router.prefix('/', a);
    },
    requests: [
      ['old.com/v12/b?c=d', '302 https://new.com/v12/b?c=d'],
      ['old.com/v12/c', 'a:80 /v12/c'],
      ['old.com/a/7', 'a:80 /a/7'],
    ],
  },
  {
    title: 'a host of nothing but one redirect',
    features: ['host', 'prefix path', 'redirect'],
    props: () => ({ host: 'old.com' }),
    routes: (router) => router.redirect('/', { url: 'https://new.com/', match: PathMatch.PREFIX, status: 301 }),
    requests: [
      ['old.com/', '301 https://new.com/'],
      ['old.com/x/y?z=1', '301 https://new.com/'],
      ['new.com/', 'none'],
    ],
  },
  {
    title: 'a host whose prefix "/" is redirected, next to one with a default backend',
    features: ['host', 'hosts', 'defaultBackend', 'prefix path', 'redirect'],
    props: ({ d }) => ({ host: 'new.com', defaultBackend: d }),
    routes: (router) =>
      router.redirect('/', { host: 'old.com', url: 'https://new.com/', match: PathMatch.PREFIX, status: 301 }),
    requests: [
      ['old.com/x', '301 https://new.com/'],
      ['new.com/x', 'd:80 /x'],
    ],
  },
  {
    title: 'a location may have a port',
    features: ['host', 'defaultBackend', 'exact path', 'redirect'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router) => router.redirect('/a', { url: 'http://example.com:8080/b', status: 307 }),
    requests: [
      ['abc.com/a', '307 http://example.com:8080/b'],
      ['abc.com/b', 'd:80 /b'],
    ],
  },
  {
    title: 'a location may have a port, a query and no path',
    features: ['defaultBackend', 'exact path', 'redirect'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router) => {
      router.redirect('/bare', { url: 'https://example.com' });
      router.redirect('/port', { url: 'http://example.com:8080/a/b?x=1&y=2', status: 301 });
      router.redirect('/query', { path: '/search?q=a,b&page=2', status: 307 });
    },
    requests: [
      ['/bare', '302 https://example.com/'],
      ['/port', '301 http://example.com:8080/a/b?x=1&y=2'],
      ['/query?z=3', '307 http://any/search?q=a,b&page=2'],
    ],
  },
  {
    title: 'a prefix is redirected as a whole, but for what a closer route takes',
    features: ['defaultBackend', 'prefix path', 'redirect', 'exact path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a, b }) => {
      router.redirect('/old', { path: '/new', match: PathMatch.PREFIX, status: 308 });
      router.prefix('/old/api', a);
      router.exact('/old/login', b);
    },
    requests: [
      ['/old', '308 http://any/new'],
      ['/old/', '308 http://any/new'],
      ['/old/x/y', '308 http://any/new'],
      ['/older', 'd:80 /older'],
      ['/old/api/1', 'a:80 /old/api/1'],
      ['/old/apis', '308 http://any/new'],
      ['/old/login', 'b:80 /old/login'],
      ['/old/login/', '308 http://any/new'],
      ['/Old', 'd:80 /Old'],
    ],
  },
  {
    title: 'an exact redirect within a prefix, and before a rewrite of it',
    features: ['prefix path', 'rewrite stripPrefix', 'exact path', 'redirect'],
    routes: (router, { a, b }) => {
      router.prefix('/', b);
      router.prefix('/user', a, { rewrite: Rewrite.stripPrefix() });
      router.redirect('/user', { path: '/user/', status: 301 });
      router.redirect('/user/me', { url: 'https://me.example.com/' });
    },
    requests: [
      ['/user', '301 http://any/user/'],
      ['/user/', 'a:80 /'],
      ['/user/me', '302 https://me.example.com/'],
      ['/user/me/', 'a:80 /me/'],
      ['/users', 'b:80 /users'],
    ],
  },
  {
    title: 'a regular expression is redirected before prefixes and after exact paths',
    features: ['host', 'defaultBackend', 'regex path', 'redirect', 'prefix path', 'exact path'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router, { a, b }) => {
      router.redirect('/blog/[0-9]{4}/.*', { path: '/archive', match: PathMatch.REGEX, status: 301 });
      router.prefix('/blog', a);
      router.exact('/blog/2024/news', b);
    },
    requests: [
      ['abc.com/blog/2023/x', '301 http://abc.com/archive'],
      ['abc.com/blog/2024/news', 'b:80 /blog/2024/news'],
      ['abc.com/blog/2024/newsletter', '301 http://abc.com/archive'],
      ['abc.com/blog/today', 'a:80 /blog/today'],
      ['abc.com/Blog/2023/x', 'd:80 /Blog/2023/x'],
      ['abc.com/archive', 'd:80 /archive'],
    ],
  },
  {
    title: 'an exact and a prefix redirect of one path',
    features: ['defaultBackend', 'exact path', 'redirect', 'prefix path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router) => {
      router.redirect('/a', { path: '/one' });
      router.redirect('/a', { path: '/all', match: PathMatch.PREFIX, status: 301 });
    },
    requests: [
      ['/a', '302 http://any/one'],
      ['/a/', '301 http://any/all'],
      ['/a/b', '301 http://any/all'],
      ['/ab', 'd:80 /ab'],
    ],
  },
  {
    title: 'the root is redirected alone',
    features: ['host', 'defaultBackend', 'exact path', 'redirect'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router) => router.redirect('/', { path: '/home' }),
    requests: [
      ['abc.com/', '302 http://abc.com/home'],
      ['abc.com/?x=1', '302 http://abc.com/home'],
      ['abc.com/home', 'd:80 /home'],
    ],
  },
  {
    title: 'a whole host is redirected elsewhere, but for one path',
    features: ['host', 'prefix path', 'redirect', 'exact path'],
    props: () => ({ host: 'old.com' }),
    routes: (router, { a }) => {
      router.redirect('/', { url: 'https://new.com/', match: PathMatch.PREFIX, status: 301 });
      router.exact('/healthy', a);
    },
    requests: [
      ['old.com/', '301 https://new.com/'],
      ['old.com/x/y?z=1', '301 https://new.com/'],
      ['old.com/healthy', 'a:80 /healthy'],
      ['new.com/', 'none'],
    ],
  },
  {
    title: 'a redirect of one host is none of the others',
    features: ['host', 'hosts', 'defaultBackend', 'exact path', 'redirect'],
    props: ({ d }) => ({ hosts: ['abc.com', 'abc.org'], defaultBackend: d }),
    routes: (router) => {
      router.redirect('/x', { path: '/y', host: 'abc.org' });
      router.redirect('/both', { path: '/y', status: 307 });
    },
    requests: [
      ['abc.org/x', '302 http://abc.org/y'],
      ['abc.com/x', 'd:80 /x'],
      ['abc.org/both', '307 http://abc.org/y'],
      ['abc.com/both', '307 http://abc.com/y'],
    ],
  },
  {
    title: 'redirects of paths with a dot and a slash at the end',
    features: ['defaultBackend', 'exact path', 'redirect'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router) => {
      router.redirect('/index.html', { path: '/' });
      router.redirect('/dir/', { path: '/dir', status: 308 });
    },
    requests: [
      ['/index.html', '302 http://any/'],
      ['/indexxhtml', 'd:80 /indexxhtml'],
      ['/dir/', '308 http://any/dir'],
      ['/dir', 'd:80 /dir'],
    ],
  },
  {
    title: 'a redirect is matched like any path: encoded, doubled, with dots',
    features: ['defaultBackend', 'exact path', 'redirect'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router) => router.redirect('/a/b', { path: '/c' }),
    requests: [
      ['/%61/b', '302 http://any/c'],
      ['/a//b', '302 http://any/c'],
      ['/x/../a/./b', '302 http://any/c'],
      ['/a/B', 'd:80 /a/B'],
    ],
  },
  {
    title: 'appRoot redirects "/" alone',
    features: ['host', 'defaultBackend', 'appRoot', 'prefix path'],
    props: ({ d }) => ({ host: 'abc.com', appRoot: '/app', defaultBackend: d }),
    routes: (router, { a }) => router.prefix('/app', a),
    requests: [
      ['abc.com/', '302 http://abc.com/app'],
      ['abc.com/?x=1', '302 http://abc.com/app'],
      ['abc.com//', '302 http://abc.com/app'],
      ['abc.com/x/..', '302 http://abc.com/app'],
      ['abc.com/app', 'a:80 /app'],
      ['abc.com/x', 'd:80 /x'],
      ['other.org/', 'none'],
    ],
  },
  {
    title: 'appRoot comes before the prefix "/", on each host of the router',
    features: ['host', 'hosts', 'appRoot', 'prefix path'],
    props: () => ({ hosts: ['abc.com', 'abc.org'], appRoot: '/shop/start' }),
    routes: (router, { a }) => router.prefix('/', a),
    requests: [
      ['abc.com/', '302 http://abc.com/shop/start'],
      ['abc.org/', '302 http://abc.org/shop/start'],
      ['abc.org/shop/start', 'a:80 /shop/start'],
    ],
  },
  {
    title: 'appRoot without a host, beside a rewrite and a regular expression',
    features: ['appRoot', 'prefix path', 'rewrite stripPrefix', 'regex path'],
    props: () => ({ appRoot: '/app' }),
    routes: (router, { a, b }) => {
      router.prefix('/app', a, { rewrite: Rewrite.stripPrefix() });
      router.regex('/[a-z]*', b);
    },
    requests: [
      ['any.example/', '302 http://any.example/app'],
      ['/app', 'b:80 /app'],
      ['/app/x', 'a:80 /x'],
      ['/x', 'b:80 /x'],
    ],
  },
  {
    title: 'appRoot comes before a regular expression for the root',
    features: ['host', 'defaultBackend', 'appRoot', 'regex path', 'prefix path', 'rewrite replacePath'],
    props: ({ d }) => ({ host: 'abc.com', appRoot: '/start', defaultBackend: d }),
    routes: (router, { a, b }) => {
      router.regex('/[a-z]*', a);
      router.prefix('/x', b, { rewrite: Rewrite.to('/') });
    },
    requests: [
      ['abc.com/', '302 http://abc.com/start'],
      ['abc.com/start', 'a:80 /start'],
      ['abc.com/x/1', 'b:80 /'],
      ['abc.com/X', 'd:80 /X'],
    ],
  },
];
