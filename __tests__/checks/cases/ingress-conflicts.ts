import { type Case, raw } from '../case';
import { ingress, path, user } from '../objects';

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
      ingress([path('/')], {}, 'c', {
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
];
