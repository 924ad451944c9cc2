import { PathMatch, Rewrite } from '../../../../../lib';
import { service } from '../tables';
import { type Pair, router } from './pair';

const [a, b, c] = ['a', 'b', 'c'].map(service) as [
  ReturnType<typeof service>,
  ReturnType<typeof service>,
  ReturnType<typeof service>,
];

/** Routes that come, go, or lead elsewhere. */
export const ROUTE_PAIRS: readonly Pair[] = [
  {
    title: 'another backend of one of two routes',
    before: router((r) => {
      r.prefix('/user', a);
      r.prefix('/pay', a);
    }),
    after: router((r) => {
      r.prefix('/user', b);
      r.prefix('/pay', a);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user go to b:80 instead of a:80. | GET http://abc.com/user: a:80 → b:80',
    ],
  },
  {
    title: 'a new route',
    before: router((r) => r.prefix('/user', a)),
    after: router((r) => {
      r.prefix('/user', a);
      r.exact('/pay', b);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for /pay go to b:80 instead of being answered with 404. | GET http://abc.com/pay: 404 → b:80',
    ],
  },
  {
    title: 'a route less, without a default backend',
    before: router((r) => {
      r.prefix('/user', a);
      r.exact('/pay', b);
    }),
    after: router((r) => r.prefix('/user', a)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for /pay are answered with 404 instead of going to b:80. | GET http://abc.com/pay: b:80 → 404',
    ],
  },
  {
    title: 'a route less, with a default backend',
    before: router((r) => r.prefix('/user', a), { defaultBackend: b }),
    after: router(() => {}, { defaultBackend: b }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user go to b:80 instead of a:80. | GET http://abc.com/user: a:80 → b:80',
    ],
  },
  {
    title: 'a more specific route',
    before: router((r) => r.prefix('/user', a)),
    after: router((r) => {
      r.prefix('/user', a);
      r.prefix('/user/admin', b);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user/admin go to b:80 instead of a:80. | GET http://abc.com/user/admin: a:80 → b:80',
    ],
  },
  {
    title: 'a Service that is replaced in every route and host',
    before: router(
      (r) => {
        r.prefix('/user', a);
        r.exact('/me', a, { host: 'other.com' });
        r.prefix('/pay', c);
      },
      { hosts: ['abc.com', '*.abc.com'] },
    ),
    after: router(
      (r) => {
        r.prefix('/user', b);
        r.exact('/me', b, { host: 'other.com' });
        r.prefix('/pay', c);
      },
      { hosts: ['abc.com', '*.abc.com'] },
    ),
    changes: [
      'traffic shop/router abc.com, *.abc.com, other.com: All requests that went to a:80 go to b:80. | GET http://other.com/me: a:80 → b:80',
    ],
  },
  {
    title: 'a Service that is replaced in one route, while another one goes',
    before: router((r) => {
      r.prefix('/user', a);
      r.prefix('/pay', a);
    }),
    after: router((r) => r.prefix('/user', b)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user go to b:80 instead of a:80. | GET http://abc.com/user: a:80 → b:80',
      'traffic shop/router abc.com: Requests to abc.com below /pay are answered with 404 instead of going to a:80. | GET http://abc.com/pay: a:80 → 404',
    ],
  },
  {
    title: 'a path that is stripped',
    before: router((r) => r.prefix('/user', a)),
    after: router((r) => r.prefix('/user', a, { rewrite: Rewrite.stripPrefix() })),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user reach a:80 without the prefix /user instead of with their own path. | GET http://abc.com/user: a:80 /user → a:80 /',
    ],
  },
  {
    title: 'another backend and another rewrite',
    before: router((r) => r.prefix('/user', a, { rewrite: Rewrite.replacePrefix('/v1') })),
    after: router((r) => r.prefix('/user', b, { rewrite: Rewrite.replacePrefix('/v2') })),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user go to b:80 with /v2 in place of /user instead of a:80 with /v1 in place of /user. | GET http://abc.com/user: a:80 /v1 → b:80 /v2',
    ],
  },
  {
    title: 'a path that is no longer replaced as a whole',
    before: router((r) => r.exact('/user', a, { rewrite: Rewrite.to('/index') })),
    after: router((r) => r.exact('/user', a)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for /user reach a:80 with their own path instead of as /index. | GET http://abc.com/user: a:80 /index → a:80 /user',
    ],
  },
  {
    title: 'another template for a regular expression',
    before: router((r) => r.regex('/items/([0-9]+)', a, { rewrite: Rewrite.regex('/$1') })),
    after: router((r) => r.regex('/items/([0-9]+)', a, { rewrite: Rewrite.regex('/item/$1') })),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for the pattern /items/([0-9]+) reach a:80 as /item/$1 instead of as /$1. | GET http://abc.com/items/7: a:80 /7 → a:80 /item/7',
    ],
  },
  {
    title: 'a prefix before every path',
    before: router((r) => r.prefix('/', a)),
    after: router((r) => r.prefix('/', a, { rewrite: Rewrite.replacePrefix('/v2') })),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below / reach a:80 with /v2 before their path instead of with their own path. | GET http://abc.com/: a:80 / → a:80 /v2/',
    ],
  },
  {
    title: 'a redirect that leads elsewhere',
    before: router((r) => {
      r.redirect('/old', { path: '/new' });
      r.prefix('/', a);
    }),
    after: router((r) => {
      r.redirect('/old', { url: 'https://example.com/new', status: 301 });
      r.prefix('/', a);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for /old are redirected to https://example.com/new (301) instead of to /new (302). | GET http://abc.com/old: 302 /new → 301 https://example.com/new',
    ],
  },
  {
    title: 'a redirect to HTTP instead of HTTPS',
    before: router((r) => {
      r.redirect('/old', { url: 'https://example.com/new' });
      r.prefix('/', a);
    }),
    after: router((r) => {
      r.redirect('/old', { url: 'http://example.com/new' });
      r.prefix('/', a);
    }),
    changes: [
      'less-safe shop/router abc.com: Requests to abc.com for /old are redirected to http://example.com/new (302) instead of to https://example.com/new (302). | GET http://abc.com/old: 302 https://example.com/new → 302 http://example.com/new',
    ],
  },
  {
    title: 'a redirect in place of a route',
    before: router((r) => {
      r.prefix('/old', b);
      r.prefix('/', a);
    }),
    after: router((r) => {
      r.redirect('/old', { url: 'https://new.com', keepPath: true, match: PathMatch.PREFIX });
      r.prefix('/', a);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /old are redirected to https://new.com/… (302) instead of going to b:80. | GET http://abc.com/old: b:80 → 302 https://new.com/old',
    ],
  },
  {
    title: 'a redirect that keeps the path',
    before: router((r) => {
      r.redirect('/', { url: 'https://new.com' });
      r.prefix('/', a);
    }),
    after: router((r) => {
      r.redirect('/', { url: 'https://new.com', keepPath: true });
      r.prefix('/', a);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for / are redirected to https://new.com/… (302) instead of to https://new.com (302). | GET http://abc.com/?q=1: 302 https://new.com → 302 https://new.com/?q=1',
    ],
  },
  {
    title: 'a route in place of a redirect',
    before: router((r) => {
      r.redirect('/old', { path: '/new' });
      r.prefix('/', a);
    }),
    after: router((r) => {
      r.exact('/old', b);
      r.prefix('/', a);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for /old go to b:80 instead of being redirected to /new (302). | GET http://abc.com/old: 302 /new → b:80',
    ],
  },
  {
    title: 'a prefix in place of an exact path',
    before: router((r) => r.exact('/user', a)),
    after: router((r) => r.prefix('/user', a)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user go to a:80 instead of being answered with 404. | GET http://abc.com/user/: 404 → a:80',
    ],
  },
  {
    title: 'an exact path in place of a prefix',
    before: router((r) => r.prefix('/user', a), { defaultBackend: c }),
    after: router((r) => r.exact('/user', a), { defaultBackend: c }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user go to c:80 instead of a:80. | GET http://abc.com/user/: a:80 → c:80',
    ],
  },
  {
    title: 'a regular expression that takes requests from two prefixes',
    before: router((r) => {
      r.prefix('/a', a);
      r.prefix('/b', b);
    }),
    after: router((r) => {
      r.prefix('/a', a);
      r.prefix('/b', b);
      r.regex('/(a|b)/[0-9]+', c);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for the pattern /(a|b)/[0-9]+ go to c:80 instead of a:80. | GET http://abc.com/a/7: a:80 → c:80',
      'traffic shop/router abc.com: Requests to abc.com for the pattern /(a|b)/[0-9]+ go to c:80 instead of b:80. | GET http://abc.com/b/7: b:80 → c:80',
    ],
  },
  {
    title: 'regular expressions in another order',
    before: router((r) => {
      r.regex('/items/[0-9]+', a);
      r.regex('/items/[a-z0-9]+', b);
    }),
    after: router((r) => {
      r.regex('/items/[a-z0-9]+', b);
      r.regex('/items/[0-9]+', a);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for the pattern /items/[a-z0-9]+ go to b:80 instead of a:80. | GET http://abc.com/items/7: a:80 → b:80',
    ],
  },
  {
    title: 'another default backend',
    before: router((r) => r.prefix('/user', a), { defaultBackend: b }),
    after: router((r) => r.prefix('/user', a), { defaultBackend: a }),
    changes: [
      'traffic shop/router abc.com: All requests that went to b:80 go to a:80. | GET http://abc.com/: b:80 → a:80',
    ],
  },
  {
    title: 'a default backend more',
    before: router((r) => r.prefix('/user', a)),
    after: router((r) => r.prefix('/user', a), { defaultBackend: b }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com that no route takes go to b:80 instead of being answered with 404. | GET http://abc.com/: 404 → b:80',
    ],
  },
  {
    title: 'a default backend less',
    before: router((r) => r.regex('/[a-z-]+', a), { defaultBackend: b }),
    after: router((r) => r.regex('/[a-z-]+', a)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com that no route takes are answered with 404 instead of going to b:80. | GET http://abc.com/: b:80 → 404',
    ],
  },
  {
    title: 'an app root',
    before: router((r) => r.prefix('/app', a), { defaultBackend: b }),
    after: router((r) => r.prefix('/app', a), { defaultBackend: b, appRoot: '/app' }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com for / are redirected to /app (302) instead of going to b:80. | GET http://abc.com/: b:80 → 302 /app',
    ],
  },
  {
    title: 'routes in another order',
    before: router((r) => {
      r.prefix('/user', a);
      r.prefix('/user/admin', b);
      r.regex('/items/[0-9]+', c);
    }),
    after: router((r) => {
      r.regex('/items/[0-9]+', c);
      r.prefix('/user/admin', b);
      r.prefix('/user', a);
    }),
    changes: [],
  },
  {
    title: 'a route that says what another one says already',
    before: router((r) => r.prefix('/user', a)),
    after: router((r) => {
      r.prefix('/user', a);
      r.prefix('/user/admin', a);
    }),
    changes: [],
  },
];
