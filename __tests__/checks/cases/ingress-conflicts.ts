import { Backend } from '../../../lib';
import { beside } from '../beside';
import { type Case, raw } from '../case';
import { ingress, ingressClass, nginx, nginxIngress, path, type Raw, service, user } from '../objects';

/** One path in two Ingresses with the same annotations and class. */
const twice = (spec: Raw, annotations?: Raw) =>
  ['a', 'b'].map((name) => ingress([path('/')], spec, name, { annotations }));

const TWICE = '[shop/3] abc.com Prefix "/" is routed by shop/2 as well: write it in one of the two.';

export const wrong: readonly Case[] = [
  raw(
    'one path in two Ingresses',
    [...user, ingress([path('/')], {}, 'a'), ingress([path('/')], {}, 'b')],
    ['[shop/3] abc.com Prefix "/" is routed by shop/2 as well: write it in one of the two.'],
  ),
  raw(
    'one path twice in an Ingress',
    [...user, ingress([path('/'), path('/')])],
    ['[shop/2] abc.com Prefix "/" is routed twice: write it once.'],
  ),
  raw(
    'one path in two Ingresses without a host',
    [
      ...user,
      ingress([], { rules: [{ http: { paths: [path('/')] } }] }, 'a'),
      ingress([], { rules: [{ http: { paths: [path('/')] } }] }, 'b'),
    ],
    ['[shop/3] every host Prefix "/" is routed by shop/2 as well: write it in one of the two.'],
  ),
  raw(
    'one path in two Ingresses of a class whose controller is not known',
    [...user, ...twice({ ingressClassName: 'public' })],
    [TWICE],
  ),
  raw(
    'one path in two Ingresses of the legacy annotation',
    [...user, ...twice({ ingressClassName: undefined }, { 'kubernetes.io/ingress.class': 'nginx' })],
    [TWICE],
  ),
  raw('one path in two Ingresses without a class', [...user, ...twice({ ingressClassName: undefined })], [TWICE]),
  raw(
    'one path in two Ingresses of a class that an IngressClass gives to ingress-nginx',
    [...user, ...twice({ ingressClassName: 'traefik' }), ingressClass('traefik', 'k8s.io/internal-ingress-nginx')],
    [TWICE],
  ),
  raw(
    'one path with a class, and without one in an app whose default class it is',
    [
      ...user,
      ingress([path('/')], {}, 'a'),
      ingress([path('/')], { ingressClassName: undefined }, 'b'),
      ingressClass('nginx', 'k8s.io/ingress-nginx', { 'ingressclass.kubernetes.io/is-default-class': 'true' }),
    ],
    [TWICE],
  ),
  raw(
    'one path with a class, and without one but with annotations of ingress-nginx',
    [
      ...user,
      ingress([path('/')], {}, 'a'),
      ingress([path('/')], { ingressClassName: undefined }, 'b', { annotations: nginx({ 'proxy-body-size': '8m' }) }),
    ],
    [TWICE],
  ),
  raw(
    'one path of two types in two Ingresses of ingress-nginx',
    [...user, nginxIngress('a', {}), nginxIngress('b', {}, [path('/', 'user', { number: 80 }, 'Exact')])],
    [
      '[shop/3] abc.com Exact "/" is Prefix "/" in shop/2, and ingress-nginx refuses one path in two Ingresses, whatever its types: write both in one of the two.',
    ],
  ),
  raw(
    'one path with and without a slash at its end',
    [...user, nginxIngress('a', {}, [path('/a'), path('/b/'), path('/b')]), nginxIngress('b', {}, [path('/a/')])],
    [
      '[shop/2] abc.com Prefix "/b" and "/b/" become one location, with which nginx cannot load its configuration: write one of them, since either matches with and without the slash.',
      '[shop/3] abc.com Prefix "/a/" and "/a" of shop/2 become one location, with which nginx cannot load its configuration: write one of them, since either matches with and without the slash.',
    ],
  ),
  beside(
    'the path of a router with a slash at its end',
    ({ router, a }) => router.prefix('/a', a),
    [nginxIngress('raw', {}, [path('/a/', 'b')])],
    [
      '[shop/0] abc.com Prefix "/a/" and "/a" of shop/router/ingress-router become one location, with which nginx cannot load its configuration: write one of them, since either matches with and without the slash.',
    ],
  ),
  beside(
    'a default backend that takes the root of a router',
    () => undefined,
    [ingress([], { rules: undefined, defaultBackend: { service: { name: 'b', port: { number: 80 } } } }, 'raw')],
    [
      '[shop/0] the default backend takes "/" of every host that no Ingress names, so that Prefix "/" of shop/router/ingress-router gets no requests: write one of the two.',
    ],
    [],
    { host: undefined, defaultBackend: Backend.external('home', 80) },
  ),
  raw(
    'a default backend that takes the root of a rule without host',
    [
      ...user,
      ingress([], { rules: undefined, defaultBackend: { service: { name: 'user', port: { number: 80 } } } }, 'a'),
      ingress([], { rules: [{ http: { paths: [path('/')] } }] }, 'b'),
    ],
    [],
    [
      '[shop/2] the default backend takes "/" of every host that no Ingress names, so that Prefix "/" of shop/3 gets no requests: write one of the two.',
    ],
  ),
];

/** Classes and annotations of controllers that tell two Ingresses of one path apart, or read one Ingress in a way of their own. */
const OTHERS: readonly (readonly [title: string, spec: Raw, annotations?: Raw, ingressClass?: Raw])[] = [
  ['gce', { ingressClassName: undefined }, { 'kubernetes.io/ingress.class': 'gce' }],
  ['alb', { ingressClassName: 'alb-public' }],
  ['kong', { ingressClassName: 'kong' }],
  ['contour', { ingressClassName: 'contour' }],
  ['haproxy', { ingressClassName: 'haproxy-internal' }],
  ['traefik', { ingressClassName: 'traefik' }],
  [
    'azure/application-gateway',
    { ingressClassName: undefined },
    { 'kubernetes.io/ingress.class': 'azure/application-gateway' },
  ],
  [
    'Traefik, by annotations',
    { ingressClassName: undefined },
    { 'traefik.ingress.kubernetes.io/router.entrypoints': 'web' },
  ],
  ["F5's nginx, by annotations", { ingressClassName: 'nginx' }, { 'nginx.org/mergeable-ingress-type': 'minion' }],
  [
    "F5's nginx, by its IngressClass",
    { ingressClassName: 'nginx' },
    nginx({ 'proxy-body-size': '8m' }),
    ingressClass('nginx', 'nginx.org/ingress-controller'),
  ],
  [
    'a default class of the app',
    { ingressClassName: undefined },
    nginx({ 'proxy-body-size': '8m' }),
    ingressClass('edge', 'example.com/edge', { 'ingressclass.kubernetes.io/is-default-class': 'true' }),
  ],
];

export const right: readonly Case[] = [
  raw(
    'paths with and without a slash that are expressions, or of two hosts, or exact',
    [
      ...user,
      nginxIngress('a', { 'use-regex': 'true' }, [path('/a'), path('/a/')]),
      nginxIngress('b', {}, [path('/a'), path('/a/', 'user', { number: 80 }, 'Exact')], 'b.com'),
      nginxIngress('c', {}, [path('/a/')], 'c.com'),
    ],
    [],
  ),
  raw(
    'Ingresses that share a host without a conflict',
    [
      ...user,
      ingress(
        [
          path('/'),
          path('/', 'user', { name: 'http' }, 'Exact'),
          path('', 'user', { number: 80 }, 'ImplementationSpecific'),
        ],
        {},
        'a',
      ),
      ingress([path('/')], { ingressClassName: 'internal' }, 'b'),
      service({}, 'next'),
      ingress([path('/', 'next')], {}, 'c', {
        annotations: {
          'nginx.ingress.kubernetes.io/canary': 'true',
          'nginx.ingress.kubernetes.io/canary-weight': '10',
        },
      }),
      ingress([path('/')], { ingressClassName: 'alb' }, 'd'),
      ingress([path('/')], { ingressClassName: 'alb' }, 'e'),
    ],
    [],
  ),
  ...OTHERS.map(([title, spec, annotations, made]) =>
    raw(`one path in two Ingresses of ${title}`, [...user, ...twice(spec, annotations), ...(made ? [made] : [])], []),
  ),
];
