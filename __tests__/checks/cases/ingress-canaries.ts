import { CanaryRelease, Rewrite } from '../../../lib';
import { beside } from '../beside';
import { type Case, raw } from '../case';
import { ingress, nginx, nginxIngress, path, type Raw, service, user } from '../objects';

const WEIGHT = { canary: 'true', 'canary-weight': '50' };
const canary = (paths: readonly Raw[], host?: string) => nginxIngress('canary', WEIGHT, paths, host);
const RELEASE = 'write new CanaryRelease({ stable, canary, weight }) as the backend of the route.';
const shared = (route: string) =>
  `the canary takes a share of the requests that ${route} of shop/router/ingress-router sends to "a", and router.resolve() does not know of it: ${RELEASE}`;
const SERVICE =
  'where the canary is older, that path is answered with 404, and else the canary gets no requests: give the canary a Service of its own.';

const two = [...user, service({}, 'b')];

export const wrong: readonly Case[] = [
  beside(
    'a canary of the path of a router',
    ({ router, a }) => router.prefix('/user', a),
    [canary([path('/user', 'b')])],
    [`[shop/0] ${shared('Prefix "/user"')}`],
  ),
  beside(
    'a canary of the default backend of a router, of the type ImplementationSpecific',
    ({ router, a }) => router.prefix('/', a),
    [canary([path('', 'b', { number: 80 }, 'ImplementationSpecific')])],
    [`[shop/0] ${shared('Prefix "/"')}`],
  ),
  beside(
    'a canary of another host whose Service a router serves as well',
    ({ router, a }) => router.prefix('/user', a),
    [nginxIngress('main', {}, [path('/', 'a')], 'x.com'), canary([path('/', 'b')], 'x.com')],
    [`[shop/1] ${shared('Prefix "/user"')}`],
  ),
  beside(
    'a canary of a path that a router writes as an expression',
    ({ router, a }) => router.prefix('/user', a, { rewrite: Rewrite.stripPrefix() }),
    [canary([path('/user', 'b')])],
    [
      `[shop/0] the canary for Prefix "/user" gets no requests, since no other Ingress has this path and type for abc.com: ${RELEASE}`,
    ],
  ),
  beside(
    'a canary with the Service of a route',
    ({ router, b }) => router.prefix('/pay', b),
    [nginxIngress('main', {}, [path('/', 'a')], 'x.com'), canary([path('/', 'b')], 'x.com')],
    [`[shop/1] "b" is the Service of this canary and of Prefix "/pay" of shop/router/ingress-router: ${SERVICE}`],
  ),
  raw(
    'a canary with the Service of a path',
    [
      ...two,
      nginxIngress('a', {}, [path('/')]),
      nginxIngress('b', {}, [path('/', 'b')], 'b.com'),
      canary([path('/', 'b')]),
    ],
    [],
    [`[shop/5] "b" is the Service of this canary and of Prefix "/" of shop/4: ${SERVICE}`],
  ),
  raw(
    'a canary of a path that no Ingress of the host has',
    [...two, nginxIngress('a', {}, [path('/user')]), canary([path('/user', 'b', { number: 80 }, 'Exact')])],
    [],
    [
      '[shop/4] the canary for Exact "/user" gets no requests, since no other Ingress has this path and type for abc.com: write the same host, path and pathType.',
    ],
  ),
  raw(
    'a canary with the Service of its main Ingress',
    [...user, nginxIngress('a', {}, [path('/')]), canary([path('/')])],
    [],
    ['[shop/3] the canary sends to "user", as its main Ingress shop/2 does, and has no effect: name another Service.'],
  ),
  raw(
    'a canary without paths',
    [
      ...user,
      nginxIngress('a', {}),
      ingress([], { rules: [{ host: 'abc.com' }] }, 'c', { annotations: nginx(WEIGHT) }),
    ],
    ['[shop/3] a canary has a rule without http, at which the controller crashes: write http.paths.'],
  ),
];

export const right: readonly Case[] = [
  beside(
    'the release of a router',
    ({ router, a, b }) => router.prefix('/user', new CanaryRelease({ stable: a, canary: b, weight: 10 })),
    [],
    [],
  ),
  raw(
    'a canary as the documentation has it, and one whose main Ingress is elsewhere',
    [
      ...two,
      nginxIngress('a', {}, [path('/')]),
      canary([path('/', 'b')]),
      nginxIngress('c', WEIGHT, [path('/', 'b')], 'b.com'),
    ],
    [],
  ),
];
