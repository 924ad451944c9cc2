import { PathMatch, RoutePolicy } from '../../../lib';
import type { CaseServices, RoutingCase } from '../cases';
import { buildCase, problemsOfRouter } from '../support';

const externalAuth = {
  url: 'https://$host/oauth2/auth',
  signinUrl: 'https://$host/oauth2/start?rd=$escaped_request_uri',
};
const SIGNIN = `externalAuth signinUrl "${externalAuth.signinUrl}"`;
const without = [RoutePolicy.EXTERNAL_AUTH];
const guarded = ({ d }: CaseServices) => ({ host: 'abc.com', defaultBackend: d, externalAuth });

/** The warnings about external authentication, of a router with these options. */
const warningsOf = (routes: RoutingCase['routes'], props: RoutingCase['props']) =>
  buildCase({ props, routes })
    .router.warnings.filter(({ code }) => code === 'external-auth-loop')
    .map(({ message }) => message);

test('a route that answers its own authentication asks it again, for ever', () => {
  expect(problemsOfRouter((router, { a }) => router.prefix('/oauth2', a), guarded)).toEqual([
    'externalAuth url "https://$host/oauth2/auth" leads to prefix "/oauth2" of abc.com, which requires externalAuth itself: write without: [RoutePolicy.EXTERNAL_AUTH] there.',
    `${SIGNIN} leads to prefix "/oauth2" of abc.com, which requires externalAuth itself: write without: [RoutePolicy.EXTERNAL_AUTH] there.`,
  ]);
});

test('no loop where the route is without it, asks another URL, or redirects', () => {
  const other = { url: 'https://auth.example.com/verify' };
  for (const options of [{ without }, { externalAuth: other }]) {
    expect(problemsOfRouter((router, { a }) => router.prefix('/oauth2', a, options), guarded)).toEqual([]);
    expect(warningsOf((router, { a }) => router.prefix('/oauth2', a, options), guarded)).toEqual([]);
  }
  const to = { url: 'https://auth.example.com', match: PathMatch.PREFIX };
  expect(problemsOfRouter((router) => router.redirect('/oauth2', to), guarded)).toEqual([]);
});

test('the URL may name the host, or a host of another route', () => {
  const url = 'http://auth.abc.com/verify/';
  const props = { hosts: ['abc.com', 'auth.abc.com'], externalAuth: { url } };
  expect(
    problemsOfRouter(
      (router, { a, b }) => {
        router.prefix('/', a);
        router.prefix('/verify', b, { host: 'auth.abc.com' });
      },
      () => props,
    ),
  ).toEqual([
    `externalAuth url "${url}" leads to prefix "/verify" of auth.abc.com, which requires externalAuth itself: write without: [RoutePolicy.EXTERNAL_AUTH] there.`,
  ]);
});

test('a route that has the authentication itself leaves it out', () => {
  const auth = { url: 'https://$http_host/auth/ask' };
  expect(problemsOfRouter((router, { a }) => router.prefix('/auth', a, { externalAuth: auth }), guardless)).toEqual([
    'externalAuth url "https://$http_host/auth/ask" leads to prefix "/auth" of abc.com, which requires externalAuth itself: leave externalAuth out there.',
  ]);
});

const guardless = ({ d }: CaseServices) => ({ host: 'abc.com', defaultBackend: d });

test.each([
  'https://auth.example.com/oauth2/auth',
  'http://oauth2-proxy.shop.svc.cluster.local:4180/oauth2/auth',
  'https://abc.com:8443/oauth2/auth',
  'https://$host$request_uri',
  'https://$host/$arg_x/auth',
])('nothing is said of a URL of which nobody knows who answers: %s', (url) => {
  const props = (services: CaseServices) => ({ ...guarded(services), externalAuth: { url } });
  expect(problemsOfRouter((router, { a }) => router.prefix('/oauth2', a), props)).toEqual([]);
  expect(warningsOf((router, { a }) => router.prefix('/user', a), props)).toEqual([]);
});

test('an Ingress made elsewhere may take the path from a route for every path, so that it is a warning', () => {
  const fix = (path: string) =>
    `which requires externalAuth itself unless an Ingress made elsewhere serves that path: add a route for "${path}" with without: [RoutePolicy.EXTERNAL_AUTH].`;
  expect(warningsOf((router, { a }) => router.prefix('/user', a), guarded)).toEqual([
    `externalAuth url "${externalAuth.url}" leads to the default backend of abc.com, ${fix('/oauth2/auth')}`,
    `${SIGNIN} leads to the default backend of abc.com, ${fix('/oauth2/start')}`,
  ]);
  const onAll = () => ({ hosts: ['abc.com', 'def.com'], externalAuth: { url: externalAuth.url } });
  expect(warningsOf((router, { a }) => router.prefix('/', a), onAll)).toEqual([
    `externalAuth url "${externalAuth.url}" leads to prefix "/" of abc.com, ${fix('/oauth2/auth')}`,
  ]);
  expect(
    warningsOf(
      (router, { a }) => router.prefix('/user', a),
      () => ({ host: 'abc.com', externalAuth }),
    ),
  ).toEqual([]);
});
