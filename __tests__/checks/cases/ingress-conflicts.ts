import { type Case, raw } from '../case';
import { ingress, ingressClass, nginx, path, type Raw, service, user } from '../objects';

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
