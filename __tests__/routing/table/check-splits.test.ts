import { CanaryRelease, type CanaryReleaseOptions, type IBackend, IngressRouter } from '../../../lib';
import type { CaseServices } from '../cases';
import { problemsOfRouter, type Routes } from '../support';

const release = (stable: IBackend, canary: IBackend, weight = 10) => new CanaryRelease({ stable, canary, weight });

const KEEP =
  'a release applies to every route of its stable Service, so pass the same release to all of them, or give a route a Service of its own.';
const OWN_ROUTE =
  'the Service "b" is a canary and has routes of its own: give the canary a Service that no other route uses.';

test('a release of a service and itself is a problem', () => {
  expect(problemsOfRouter((router, { a }) => router.prefix('/a', release(a, a)))).toEqual([
    'a canary release has the Service "a" as both stable and canary: pass another version as canary.',
  ]);
});

test('a canary with a route of its own is a problem', () => {
  expect(
    problemsOfRouter((router, { a, b }) => {
      router.prefix('/a', release(a, b));
      router.prefix('/b', b);
    }),
  ).toEqual([OWN_ROUTE]);
});

test('a canary that is the default backend is a problem', () => {
  expect(
    problemsOfRouter(
      (router, { a, b }) => router.prefix('/a', release(a, b)),
      ({ b }: CaseServices) => ({ defaultBackend: b }),
    ),
  ).toEqual([OWN_ROUTE]);
});

test('a stable version with a route without the release is a problem', () => {
  expect(
    problemsOfRouter((router, { a, b }) => {
      router.prefix('/a', release(a, b));
      router.prefix('/b', a);
    }),
  ).toEqual([`the Service "a" has routes with the canary "b" by weight 10 of 100 and with no canary: ${KEEP}`]);
});

test('two releases of one stable version are a problem', () => {
  const header = { name: 'x-release', value: 'next' };
  expect(
    problemsOfRouter((router, { a, b, c }) => {
      router.prefix('/a', release(a, b));
      router.prefix('/b', new CanaryRelease({ stable: a, canary: c, weight: 5, header, cookie: 'next' }));
    }),
  ).toEqual([
    `the Service "a" has routes with the canary "b" by weight 10 of 100 and with the canary "c" by header x-release "next", cookie next, weight 5 of 100: ${KEEP}`,
  ]);
});

test('a release by the value of a header and one by a pattern are a problem', () => {
  const by = (header: CanaryReleaseOptions['header'], { a, b }: CaseServices) =>
    new CanaryRelease({ stable: a, canary: b, header });
  expect(
    problemsOfRouter((router, services) => {
      router.prefix('/a', by({ name: 'x-release', value: 'next' }, services));
      router.prefix('/b', by({ name: 'x-release', pattern: 'next' }, services));
    }),
  ).toEqual([
    `the Service "a" has routes with the canary "b" by header x-release "next", weight 0 of 100 and with the canary "b" by header x-release matching "next", weight 0 of 100: ${KEEP}`,
  ]);
});

test('a canary of two stable versions by different rules is a problem, in one router or in two', () => {
  const message =
    '"a" is released with the canary "c" by weight 10 of 100, and "b" with the canary "c" by weight 20 of 100: a canary gets its requests by one rule, so give each release a canary Service of its own.';
  const two =
    (second: number, host?: string): Routes =>
    (router, { a, b, c }, chart) => {
      router.prefix('/a', release(a, c));
      const other = host === undefined ? router : new IngressRouter(chart, 'other', { host });
      other.prefix('/b', release(b, c, second));
    };
  expect(problemsOfRouter(two(20))).toEqual([message]);
  expect(problemsOfRouter(two(20, 'abc.com'))).toEqual([`[shop/other] ${message}`]);
  expect(problemsOfRouter(two(10))).toEqual([]);
  expect(problemsOfRouter(two(10, 'abc.com'))).toEqual([]);
});

describe('in another router', () => {
  test('another release of the same stable version is a problem', () => {
    expect(
      problemsOfRouter((router, { a, b }, chart) => {
        router.prefix('/a', release(a, b));
        new IngressRouter(chart, 'other', { host: 'abc.com' }).prefix('/a', release(a, b, 20));
      }),
    ).toEqual([
      `[shop/other] the Service "a" has routes with the canary "b" by weight 10 of 100 and with the canary "b" by weight 20 of 100: ${KEEP}`,
    ]);
  });

  test('a route to the canary is a problem', () => {
    expect(
      problemsOfRouter((router, { a, b }, chart) => {
        router.prefix('/a', release(a, b));
        new IngressRouter(chart, 'other', { host: 'abc.com' }).prefix('/b', b);
      }),
    ).toEqual([`[shop/other] ${OWN_ROUTE}`]);
  });

  test('the same release is right', () => {
    expect(
      problemsOfRouter((router, { a, b }, chart) => {
        router.prefix('/a', release(a, b));
        new IngressRouter(chart, 'other', { host: 'abc.com' }).prefix('/a', release(a, b));
      }),
    ).toEqual([]);
  });
});
