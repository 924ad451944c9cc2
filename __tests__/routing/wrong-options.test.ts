import { App, Chart, Duration, Size } from 'cdk8s';
import {
  BackendProtocol,
  CanaryRelease,
  type CanaryReleaseOptions,
  type Cors,
  IngressRouter,
  PathMatch,
  type RedirectOptions,
  Rewrite,
  type RoutePolicies,
  Tls,
  type WebService,
  Www,
} from '../../lib';
import { problemsOf } from '../support/app';
import { addServices } from './support';

const untyped = (value: unknown) => value as never;
const NGINX = 'nginx.ingress.kubernetes.io/';

type CaseServices = ReturnType<typeof addServices>;
type Routes = (router: IngressRouter, services: CaseServices, chart: Chart) => void;
const ROUTE: Routes = (router, { a }) => router.prefix('/a', a);

/** What is wrong with a router called `router`, without its path. */
function problems(routes: Routes, props: object | ((services: CaseServices) => object) = {}): string[] {
  return problemsOf((chart) => {
    const services = addServices(chart);
    const given = typeof props === 'function' ? props(services) : props;
    routes(new IngressRouter(chart, 'router', given), services, chart);
  }).map((line) => line.replace('[shop/router] ', ''));
}

/** The same, in a chart that has a namespace. */
function problemsIn(namespace: string, routes: Routes): string[] {
  return problemsOf((_, app) => {
    const chart = new Chart(app, 'spaced', { namespace });
    routes(new IngressRouter(chart, 'router'), addServices(chart), chart);
  }).map((line) => line.replace('[spaced/router] ', ''));
}

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

describe('canary release', () => {
  test.each<[Partial<CanaryReleaseOptions>, string]>([
    [{ weight: 250 }, 'weight 250 is outside 0..100: write a percentage, or set weightTotal.'],
    [{ weight: -1 }, 'weight -1 is outside 0..100: write a percentage, or set weightTotal.'],
    [{ weight: 0.5 }, 'weight 0.5 is outside 0..100: write a percentage, or set weightTotal.'],
    [{ weight: untyped('10') }, 'weight "10" is outside 0..100: write a percentage, or set weightTotal.'],
    [{ weight: untyped(null) }, 'weight null is outside 0..100: write a percentage, or set weightTotal.'],
    [{ weight: 1001, weightTotal: 1000 }, 'weight 1001 is outside 0..1000: write a part of weightTotal.'],
    [
      { weight: 10, weightTotal: 50 },
      'weightTotal 50 is no whole number from 100: leave it out, or write 1000 for tenths of a percent.',
    ],
    [
      { weight: 10, weightTotal: untyped('1000') },
      'weightTotal "1000" is no whole number from 100: leave it out, or write 1000 for tenths of a percent.',
    ],
    [{}, 'the canary never gets a request: set weight, header or cookie.'],
    [{ weight: 0 }, 'the canary never gets a request: set weight, header or cookie.'],
    [
      { header: { name: 'x_release' } },
      'header name "x_release" is invalid: write letters, digits and "-" ("_" is dropped by nginx), for example "x-release".',
    ],
    [
      { header: untyped({}) },
      'header name undefined is invalid: write letters, digits and "-" ("_" is dropped by nginx), for example "x-release".',
    ],
    [
      { header: untyped('x-release') },
      'a canary header "x-release" is of another type: write an object with name, value, pattern.',
    ],
    [
      { header: { name: 'x-release', value: 'a', pattern: 'b' } },
      'a canary header has both a value and a pattern: keep one of the two.',
    ],
    [
      { header: { name: 'x-release', value: 'a b' } },
      'header value "a b" is invalid: write letters, digits and "-._~/:", for example "next".',
    ],
    [
      { header: { name: 'x-release', value: untyped(7) } },
      'header value 7 is invalid: write letters, digits and "-._~/:", for example "next".',
    ],
    [
      { header: { name: 'x-release', pattern: '' } },
      'header pattern "" is not understood alike by all targets: it is empty.',
    ],
    [
      { header: { name: 'x-release', pattern: '^next' } },
      'header pattern "^next" is not understood alike by all targets: "^ne" at position 0 is outside the common subset.',
    ],
    [
      { header: { name: 'x-release', pattern: 'a|b' } },
      'header pattern "a|b" is not understood alike by all targets: "|" at position 1 is outside of a group.',
    ],
    [
      // The controller's own validator knows no comma: the one thing that the common subset has and it has not.
      { header: { name: 'x-release', pattern: 'n{1,2}' } },
      `prefix "/a": annotation "${NGINX}canary-by-header-pattern" has the value "^(?:n{1,2})$", which the controller ignores: write a regular expression of letters, digits, -._~/: and ^$[](){}*+?|&=\\ only, for example "^(beta|next)$".`,
    ],
    [{ cookie: '' }, 'cookie "" is no cookie name: write letters, digits and "-._~", for example "release".'],
    [{ cookie: 'a b' }, 'cookie "a b" is no cookie name: write letters, digits and "-._~", for example "release".'],
    [{ cookie: untyped(7) }, 'cookie 7 is no cookie name: write letters, digits and "-._~", for example "release".'],
  ])('%j', (options, message) => {
    expect(
      problems((router, { a, b }) => router.prefix('/a', new CanaryRelease({ stable: a, canary: b, ...options }))),
    ).toEqual([message]);
  });

  test.each<[unknown, string]>([
    [undefined, 'undefined'],
    ['b', '"b"'],
    [{}, '{}'],
  ])('with a version that is no service: %s', (version, shown) => {
    expect(
      problems((router, { a }) =>
        router.prefix('/a', new CanaryRelease({ stable: a, canary: untyped(version), weight: 1 })),
      ),
    ).toEqual([`canary of a canary release is ${shown}: pass a service.`]);
    expect(
      problems((router, { a }) =>
        router.prefix('/a', new CanaryRelease({ stable: untyped(version), canary: a, weight: 1 })),
      ),
    ).toEqual([`stable of a canary release is ${shown}: pass a service.`]);
  });

  test('without anything', () => {
    expect(problems((router) => router.prefix('/a', new CanaryRelease(untyped(undefined))))).toEqual([
      'a canary release undefined is of another type: write an object with stable, canary, weight, weightTotal, header, cookie.',
    ]);
  });

  test('of a release', () => {
    const inner = ({ a, b }: CaseServices) => new CanaryRelease({ stable: a, canary: b, weight: 1 });
    expect(
      problems((router, services) =>
        router.prefix('/a', new CanaryRelease({ stable: inner(services), canary: services.c, weight: 1 })),
      ),
    ).toEqual(['stable of a canary release is a release itself: pass one of its services.']);
    expect(
      problems((router, services) =>
        router.prefix('/a', new CanaryRelease({ stable: services.c, canary: inner(services), weight: 1 })),
      ),
    ).toEqual(['canary of a canary release is a release itself: pass one of its services.']);
  });

  const release = (stable: WebService, canary: WebService, weight = 10) =>
    new CanaryRelease({ stable, canary, weight });

  test('of a service and itself', () => {
    expect(problems((router, { a }) => router.prefix('/a', release(a, a)))).toEqual([
      'a canary release has the Service "a" as both stable and canary: pass another version as canary.',
    ]);
  });

  test('whose canary has a route of its own', () => {
    expect(
      problems((router, { a, b }) => {
        router.prefix('/a', release(a, b));
        router.prefix('/b', b);
      }),
    ).toEqual([
      'the Service "b" is a canary and has routes of its own: give the canary a Service that no other route uses.',
    ]);
  });

  test('whose canary is the default backend', () => {
    expect(
      problems(
        (router, { a, b }) => router.prefix('/a', release(a, b)),
        ({ b }: CaseServices) => ({ defaultBackend: b }),
      ),
    ).toEqual([
      'the Service "b" is a canary and has routes of its own: give the canary a Service that no other route uses.',
    ]);
  });

  test('whose stable version has a route without the release', () => {
    expect(
      problems((router, { a, b }) => {
        router.prefix('/a', release(a, b));
        router.prefix('/b', a);
      }),
    ).toEqual([
      'the Service "a" is routed to with the canary "b" by weight 10 of 100 and with no canary: a release holds for every route of its stable Service, so pass the same release to all of them, or give a route a Service of its own.',
    ]);
  });

  test('beside another one of the same stable version', () => {
    const header = { name: 'x-release', value: 'next' };
    expect(
      problems((router, { a, b, c }) => {
        router.prefix('/a', release(a, b));
        router.prefix('/b', new CanaryRelease({ stable: a, canary: c, weight: 5, header, cookie: 'next' }));
      }),
    ).toEqual([
      'the Service "a" is routed to with the canary "b" by weight 10 of 100 and with the canary "c" by header x-release "next", cookie next, weight 5 of 100: a release holds for every route of its stable Service, so pass the same release to all of them, or give a route a Service of its own.',
    ]);
  });

  test('beside another one in another router', () => {
    expect(
      problems((router, { a, b }, chart) => {
        router.prefix('/a', release(a, b));
        new IngressRouter(chart, 'other', { host: 'abc.com' }).prefix('/a', release(a, b, 20));
      }),
    ).toEqual([
      '[shop/other] the Service "a" is routed to with the canary "b" by weight 10 of 100 and with the canary "b" by weight 20 of 100: a release holds for every route of its stable Service, so pass the same release to all of them, or give a route a Service of its own.',
    ]);
  });

  test('whose canary has a route in another router', () => {
    expect(
      problems((router, { a, b }, chart) => {
        router.prefix('/a', release(a, b));
        new IngressRouter(chart, 'other', { host: 'abc.com' }).prefix('/b', b);
      }),
    ).toEqual([
      '[shop/other] the Service "b" is a canary and has routes of its own: give the canary a Service that no other route uses.',
    ]);
  });

  test('of which one looks for a value of the header, the other for a pattern', () => {
    const by = (header: CanaryReleaseOptions['header']) => (a: WebService, b: WebService) =>
      new CanaryRelease({ stable: a, canary: b, header });
    expect(
      problems((router, { a, b }) => {
        router.prefix('/a', by({ name: 'x-release', value: 'next' })(a, b));
        router.prefix('/b', by({ name: 'x-release', pattern: 'next' })(a, b));
      }),
    ).toEqual([
      'the Service "a" is routed to with the canary "b" by header x-release "next", weight 0 of 100 and with the canary "b" by header x-release matching "next", weight 0 of 100: a release holds for every route of its stable Service, so pass the same release to all of them, or give a route a Service of its own.',
    ]);
  });

  test('whose canary is one of another stable version too', () => {
    const message =
      '"a" is released with the canary "c" by weight 10 of 100, and "b" with the canary "c" by weight 20 of 100: a canary gets its requests by one rule, so give each release a canary Service of its own.';
    const two =
      (second: number, host?: string): Routes =>
      (router, { a, b, c }, chart) => {
        router.prefix('/a', release(a, c));
        const other = host === undefined ? router : new IngressRouter(chart, 'other', { host });
        other.prefix('/b', release(b, c, second));
      };
    expect(problems(two(20))).toEqual([message]);
    expect(problems(two(20, 'abc.com'))).toEqual([`[shop/other] ${message}`]);
    expect(problems(two(10))).toEqual([]);
    expect(problems(two(10, 'abc.com'))).toEqual([]);
  });

  test('the same in two routers is fine', () => {
    expect(
      problems((router, { a, b }, chart) => {
        router.prefix('/a', release(a, b));
        new IngressRouter(chart, 'other', { host: 'abc.com' }).prefix('/a', release(a, b));
      }),
    ).toEqual([]);
  });
});

describe('regex path', () => {
  const outside = (at: string) => `${at} is outside the common subset`;
  const option = (start: string) => `"${start}" at position 1 is a look-around, a named group or an option`;
  test.each<[what: string, path: string, flaw: string]>([
    ['look-ahead', '/(?=a)b', option('(?=')],
    ['negative look-ahead', '/(?!a)b', option('(?!')],
    ['look-behind', '/(?<=a)b', option('(?<')],
    ['named group', '/(?<name>a)', option('(?<')],
    ['inline option', '/(?i)a', option('(?i')],
    ['back-reference', '/(a)\\1', outside('"\\\\1" at position 4')],
    ['anchor at the start', '/^a', outside('"^a" at position 1')],
    ['anchor at the end', '/a$', outside('"$" at position 2')],
    ['word boundary', '/\\ba', outside('"\\\\ba" at position 1')],
    ['white-space class, which differs', '/\\s', outside('"\\\\s" at position 1')],
    ['POSIX class', '/[[:alpha:]]', outside('"[[:" at position 1')],
    ['POSIX class behind a path', '/x/[[:alpha:]]', outside('"[[:" at position 3')],
    ['POSIX class among others', '/[^_[:alpha:]]', outside('"[^_" at position 1')],
    ['POSIX class that lacks its own brackets', '/x[:alpha:]', outside('"[:a" at position 2')],
    ['POSIX collating element', '/[[.a.]]', outside('"[[." at position 1')],
    ['POSIX equivalence', '/[[=a=]]', outside('"[[=" at position 1')],
    ['named group as Python writes it', '/(?P<name>a)', option('(?P')],
    ['atomic group', '/(?>a)', option('(?>')],
    ['comment', '/(?#a)', option('(?#')],
    ['empty class', '/[]', outside('"[]" at position 1')],
    ['unclosed class', '/[a', outside('"[a" at position 1')],
    ['range upside down', '/[z-a]', 'Range out of order in character class'],
    ['alternatives without a group', '/a|b', '"|" at position 2 is outside of a group'],
    ['unclosed group', '/(a', 'a group is not closed'],
    ['group that was never opened', '/a)', '")" at position 2 closes no group'],
    ['quantifier on nothing', '/a(*b)', '"*" at position 3 repeats nothing'],
    ['quantifier on a quantifier', '/a**', '"*" at position 3 repeats nothing'],
    ['possessive quantifier', '/a++', '"+" at position 3 repeats nothing'],
    ['quantifier on the first slash', '/*a', 'the "/" it begins with is repeated'],
    ['bounds upside down', '/a{2,1}', 'numbers out of order in {} quantifier'],
    ['bound too large for RE2', '/a{1001}', outside('"{10" at position 2')],
    [
      'bounds that are too large together',
      '/(a{100}){11}',
      'written out, its counted repetitions are longer than 1000 steps',
    ],
    [
      'bounds that are too large at several depths',
      '/((a{12}){12}){7,}',
      'written out, its counted repetitions are longer than 1000 steps',
    ],
    ['no ASCII', '/é', outside('"é" at position 1')],
    ['space', '/a b', outside('" b" at position 2')],
    ['lone backslash', '/a\\', outside('"\\\\" at position 2')],
  ])('%s', (_, path, flaw) => {
    expect(problems((router, { a }) => router.regex(path, a))).toEqual([
      `regex path ${JSON.stringify(path)} is not understood alike by all targets: ${flaw}. Write characters, classes, groups, alternatives in groups and quantifiers; the whole path is compared, so that no anchors are needed.`,
    ]);
  });

  test.each<[unknown, string]>([
    ['user', '"user"'],
    ['', '""'],
    [undefined, 'undefined'],
    [7, '7'],
    [/a/, '{}'],
  ])('%s', (path, shown) => {
    expect(problems((router, { a }) => router.regex(untyped(path), a))).toEqual([
      `regex path ${shown} has no leading "/": write an absolute path, for example "/user/[0-9]+".`,
    ]);
  });

  test('the same one twice', () => {
    expect(
      problems((router, { a, b }) => {
        router.regex('/[0-9]+', a);
        router.regex('/[0-9]+', b);
      }),
    ).toEqual(['regex "/[0-9]+" is routed twice: keep one of the two routes.']);
  });
});

describe('rewrite', () => {
  const literal = 'write an absolute path of letters, digits and "-._~:/", for example "/v2".';
  const template =
    'write an absolute path of letters, digits and "-._~:/" in which $1 to $9 stand for groups, for example "/$1".';
  test.each<['prefix' | 'exact' | 'regex', string, Rewrite, string]>([
    ['prefix', '/a', Rewrite.replacePrefix('v2'), `prefix "/a" is rewritten to "v2": ${literal}`],
    ['prefix', '/a', Rewrite.replacePrefix('/v2//x'), `prefix "/a" is rewritten to "/v2//x": ${literal}`],
    ['prefix', '/a', Rewrite.replacePrefix('/$1'), `prefix "/a" is rewritten to "/$1": ${literal}`],
    ['prefix', '/a', Rewrite.replacePrefix(untyped(7)), `prefix "/a" is rewritten to 7: ${literal}`],
    [
      'prefix',
      '/a',
      Rewrite.replacePrefix('/v2/'),
      'prefix "/a" has its prefix replaced by "/v2/": write it without the "/" at its end.',
    ],
    [
      'prefix',
      '/a',
      Rewrite.replacePrefix('/'),
      'prefix "/a" has its prefix replaced by "/": write Rewrite.stripPrefix().',
    ],
    ['exact', '/a', Rewrite.replacePrefix('/v2'), 'exact "/a" has no prefix to replace: write Rewrite.to("/").'],
    [
      'regex',
      '/a',
      Rewrite.replacePrefix('/v2'),
      'regex "/a" has no prefix to replace: write Rewrite.to("/"), or Rewrite.regex("/$1").',
    ],
    [
      'regex',
      '/a',
      Rewrite.stripPrefix(),
      'regex "/a" has no prefix to strip: write Rewrite.to("/"), or Rewrite.regex("/$1").',
    ],
    ['regex', '/(a)', Rewrite.to('/$1'), `regex "/(a)" is rewritten to "/$1": ${literal}`],
    [
      'prefix',
      '/a',
      Rewrite.regex('/$1'),
      'prefix "/a" has no groups for Rewrite.regex(): write the route with regex().',
    ],
    [
      'exact',
      '/a',
      Rewrite.regex('/$1'),
      'exact "/a" has no groups for Rewrite.regex(): write the route with regex().',
    ],
    ['regex', '/(a)', Rewrite.regex('/$2'), 'regex "/(a)" is rewritten to "/$2", but has 1 group: $2 stands for none.'],
    [
      'regex',
      '/(?:a)[(]',
      Rewrite.regex('/$1'),
      'regex "/(?:a)[(]" is rewritten to "/$1", but has 0 groups: $1 stands for none.',
    ],
    ['regex', '/(a)', Rewrite.regex('$1'), `regex "/(a)" is rewritten to "$1": ${template}`],
    ['regex', '/(a)', Rewrite.regex('/$0'), `regex "/(a)" is rewritten to "/$0": ${template}`],
    ['regex', '/(a)', Rewrite.regex('/{1}'), `regex "/(a)" is rewritten to "/{1}": ${template}`],
    ['regex', '/(a)', Rewrite.regex('/x?id=$1'), `regex "/(a)" is rewritten to "/x?id=$1": ${template}`],
    ['regex', '/(a)', Rewrite.regex(untyped(7)), `regex "/(a)" is rewritten to 7: ${template}`],
    ['regex', '/(a)', Rewrite.regex('/$10'), `regex "/(a)" is rewritten to "/$10": ${template}`],
    ...[
      ['/(?:(a|b)/)+x', '$1'],
      ['/((a)|b)*', '$2'],
      ['/(x)(?:(a)){2}', '$2'],
      ['/(?:(?:(a))x)+', '$1'],
    ].map(([path = '', group = '']): ['regex', string, Rewrite, string] => [
      'regex',
      path,
      Rewrite.regex(`/${group}`),
      `regex "${path}" is rewritten to "/${group}", but ${group} stands in a group that is repeated, of which engines keep different rounds: write the groups out.`,
    ]),
  ])('%s %s %j', (match, path, rewrite, message) => {
    expect(problems((router, { a }) => router[match](path, a, { rewrite }))).toEqual([message]);
  });
});

test.each([
  ['/(a)+', '$1'],
  ['/((a)|b)*', '$1'],
  ['/(?:(a))?', '$1'],
  ['/(?:x(a))+(b)', '$2'],
])('rewrite of %s to a group that is whole: %s', (path, group) => {
  expect(problems((router, { a }) => router.regex(path, a, { rewrite: Rewrite.regex(`/${group}`) }))).toEqual([]);
});

describe('redirect', () => {
  const toRoot = ({ d }: CaseServices) => ({ defaultBackend: d });
  const path = 'write an absolute path of letters, digits and "-._~/:,?&=", for example "/pay".';
  const url = 'write http:// or https:// and then letters, digits and "-._~/:,?&=".';
  const unreadable = 'whose host or port no browser takes: write one such as "https://example.com/pay".';
  test.each<[RedirectOptions, string]>([
    [{ path: '/b', status: 303 }, 'exact "/a" has the status 303: write 301 or 308 for good, 302 or 307 for now.'],
    [
      { path: '/b', status: untyped('301') },
      'exact "/a" has the status "301": write 301 or 308 for good, 302 or 307 for now.',
    ],
    [{}, 'exact "/a" leads nowhere: write one of the two, for example { path: "/pay" }.'],
    [
      untyped(undefined),
      'the target of exact "/a" undefined is of another type: write an object with path, url, status, match, host.',
    ],
    [untyped(7), 'the target of exact "/a" 7 is of another type: write an object with path, url, status, match, host.'],
    [
      { path: '/b', url: 'https://abc.com' },
      'exact "/a" leads to both a path and a url: write one of the two, for example { path: "/pay" }.',
    ],
    [{ path: 'b' }, `exact "/a" leads to the path "b": ${path}`],
    [{ path: '//b' }, `exact "/a" leads to the path "//b": ${path}`],
    [{ path: '/b c' }, `exact "/a" leads to the path "/b c": ${path}`],
    [{ path: 'https://abc.com' }, `exact "/a" leads to the path "https://abc.com": ${path}`],
    [{ path: untyped(7) }, `exact "/a" leads to the path 7: ${path}`],
    [{ url: 'abc.com' }, `exact "/a" leads to the url "abc.com": ${url}`],
    [{ url: '//abc.com' }, `exact "/a" leads to the url "//abc.com": ${url}`],
    [{ url: 'ftp://abc.com' }, `exact "/a" leads to the url "ftp://abc.com": ${url}`],
    [{ url: 'https:///b' }, `exact "/a" leads to the url "https:///b": ${url}`],
    [{ url: 'https://abc.com/#b' }, `exact "/a" leads to the url "https://abc.com/#b": ${url}`],
    [{ url: untyped(7) }, `exact "/a" leads to the url 7: ${url}`],
    [{ url: 'https://abc.com:65536/b' }, `exact "/a" leads to the url "https://abc.com:65536/b", ${unreadable}`],
    [{ url: 'https://:80/b' }, `exact "/a" leads to the url "https://:80/b", ${unreadable}`],
    [{ url: 'https://1.2.3.256' }, `exact "/a" leads to the url "https://1.2.3.256", ${unreadable}`],
    [
      { path: '/b', match: untyped('suffix') },
      'suffix "/a" has the match "suffix": write PathMatch.EXACT, PathMatch.PREFIX or PathMatch.REGEX.',
    ],
    [
      { path: '/b', host: 'ABC.com' },
      'host "ABC.com" is no DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
    ],
  ])('%j', (to, message) => {
    expect(problems((router) => router.redirect('/a', to), toRoot)).toEqual([message]);
  });

  test('of a wrong path', () => {
    expect(problems((router) => router.redirect('a', { path: '/b' }), toRoot)).toEqual([
      'exact path "a" has no leading "/": write "/a".',
    ]);
    expect(problems((router) => router.redirect('/a|b', { path: '/c', match: PathMatch.REGEX }), toRoot)).toEqual([
      'regex path "/a|b" is not understood alike by all targets: "|" at position 2 is outside of a group. Write characters, classes, groups, alternatives in groups and quantifiers; the whole path is compared, so that no anchors are needed.',
    ]);
  });

  test('of a path that has a route', () => {
    expect(
      problems((router, { a }) => {
        router.exact('/a', a);
        router.redirect('/a', { path: '/b' });
      }, toRoot),
    ).toEqual(['exact "/a" is routed twice: keep one of the two routes.']);
  });

  test('in a router with nothing else', () => {
    expect(problems((router) => router.redirect('/a', { path: '/b' }))).toEqual([
      'the router has only redirects, but an Ingress must name a Service: set defaultBackend.',
    ]);
  });

  test('on a named host that has nothing for other paths', () => {
    expect(
      problems(
        (router, { a }) => {
          router.prefix('/a', a);
          router.redirect('/old', { path: '/a' });
        },
        { host: 'abc.com' },
      ),
    ).toEqual([
      'abc.com has a redirect, but nothing for paths that no route takes, which ingress-nginx might redirect as well: set defaultBackend, or route the prefix "/".',
    ]);
  });
});

describe('redirects in a circle', () => {
  const toRoot = ({ d }: CaseServices) => ({ host: 'abc.com', defaultBackend: d });
  const circle = (...steps: string[]) =>
    `redirects of abc.com lead in a circle, ${steps.map((step) => `"${step}"`).join(' to ')}: let one of them lead elsewhere.`;

  test.each([['/a'], ['/a?again=1']])('from a path to itself: %s', (path) => {
    expect(problems((router) => router.redirect('/a', { path }), toRoot)).toEqual([circle('/a', '/a')]);
  });

  test('through each other, whoever leads there', () => {
    expect(
      problems((router) => {
        router.redirect('/a', { path: '/b' });
        router.redirect('/b', { path: '/a', status: 301 });
      }, toRoot),
    ).toEqual([circle('/a', '/b', '/a')]);
  });

  test('from a prefix to below it', () => {
    expect(problems((router) => router.redirect('/a', { path: '/a/b', match: PathMatch.PREFIX }), toRoot)).toEqual([
      circle('/a/b', '/a/b'),
    ]);
    // Unless another route takes that path.
    expect(
      problems((router, { a }) => {
        router.redirect('/a', { path: '/a/b', match: PathMatch.PREFIX });
        router.exact('/a/b', a);
      }, toRoot),
    ).toEqual([]);
  });

  test('from every path', () => {
    expect(
      problems((router) => router.redirect('/', { path: '/b', match: PathMatch.PREFIX }), { host: 'abc.com' }),
    ).toEqual([circle('/b', '/b')]);
  });

  test('through the appRoot', () => {
    expect(
      problems(
        (router) => router.redirect('/app', { path: '/' }),
        (services: CaseServices) => ({ ...toRoot(services), appRoot: '/app' }),
      ),
    ).toEqual([circle('/app', '/', '/app')]);
  });

  test('to another host is none', () => {
    expect(problems((router) => router.redirect('/a', { url: 'https://def.com/a' }), toRoot)).toEqual([]);
  });
});

describe('www', () => {
  test.each<[string | undefined, Www, string]>([
    [
      undefined,
      Www.TO_APEX,
      'www redirects to every host, which is no single name: set the router\'s host, for example "abc.com".',
    ],
    [
      '*.abc.com',
      Www.TO_APEX,
      'www redirects to "*.abc.com", which is no single name: set the router\'s host, for example "abc.com".',
    ],
    [
      'www.abc.com',
      Www.TO_APEX,
      'Www.TO_APEX redirects to the router\'s host, but "www.abc.com" is no apex: write the host "abc.com", or Www.TO_WWW.',
    ],
    [
      'abc.com',
      Www.TO_WWW,
      'Www.TO_WWW redirects to the router\'s host, but "abc.com" has no "www.": write the host "www.abc.com", or Www.TO_APEX.',
    ],
    [
      `${'a.'.repeat(124)}com`,
      Www.TO_APEX,
      `www redirects "www.${'a.'.repeat(46)}… to the router's host, but a DNS name has at most 253 characters: leave www out.`,
    ],
    [untyped(7), Www.TO_APEX, 'host 7 is no DNS name: write one, for example "abc.com".'],
    ['abc.com', untyped('apex'), 'www "apex" is of another type: write Www.TO_APEX or Www.TO_WWW.'],
    ['abc.com', untyped(true), 'www true is of another type: write Www.TO_APEX or Www.TO_WWW.'],
  ])('%s %s', (host, www, message) => {
    expect(problems(ROUTE, { host, www })).toEqual([message]);
  });

  test('of a host that has routes', () => {
    expect(problems(ROUTE, { hosts: ['abc.com', 'www.abc.com'], www: Www.TO_APEX })).toEqual([
      'Www.TO_APEX redirects to the router\'s host, but "www.abc.com" is no apex: write the host "abc.com", or Www.TO_WWW.',
      '"www.abc.com" is both a host of the router and redirected to "abc.com": leave one of the two out.',
    ]);
  });
});

describe('appRoot', () => {
  const path = 'is no path to redirect to: write an absolute path, for example "/app".';
  test.each<[unknown, string]>([
    ['app', `appRoot "app" ${path}`],
    ['', `appRoot "" ${path}`],
    [null, `appRoot null ${path}`],
    ['https://abc.com/app', `appRoot "https://abc.com/app" ${path}`],
    ['//abc.com', `appRoot "//abc.com" ${path}`],
    ['/a?b', `appRoot "/a?b" ${path}`],
    ['/@me', `appRoot "/@me" ${path}`],
  ])('%s', (appRoot, message) => {
    expect(problems(ROUTE, { appRoot })).toEqual([message]);
  });

  test('that is "/"', () => {
    expect(problems(ROUTE, { host: 'abc.com', appRoot: '/' })).toEqual([
      'appRoot "/" is no path to redirect to: write an absolute path, for example "/app".',
    ]);
  });

  test('beside a route for "/" alone', () => {
    expect(problems((router, { a }) => router.exact('/', a), { host: 'abc.com', appRoot: '/app' })).toEqual([
      'exact "/" of abc.com is never reached, since appRoot redirects it: leave one of the two out.',
    ]);
  });
});

describe('tls', () => {
  test.each<[object, Tls, string[]]>([
    [{}, Tls.secret('abc-com-tls'), ["tls needs a host: set the router's host, since certificates are for names."]],
    [
      { host: 'abc.com' },
      Tls.several([Tls.secret('one'), Tls.secret('two')]),
      ['tls has several certificates without hosts: name the hosts of all but one.'],
    ],
    [
      { hosts: ['abc.com', 'def.com', 'ghi.com'] },
      Tls.secret('one', { hosts: ['abc.com'] }),
      ['tls has no certificate for "def.com", "ghi.com": add the host to a certificate, or a certificate for it.'],
    ],
    [
      // The wildcard of a certificate is for one label.
      { hosts: ['a.abc.com', 'b.a.abc.com'] },
      Tls.secret('one', { hosts: ['*.abc.com'] }),
      ['tls has no certificate for "b.a.abc.com": add the host to a certificate, or a certificate for it.'],
    ],
    [
      { host: 'abc.com', www: Www.TO_APEX },
      Tls.secret('one', { hosts: ['abc.com'] }),
      ['tls has no certificate for "www.abc.com": add the host to a certificate, or a certificate for it.'],
    ],
    [
      { host: 'abc.com' },
      Tls.several([]),
      ['Tls.several() takes a list of certificates, not []: write Tls.several([Tls.secret("abc-com-tls")]).'],
    ],
    [
      { host: 'abc.com' },
      Tls.several([Tls.secret('one'), Tls.secret('two', { hosts: ['def.com'] })]),
      ['tls has a certificate for "def.com", which the router does not serve: leave it out, or add the host.'],
    ],
    [
      { host: 'abc.com' },
      Tls.several([Tls.secret('one'), Tls.secret('two', { hosts: ['https://abc.com'] })]),
      [
        'host "https://abc.com" is no DNS name: write it without scheme, port and path, for example "abc.com".',
        'tls has a certificate for "https://abc.com", which the router does not serve: leave it out, or add the host.',
      ],
    ],
    [
      { host: 'abc.com' },
      Tls.secret(untyped(undefined)),
      ['Tls.secret() names no Secret: write its name, for example "abc-com-tls".'],
    ],
    [
      { host: 'abc.com' },
      Tls.secret('other/one'),
      ['secretName "other/one" of tls is no object name: write lower-case letters, digits, "-" and ".".'],
    ],
    [
      { host: 'abc.com' },
      Tls.secret(untyped(7)),
      ['secretName 7 of tls is no object name: write lower-case letters, digits, "-" and ".".'],
    ],
    [
      { host: 'abc.com' },
      Tls.certManager({}),
      [
        'Tls.certManager() takes either a clusterIssuer or an issuer: write one, for example { clusterIssuer: "letsencrypt" }.',
      ],
    ],
    [
      { host: 'abc.com' },
      Tls.certManager(untyped(null)),
      [
        'Tls.certManager() takes either a clusterIssuer or an issuer: write one, for example { clusterIssuer: "letsencrypt" }.',
      ],
    ],
    [
      { host: 'abc.com' },
      Tls.certManager({ issuer: 'one', clusterIssuer: 'two' }),
      [
        'Tls.certManager() takes either a clusterIssuer or an issuer: write one, for example { clusterIssuer: "letsencrypt" }.',
      ],
    ],
    [
      { host: 'abc.com' },
      Tls.certManager({ clusterIssuer: "Let's Encrypt" }),
      ['clusterIssuer "Let\'s Encrypt" of tls is no object name: write lower-case letters, digits, "-" and ".".'],
    ],
    [
      { host: 'abc.com' },
      Tls.certManager({ issuer: 'Own' }),
      ['issuer "Own" of tls is no object name: write lower-case letters, digits, "-" and ".".'],
    ],
    [
      { host: 'abc.com' },
      untyped('abc-com-tls'),
      ['tls "abc-com-tls" is of another type: write, for example, Tls.secret("abc-com-tls").'],
    ],
    [
      { hosts: ['abc.com', 'def.com'] },
      Tls.several([Tls.certManager({ clusterIssuer: 'letsencrypt' }), Tls.secret('own', { hosts: ['def.com'] })]),
      [
        'tls mixes cert-manager with Secrets of your own, which it would take for its own and replace: use one of the two.',
      ],
    ],
    [
      { host: 'abc.com' },
      Tls.several([Tls.secret('one', { hosts: ['abc.com'] }), Tls.secret('two', { hosts: ['abc.com'] })]),
      ['tls has two certificates for "abc.com": name the host in one of them.'],
    ],
    [
      { hosts: ['a.abc.com', 'b.abc.com'] },
      Tls.several([Tls.secret('one', { hosts: ['*.abc.com'] }), Tls.secret('two', { hosts: ['a.abc.com'] })]),
      ['tls has two certificates for "a.abc.com": name the host in one of them.'],
    ],
    [
      { host: 'abc.com' },
      Tls.secret('one', { hosts: [] }),
      ['tls hosts [] is no list of names: write, for example, ["abc.com"], or leave it out.'],
    ],
  ])('%j %j', (props, tls, messages) => {
    expect(problems(ROUTE, { ...props, tls })).toEqual(messages);
  });
});

test('tls beside routes for every host', () => {
  const message = "tls has no certificate for every host: set the router's hosts, since certificates are for names.";
  const tls = Tls.secret('abc-com-tls');
  expect(
    problems(
      (router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/b', b, { host: 'abc.com' });
      },
      { tls },
    ),
  ).toEqual([message]);
  expect(
    problems(
      (router, { b }) => router.prefix('/b', b, { host: 'abc.com' }),
      ({ d }: CaseServices) => ({ tls, defaultBackend: d }),
    ),
  ).toEqual([message]);
});

test.each([
  ['prefix', '/.well-known/acme-challenge', { httpsRedirect: true }],
  ['exact', '/.well-known/acme-challenge/token', { tls: Tls.secret('abc-com-tls') }],
  // The controller compares no segments.
  ['prefix', '/.well-known/acme-challenges', { httpsRedirect: true }],
] as const)('httpsRedirect of what the controller never redirects: %s %s', (match, path, props) => {
  const route: Routes = (router, { a }) => router[match](path, a);
  const message = `${match} "${path}" is never redirected to HTTPS by ingress-nginx: leave the route to cert-manager, or put it on a router with httpsRedirect false.`;
  expect(problems(route, { host: 'abc.com', ...props })).toEqual([message]);
  expect(problems(route, { hosts: ['abc.com', 'def.com'], ...props })).toEqual([message]);
  expect(problems(route, { host: 'abc.com', ...props, httpsRedirect: false })).toEqual([]);
});

test('httpsRedirect without tls, for every host, with nothing for other paths', () => {
  expect(problems(ROUTE, { httpsRedirect: true })).toEqual([
    'httpsRedirect for every host leaves out paths that no route takes, which ingress-nginx answers by HTTP: set defaultBackend, or route the prefix "/".',
  ]);
});

describe('hosts', () => {
  test.each<[object, string[]]>([
    [{ host: 'abc.com', hosts: ['def.com'] }, ['the router has both host and hosts: keep hosts.']],
    [
      { hosts: [] },
      ['hosts [] names no host: write a list, for example ["abc.com"], or leave it out to serve every host.'],
    ],
    [
      { hosts: 'abc.com' },
      ['hosts "abc.com" names no host: write a list, for example ["abc.com"], or leave it out to serve every host.'],
    ],
    [{ hosts: ['abc.com', 'def.com', 'abc.com'] }, ['hosts list "abc.com" twice: list it once.']],
    [
      { hosts: ['abc.com', '*', 7] },
      [
        'host "*" is no DNS name: leave the host out to serve every host.',
        'host 7 is no DNS name: write one, for example "abc.com".',
      ],
    ],
  ])('%j', (props, messages) => {
    expect(problems(ROUTE, props)).toEqual(messages);
  });

  test.each<[unknown, string]>([
    ['abc.com/x', 'host "abc.com/x" is no DNS name: write it without scheme, port and path, for example "abc.com".'],
    ['*', 'host "*" is no DNS name: leave the host out to serve every host.'],
    [null, 'host null is no DNS name: write one, for example "abc.com".'],
  ])('of a route: %s', (host, message) => {
    expect(problems((router, { a }) => router.prefix('/a', a, { host: untyped(host) }))).toEqual([message]);
  });

  test('without a route', () => {
    const message = 'host "def.com" has no route: add one, or leave the host out.';
    const elsewhere: Routes = (router, { a }) => router.prefix('/a', a, { host: 'abc.com' });
    expect(problems(elsewhere, { hosts: ['abc.com', 'def.com'] })).toEqual([message]);
    expect(problems(elsewhere, { host: 'def.com' })).toEqual([message]);
    expect(problems(elsewhere, ({ d }: CaseServices) => ({ host: 'def.com', defaultBackend: d }))).toEqual([]);
  });

  test('of a route that says what the router says already', () => {
    expect(
      problems(
        (router, { a, b }) => {
          router.prefix('/a', a);
          router.prefix('/a', b, { host: 'abc.com' });
        },
        { host: 'abc.com' },
      ),
    ).toEqual(['abc.com prefix "/a" is routed twice: keep one of the two routes.']);
  });
});

describe('policy', () => {
  const seconds = 'is no whole number of seconds from 1: write, for example, Duration.seconds(30).';
  const blocks = 'names no address: write a list of CIDR blocks, for example ["10.0.0.0/8"], or leave it out.';
  const block = 'is no CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32".';
  const url = 'is invalid: write http:// or https:// and then letters, digits and "-._~/:,?&=".';
  const POLICIES: [RoutePolicies, string[]][] = [
    [{ timeouts: { connect: Duration.seconds(0) } }, [`connect timeout 0 seconds ${seconds}`]],
    [{ timeouts: { read: Duration.millis(1500) } }, [`read timeout 1 second 500 millis ${seconds}`]],
    [{ timeouts: { send: untyped('60s') } }, [`send timeout "60s" ${seconds}`]],
    [{ timeouts: { send: untyped(60) } }, [`send timeout 60 ${seconds}`]],
    [
      { bodySize: untyped('8Mi') },
      ['bodySize "8Mi" is no size of at least 1 KiB: write, for example, Size.mebibytes(8).'],
    ],
    [{ bodySize: untyped(8) }, ['bodySize 8 is no size of at least 1 KiB: write, for example, Size.mebibytes(8).']],
    [{ rateLimit: {} }, ['rateLimit limits nothing: set requestsPerSecond, requestsPerMinute or connections.']],
    [
      { rateLimit: { burst: 3 } },
      ['rateLimit limits nothing: set requestsPerSecond, requestsPerMinute or connections.'],
    ],
    [
      { rateLimit: { requestsPerSecond: 0, requestsPerMinute: 1.5, connections: -1, burst: untyped('3') } },
      [
        'rateLimit requestsPerSecond 0 is no whole number from 1: write, for example, 10.',
        'rateLimit requestsPerMinute 1.5 is no whole number from 1: write, for example, 10.',
        'rateLimit connections -1 is no whole number from 1: write, for example, 10.',
        'rateLimit burst "3" is no whole number from 1: write, for example, 10.',
      ],
    ],
    [{ allowFrom: [] }, [`allowFrom [] ${blocks}`]],
    [{ allowFrom: untyped('10.0.0.0/8') }, [`allowFrom "10.0.0.0/8" ${blocks}`]],
    [
      { allowFrom: ['10.0.0.0/8', '10.0.0.1', '10.0.0.0/33', 'abc.com/8', '::1/129', '10.0.0.0/8/8'] },
      [
        `allowFrom "10.0.0.1" ${block}`,
        `allowFrom "10.0.0.0/33" ${block}`,
        `allowFrom "abc.com/8" ${block}`,
        `allowFrom "::1/129" ${block}`,
        `allowFrom "10.0.0.0/8/8" ${block}`,
      ],
    ],
    [{ denyFrom: [] }, [`denyFrom [] ${blocks}`]],
    [{ denyFrom: [untyped(7)] }, [`denyFrom 7 ${block}`]],
    [
      { stickySession: { cookie: 'a b' } },
      ['stickySession cookie "a b" is no cookie name: write letters, digits and "-._~", for example "route".'],
    ],
    [{ stickySession: { maxAge: Duration.millis(10) } }, [`stickySession maxAge 10 millis ${seconds}`]],
    [
      { protocol: untyped('http2') },
      ['protocol "http2" is of another type: write, for example, BackendProtocol.GRPC.'],
    ],
    [
      { basicAuth: { secretName: 'other/users' } },
      [
        'basicAuth secretName "other/users" is no Secret\'s name: write one of the router\'s namespace, for example "users".',
      ],
    ],
    [
      { basicAuth: { secretName: 'users', realm: 'Staff "only"' } },
      [
        'basicAuth realm "Staff \\"only\\"" is invalid: write letters, digits, spaces and "-._~/:", for example "Staff only".',
      ],
    ],
    [{ externalAuth: { url: 'auth.example.com' } }, [`externalAuth url "auth.example.com" ${url}`]],
    [{ externalAuth: untyped({}) }, [`externalAuth url undefined ${url}`]],
    [
      { externalAuth: { url: 'https://auth.example.com', signinUrl: 'https://x?rd=$request_uri' } },
      [`externalAuth signinUrl "https://x?rd=$request_uri" ${url}`],
    ],
    [
      { externalAuth: { url: 'https://auth.example.com', responseHeaders: ['X User'] } },
      ['externalAuth response header "X User" is invalid: write letters, digits, "-" and "_", for example "X-User".'],
    ],
    [
      { externalAuth: { url: 'https://auth.example.com', responseHeaders: [] } },
      ['externalAuth responseHeaders [] is no list of names: write, for example, ["X-User"], or leave it out.'],
    ],
  ];

  test.each(POLICIES)('of a router: %j', (policies, messages) => {
    expect(problems(ROUTE, policies)).toEqual(messages);
  });

  test.each(POLICIES)('of a route: %j', (policies, messages) => {
    expect(problems((router, { a }) => router.prefix('/a', a, policies))).toEqual(
      messages.map((message) => `prefix "/a": ${message}`),
    );
  });
});

describe('cors', () => {
  const origin = 'is invalid: write scheme and host in lower case, for example "https://app.example.com".';
  const name = 'is invalid: write letters, digits, "-" and "_", for example "X-Request-Id".';
  const list = (example: string) => `is no list of names: write, for example, ${example}, or leave it out.`;
  const origins = ['https://app.example.com'];
  test.each<[Cors, string[]]>([
    [{ origins: [] }, [`cors origins [] ${list('["https://app.example.com"]')}`]],
    [
      { origins: untyped('https://app.example.com') },
      [`cors origins "https://app.example.com" ${list('["https://app.example.com"]')}`],
    ],
    [untyped({}), [`cors origins undefined ${list('["https://app.example.com"]')}`]],
    [
      { origins: ['https://app.example.com', untyped(7)] },
      [`cors origins ["https://app.example.com",7] ${list('["https://app.example.com"]')}`],
    ],
    [{ origins, methods: [] }, [`cors methods [] ${list('["GET"]')}`]],
    [{ origins, headers: [] }, [`cors headers [] ${list('["Content-Type"]')}`]],
    [{ origins, exposedHeaders: [] }, [`cors exposedHeaders [] ${list('["X-Request-Id"]')}`]],
    [
      { origins: [], methods: [], headers: [], exposedHeaders: [] },
      [
        `cors origins [] ${list('["https://app.example.com"]')}`,
        `cors methods [] ${list('["GET"]')}`,
        `cors headers [] ${list('["Content-Type"]')}`,
        `cors exposedHeaders [] ${list('["X-Request-Id"]')}`,
      ],
    ],
    [
      {
        origins: ['abc.com', 'abc.com:8080', 'https://ABC.com', 'https://abc.com/', 'https://a.*.com', 'https://*'],
      },
      [
        `cors origin "abc.com" ${origin}`,
        `cors origin "abc.com:8080" ${origin}`,
        `cors origin "https://ABC.com" ${origin}`,
        `cors origin "https://abc.com/" ${origin}`,
        `cors origin "https://a.*.com" ${origin}`,
        `cors origin "https://*" ${origin}`,
      ],
    ],
    [
      { origins: ['*', ...origins] },
      ['cors origin "*" stands beside others, which it includes: write "*" alone, or leave it out.'],
    ],
    [
      { origins: ['*'], credentials: true },
      ['cors origin "*" comes with credentials, which browsers refuse: name the origins, or leave credentials out.'],
    ],
    [
      { origins, methods: ['get', 'GET, POST'] },
      [
        'cors method "get" is invalid: write it in upper case, for example "GET".',
        'cors method "GET, POST" is invalid: write it in upper case, for example "GET".',
      ],
    ],
    [{ origins, headers: ['X Request', '*'] }, [`cors header "X Request" ${name}`, `cors header "*" ${name}`]],
    [{ origins, exposedHeaders: ['X:Id'] }, [`cors exposed header "X:Id" ${name}`]],
    [
      { origins, maxAge: Duration.millis(10) },
      ['cors maxAge 10 millis is no whole number of seconds from 1: write, for example, Duration.hours(1).'],
    ],
  ])('%j', (cors, messages) => {
    expect(problems(ROUTE, { cors })).toEqual(messages);
    expect(problems((router, { a }) => router.prefix('/a', a, { cors }))).toEqual(
      messages.map((message) => `prefix "/a": ${message}`),
    );
  });
});

describe('annotation written by hand', () => {
  const annotated = (annotations: object, policies: RoutePolicies = {}) =>
    problems(ROUTE, { ...policies, annotations });

  test.each<[string, string]>([
    ['proxy-read-timeot', 'proxy-read-timeout'],
    ['Proxy-Body-Size', 'proxy-body-size'],
    ['limit-rsp', 'limit-rps'],
  ])('that is unknown: %s', (name, meant) => {
    expect(annotated({ [NGINX + name]: '60' })).toEqual([
      `annotation "${NGINX}${name}" is unknown to ingress-nginx, which ignores it: did you mean "${NGINX}${meant}"?`,
    ]);
  });

  test('that resembles none', () => {
    expect(annotated({ [`${NGINX}colour`]: 'blue' })).toEqual([
      `annotation "${NGINX}colour" is unknown to ingress-nginx, which ignores it: leave it out.`,
    ]);
  });

  test('whose prefix is missing or misspelt', () => {
    expect(annotated({ 'proxy-body-size': '8m' })).toEqual([
      `annotation "proxy-body-size" is not read by ingress-nginx: did you mean "${NGINX}proxy-body-size"?`,
    ]);
    expect(annotated({ 'nginx.ingress.kubernets.io/proxy-body-size': '8m' })).toEqual([
      `annotation "nginx.ingress.kubernets.io/proxy-body-size" is not read by ingress-nginx: did you mean "${NGINX}proxy-body-size"?`,
    ]);
  });

  test('that earlier controllers knew', () => {
    expect(annotated({ [`${NGINX}secure-backends`]: 'true' })).toEqual([
      `annotation "${NGINX}secure-backends" is unknown to ingress-nginx v1.15, which ignores it: use "${NGINX}backend-protocol": "HTTPS".`,
    ]);
  });

  test('whose value the controller ignores or refuses', () => {
    expect(annotated({ [`${NGINX}proxy-read-timeout`]: '60s' })).toEqual([
      `annotation "${NGINX}proxy-read-timeout" has the value "60s", which the controller ignores: write a whole number of seconds without a unit, for example "60".`,
    ]);
    expect(annotated({ [`${NGINX}limit-rps`]: 'ten' })).toEqual([
      `annotation "${NGINX}limit-rps" has the value "ten", for which the controller refuses the whole Ingress: write a whole number of requests, for example "5".`,
    ]);
  });

  test('whose value is no string', () => {
    expect(annotated({ [`${NGINX}proxy-buffering`]: true })).toEqual([
      `annotation "${NGINX}proxy-buffering" has the value true: write a string, for example "true".`,
    ]);
  });

  test('whose key is none', () => {
    expect(annotated({ 'a b': 'c' })).toEqual([
      'annotation key "a b" is invalid: write a name of at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ]);
  });

  test.each<[RoutePolicies, { [name: string]: string }, string, string]>([
    [{ bodySize: Size.mebibytes(8) }, { 'proxy-body-size': '9m' }, '9m', '8m'],
    [{ timeouts: { read: Duration.seconds(9) } }, { 'proxy-read-timeout': '5' }, '5', '9'],
    [{ protocol: BackendProtocol.GRPC }, { 'backend-protocol': 'GRPCS' }, 'GRPCS', 'GRPC'],
    [{ cors: { origins: ['*'] } }, { 'cors-max-age': '60' }, '60', '3600'],
    [{ allowFrom: ['10.0.0.0/8'] }, { 'allowlist-source-range': '10.0.0.0/8' }, '10.0.0.0/8', '10.0.0.0/8'],
  ])('that an option says too: %j %j', (policies, raw, written, said) => {
    const [name] = Object.keys(raw);
    const message = `annotation "${NGINX}${name}" has the value "${written}", but an option sets "${said}": keep one of the two.`;
    const annotations = Object.fromEntries(Object.entries(raw).map(([key, value]) => [NGINX + key, value]));
    expect(annotated(annotations, policies)).toEqual([message]);
    expect(problems((router, { a }) => router.prefix('/a', a, { annotations }), policies)).toEqual([message]);
  });

  test('under the older name of one that an option says', () => {
    expect(annotated({ [`${NGINX}whitelist-source-range`]: '10.0.0.0/8' }, { allowFrom: ['10.0.0.0/8'] })).toEqual([
      `annotation "${NGINX}whitelist-source-range" is ignored because it is an older name of "${NGINX}allowlist-source-range", which is set too: write only the newer one.`,
    ]);
  });

  test.each<[name: string, value: string, alternative: string]>([
    ['rewrite-target', '/', 'the route option rewrite'],
    ['use-regex', 'true', 'router.regex()'],
    ['permanent-redirect', 'https://abc.com', 'router.redirect()'],
    ['temporal-redirect', 'https://abc.com', 'router.redirect()'],
    ['relative-redirects', 'true', 'router.redirect() with a path'],
    ['app-root', '/app', 'the router prop appRoot'],
    ['from-to-www-redirect', 'true', 'the router prop www'],
    ['ssl-redirect', 'false', 'the router prop httpsRedirect'],
    ['force-ssl-redirect', 'true', 'the router prop httpsRedirect'],
    ['preserve-trailing-slash', 'true', 'the router prop httpsRedirect'],
    ['server-alias', 'def.com', 'the router prop hosts'],
    [
      'ssl-passthrough',
      'true',
      'a Service of type LoadBalancer, since the controller would look at nothing but the host',
    ],
    ['default-backend', 'other', 'the router prop defaultBackend'],
    ['canary', 'true', 'a CanaryRelease as the backend'],
    // What they lack, or have wrong, is no matter then.
    ['default-backend', 'Error_Pages', 'the router prop defaultBackend'],
    ['permanent-redirect-code', '308', 'router.redirect() with a status'],
    ['temporal-redirect-code', '307', 'router.redirect() with a status'],
    ['canary-weight', '10', 'a CanaryRelease as the backend'],
    ['affinity-canary-behavior', 'legacy', 'a CanaryRelease as the backend'],
  ])('that decides where requests go: %s %s', (name, value, alternative) => {
    const message = `annotation "${NGINX}${name}" decides where requests go, unseen by resolve(): use ${alternative}.`;
    const annotations = { [NGINX + name]: value };
    expect(annotated(annotations)).toEqual([message]);
    expect(problems((router, { a }) => router.prefix('/a', a, { annotations }))).toEqual([message]);
  });

  test.each([
    [
      `${NGINX}use-port-in-redirects`,
      'decides where requests go, unseen by resolve(): leave it out, redirects name no port.',
    ],
    [
      'kubernetes.io/ingress.class',
      'is refused next to ingressClassName: set the className of RoutingTarget.ingressNginx().',
    ],
  ])('that is refused in any case: %s', (key, flaw) => {
    for (const value of ['true', 'nginx', '']) {
      const annotations = { [key]: value };
      expect(annotated(annotations)).toEqual([`annotation "${key}" ${flaw}`]);
      expect(problems((router, { a }) => router.prefix('/a', a, { annotations }))).toEqual([
        `annotation "${key}" ${flaw}`,
      ]);
    }
  });

  test.each([
    ['auth-tls-secret', {}],
    ['auth-secret', { [`${NGINX}auth-type`]: 'basic' }],
    ['proxy-ssl-secret', {}],
  ])('that names a Secret of another namespace: %s', (name, more) => {
    const within = (value: string) =>
      problemsIn('web', (router, { a }) => router.prefix('/a', a, { annotations: { ...more, [NGINX + name]: value } }));
    expect(within('other/secret')).toEqual([
      `annotation "${NGINX}${name}" refers to namespace "other" from namespace "web", for which the controller answers every request with 503: refer to "web/secret".`,
    ]);
    expect(within('web/secret')).toEqual([]);
    // Without a namespace nobody knows which one it will be.
    expect(annotated({ ...more, [`${NGINX}${name}`]: 'other/secret' })).toEqual([]);
  });
});

describe('option that there is none of', () => {
  const policies =
    'cors, timeouts, bodySize, rateLimit, allowFrom, denyFrom, stickySession, protocol, basicAuth, externalAuth, responseHeaders, annotations';
  const url = 'https://auth.example.com';
  const origins = ['https://app.example.com'];
  const hosted = ({ d }: CaseServices) => ({ host: 'abc.com', defaultBackend: d });

  test.each<[object, string]>([
    [{ hots: ['abc.com'] }, 'the router has no option "hots": write host.'],
    [
      { cors: { origins, origin: '*' } },
      'cors has no option "origin": write one of origins, methods, headers, exposedHeaders, credentials, maxAge.',
    ],
    [{ timeouts: { reed: Duration.seconds(9) } }, 'timeouts has no option "reed": write one of connect, read, send.'],
    [
      { rateLimit: { connections: 1, rps: 5 } },
      'rateLimit has no option "rps": write one of requestsPerSecond, requestsPerMinute, connections, burst.',
    ],
    [{ stickySession: { name: 'route' } }, 'stickySession has no option "name": write one of cookie, maxAge.'],
    [
      { basicAuth: { secretName: 'users', secret: 'users' } },
      'basicAuth has no option "secret": write one of secretName, realm.',
    ],
    [
      { externalAuth: { url, signin: url } },
      'externalAuth has no option "signin": write one of url, signinUrl, responseHeaders.',
    ],
  ])('of a router: %j', (props, message) => {
    expect(problems(ROUTE, props)).toEqual([message]);
  });

  test('of a route', () => {
    const options = { rewirte: Rewrite.stripPrefix(), stickySession: { name: 'route' } };
    expect(problems((router, { a }) => router.prefix('/a', a, options as never))).toEqual([
      `the options of prefix "/a" has no option "rewirte": write one of host, rewrite, ${policies}.`,
      'prefix "/a": stickySession has no option "name": write one of cookie, maxAge.',
    ]);
  });

  test('of a redirect', () => {
    const to = { path: '/b', permanent: true };
    expect(problems((router) => router.redirect('/a', to), hosted)).toEqual([
      'the target of exact "/a" has no option "permanent": write one of path, url, status, match, host.',
    ]);
  });

  test.each<[object, string]>([
    [
      { weight: 1, cookies: 'next' },
      'a canary release has no option "cookies": write one of stable, canary, weight, weightTotal, header, cookie.',
    ],
    [
      { header: { name: 'x-release', regex: 'next' } },
      'a canary header has no option "regex": write one of name, value, pattern.',
    ],
  ])('of a release: %j', (options, message) => {
    expect(
      problems((router, { a, b }) => router.prefix('/a', new CanaryRelease({ stable: a, canary: b, ...options }))),
    ).toEqual([message]);
  });
});

describe('plain JavaScript', () => {
  const JUNK: { readonly [name: string]: unknown } = {
    null: null,
    number: 7,
    text: 'x',
    object: {},
    list: [],
    function: () => 1,
    true: true,
  };
  type Place = (junk: never) => [routes: Routes, props?: object | ((services: CaseServices) => object)];
  const asProp = (prop: string): [string, Place] => [prop, (junk) => [ROUTE, { host: 'abc.com', [prop]: junk }]];
  const release = (option: string): [string, Place] => [
    `CanaryRelease ${option}`,
    (junk) => [
      (router, { a, b }) =>
        router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 5, [option]: junk } as never)),
    ],
  ];
  const header = (option: string): [string, Place] => [
    `CanaryRelease header ${option}`,
    (junk) => [
      (router, { a, b }) =>
        router.prefix('/a', new CanaryRelease({ stable: a, canary: b, header: { name: 'x', [option]: junk } })),
    ],
  ];
  const redirect = (option: string): [string, Place] => [
    `redirect ${option}`,
    (junk) => [(router) => router.redirect('/a', { path: '/b', [option]: junk }), ({ d }) => ({ defaultBackend: d })],
  ];
  const inPolicy = (policy: string, rest: object, option: string): [string, Place] => [
    `${policy} ${option}`,
    (junk) => [ROUTE, { [policy]: { ...rest, [option]: junk } }],
  ];
  const inList = (policy: string, rest: object, option: string): [string, Place] => [
    `${policy} ${option} of`,
    (junk) => [ROUTE, { [policy]: { ...rest, [option]: [junk] } }],
  ];
  const tls = (title: string, make: (junk: never) => Tls): [string, Place] => [
    title,
    (junk) => [
      // Made within the build, so that what the factory throws counts as well.
      ROUTE,
      () => ({ host: 'abc.com', tls: make(junk) }),
    ],
  ];
  const origins = ['https://app.example.com'];
  const url = 'https://auth.example.com';
  const PLACES: readonly (readonly [string, Place])[] = [
    ['props', (junk) => [ROUTE, junk]],
    ...['host', 'hosts', 'defaultBackend', 'tls', 'httpsRedirect', 'www', 'appRoot', 'target', 'name'].map(asProp),
    ...['cors', 'timeouts', 'bodySize', 'rateLimit', 'allowFrom', 'denyFrom', 'stickySession'].map(asProp),
    ...['protocol', 'basicAuth', 'externalAuth', 'annotations'].map(asProp),
    ['hosts of', (junk) => [ROUTE, { hosts: [junk] }]],
    ['allowFrom of', (junk) => [ROUTE, { allowFrom: [junk] }]],
    ['annotations of', (junk) => [ROUTE, { annotations: { [`${NGINX}proxy-read-timeout`]: junk } }]],
    ['options', (junk) => [(router, { a }) => router.prefix('/a', a, junk)]],
    ['options host', (junk) => [(router, { a }) => router.prefix('/a', a, { host: junk })]],
    ['options rewrite', (junk) => [(router, { a }) => router.prefix('/a', a, { rewrite: junk })]],
    ['prefix path', (junk) => [(router, { a }) => router.prefix(junk, a)]],
    ['exact path', (junk) => [(router, { a }) => router.exact(junk, a)]],
    ['regex path', (junk) => [(router, { a }) => router.regex(junk, a)]],
    ['backend', (junk) => [(router) => router.prefix('/a', junk)]],
    ['backend toRouteBackend', (junk) => [(router) => router.prefix('/a', { toRouteBackend: junk })]],
    ['backend made of', (junk) => [(router) => router.prefix('/a', { toRouteBackend: () => junk })]],
    ['Rewrite.to', (junk) => [(router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.to(junk) })]],
    [
      'Rewrite.replacePrefix',
      (junk) => [(router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.replacePrefix(junk) })],
    ],
    ['Rewrite.regex', (junk) => [(router, { a }) => router.regex('/a', a, { rewrite: Rewrite.regex(junk) })]],
    ['redirect to', (junk) => [(router) => router.redirect('/a', junk), ({ d }) => ({ defaultBackend: d })]],
    ...['path', 'url', 'status', 'match', 'host'].map(redirect),
    ['CanaryRelease of', (junk) => [(router) => router.prefix('/a', new CanaryRelease(junk))]],
    ...['stable', 'canary', 'weight', 'weightTotal', 'header', 'cookie'].map(release),
    ...['name', 'value', 'pattern'].map(header),
    ...['origins', 'methods', 'headers', 'exposedHeaders', 'credentials', 'maxAge'].map((option) =>
      inPolicy('cors', { origins }, option),
    ),
    ...['origins', 'methods', 'headers', 'exposedHeaders'].map((option) => inList('cors', { origins }, option)),
    ...['connect', 'read', 'send', 'other'].map((option) => inPolicy('timeouts', {}, option)),
    ...['requestsPerSecond', 'requestsPerMinute', 'connections', 'burst', 'other'].map((option) =>
      inPolicy('rateLimit', { connections: 1 }, option),
    ),
    ...['cookie', 'maxAge'].map((option) => inPolicy('stickySession', {}, option)),
    ...['secretName', 'realm'].map((option) => inPolicy('basicAuth', { secretName: 'users' }, option)),
    ...['url', 'signinUrl', 'responseHeaders'].map((option) => inPolicy('externalAuth', { url }, option)),
    inList('externalAuth', { url }, 'responseHeaders'),
    tls('Tls.secret', (junk) => Tls.secret(junk)),
    tls('Tls.secret options', (junk) => Tls.secret('abc-com-tls', junk)),
    tls('Tls.secret hosts', (junk) => Tls.secret('abc-com-tls', { hosts: junk })),
    tls('Tls.secret hosts of', (junk) => Tls.secret('abc-com-tls', { hosts: [junk] })),
    tls('Tls.certManager', (junk) => Tls.certManager(junk)),
    tls('Tls.certManager issuer', (junk) => Tls.certManager({ issuer: junk })),
    tls('Tls.certManager secretName', (junk) => Tls.certManager({ issuer: 'own', secretName: junk })),
    tls('Tls.several', (junk) => Tls.several(junk)),
    tls('Tls.several of', (junk) => Tls.several([junk])),
  ];

  test.each(PLACES)('%s', (_, make) => {
    const crashing = Object.entries(JUNK).filter(([, junk]) => {
      try {
        problems(...make(untyped(junk)));
        return false;
      } catch {
        // Only what is no report of problems comes this far.
        return true;
      }
    });
    expect(crashing.map(([name]) => name)).toEqual([]);
  });

  /** How messages show the junk, and a list of it. */
  const SHOWN: { readonly [name: string]: readonly [alone: string, listed: string] } = {
    null: ['null', '[null]'],
    number: ['7', '[7]'],
    text: ['"x"', '["x"]'],
    object: ['{}', '[{}]'],
    list: ['[]', '[[]]'],
    function: ['function', '[null]'],
    true: ['true', '[true]'],
  };
  type Said = readonly [says: (alone: string, listed: string) => string, but?: { [name: string]: readonly string[] }];
  const object = (what: string, options: string, but: { [name: string]: readonly string[] }): Said => [
    (junk) => `${what} ${junk} is of another type: write an object ${options}.`,
    but,
  ];
  const listOf = (what: string, example: string): Said => [
    (junk) => `${what} ${junk} is no list of names: write, for example, ${example}, or leave it out.`,
  ];
  const noBackend = (what: string) =>
    `${what}: pass a WebService, Backend.of(service) for a Service of cdk8s-plus, or Backend.external("name", 80) for one made elsewhere.`;
  const several = (junk: string) =>
    `Tls.several() takes a list of certificates, not ${junk}: write Tls.several([Tls.secret("abc-com-tls")]).`;
  // What is null stands for nothing, as what is undefined does.
  const nothing = { null: [] };

  test.each<[place: string, ...Said]>([
    ['defaultBackend', (junk) => noBackend(`the default backend has the backend ${junk}`), nothing],
    [
      'cors',
      ...object('cors', 'with origins, methods, headers, exposedHeaders, credentials, maxAge', {
        ...nothing,
        object: [
          'cors origins undefined is no list of names: write, for example, ["https://app.example.com"], or leave it out.',
        ],
      }),
    ],
    [
      'rateLimit',
      ...object('rateLimit', 'with requestsPerSecond, requestsPerMinute, connections, burst', {
        ...nothing,
        object: ['rateLimit limits nothing: set requestsPerSecond, requestsPerMinute or connections.'],
      }),
    ],
    ['stickySession', ...object('stickySession', 'with cookie, maxAge', { ...nothing, object: [] })],
    [
      'basicAuth',
      ...object('basicAuth', 'with secretName, realm', {
        ...nothing,
        object: [
          'basicAuth secretName undefined is no Secret\'s name: write one of the router\'s namespace, for example "users".',
        ],
      }),
    ],
    [
      'externalAuth',
      ...object('externalAuth', 'with url, signinUrl, responseHeaders', {
        ...nothing,
        object: [
          'externalAuth url undefined is invalid: write http:// or https:// and then letters, digits and "-._~/:,?&=".',
        ],
      }),
    ],
    ['annotations', ...object('annotations', 'of keys and strings', { ...nothing, object: [] })],
    [
      'backend toRouteBackend',
      (junk) => noBackend(`prefix "/a" has the backend {"toRouteBackend":${junk}}`),
      { function: [noBackend('prefix "/a" has the backend {}')] },
    ],
    ['backend made of', () => noBackend('prefix "/a" has the backend {}')],
    [
      'CanaryRelease header',
      ...object('a canary header', 'with name, value, pattern', {
        object: [
          'header name undefined is invalid: write letters, digits and "-" ("_" is dropped by nginx), for example "x-release".',
        ],
      }),
    ],
    ['cors methods', ...listOf('cors methods', '["GET"]')],
    ['cors headers', ...listOf('cors headers', '["Content-Type"]')],
    ['cors exposedHeaders', ...listOf('cors exposedHeaders', '["X-Request-Id"]')],
    [
      'cors maxAge',
      (junk) => `cors maxAge ${junk} is no whole number of seconds from 1: write, for example, Duration.hours(1).`,
    ],
    ['externalAuth responseHeaders', ...listOf('externalAuth responseHeaders', '["X-User"]')],
    ['Tls.secret hosts', ...listOf('tls hosts', '["abc.com"]')],
    [
      'Tls.secret hosts of',
      (_, listed) => `tls hosts ${listed} is no list of names: write, for example, ["abc.com"], or leave it out.`,
      {
        text: [
          'tls has a certificate for "x", which the router does not serve: leave it out, or add the host.',
          'tls has no certificate for "abc.com": add the host to a certificate, or a certificate for it.',
        ],
      },
    ],
    ['Tls.several', several],
    ['Tls.several of', (_, listed) => several(listed)],
  ])('%s: what is said', (place, says, but = {}) => {
    const make = new Map(PLACES).get(place) as Place;
    const said = Object.entries(JUNK).map(([name, junk]) => [name, problems(...make(untyped(junk)))]);
    expect(said).toEqual(Object.entries(SHOWN).map(([name, shown]) => [name, but[name] ?? [says(...shown)]]));
  });

  test.each<[unknown, string]>([
    [null, 'null is no request: write, for example, { path: "/user" }.'],
    [undefined, 'undefined is no request: write, for example, { path: "/user" }.'],
    [7, '7 is no request: write, for example, { path: "/user" }.'],
    ['/a', '"/a" is no request: write, for example, { path: "/user" }.'],
    [{}, 'path undefined is no path of a request: start it with "/", for example "/user/42".'],
    [[], 'path undefined is no path of a request: start it with "/", for example "/user/42".'],
    [{ path: 7 }, 'path 7 is no path of a request: start it with "/", for example "/user/42".'],
    [{ path: 'a' }, 'path "a" is no path of a request: start it with "/", for example "/user/42".'],
    [{ path: '/a', host: 7 }, 'host 7 is no host: write one, for example "abc.com".'],
    [{ path: '/a', scheme: 7 }, 'scheme 7 is no scheme of a request: write "http" or "https".'],
  ])('resolve(%j)', (request, message) => {
    const chart = new Chart(new App(), 'shop');
    const router = new IngressRouter(chart, 'router');
    router.prefix('/a', addServices(chart).a);
    expect(() => router.resolve(untyped(request))).toThrow(RangeError);
    expect(() => router.resolve(untyped(request))).toThrow(new RangeError(message));
  });
});
