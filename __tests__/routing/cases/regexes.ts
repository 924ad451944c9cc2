import { Rewrite } from '../../../lib';
import type { RoutingCase } from './routing-case';

/** Regular expressions: whole paths, with case, after exact paths and before prefixes, in the order they are written. */
export const REGEX_CASES: readonly RoutingCase[] = [
  {
    title: 'a regular expression matches the whole path',
    features: ['regex path'],
    routes: (router, { a }) => router.regex('/items/[0-9]+', a),
    requests: [
      ['/items/42', 'a:80 /items/42'],
      ['/items/42/', 'none'],
      ['/items/42x', 'none'],
      ['/items/', 'none'],
      ['/x/items/42', 'none'],
      ['/items/42?x=/y', 'a:80 /items/42'],
    ],
  },
  {
    title: 'a regular expression knows case, in words, classes and escapes',
    features: ['regex path'],
    routes: (router, { a, b, c }) => {
      router.regex('/user/[a-z]+', a);
      router.regex('/USER/[A-F]', b);
      router.regex('/\\w+-\\W', c);
    },
    requests: [
      ['/user/bob', 'a:80 /user/bob'],
      ['/user/Bob', 'none'],
      ['/User/bob', 'none'],
      ['/USER/A', 'b:80 /USER/A'],
      ['/USER/a', 'none'],
      ['/user-!', 'c:80 /user-!'],
      ['/user-x', 'none'],
    ],
  },
  {
    title: 'exact beats regex, and regex beats prefix, however long each is',
    features: ['prefix path', 'regex path', 'exact path'],
    routes: (router, { a, b, c, d }) => {
      router.prefix('/user/accounts', c);
      router.regex('/u.*', b);
      router.exact('/up', a);
      router.prefix('/', d);
    },
    requests: [
      ['/up', 'a:80 /up'],
      ['/up/', 'b:80 /up/'],
      ['/user/accounts/7', 'b:80 /user/accounts/7'],
      ['/x', 'd:80 /x'],
      ['/U', 'd:80 /U'],
    ],
  },
  {
    title: 'an exact path keeps its place before several expressions that match it',
    features: ['regex path', 'exact path', 'prefix path'],
    routes: (router, { a, b, c, d }) => {
      router.regex('/[a-z]+', b);
      router.regex('/[a-z]+(?:/[a-z0-9-]+){0,3}', c);
      router.exact('/a', a);
      router.prefix('/a', d);
    },
    requests: [
      ['/a', 'a:80 /a'],
      ['/ab', 'b:80 /ab'],
      ['/a/b', 'c:80 /a/b'],
      ['/a/B', 'd:80 /a/B'],
    ],
  },
  {
    title: 'expressions come in the order they are written, not of their length',
    features: ['regex path'],
    routes: (router, { a, b, c }) => {
      router.regex('/a.*', a);
      router.regex('/ab.*', b);
      router.regex('/(?:a|b|c)[a-z]*(?:/[0-9]+)?', c);
    },
    requests: [
      ['/abc', 'a:80 /abc'],
      ['/a', 'a:80 /a'],
      ['/bcd', 'c:80 /bcd'],
      ['/b/7', 'c:80 /b/7'],
    ],
  },
  {
    title: 'a long expression written first stays first',
    features: ['regex path'],
    routes: (router, { a, b, c }) => {
      router.regex('/files/[a-z]{2,8}/[0-9]{4}-[0-9]{2}', a);
      router.regex('/files/.*', b);
      router.regex('/.*', c);
    },
    requests: [
      ['/files/log/2024-01', 'a:80 /files/log/2024-01'],
      ['/files/log/2024-1', 'b:80 /files/log/2024-1'],
      ['/files/', 'b:80 /files/'],
      ['/files', 'c:80 /files'],
      ['/', 'c:80 /'],
    ],
  },
  {
    title: "expressions without a common beginning do not stand in each other's way",
    features: ['defaultBackend', 'regex path'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a, b, c }) => {
      router.regex('/a/[0-9]+', a);
      router.regex('/b/[0-9]+/some/longer/path', b);
      router.regex('/c', c);
    },
    requests: [
      ['/a/1', 'a:80 /a/1'],
      ['/b/1/some/longer/path', 'b:80 /b/1/some/longer/path'],
      ['/c', 'c:80 /c'],
      ['/c/', 'd:80 /c/'],
      ['/b/1', 'd:80 /b/1'],
    ],
  },
  {
    title: 'alternatives and groups',
    features: ['regex path'],
    routes: (router, { a, b }) => {
      router.regex('/(user|account)/(?:[0-9]+|me)', a);
      router.regex('/(?:v1|v2(?:beta)?)(/.*)?', b);
    },
    requests: [
      ['/user/7', 'a:80 /user/7'],
      ['/account/me', 'a:80 /account/me'],
      ['/account/you', 'none'],
      ['/v1', 'b:80 /v1'],
      ['/v2beta/x', 'b:80 /v2beta/x'],
      ['/v2b', 'none'],
      ['/v12', 'none'],
    ],
  },
  {
    title: 'quantifiers, greedy and not',
    features: ['regex path'],
    routes: (router, { a, b, c }) => {
      router.regex('/a{2,3}', a);
      router.regex('/b?c+d*', b);
      router.regex('/x+?/y*?/z{2}', c);
    },
    requests: [
      ['/a', 'none'],
      ['/aaa', 'a:80 /aaa'],
      ['/aaaa', 'none'],
      ['/c', 'b:80 /c'],
      ['/bccdd', 'b:80 /bccdd'],
      ['/bd', 'none'],
      ['/xxx/yy/zz', 'c:80 /xxx/yy/zz'],
      ['/x/y/z', 'none'],
    ],
  },
  {
    title: 'classes: ranges, negated, escaped, and of characters with a meaning elsewhere',
    features: ['regex path'],
    routes: (router, { a, b, c, d }) => {
      router.regex('/n/[^/]+', a);
      router.regex('/d/\\d{2}\\D', b);
      router.regex('/m/[.+*$()|]', c);
      router.regex('/e/[\\]\\-a-c]', d);
    },
    requests: [
      ['/n/a.b-c', 'a:80 /n/a.b-c'],
      ['/n/a/b', 'none'],
      ['/n/', 'none'],
      ['/d/42x', 'b:80 /d/42x'],
      ['/d/423', 'none'],
      ['/m/+', 'c:80 /m/+'],
      ['/m/$', 'c:80 /m/$'],
      ['/m/a', 'none'],
      ['/e/-', 'd:80 /e/-'],
      ['/e/%5D', 'd:80 /e/%5D'],
      ['/e/d', 'none'],
    ],
  },
  {
    title: 'a dot is any character, an escaped one a dot',
    features: ['regex path'],
    routes: (router, { a, b, c }) => {
      router.regex('/f/[a-z]+\\.(png|jpg)', a);
      router.regex('/g/a.b', b);
      router.regex('/h/\\$\\{x\\}\\+', c);
    },
    requests: [
      ['/f/cat.png', 'a:80 /f/cat.png'],
      ['/f/catxpng', 'none'],
      ['/f/cat.gif', 'none'],
      ['/g/a.b', 'b:80 /g/a.b'],
      ['/g/a/b', 'b:80 /g/a/b'],
      ['/g/ab', 'none'],
      ['/h/$%7Bx%7D+', 'c:80 /h/$%7Bx%7D+'],
    ],
  },
  {
    title: 'an expression sees the path decoded and normalized',
    features: ['regex path'],
    routes: (router, { a, b }) => {
      router.regex('/a/b[^a-z][0-9]', a);
      router.regex('/c/[0-9]', b);
    },
    requests: [
      ['/a/b%207', 'a:80 /a/b%207'],
      ['/a//b%207', 'a:80 /a//b%207'],
      ['/x/../c/7', 'b:80 /x/../c/7'],
      ['/c%2F7', 'b:80 /c%2F7'],
      ['/%63/7', 'b:80 /%63/7'],
    ],
  },
  {
    title: 'one expression leaves exact paths and prefixes of the host as they were',
    features: ['host', 'defaultBackend', 'regex path', 'prefix path', 'exact path'],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router, { a, b, c }) => {
      router.regex('/v[0-9]+/.*', a);
      router.prefix('/ba', b);
      router.exact('/v.1', c);
    },
    requests: [
      ['abc.com/v1/x', 'a:80 /v1/x'],
      ['abc.com/V1/x', 'd:80 /V1/x'],
      ['abc.com/ba', 'b:80 /ba'],
      ['abc.com/banana', 'd:80 /banana'],
      ['abc.com/Ba', 'd:80 /Ba'],
      ['abc.com/v.1', 'c:80 /v.1'],
      ['abc.com/vx1', 'd:80 /vx1'],
      ['abc.com/v.1/', 'd:80 /v.1/'],
    ],
  },
  {
    title: 'an expression of digits alone, and one of the root',
    features: ['regex path'],
    routes: (router, { a, b }) => {
      router.regex('/[0-9]+', a);
      router.regex('/', b);
    },
    requests: [
      ['/42', 'a:80 /42'],
      ['/42a', 'none'],
      ['/', 'b:80 /'],
      ['/a', 'none'],
    ],
  },
  {
    title: 'an expression beside the prefixes that it meets only in part',
    features: ['prefix path', 'regex path'],
    routes: (router, { a, b, c, d }) => {
      router.prefix('/shop', a);
      router.prefix('/shop/cart/items/of/today', b);
      router.regex('/shop/(cart|list)/[a-z]+', c);
      router.regex('/shop/?', d);
    },
    requests: [
      ['/shop', 'd:80 /shop'],
      ['/shop/', 'd:80 /shop/'],
      ['/shop/x', 'a:80 /shop/x'],
      ['/shop/cart/items', 'c:80 /shop/cart/items'],
      ['/shop/cart/items/of', 'a:80 /shop/cart/items/of'],
      ['/shop/cart/items/of/today/1', 'b:80 /shop/cart/items/of/today/1'],
    ],
  },
  {
    title: 'Rewrite.regex makes the path of the groups',
    features: ['defaultBackend', 'regex path', 'rewrite regex'],
    props: ({ d }) => ({ defaultBackend: d }),
    routes: (router, { a, b }) => {
      router.regex('/user/([0-9]+)/(.*)', a, { rewrite: Rewrite.regex('/$2-of-$1') });
      router.regex('/v(\\d)', b, { rewrite: Rewrite.regex('/version-$1.html') });
    },
    requests: [
      ['/user/42/cart/1', 'a:80 /cart/1-of-42'],
      ['/user/42/', 'a:80 /-of-42'],
      ['/user/42', 'd:80 /user/42'],
      ['/User/42/x', 'd:80 /User/42/x'],
      ['/v1', 'b:80 /version-1.html'],
      ['/v12', 'd:80 /v12'],
    ],
  },
  {
    title: 'a group that took no part is empty in Rewrite.regex',
    features: ['regex path', 'rewrite regex'],
    routes: (router, { a, b }) => {
      router.regex('/a(/[0-9]+)?(/x)?', a, { rewrite: Rewrite.regex('/r$2$1') });
      router.regex('/b/(?:(one)|(two))', b, { rewrite: Rewrite.regex('/$1-$2') });
    },
    requests: [
      ['/a', 'a:80 /r'],
      ['/a/7', 'a:80 /r/7'],
      ['/a/x', 'a:80 /r/x'],
      ['/a/7/x', 'a:80 /r/x/7'],
      ['/b/one', 'b:80 /one-'],
      ['/b/two', 'b:80 /-two'],
    ],
  },
  {
    title: 'nine groups, one of them twice',
    features: ['regex path', 'rewrite regex'],
    routes: (router, { a }) => {
      router.regex('/(a)(b)(c)(d)(e)(f)(g)(h)(i)', a, { rewrite: Rewrite.regex('/$9$8$7$6$5$4$3$2$1-$1') });
    },
    requests: [['/abcdefghi', 'a:80 /ihgfedcba-a']],
  },
  {
    title: 'groups within groups, and groups without a number',
    features: ['regex path', 'rewrite regex'],
    routes: (router, { a, b }) => {
      router.regex('/a/((x|y)([0-9]))', a, { rewrite: Rewrite.regex('/$1-$2-$3') });
      router.regex('/b/(?:x|y)/([a-z]+?)([a-z]*)', b, { rewrite: Rewrite.regex('/$1-$2') });
    },
    requests: [
      ['/a/x7', 'a:80 /x7-x-7'],
      ['/b/y/abc', 'b:80 /a-bc'],
    ],
  },
  {
    title: 'an expression that is rewritten to one path, and one that ignores its groups',
    features: ['regex path', 'rewrite replacePath', 'rewrite regex'],
    routes: (router, { a, b }) => {
      router.regex('/old/[a-z]+', a, { rewrite: Rewrite.to('/new') });
      router.regex('/any/(.*)', b, { rewrite: Rewrite.regex('/fixed') });
    },
    requests: [
      ['/old/thing', 'a:80 /new'],
      ['/old/7', 'none'],
      ['/any/x/y', 'b:80 /fixed'],
    ],
  },
  {
    title: 'what a group took is encoded where it must be',
    features: ['regex path', 'rewrite regex'],
    routes: (router, { a }) => router.regex('/q/([^/]*)/(.*)', a, { rewrite: Rewrite.regex('/to/$2:$1') }),
    requests: [
      ['/q/a%20b/c', 'a:80 /to/c:a%20b'],
      ['/q/%C3%A9/c%3Fd', 'a:80 /to/c%3Fd:%C3%A9'],
      ['/q/1%25/x', 'a:80 /to/x:1%25'],
      ['/q//x/y', 'a:80 /to/y:x'],
    ],
  },
  {
    title: 'rewritten expressions beside a stripped prefix and an exact path',
    features: [
      'host',
      'defaultBackend',
      'prefix path',
      'rewrite stripPrefix',
      'regex path',
      'rewrite regex',
      'exact path',
    ],
    props: ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    routes: (router, { a, b, c }) => {
      router.prefix('/api', a, { rewrite: Rewrite.stripPrefix() });
      router.regex('/api/v([0-9]+)/(.*)', b, { rewrite: Rewrite.regex('/$2') });
      router.exact('/api/v1/health', c);
    },
    requests: [
      ['abc.com/api/x', 'a:80 /x'],
      ['abc.com/api/v1/x', 'b:80 /x'],
      ['abc.com/api/v1', 'a:80 /v1'],
      ['abc.com/api/vx/x', 'a:80 /vx/x'],
      ['abc.com/api/v1/health', 'c:80 /api/v1/health'],
      ['abc.com/api/v1/healthy', 'b:80 /healthy'],
      ['abc.com/apis', 'd:80 /apis'],
    ],
  },
];
