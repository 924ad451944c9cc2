import { Rewrite } from '../../../lib';
import { addServices, problemsOfRouter, untyped } from '../support';

const policies =
  'cors, timeouts, bodySize, unlimitedBody, buffering, rateLimit, allowFrom, denyFrom, stickySession, consistentHash, protocol, backendTls, basicAuth, externalAuth, responseHeaders, annotations';

test('unknown options of a route are problems', () => {
  const options = { rewirte: Rewrite.stripPrefix(), stickySession: { name: 'route' } };
  expect(problemsOfRouter((router, { a }) => router.prefix('/a', a, untyped(options)))).toEqual([
    `the last argument of prefix "/a" has no option "rewirte": write one of host, rewrite, without, ${policies}.`,
    'prefix "/a": stickySession has no option "name": write one of cookie, maxAge, expires, path, sameSite, conditionalSameSiteNone, secure, changeOnFailure.',
  ]);
});

test.each<[host: unknown, flaw: string]>([
  ['abc.com/x', '"abc.com/x" is not a DNS name: write it without scheme, port and path, for example "abc.com".'],
  ['*', '"*" is not a DNS name: leave the host out to serve every host.'],
  [null, 'null is not a DNS name: write, for example, "abc.com".'],
])('a wrong host of a route is a problem: %s', (host, flaw) => {
  expect(problemsOfRouter((router, { a }) => router.prefix('/a', a, { host: untyped(host) }))).toEqual([
    `prefix "/a": host ${flaw}`,
  ]);
});

test('everything that is wrong with one route is reported at once', () => {
  const options = { host: 'ABC.com', rewrite: Rewrite.to('b'), denyFrom: ['10.0.0.1'] };
  expect(problemsOfRouter((router) => router.prefix('/a', untyped('web'), options))).toEqual([
    expect.stringContaining('prefix "/a": host "ABC.com" is not a DNS name'),
    expect.stringContaining('prefix "/a": denyFrom "10.0.0.1" is not a CIDR block'),
    expect.stringContaining('prefix "/a" is rewritten to "b", which is not a path'),
    expect.stringContaining('prefix "/a" has the backend "web"'),
  ]);
});

test('arguments in the wrong order are problems', () => {
  const found = problemsOfRouter((router, _, chart) => router.prefix(untyped(addServices(chart).a), untyped('/api')));
  expect(found).toEqual([
    'prefix path the construct "shop/a" is not a path: write an absolute one, for example "/user".',
    expect.stringContaining('prefix the construct "shop/a" has the backend "/api": pass a WebService'),
  ]);
});
