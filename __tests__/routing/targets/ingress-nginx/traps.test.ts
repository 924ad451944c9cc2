import { Duration, Size } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  type CanaryReleaseOptions,
  type RedirectOptions,
  Rewrite,
  type RoutePolicies,
  Tls,
  Www,
} from '../../../../lib';
import { messagesOf } from '../../../support/app';
import type { CaseServices } from '../../cases';
import { annotationsOf, answerTo, emit, PREFIX, pathsOf, refused } from './emitted';

/**
 * What catches people out on ingress-nginx, each with what becomes of it here: a problem at synth, a warning, or objects
 * by which it does no harm. Where both `resolve()` and the controller are asked, `answerTo` compares them.
 */

const ROUTE: Parameters<typeof emit>[0] = (router, { a }) => router.prefix('/a', a);
// With a host, so that nothing but the redirect itself is in the objects.
const withDefault = ({ d }: CaseServices) => ({ host: 'abc.com', defaultBackend: d });
const annotated = (annotations: object) => refused(ROUTE, () => ({ annotations }) as never);
const warningsOf = (policies: RoutePolicies) => messagesOf(emit(ROUTE, () => policies).router.warnings);
const decides = (name: string, alternative: string) =>
  `annotation "${PREFIX}${name}" decides where requests go, unseen by resolve(): use ${alternative}.`;

beforeEach(() => {
  // The warnings that some of these print at synth.
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

describe('paths', () => {
  test('trap 1: a path with ":" or "~" is refused by the webhook as Prefix or Exact', () => {
    const emitted = emit((router, { a, b }) => {
      router.prefix('/users:batch', a);
      router.exact('/~me', b);
    });
    expect(emitted.ingresses.flatMap(pathsOf)).toEqual([
      '/(?-i)users:batch(/|$) ImplementationSpecific -> a',
      '/(?-i)~me$ ImplementationSpecific -> b',
    ]);
    expect(answerTo(emitted, '/users:batch/1')).toBe('a:80 /users:batch/1');
    expect(answerTo(emitted, '/~me')).toBe('b:80 /~me');
    expect(answerTo(emitted, '/~me/x')).toBe('none');
    expect(refused((router, { a }) => router.prefix('/user/*', a))).toEqual([
      'prefix path "/user/*" has a placeholder, which would be taken literally: write the prefix "/user", which takes all below it.',
    ]);
    expect(refused((router, { a }) => router.exact('/100%', a))).toEqual([
      'exact path "/100%" has a "%", which only some servers decode before they compare: route a prefix without it.',
    ]);
  });

  test('trap 2: a rewrite to a group that the path does not have', () => {
    expect(refused((router, { a }) => router.regex('/a/([0-9]+)', a, { rewrite: Rewrite.regex('/$2') }))).toEqual([
      'regex "/a/([0-9]+)" is rewritten to "/$2", but has 1 group: leave $2 out.',
    ]);
    expect(refused((router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.regex('/$1') }))).toEqual([
      'prefix "/a" is rewritten to "/$1", but a prefix has no groups: write Rewrite.stripPrefix().',
    ]);
    // A group without a rewrite is nothing but a group: the path stays.
    const emitted = emit((router, { a }) => router.regex('/(a|b)/x', a));
    expect(answerTo(emitted, '/b/x')).toBe('a:80 /b/x');
  });

  test('trap 3: a rewrite to something with a query or a URL is dropped without a word', () => {
    expect(refused((router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.to('/b?x=1') }))).toEqual([
      'prefix "/a" is rewritten to "/b?x=1", which is not a path: write an absolute one, for example "/v2".',
    ]);
    expect(refused((router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.to('https://abc.com/#b') }))).toEqual([
      'prefix "/a" is rewritten to "https://abc.com/#b", which is not a path: write an absolute one, for example "/v2".',
    ]);
    expect(refused((router, { a }) => router.regex('/(a)', a, { rewrite: Rewrite.regex('/b?x=$1') }))).toEqual([
      'regex "/(a)" is rewritten to "/b?x=$1", which is not a path: write an absolute one in which $1 to $9 stand for groups, for example "/$1".',
    ]);
  });

  test('trap 4: one rewrite makes every path of the host a regular expression', () => {
    const emitted = emit(
      (router, { a, b, c }) => {
        router.prefix('/old', a, { rewrite: Rewrite.stripPrefix() });
        router.prefix('/ba', b);
        router.exact('/exact', c);
      },
      () => ({ host: 'abc.com' }),
    );
    expect(answerTo(emitted, 'abc.com/old/x')).toBe('a:80 /x');
    expect(answerTo(emitted, 'abc.com/ba/x')).toBe('b:80 /ba/x');
    expect(answerTo(emitted, 'abc.com/banana')).toBe('none');
    expect(answerTo(emitted, 'abc.com/exact')).toBe('c:80 /exact');
    expect(answerTo(emitted, 'abc.com/exact/x')).toBe('none');
  });

  test('trap 5: the longer pattern wins, not the closer one', () => {
    // The documentation's own example of it: the pattern's text is longer than the path that it takes.
    const emitted = emit((router, { a, b }) => {
      router.exact('/foo/bar/BAR', a);
      router.regex('/foo/bar/[A-Z0-9]{3}', b);
    });
    expect(answerTo(emitted, '/foo/bar/BAR')).toBe('a:80 /foo/bar/BAR');
    expect(answerTo(emitted, '/foo/bar/A1B')).toBe('b:80 /foo/bar/A1B');
    // And of two patterns the one that was written first.
    const ordered = emit((router, { a, b }) => {
      router.regex('/[a-z]+', a);
      router.regex('/[a-z0-9][a-z0-9]*', b);
    });
    expect(answerTo(ordered, '/abc')).toBe('a:80 /abc');
    expect(answerTo(ordered, '/a1')).toBe('b:80 /a1');
  });

  test('trap 6: a pattern takes other cases, and whatever follows', () => {
    const emitted = emit((router, { a }) => router.regex('/user/[0-9]+', a));
    expect(answerTo(emitted, '/user/42')).toBe('a:80 /user/42');
    expect(answerTo(emitted, '/USER/42')).toBe('none');
    expect(answerTo(emitted, '/user/42x')).toBe('none');
    expect(answerTo(emitted, '/user/42/x')).toBe('none');
  });

  test('trap 31: one host and path in two objects', () => {
    expect(
      refused((router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/a', b, { rewrite: Rewrite.stripPrefix() });
      }),
    ).toEqual(['prefix "/a" is routed twice: keep one of the two routes.']);
    // To the webhook an exact path and a prefix are one path, which two objects may not share: here they are written apart.
    const emitted = emit((router, { a, b }) => {
      router.prefix('/a', a, { bodySize: Size.mebibytes(8) });
      router.exact('/a', b);
    });
    expect(emitted.ingresses).toHaveLength(2);
    expect(answerTo(emitted, '/a')).toBe('b:80 /a');
    expect(answerTo(emitted, '/a/x')).toBe('a:80 /a/x');
  });

  test('trap 42: "/p" is redirected to "/p/" by a path with a slash at its end, and the https redirect cuts it off', () => {
    expect(refused((router, { a }) => router.prefix('/p/', a))).toEqual([
      'prefix path "/p/" ends in "/": write "/p", which takes the path itself and all below it.',
    ]);
    const emitted = emit(
      (router, { a, b }) => {
        router.exact('/p/', a);
        router.prefix('/q', b);
      },
      () => ({ host: 'abc.com', tls: Tls.secret('abc-com-tls') }),
    );
    const by = (scheme: string, path: string) => answerTo(emitted, { host: 'abc.com', path, scheme });
    expect(by('https', '/p')).toBe('none');
    expect(by('https', '/p/')).toBe('a:80 /p/');
    expect(by('https', '/q')).toBe('b:80 /q');
    expect(by('http', '/q/')).toBe('308 https://abc.com/q/');
  });

  test('trap 46: a pattern that does not compile passes the webhook and breaks the next reload', () => {
    const message = (path: string, flaw: string) =>
      `regex path ${JSON.stringify(path)} is not understood alike by all targets: ${flaw}. Write characters, classes, groups, alternatives in groups and quantifiers; the whole path is compared, so that no anchors are needed.`;
    expect(refused((router, { a }) => router.regex('/(a', a))).toEqual([message('/(a', 'a group is not closed')]);
    expect(refused((router, { a }) => router.regex('/[z-a]', a))).toEqual([
      message('/[z-a]', 'Range out of order in character class'),
    ]);
  });

  test('trap 47: old manifests: an API that is gone, the class as annotation, no path type', () => {
    const { ingresses } = emit(ROUTE);
    expect(ingresses.map(({ apiVersion, metadata, spec }) => [apiVersion, metadata.annotations, spec])).toEqual([
      [
        'networking.k8s.io/v1',
        undefined,
        {
          ingressClassName: 'nginx',
          rules: [
            {
              http: {
                paths: [{ path: '/a', pathType: 'Prefix', backend: { service: { name: 'a', port: { number: 80 } } } }],
              },
            },
          ],
        },
      ],
    ]);
  });
});

describe('hosts and objects', () => {
  test('trap 29: without a class nobody looks at an Ingress', () => {
    const { ingresses } = emit((router, { a, b, c }) => {
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
      router.prefix('/c', c, { rewrite: Rewrite.stripPrefix() });
    });
    expect(ingresses.map(({ spec }) => spec.ingressClassName)).toEqual(['nginx', 'nginx', 'nginx']);
  });

  test('trap 40: a wildcard is the whole first label, and "*" alone no host', () => {
    expect(refused(ROUTE, () => ({ hosts: ['*', 'api-*.abc.com', 'a.*.com', '~abc'] }))).toEqual([
      'host "*" is not a DNS name: leave the host out to serve every host.',
      'host "api-*.abc.com" is not a DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
      'host "a.*.com" is not a DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
      'host "~abc" is not a DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
    ]);
    const emitted = emit(ROUTE, () => ({ host: '*.abc.com' }));
    expect(answerTo(emitted, 'x.abc.com/a')).toBe('a:80 /a');
    expect(answerTo(emitted, 'x.y.abc.com/a')).toBe('none');
    expect(answerTo(emitted, 'abc.com/a')).toBe('none');
  });

  test('trap 36: annotations that hold for a whole host, of which the oldest Ingress decides', () => {
    const { router } = emit((own, { a, b }) => {
      own.prefix('/a', a);
      own.prefix('/b', b, { annotations: { [`${PREFIX}auth-tls-secret`]: 'default/ca' } });
    });
    expect(messagesOf(router.warnings)).toEqual([
      `annotation "${PREFIX}auth-tls-secret" holds for a whole host, and the oldest Ingress of the host decides: set it on the router.`,
    ]);
    expect(annotated({ [`${PREFIX}server-alias`]: 'def.com' })).toEqual([
      decides('server-alias', 'the router prop hosts'),
    ]);
    expect(annotated({ [`${PREFIX}server-snippet`]: 'return 200;' })).toEqual([
      `annotation "${PREFIX}server-snippet" makes the controller refuse the whole Ingress, unless its ConfigMap has allow-snippet-annotations "true" and annotations-risk-level "Critical": write a typed annotation instead, or name an IngressNginxController with both options as the controller of RoutingTarget.ingressNginx().`,
    ]);
  });

  test('trap 44: values are strings, not true or 100', () => {
    // @ts-expect-error: a number
    expect(refused(ROUTE, () => ({ annotations: { [`${PREFIX}proxy-read-timeout`]: 100 } }))).toEqual([
      `annotation "${PREFIX}proxy-read-timeout" with the value 100 is not a string: write, for example, "100".`,
    ]);
    const { ingresses } = emit(
      (router, { a, b }) =>
        router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10, weightTotal: 1000 })),
      () => ({ cors: { origins: ['*'] }, rateLimit: { connections: 3 }, httpsRedirect: true, host: 'abc.com' }),
    );
    const values = ingresses.flatMap(({ metadata }) => Object.values(metadata.annotations ?? {}));
    expect([...new Set(values.map((value) => typeof value))]).toEqual(['string']);
  });

  test('trap 30: snippets are refused, and the Ingress with them', () => {
    for (const name of ['configuration-snippet', 'server-snippet', 'auth-snippet', 'modsecurity-snippet']) {
      expect(annotated({ [PREFIX + name]: 'return 200;' })[0]).toBe(
        `annotation "${PREFIX}${name}" makes the controller refuse the whole Ingress, unless its ConfigMap has allow-snippet-annotations "true" and annotations-risk-level "Critical": write a typed annotation instead, or name an IngressNginxController with both options as the controller of RoutingTarget.ingressNginx().`,
      );
    }
  });

  test('trap 37: default-backend names a Service of the namespace, and its first port', () => {
    expect(annotated({ [`${PREFIX}default-backend`]: 'Error_Pages' })).toEqual([
      decides('default-backend', 'the router prop defaultBackend'),
    ]);
    expect(refused(ROUTE, () => ({ defaultBackend: Backend.external('Error_Pages', 80) }))).toEqual([
      'the default backend goes to an external backend whose serviceName "Error_Pages" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "error-pages".',
    ]);
    const emitted = emit(ROUTE, () => ({ host: 'abc.com', defaultBackend: Backend.external('pages', 8081) }));
    expect(answerTo(emitted, 'abc.com/x')).toBe('pages:8081 /x');
  });
});

describe('canary', () => {
  const release = (options: Partial<CanaryReleaseOptions>) =>
    refused((router, { a, b }) => router.prefix('/a', new CanaryRelease({ stable: a, canary: b, ...options })));

  test('trap 7: a canary whose host, path or path type no main rule has is deleted without a word', () => {
    const emitted = emit(
      (router, { a, b, c }) => {
        const user = new CanaryRelease({ stable: a, canary: b, header: { name: 'x-release' } });
        router.prefix('/user', user);
        router.exact('/me', user);
        router.prefix('/old', c, { rewrite: Rewrite.stripPrefix(), host: 'abc.com' });
        router.regex('/u/[0-9]+', user, { host: 'abc.com' });
      },
      () => ({ hosts: ['def.com', '*.def.com'] }),
    );
    const main = emitted.ingresses.filter((ingress) => annotationsOf(ingress).canary === undefined).flatMap(pathsOf);
    const canary = emitted.ingresses.filter((ingress) => annotationsOf(ingress).canary === 'true').flatMap(pathsOf);
    expect(canary).toHaveLength(5);
    expect(main).toEqual(expect.arrayContaining(canary.map((path) => path.replace(/b$/, 'a'))));
    for (const host of ['def.com', 'x.def.com']) {
      for (const path of ['/user/42', '/me']) {
        expect(answerTo(emitted, { host, path, headers: { 'x-release': 'always' } })).toBe(`b:80 ${path}`);
      }
    }
    expect(answerTo(emitted, { host: 'abc.com', path: '/u/7', headers: { 'x-release': 'always' } })).toBe('b:80 /u/7');
  });

  test('trap 8: a canary that is the stable Service, or has paths of its own', () => {
    expect(
      refused((router, { a }) => router.prefix('/a', new CanaryRelease({ stable: a, canary: a, weight: 10 }))),
    ).toEqual(['a canary release has the Service "a" as both stable and canary: pass another version as canary.']);
    expect(
      refused((router, { a, b }) => {
        router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
        router.prefix('/b', b);
      }),
    ).toEqual([
      'the Service "b" is a canary and has routes of its own: give the canary a Service that no other route uses.',
    ]);
  });

  test('trap 9: a canary leaks to every path of the same Service', () => {
    expect(
      refused((router, { a, b }) => {
        router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
        router.prefix('/admin', a);
      }),
    ).toEqual([
      'the Service "a" has routes with the canary "b" by weight 10 of 100 and with no canary: a release applies to every route of its stable Service, so pass the same release to all of them, or give a route a Service of its own.',
    ]);
  });

  test('trap 10: two canaries for one host and path', () => {
    expect(
      refused((router, { a, b, c }) => {
        router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
        router.prefix('/a', new CanaryRelease({ stable: a, canary: c, weight: 10 }));
      }),
    ).toEqual([
      'prefix "/a" is routed twice: keep one of the two routes.',
      'the Service "a" has routes with the canary "b" by weight 10 of 100 and with the canary "c" by weight 10 of 100: a release applies to every route of its stable Service, so pass the same release to all of them, or give a route a Service of its own.',
    ]);
  });

  test('trap 11: canary-weight without canary: "true" makes an ordinary Ingress', () => {
    expect(annotated({ [`${PREFIX}canary-weight`]: '10' })).toEqual([
      decides('canary-weight', 'a CanaryRelease as the backend'),
    ]);
    const { ingresses } = emit((router, { a, b }) =>
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, cookie: 'release' })),
    );
    expect(ingresses.map(annotationsOf)).toEqual([{}, { canary: 'true', 'canary-by-cookie': 'release' }]);
  });

  test('trap 12: a header value without a header, or a value beside a pattern', () => {
    // @ts-expect-error: a header has a name
    expect(release({ header: { value: 'next' } })).toEqual([
      'canary header name undefined is not a valid header name: write letters, digits and "-", for example "X-Request-Id".',
    ]);
    expect(release({ header: { name: 'x-release', value: 'next', pattern: 'n.*' } })).toEqual([
      'a canary header has both a value and a pattern: keep one of the two.',
    ]);
  });

  test('trap 13: a total below 100 is ignored, a weight above it is everything, a negative one nothing', () => {
    expect(release({ weight: 5, weightTotal: 10 })).toEqual([
      'weightTotal 10 must be a whole number of 100 or more: leave it out, or write 1000 for tenths of a percent.',
    ]);
    expect(release({ weight: 101 })).toEqual(['weight 101 is outside 0..100: write a percentage, or set weightTotal.']);
    expect(release({ weight: -10 })).toEqual(['weight -10 is outside 0..100: write a percentage, or set weightTotal.']);
    const emitted = emit((router, { a, b }) =>
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 5, weightTotal: 1000 })),
    );
    expect(answerTo(emitted, '/a')).toBe('a:80@99.5 b:80@0.5 /a');
  });

  test('trap 14: a header pattern that does not compile, which switches cookie and weight off too', () => {
    expect(release({ weight: 10, header: { name: 'x-release', pattern: '(next' } })).toEqual([
      'header pattern "(next" is not understood alike by all targets: a group is not closed.',
    ]);
    // Nor is it looked for anywhere in the value, as the controller does by itself.
    const emitted = emit((router, { a, b }) =>
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, header: { name: 'x-release', pattern: 'n.xt' } })),
    );
    const by = (value: string) => answerTo(emitted, { path: '/a', headers: { 'x-release': value } });
    expect([by('next'), by('nextdoor'), by('Next')]).toEqual(['b:80 /a', 'a:80 /a', 'a:80 /a']);
  });

  test('trap 15: whatever else stands on the canary is ignored', () => {
    const { ingresses } = emit(
      (router, { a, b }) =>
        router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }), {
          rewrite: Rewrite.stripPrefix(),
          bodySize: Size.mebibytes(8),
          annotations: { [`${PREFIX}proxy-buffering`]: 'on' },
        }),
      () => ({ host: 'abc.com', tls: Tls.secret('abc-com-tls') }),
    );
    const [main, canary] = ingresses;
    expect(Object.keys(annotationsOf(main))).toEqual(
      expect.arrayContaining(['rewrite-target', 'proxy-body-size', 'proxy-buffering', 'ssl-redirect']),
    );
    expect(annotationsOf(canary)).toEqual({ canary: 'true', 'canary-weight': '10' });
    expect(canary?.spec.tls).toBeUndefined();
  });

  test('trap 16: nginx drops headers with "_" in their name', () => {
    expect(release({ header: { name: 'x_release' } })).toEqual([
      `prefix "/a": annotation "${PREFIX}canary-by-header" has the value "x_release", but nginx drops request headers with an underscore (ConfigMap key enable-underscores-in-headers): write a header name of letters, digits and - only, for example "X-Canary".`,
    ]);
  });

  test('trap 17: a cookie knows always and never, and no value of its own', () => {
    // @ts-expect-error: a cookie's name alone can be said
    expect(release({ cookie: { name: 'release', value: 'next' } })).toEqual([
      'canary cookie {"name":"release","value":"next"} is not a cookie name: write letters, digits and "-", for example "release".',
    ]);
    const emitted = emit((router, { a, b }) =>
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, cookie: 'release' })),
    );
    const by = (value: string) => answerTo(emitted, { path: '/a', cookies: { release: value } });
    expect([by('always'), by('never'), by('next')]).toEqual(['b:80 /a', 'a:80 /a', 'a:80 /a']);
  });
});

describe('redirects', () => {
  const redirected = (to: RedirectOptions) => refused((router) => router.redirect('/a', to), withDefault);

  test('trap 18: "$request_uri", "%20" or "#" in a redirect makes the controller refuse the Ingress', () => {
    for (const url of ['https://abc.com$request_uri', 'https://abc.com/a%20b', 'https://abc.com/#b']) {
      expect(redirected({ url })).toEqual([
        `exact "/a": annotation "${PREFIX}permanent-redirect" has the value "${url}", for which the controller refuses the whole Ingress: write a URL of letters, digits and -._~/:,?&= only, for example "https://example.com/here".`,
      ]);
    }
    expect(redirected({ path: '/b%20c' })).toEqual([
      `exact "/a": annotation "${PREFIX}permanent-redirect" has the value "/b%20c", for which the controller refuses the whole Ingress: write a URL of letters, digits and -._~/:,?&= only, for example "https://example.com/here".`,
    ]);
  });

  test('trap 19: a status that is none for a redirect is replaced without a word', () => {
    expect(redirected({ path: '/b', status: 200 })).toEqual([
      'exact "/a" has the status 200: write 301 or 308 for a permanent redirect, 302 or 307 for a temporary one.',
    ]);
    // 308 is none for a temporal redirect, as the controller calls it, and so all are permanent ones to it.
    const emitted = emit((router) => {
      for (const status of [301, 302, 307, 308]) router.redirect(`/${status}`, { url: 'https://abc.com/b', status });
    }, withDefault);
    for (const status of [301, 302, 307, 308]) {
      expect(answerTo(emitted, `abc.com/${status}`)).toBe(`${status} https://abc.com/b`);
    }
  });

  test('trap 20: of a permanent and a temporal redirect the temporal one wins', () => {
    expect(redirected({ path: '/b', url: 'https://abc.com' })).toEqual([
      'exact "/a" leads to both a path and a url: write one of the two, for example { path: "/pay" }.',
    ]);
    expect(annotated({ [`${PREFIX}temporal-redirect`]: 'https://abc.com' })).toEqual([
      decides('temporal-redirect', 'router.redirect()'),
    ]);
    const { ingresses } = emit((router) => router.redirect('/a', { path: '/b', status: 307 }), withDefault);
    expect(annotationsOf(ingresses[0])).toEqual({
      'permanent-redirect': '/b',
      'permanent-redirect-code': '307',
      'relative-redirects': 'true',
    });
  });

  test('trap 26: www is not redirected where another Ingress serves it, nor by HTTPS without a certificate for both', () => {
    expect(
      refused(
        (router, { a, b }) => {
          router.prefix('/a', a);
          router.prefix('/b', b, { host: 'www.abc.com' });
        },
        () => ({ host: 'abc.com', www: Www.TO_APEX }),
      ),
    ).toEqual([
      'Www.TO_APEX redirects to the router\'s host, but "www.abc.com" starts with "www.": write the host "abc.com", or Www.TO_WWW.',
      '"www.abc.com" is both a host of the router and redirected to "abc.com": leave one of the two out.',
    ]);
    expect(refused(ROUTE, () => ({ host: '*.abc.com', www: Www.TO_APEX }))).toEqual([
      'www redirects to "*.abc.com", which is not a single name: set the router\'s host, for example "abc.com".',
    ]);
    const tls = Tls.secret('one', { hosts: ['abc.com'] });
    expect(refused(ROUTE, () => ({ host: 'abc.com', www: Www.TO_APEX, tls }))).toEqual([
      'tls has no certificate for "www.abc.com": add the host to a certificate, or a certificate for it.',
    ]);
    const emitted = emit(ROUTE, () => ({ host: 'abc.com', www: Www.TO_APEX, tls: Tls.secret('one') }));
    expect(emitted.ingresses[0]?.spec.tls).toEqual([{ secretName: 'one', hosts: ['abc.com', 'www.abc.com'] }]);
    expect(answerTo(emitted, { host: 'www.abc.com', path: '/a', scheme: 'https' })).toBe('308 https://abc.com/a');
    expect(messagesOf(emitted.router.warnings)).toContain(
      'www.abc.com is redirected only as long as no other Ingress of the cluster serves it.',
    );
  });

  test('trap 27: redirects lead past a NodePort', () => {
    const { router } = emit(ROUTE, () => ({ host: 'abc.com', www: Www.TO_APEX, httpsRedirect: true }));
    expect(messagesOf(router.warnings)).toEqual([
      'requests for www.abc.com are redirected to the port that the controller listens on: on a NodePort the redirect leads past it.',
      'www.abc.com is redirected only as long as no other Ingress of the cluster serves it.',
      'the redirect to HTTPS leads to port 443, where a controller behind a node port does not listen.',
      expect.stringContaining('httpsRedirect without tls redirects in an endless loop'),
    ]);
    // A redirect of one's own to a path says no host, and so no port either.
    const { ingresses } = emit((own) => own.redirect('/a', { path: '/b' }), withDefault);
    expect(annotationsOf(ingresses[0])['relative-redirects']).toBe('true');
  });

  test('trap 45: an app root that is a URL is ignored', () => {
    expect(refused(ROUTE, () => ({ appRoot: 'https://abc.com/app' }))).toEqual([
      'appRoot "https://abc.com/app" is not an absolute path: write, for example, "/app".',
    ]);
  });
});

describe('CORS', () => {
  const origins = ['https://app.example.com'];
  const cors = (options: object) => refused(ROUTE, () => ({ cors: { origins, ...options } }));

  test('trap 21: an origin without a scheme is skipped, and a list that is none allows every origin', () => {
    expect(cors({ origins: ['foo.com:8080'] })).toEqual([
      'cors origin "foo.com:8080" is not an origin: write scheme and host in lower case, for example "https://app.example.com".',
    ]);
    expect(cors({ origins: ['https://foo.com;'] })).toEqual([
      'cors origin "https://foo.com;" is not an origin: write scheme and host in lower case, for example "https://app.example.com".',
    ]);
  });

  test('trap 22: every origin with credentials, which are the default there, is refused by browsers', () => {
    expect(cors({ origins: ['*'], credentials: true })).toEqual([
      'browsers refuse the cors origin "*" together with credentials: list the origins, or leave credentials out.',
    ]);
    const { ingresses } = emit(ROUTE, () => ({ cors: { origins: ['*'] } }));
    expect(annotationsOf(ingresses[0])['cors-allow-credentials']).toBe('false');
  });

  test('trap 23: "*" among others is "*" alone', () => {
    expect(cors({ origins: ['*', ...origins] })).toEqual([
      'cors origin "*" includes the others: write only "*", or leave it out.',
    ]);
  });

  test('trap 24: a list of methods or headers that is none is replaced by the default one', () => {
    expect(cors({ methods: ['GET;', 'post'] })).toEqual([
      'cors method "GET;" is not a method: write it in upper case, for example "GET".',
      'cors method "post" is not a method: write it in upper case, for example "GET".',
    ]);
    expect(cors({ headers: ['X-Id:'] })).toEqual([
      'cors header "X-Id:" is not a valid header name: write letters, digits and "-", for example "X-Request-Id".',
    ]);
  });
});

describe('policies', () => {
  test('trap 25: "60s" and "8Mi" are ignored', () => {
    // @ts-expect-error: a text
    expect(refused(ROUTE, () => ({ timeouts: { read: '60s' }, bodySize: '8Mi' }))).toEqual([
      'read timeout "60s" is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30).',
      'bodySize "8Mi" is not a whole number of kibibytes: write, for example, Size.mebibytes(8).',
    ]);
    expect(annotated({ [`${PREFIX}proxy-read-timeout`]: '60s', [`${PREFIX}proxy-body-size`]: '8Mi' })).toEqual([
      `annotation "${PREFIX}proxy-read-timeout" has the value "60s", which the controller ignores: write a whole number of seconds without a unit, for example "60".`,
      `annotation "${PREFIX}proxy-body-size" has the value "8Mi", which the controller ignores: write a whole number, optionally followed by k, m or g, for example "8m".`,
    ]);
    const { ingresses } = emit(ROUTE, () => ({
      timeouts: { read: Duration.minutes(2) },
      bodySize: Size.mebibytes(8),
    }));
    expect(annotationsOf(ingresses[0])).toEqual({ 'proxy-read-timeout': '120', 'proxy-body-size': '8m' });
  });

  const ADDRESS =
    "allowFrom, denyFrom and rateLimit look at the client's address, which behind a Service with externalTrafficPolicy Cluster, the default, is a node's: set Local on the controller's Service.";

  test('trap 28: behind a NodePort the client has the address of a node', () => {
    expect(warningsOf({ allowFrom: ['10.0.0.0/8'] })).toEqual([ADDRESS]);
    expect(warningsOf({ denyFrom: ['10.0.0.0/8'] })).toEqual([ADDRESS]);
    expect(warningsOf({ rateLimit: { connections: 3 } })).toContain(ADDRESS);
  });

  test('trap 32: a session cookie on a regular expression needs a path of its own', () => {
    const { ingresses } = emit((router, { a, b }) => {
      router.regex('/u/[0-9]+', a, { stickySession: {} });
      router.prefix('/b', b, { stickySession: {}, rewrite: Rewrite.stripPrefix() });
    });
    expect(ingresses.map(annotationsOf)).toEqual([
      { 'use-regex': 'true', affinity: 'cookie', 'session-cookie-path': '/' },
      { 'rewrite-target': '/$2', affinity: 'cookie', 'session-cookie-path': '/' },
    ]);
  });

  test('trap 33: sticky sessions on some paths of a Service alone, or beside service-upstream', () => {
    const { router } = emit((own, { a }) => {
      own.prefix('/a', a, { stickySession: {} });
      own.prefix('/b', a);
    });
    expect(messagesOf(router.warnings)).toEqual([
      'the Service "a" has sticky sessions on only some of its routes: the others may be sticky too, since the controller keeps sessions by Service.',
    ]);
    expect(warningsOf({ stickySession: {}, annotations: { [`${PREFIX}service-upstream`]: 'true' } })).toEqual([
      `annotation "${PREFIX}affinity" has no effect with "${PREFIX}service-upstream", which leaves the choice of the Pod to Kubernetes: write only one of them.`,
    ]);
  });

  test('trap 34: a host without a certificate gets the fake one', () => {
    expect(
      refused(
        (router, { a, b }) => {
          router.prefix('/a', a);
          router.prefix('/b', b, { host: 'api.abc.com' });
        },
        () => ({ host: 'abc.com', tls: Tls.secret('abc-com-tls', { hosts: ['abc.com'] }) }),
      ),
    ).toEqual(['tls has no certificate for "api.abc.com": add the host to a certificate, or a certificate for it.']);
    // Whichever object a host ends up in, its certificate stands beside it.
    const { ingresses } = emit(
      (router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/b', b, { host: 'api.abc.com', rewrite: Rewrite.stripPrefix() });
      },
      () => ({ host: 'abc.com', tls: Tls.secret('abc-com-tls') }),
    );
    expect(ingresses.map(({ spec }) => spec.tls)).toEqual([
      [{ secretName: 'abc-com-tls', hosts: ['abc.com', 'api.abc.com'] }],
      [{ secretName: 'abc-com-tls', hosts: ['api.abc.com'] }],
    ]);
  });

  test('trap 35: a Secret of another namespace', () => {
    expect(refused(ROUTE, () => ({ basicAuth: { secretName: 'other/users' } }))).toEqual([
      'basicAuth secretName "other/users" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "other-users".',
    ]);
    expect(refused(ROUTE, () => ({ host: 'abc.com', tls: Tls.secret('other/tls') }))).toEqual([
      'tls secretName "other/tls" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "other-tls".',
    ]);
  });

  test('trap 38: rate limits count on each replica', () => {
    expect(warningsOf({ rateLimit: { requestsPerSecond: 10 } })).toEqual([
      ADDRESS,
      'rateLimit counts on each replica of the controller: with n replicas a client may ask for up to n times as much.',
    ]);
  });

  test('trap 39: limit-rate does nothing without buffering', () => {
    const limit = { [`${PREFIX}limit-rate`]: '102400' };
    expect(warningsOf({ annotations: limit })).toEqual([
      `annotation "${PREFIX}limit-rate" acts only while nginx buffers responses, which is off by default: add "${PREFIX}proxy-buffering": "on".`,
    ]);
    expect(warningsOf({ annotations: { ...limit, [`${PREFIX}proxy-buffering`]: 'on' } })).toEqual([]);
  });

  test('trap 41: ssl-passthrough voids everything else', () => {
    expect(annotated({ [`${PREFIX}ssl-passthrough`]: 'true' })).toEqual([
      decides(
        'ssl-passthrough',
        'a Service of type LoadBalancer, since the controller would look at nothing but the host',
      ),
    ]);
  });

  test('trap 43: a host with TLS sends Strict-Transport-Security for a year', () => {
    expect(
      messagesOf(emit(ROUTE, () => ({ host: 'abc.com', tls: Tls.secret('abc-com-tls') })).router.warnings),
    ).toContain(
      'hosts with TLS send Strict-Transport-Security for a year, subdomains included, unless the controller\'s ConfigMap has hsts "false".',
    );
  });

  test('trap 48: client-body-buffer-size and proxy-body-size take units that then vanish', () => {
    expect(annotated({ [`${PREFIX}client-body-buffer-size`]: '1g', [`${PREFIX}proxy-body-size`]: '10b' })).toEqual([
      `annotation "${PREFIX}client-body-buffer-size" has the value "1g", which the nginx template leaves out: write a whole number, optionally followed by k or m, for example "8k".`,
      `annotation "${PREFIX}proxy-body-size" has the value "10b", which the nginx template leaves out: write a whole number, optionally followed by k, m or g, for example "8m".`,
    ]);
    const sizes = [Size.kibibytes(1), Size.kibibytes(1536), Size.mebibytes(8), Size.gibibytes(2)];
    expect(
      sizes.map((bodySize) => annotationsOf(emit(ROUTE, () => ({ bodySize })).ingresses[0])['proxy-body-size']),
    ).toEqual(['1k', '1536k', '8m', '2g']);
  });
});
