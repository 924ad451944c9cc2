import { Backend, IngressRouter, Rewrite } from '../../../lib';
import { type Case, raw } from '../case';
import { ingress, nginx, nginxIngress, path, type Raw, user } from '../objects';

const ANNOTATION = 'annotation "nginx.ingress.kubernetes.io/rewrite-target"';
const specific = (text: string) => path(text, 'user', { number: 80 }, 'ImplementationSpecific');
const to = (target: string, ...paths: readonly Raw[]) => nginxIngress('user', { 'rewrite-target': target }, paths);
const below = (target: string, stem: string, fix: string, folder = stem) =>
  `[shop/2] ${ANNOTATION} "${target}" has no part of the path in it, so that "user" gets "${target}" for every path below "${stem}", such as "${folder}/users/42": write the path "${folder}(/|$)(.*)" with pathType ImplementationSpecific and the value "${fix}", or the path "${folder}$" if only this one is meant.`;
const matched = (target: string, path: string) =>
  `[shop/2] ${ANNOTATION} "${target}" has no part of the path in it, so that "user" gets "${target}" for every path that "${path}" matches: put the part that is to stay into a group of the path, and its number into the value, as in "/api(/|$)(.*)" and "/$2".`;
const warned = (title: string, object: Raw, ...warnings: readonly string[]): Case =>
  raw(title, [...user, object], [], warnings);

export const wrong: readonly Case[] = [
  warned('a prefix that is rewritten to the root', to('/', path('/api')), below('/', '/api', '/$2')),
  warned('a prefix with a slash', to('/', path('/api/')), below('/', '/api/', '/$2', '/api')),
  warned(
    'a prefix to another path, and to itself',
    to('/api', path('/api'), path('/v1')),
    below('/api', '/api', '/api/$2'),
    below('/api', '/v1', '/api/$2'),
  ),
  warned('a path that the controller reads as a prefix', to('/v2/', specific('/api')), below('/v2/', '/api', '/v2/$2')),
  warned('groups that the target does not have', to('/', specific('/api(/|$)(.*)')), below('/', '/api', '/$2')),
  warned('an expression without a group', to('/', specific('/api/.*')), below('/', '/api', '/$2')),
  warned('an expression with an end that takes more', to('/', specific('/api/.*$')), matched('/', '/api/.*$')),
  warned('an expression without an end', to('/', specific('/v[0-9]+/api')), matched('/', '/v[0-9]+/api')),
  raw(
    'a path of several hosts, once',
    [
      ...user,
      nginxIngress('user', { 'rewrite-target': '/' }, [path('/api')], 'abc.com', {
        rules: ['abc.com', 'abc.org'].map((host) => ({ host, http: { paths: [path('/api')] } })),
      }),
    ],
    [],
    [below('/', '/api', '/$2')],
  ),
  warned(
    'a group of all paths that the target does not have',
    to('/app', specific('/(.*)')),
    `[shop/2] ${ANNOTATION} "/app" has no part of the path in it, so that "user" gets "/app" for every path below "/", such as "/users/42": write the path "/(.*)" with pathType ImplementationSpecific and the value "/app/$1".`,
  ),
];

export const right: readonly Case[] = [
  ...(
    [
      ['the whole host', to('/', path('/'))],
      ['the whole host as one page', to('/maintenance', path('/'))],
      ['an exact path', to('/', path('/api', 'user', { number: 80 }, 'Exact'))],
      ['an expression of one path', to('/health', specific('/healthz$'))],
      ['an expression of one path, with or without a slash', to('/hooks', specific('/webhook/?$'))],
      ['the page of an application of a single page', to('/index.html', path('/app'))],
      ['a group that stays', to('/$2', specific('/api(/|$)(.*)'))],
      ['a named group that stays', to('/$rest', specific('/api/(?<rest>.*)'))],
      [
        'an Ingress of another controller',
        ingress([path('/api')], { ingressClassName: 'traefik' }, 'user', {
          annotations: nginx({ 'rewrite-target': '/' }),
        }),
      ],
    ] as const
  ).map(([title, object]) => raw(title, [...user, object], [])),
  {
    title: 'a route that says so in code',
    build: (chart) => {
      const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
      router.prefix('/api', Backend.external('api', 80), { rewrite: Rewrite.to('/') });
    },
    problems: [],
  },
];
