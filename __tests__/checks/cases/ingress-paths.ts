import { type Case, raw } from '../case';
import { container, deployment, ingress, nginxIngress, object, path, user } from '../objects';

const host = (name: unknown) => ingress([path('/')], { rules: [{ host: name, http: { paths: [path('/')] } }] });

const REWRITE = { 'rewrite-target': '/$2' };
const CONTROLLER = ['/nginx-ingress-controller', '--ingress-class=nginx', '--configmap=$(POD_NAMESPACE)/edge'];

const specific = (text: string, type = 'ImplementationSpecific') => path(text, 'user', { number: 80 }, type);

export const wrong: readonly Case[] = [
  raw(
    'a relative path',
    [...user, ingress([path('user')])],
    ['[shop/2] path "user" is not absolute: start it with "/".'],
  ),
  raw(
    'a path with two slashes',
    [...user, ingress([path('/a//b')])],
    ['[shop/2] path "/a//b" is refused: write it without "//", "/./", "/../" and "%2F".'],
  ),
  raw(
    'a path with two dots',
    [...user, ingress([path('/a/../b')])],
    ['[shop/2] path "/a/../b" is refused: write it without "//", "/./", "/../" and "%2F".'],
  ),
  raw(
    'a path with an encoded slash',
    [...user, ingress([path('/a%2Fb')])],
    ['[shop/2] path "/a%2Fb" is refused: write it without "//", "/./", "/../" and "%2F".'],
  ),
  raw(
    'a path of type Prefix that is missing',
    [...user, ingress([path(undefined)])],
    ['[shop/2] a path of type Prefix is missing: write one, for example "/".'],
  ),
  raw(
    'a path that is missing together with its type',
    [...user, ingress([{ backend: { service: { name: 'user', port: { number: 80 } } } }])],
    [
      '[shop/2] spec.rules[0].http.paths[0].pathType is missing: write it, since the API server requires it.',
      '[shop/2] a path is missing: write one, for example "/".',
    ],
  ),
  raw(
    'an unknown path type',
    [...user, ingress([path('/', 'user', { number: 80 }, 'Regex')])],
    ['[shop/2] pathType "Regex" is unknown: write Exact, Prefix or ImplementationSpecific.'],
  ),
  raw(
    'a rule without paths',
    [...user, ingress([])],
    ['[shop/2] the rule for "abc.com" has no path: write http.paths, or leave http out.'],
  ),
  raw(
    'an Ingress without rules',
    [...user, ingress([], { rules: [] })],
    ['[shop/2] an Ingress has neither rules nor defaultBackend: write one of them.'],
  ),
  raw(
    'a class written twice',
    [...user, ingress([path('/')], {}, 'user', { annotations: { 'kubernetes.io/ingress.class': 'nginx' } })],
    [
      '[shop/2] an Ingress has both ingressClassName and the annotation "kubernetes.io/ingress.class": keep ingressClassName.',
    ],
  ),
  raw(
    'a URL as a host',
    [...user, host('https://abc.com')],
    [
      '[shop/2] host "https://abc.com" is not a DNS name: write it without scheme, port and path, for example "abc.com".',
    ],
  ),
  raw(
    'an IP address as a host',
    [...user, host('10.0.0.1')],
    ['[shop/2] host "10.0.0.1" is an IP address: write a DNS name, or leave the host out to serve every host.'],
  ),
  raw(
    'capitals in a host',
    [...user, host('ABC.com')],
    [
      '[shop/2] host "ABC.com" is not a DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
    ],
  ),
  raw(
    'a star inside a host',
    [...user, host('a.*.com')],
    [
      '[shop/2] host "a.*.com" is not a DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".',
    ],
  ),
  ...['Prefix', 'Exact'].map((type) =>
    raw(
      `an expression of type ${type}`,
      [...user, nginxIngress('user', REWRITE, [specific('/user(/|$)(.*)', type)])],
      [
        `[shop/2] path "/user(/|$)(.*)" is refused by ingress-nginx with the type ${type}, which allows letters, digits and "-._/": write pathType: ImplementationSpecific.`,
      ],
    ),
  ),
  raw(
    'a path with a colon',
    [...user, ingress([path('/users:batch')])],
    [
      '[shop/2] path "/users:batch" is refused by ingress-nginx with the type Prefix, which allows letters, digits and "-._/": write pathType: ImplementationSpecific.',
    ],
  ),
  raw(
    'an expression that does not compile',
    [...user, nginxIngress('user', REWRITE, [specific('/user(/|$)(.*')])],
    [
      '[shop/2] path "/user(/|$)(.*" does not compile as a regular expression (unterminated group), with which nginx cannot load its configuration: write, for example, "/api(/|$)(.*)".',
    ],
  ),
];

export const right: readonly Case[] = [
  raw('an expression of the type for it', [...user, nginxIngress('user', REWRITE, [specific('/user(/|$)(.*)')])], []),
  raw(
    'an expression of type Prefix for a controller of the app that takes it',
    [
      ...user,
      nginxIngress('user', REWRITE, [specific('/user(/|$)(.*)', 'Prefix')]),
      deployment({}, { containers: [container({ args: CONTROLLER })] }, 'edge'),
      object('v1', 'ConfigMap', { data: { 'strict-validate-path-type': 'false' } }, 'edge'),
    ],
    [],
  ),
  raw(
    'paths with a star of other controllers',
    [
      ...user,
      ingress([path('/*')], { ingressClassName: 'alb' }, 'a'),
      ingress([path('/*')], { ingressClassName: undefined }, 'b', {
        annotations: { 'kubernetes.io/ingress.class': 'gce' },
      }),
      ingress([path('/~/user:[0-9]+')], { ingressClassName: 'kong' }, 'c'),
    ],
    [],
  ),
];
