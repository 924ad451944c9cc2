import type { RedirectOptions } from '../../../lib';
import { checkRedirect } from '../../../lib/routing/table/redirect';
import { messagesOf } from '../../support/app';
import type { CaseServices } from '../cases';
import { problemsOfRouter, untyped } from '../support';

const problems = (to: unknown) => messagesOf([...checkRedirect('exact "/a"', untyped(to))]);

const withDefault = ({ d }: CaseServices) => ({ defaultBackend: d });

const one = 'write one of the two, for example { path: "/pay" }.';
const options = 'has the wrong type; expected an object with path, url, keepPath, status, match, host.';
const status = 'write 301 or 308 for a permanent redirect, 302 or 307 for a temporary one.';
const path = 'is not an absolute path: write, for example, "/pay", with any other character percent-encoded.';
const url = 'is not a URL: write, for example, "https://example.com/pay", with any other character percent-encoded.';
const unreadable = 'has a host or port that no client takes: write, for example, "https://example.com/pay".';

test.each<[to: unknown, message: string]>([
  [{ path: '/b', status: 303 }, `exact "/a" has the status 303: ${status}`],
  [{ path: '/b', status: '301' }, `exact "/a" has the status "301": ${status}`],
  [{}, `exact "/a" leads nowhere: ${one}`],
  [undefined, `the target of exact "/a" undefined ${options}`],
  [7, `the target of exact "/a" 7 ${options}`],
  [{ path: '/b', url: 'https://abc.com' }, `exact "/a" leads to both a path and a url: ${one}`],
  [{ path: 'b' }, `exact "/a": redirect path "b" ${path}`],
  [{ path: '//b' }, `exact "/a": redirect path "//b" ${path}`],
  [{ path: '/b c' }, `exact "/a": redirect path "/b c" ${path}`],
  [{ path: '/100%' }, `exact "/a": redirect path "/100%" ${path}`],
  [{ path: 'https://abc.com' }, `exact "/a": redirect path "https://abc.com" ${path}`],
  [{ path: 7 }, `exact "/a": redirect path 7 ${path}`],
  [{ url: 'abc.com' }, `exact "/a": redirect url "abc.com" ${url}`],
  [{ url: '//abc.com' }, `exact "/a": redirect url "//abc.com" ${url}`],
  [{ url: 'ftp://abc.com' }, `exact "/a": redirect url "ftp://abc.com" ${url}`],
  [{ url: 'https:///b' }, `exact "/a": redirect url "https:///b" ${url}`],
  [{ url: 7 }, `exact "/a": redirect url 7 ${url}`],
  [{ url: 'https://abc.com:65536/b' }, `exact "/a": redirect url "https://abc.com:65536/b" ${unreadable}`],
  [{ url: 'https://:80/b' }, `exact "/a": redirect url "https://:80/b" ${unreadable}`],
  [{ url: 'https://1.2.3.256' }, `exact "/a": redirect url "https://1.2.3.256" ${unreadable}`],
  [
    { path: '/b', match: 'suffix' },
    'exact "/a" has the match "suffix": write PathMatch.EXACT, PathMatch.PREFIX or PathMatch.REGEX.',
  ],
  [
    { path: '/b', permanent: true },
    'the target of exact "/a" has no option "permanent": write one of path, url, keepPath, status, match, host.',
  ],
  [
    { path: '/b', keepPath: true },
    'exact "/a" leads to the path "/b", which keepPath would replace: write the url of a host, for example { url: "https://new.example.com", keepPath: true }.',
  ],
  [
    { url: 'https://abc.com/b?c', keepPath: true },
    'exact "/a" leads to "https://abc.com/b?c", but keepPath puts the path of the request there: write "https://abc.com", or leave keepPath out.',
  ],
  [
    { url: 'https://abc.com', keepPath: 'yes' },
    'exact "/a": keepPath "yes" has the wrong type; expected true or false.',
  ],
])('a redirect to %j is a problem', (to, message) => {
  expect(problems(to)).toEqual([message]);
});

test.each<RedirectOptions>([
  { path: '/a%20b' },
  { path: "/it's;v=1,2?x=1&y=$2#part" },
  { url: 'https://abc.com/#b' },
  { url: 'http://[::1]:8080/a?b', status: 308 },
  { url: 'https://abc.com:8443/', keepPath: true },
  { url: 'https://abc.com/b', keepPath: false },
])('every character of RFC 3986 is right in a redirect: %j', (to) => {
  expect(problems(to)).toEqual([]);
});

test('a wrong redirect of a router is a problem', () => {
  expect(problemsOfRouter((router) => router.redirect('/a', { path: 'b' }), withDefault)).toEqual([
    `exact "/a": redirect path "b" ${path}`,
  ]);
  expect(problemsOfRouter((router) => router.redirect('/a', { path: '/b', host: 'ABC.com' }), withDefault)).toEqual([
    'exact "/a": host "ABC.com" is not a DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
  ]);
});

test('a redirect of a path that has a route is a problem', () => {
  expect(
    problemsOfRouter((router, { a }) => {
      router.exact('/a', a);
      router.redirect('/a', { path: '/b' });
    }, withDefault),
  ).toEqual(['exact "/a" is routed twice: keep one of the two routes.']);
});
