import { Duration } from 'cdk8s';
import type { RouteOptions, RoutePolicies } from '../../../../../lib';
import { annotationsOf, ingressesOf, PREFIX, refused } from '../emitted';

const two = (first: RouteOptions, second: RouteOptions) =>
  refused((router, { a }) => {
    router.prefix('/a', a, first);
    router.prefix('/b', a, second);
  });

const END = 'and ingress-nginx keeps one for each Service: write the same in both, or give one a Service of its own.';

describe('two sticky sessions of one Service are a problem', () => {
  test.each<[string, RoutePolicies, RoutePolicies, string]>([
    [
      'by name and age of the cookie',
      { stickySession: { cookie: 'first', maxAge: Duration.hours(1) } },
      { stickySession: { cookie: 'second', maxAge: Duration.hours(2) } },
      'session-cookie-max-age "7200" instead of "3600", session-cookie-name "second" instead of "first"',
    ],
    [
      'by an age that one does not have',
      { stickySession: {} },
      { stickySession: { maxAge: Duration.hours(2) } },
      'session-cookie-max-age "7200" instead of none',
    ],
    [
      'by the name that the controller gives',
      { stickySession: { cookie: 'route' } },
      { stickySession: {} },
      'session-cookie-name "INGRESSCOOKIE" instead of "route"',
    ],
    [
      'by a raw annotation',
      { stickySession: {} },
      { stickySession: {}, annotations: { [`${PREFIX}affinity-mode`]: 'persistent' } },
      'affinity-mode "persistent" instead of "balanced"',
    ],
    [
      'by raw annotations alone',
      { annotations: { [`${PREFIX}affinity`]: 'cookie', [`${PREFIX}session-cookie-name`]: 'first' } },
      { annotations: { [`${PREFIX}affinity`]: 'cookie', [`${PREFIX}session-cookie-name`]: 'second' } },
      'session-cookie-name "second" instead of "first"',
    ],
  ])('%s', (_, first, second, difference) => {
    expect(two(first, second)).toEqual([
      `prefix "/b": the sticky session of the Service "a" differs from that of prefix "/a" (${difference}), ${END}`,
    ]);
  });

  test('and so are two ways to balance', () => {
    const hashBy = (value: string) => ({ annotations: { [`${PREFIX}upstream-hash-by`]: value } });
    expect(two(hashBy('$remote_addr'), hashBy('$request_uri'))).toEqual([
      `prefix "/b": the load balancing of the Service "a" differs from that of prefix "/a" (upstream-hash-by "$request_uri" instead of "$remote_addr"), ${END}`,
    ]);
    expect(two(hashBy('$remote_addr'), { annotations: { [`${PREFIX}load-balance`]: 'ewma' } })).toEqual([
      `prefix "/b": the load balancing of the Service "a" differs from that of prefix "/a" (load-balance "ewma" instead of none, upstream-hash-by none instead of "$remote_addr"), ${END}`,
    ]);
  });

  test('of a route and the default backend', () => {
    const messages = refused(
      (router, { a }) => router.prefix('/a', a, { stickySession: { cookie: 'own' } }),
      ({ a }) => ({ host: 'abc.com', defaultBackend: a, stickySession: { cookie: 'all' } }),
    );
    expect(messages).toEqual([
      `the default backend: the sticky session of the Service "a" differs from that of prefix "/a" (session-cookie-name "all" instead of "own"), ${END}`,
    ]);
  });
});

test('the same session twice, and sessions of two Services, are right', () => {
  const objects = ingressesOf((router, { a, b }) => {
    router.prefix('/a', a, { stickySession: { cookie: 'first' } });
    router.prefix('/a/b', a, { stickySession: { cookie: 'first' }, bodySize: undefined });
    router.prefix('/b', b, { stickySession: { cookie: 'second' } });
  });
  expect(objects.map((object) => annotationsOf(object)['session-cookie-name'])).toEqual(['first', 'second']);
});
