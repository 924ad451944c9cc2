import { PathMatch } from '../../../lib';
import type { CaseServices } from '../cases';
import { problemsOfRouter } from '../support';

const toRoot = ({ d }: CaseServices) => ({ host: 'abc.com', defaultBackend: d });
const loop = (...steps: string[]) =>
  `redirects of abc.com form a loop, ${steps.map((step) => `"${step}"`).join(' to ')}: let one of them lead elsewhere.`;

test.each([['/a'], ['/a?again=1'], ['/b/../a'], ['/%61'], ['/a#part']])(
  'a redirect of a path to itself is a loop: %s',
  (path) => {
    // Only Gateway API takes all of them.
    const found = problemsOfRouter((router) => router.redirect('/a', { path }), toRoot);
    expect(found[0]).toBe(loop('/a', '/a'));
  },
);

test('redirects to each other are one loop, whoever leads there', () => {
  expect(
    problemsOfRouter((router) => {
      router.redirect('/a', { path: '/b' });
      router.redirect('/b', { path: '/a', status: 301 });
    }, toRoot),
  ).toEqual([loop('/a', '/b', '/a')]);
});

test('a redirect of a prefix to a path below it is a loop, unless another route takes that path', () => {
  const below = { path: '/a/b', match: PathMatch.PREFIX };
  expect(problemsOfRouter((router) => router.redirect('/a', below), toRoot)).toEqual([loop('/a/b', '/a/b')]);
  expect(
    problemsOfRouter((router, { a }) => {
      router.redirect('/a', below);
      router.exact('/a/b', a);
    }, toRoot),
  ).toEqual([]);
});

test('a redirect of every path to one of them is a loop', () => {
  const to = { path: '/b', match: PathMatch.PREFIX };
  expect(problemsOfRouter((router) => router.redirect('/', to), { host: 'abc.com' })).toEqual([loop('/b', '/b')]);
});

test('a redirect of a host to itself that keeps the path is a loop', () => {
  const to = { match: PathMatch.PREFIX, keepPath: true };
  for (const scheme of ['http', 'https']) {
    const url = `${scheme}://abc.com`;
    expect(problemsOfRouter((router) => router.redirect('/', { ...to, url }), { host: 'abc.com' })).toEqual([
      loop('/', '/'),
    ]);
  }
  expect(
    problemsOfRouter((router) => router.redirect('/', { ...to, url: 'https://def.com' }), { host: 'abc.com' }),
  ).toEqual([]);
});

test('redirects of two hosts to each other are a loop', () => {
  const to = { match: PathMatch.PREFIX, keepPath: true };
  const hosts = ({ d }: CaseServices) => ({ hosts: ['abc.com', 'def.com', 'ghi.com'], defaultBackend: d });
  expect(
    problemsOfRouter((router) => {
      router.redirect('/', { ...to, host: 'abc.com', url: 'https://def.com' });
      router.redirect('/', { ...to, host: 'def.com', url: 'https://abc.com' });
    }, hosts),
  ).toEqual(['redirects form a loop, "abc.com/" to "def.com/" to "abc.com/": let one of them lead elsewhere.']);
  expect(
    problemsOfRouter((router) => {
      router.redirect('/', { ...to, host: 'abc.com', url: 'https://def.com' });
      router.redirect('/old', { host: 'def.com', url: 'https://ghi.com/new' });
      router.redirect('/', { ...to, host: 'ghi.com', url: 'https://abc.com:8443' });
    }, hosts),
  ).toEqual([]);
});

test('a redirect to "/" and an appRoot that leads back are a loop', () => {
  expect(
    problemsOfRouter(
      (router) => router.redirect('/app', { path: '/' }),
      (services: CaseServices) => ({ ...toRoot(services), appRoot: '/app' }),
    ),
  ).toEqual([loop('/app', '/', '/app')]);
});

test.each(['abc.1', 'xn--a.com', '*.abc.1'])('a host that no URL can have is looked at as well: %s', (host) => {
  const path = '/a';
  expect(problemsOfRouter((router) => router.redirect('/a', { path }), { host })[0]).toBe(
    `redirects of ${host} form a loop, "/a" to "/a": let one of them lead elsewhere.`,
  );
});

test.each([{ url: 'https://def.com/a' }, { path: '/../b' }])('a redirect to another place is right: %j', (to) => {
  expect(problemsOfRouter((router) => router.redirect('/a', to), toRoot)).toEqual([]);
});
