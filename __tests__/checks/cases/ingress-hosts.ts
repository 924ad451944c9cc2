import * as kplus from 'cdk8s-plus-27';
import { IngressRouter, Rewrite, WebService } from '../../../lib';
import { beside } from '../beside';
import { type Case, raw } from '../case';
import { nginxIngress, path, service, user } from '../objects';

const PREFIX = 'nginx.ingress.kubernetes.io';
const regex = (text: string, name = 'b') => path(text, name, { number: 80 }, 'ImplementationSpecific');
const USE_REGEX = { 'use-regex': 'true' };
const STRIP = { 'rewrite-target': '/$2' };

const reread = (annotation: string, effect: string) =>
  `[shop/0] annotation "${PREFIX}/${annotation}" makes ingress-nginx read all paths of abc.com as regular expressions, including those of shop/router/ingress-router, so that ${effect}: write this path as a route of the router, or give it another host.`;

const two = [...user, service({}, 'b')];

export const wrong: readonly Case[] = [
  beside(
    'an expression that takes the exact path of a router',
    ({ router, a }) => router.exact('/foo', a),
    [nginxIngress('raw', USE_REGEX, [regex('/[a-z0-9_.-]{3,40}')])],
    [reread('use-regex', '"/foo" goes to "b" instead of "a"')],
  ),
  beside(
    'an expression elsewhere, which opens the exact path of a router',
    ({ router, a }) => router.exact('/foo', a),
    [nginxIngress('raw', USE_REGEX, [regex('/x/[0-9]+')])],
    [reread('use-regex', 'Exact "/foo" takes "/foobar" and "/FOO" as well')],
  ),
  beside(
    'an expression for every other host, which a router serves as well',
    ({ router, a }) => router.prefix('/foo', a),
    [nginxIngress('raw', USE_REGEX, [regex('/x.*')], undefined, { rules: [{ http: { paths: [regex('/x.*')] } }] })],
    [reread('use-regex', 'Prefix "/foo" takes "/foobar" and "/FOO" as well').replace('abc.com', 'every other host')],
    [],
    { host: undefined },
  ),
  beside(
    'a rewrite elsewhere, which opens the prefix of a router',
    ({ router, a }) => router.prefix('/user', a),
    [nginxIngress('raw', { 'rewrite-target': '/health' }, [regex('/pay/healthz$')])],
    [reread('rewrite-target', 'Prefix "/user" takes "/userbar" and "/USER" as well')],
  ),
  beside(
    'a rewrite of a path to itself, which is one all the same',
    ({ router, a }) => router.prefix('/user', a),
    [nginxIngress('raw', { 'rewrite-target': '/pay.html' }, [path('/pay.html', 'b')])],
    [reread('rewrite-target', 'Prefix "/user" takes "/userbar" and "/USER" as well')],
  ),
  beside(
    'an expression of another namespace',
    ({ router, a }) => router.exact('/1', a),
    [
      nginxIngress('raw', USE_REGEX, [regex('/[0-9]{1,9}')], 'abc.com', {}, { namespace: 'other' }),
      service({ selector: undefined }, 'b', { namespace: 'other' }),
    ],
    [reread('use-regex', '"/1" goes to "b" instead of "a"')],
  ),
  beside(
    'an expression that is tried before one of a router',
    ({ router, a }) => router.prefix('/user', a, { rewrite: Rewrite.stripPrefix() }),
    [nginxIngress('raw', STRIP, [regex('/u[a-z]+/[0-9][0-9]*(/|$)(.*)')])],
    [
      '[shop/0] path "/u[a-z]+/[0-9][0-9]*(/|$)(.*)" is longer than "/(?-i)user(/|$)(.*)" of shop/router/ingress-router, so that ingress-nginx tries it first, and it may take requests of the router: write this path as a route of the router, or give it another host.',
    ],
  ),
  beside(
    'a plain path that an expression of a router takes',
    ({ router, a }) => router.prefix('/user', a, { rewrite: Rewrite.stripPrefix() }),
    [nginxIngress('raw', {}, [path('/user/admin', 'b')])],
    [
      `[shop/0] Prefix "/user/admin" of abc.com goes to "a", since annotation "${PREFIX}/rewrite-target" of shop/router/ingress-router makes expressions of all paths of the host, and the longer "/(?-i)user(/|$)(.*)" of shop/router/ingress-router matches it as well: write this path as a route of the router, or give it another host.`,
    ],
  ),
  beside(
    'a plain path below a prefix of a router',
    ({ router, a }) => router.prefix('/user', a),
    [nginxIngress('raw', {}, [path('/user/admin', 'b')])],
    [],
    [
      '[shop/0] Prefix "/user/admin" takes requests of abc.com that "/user" of shop/router/ingress-router would send to "a", and router.resolve() does not know of it: write it as a route of the router.',
    ],
  ),
  beside(
    'an expression below the default backend of a router',
    ({ router, a }) => router.prefix('/', a),
    [nginxIngress('raw', STRIP, [regex('/pay(/|$)(.*)')])],
    [],
    [
      '[shop/0] ImplementationSpecific "/pay(/|$)(.*)" takes requests of abc.com that "/" of shop/router/ingress-router would send to "a", and router.resolve() does not know of it: write it as a route of the router.',
    ],
  ),
  {
    title: 'a rewrite of an Ingress of cdk8s-plus without a class',
    build: (chart) => {
      const a = new WebService(chart, 'a', { image: 'registry.example.com/x:1.0.0' });
      new IngressRouter(chart, 'router', { host: 'abc.com' }).prefix('/user', a);
      const pay = new kplus.Service(chart, 'pay', {
        metadata: { name: 'pay' },
        ports: [{ port: 80, targetPort: 8080 }],
      });
      pay.selectLabel('app', 'a');
      const front = new kplus.Ingress(chart, 'front', {
        metadata: { name: 'front', annotations: { [`${PREFIX}/rewrite-target`]: '/index.html' } },
      });
      front.addHostRule('abc.com', '/pay', kplus.IngressBackend.fromService(pay));
    },
    problems: [
      `[shop/front/Resource] annotation "${PREFIX}/rewrite-target" makes ingress-nginx read all paths of abc.com as regular expressions, including those of shop/router/ingress-router, so that Prefix "/user" takes "/userbar" and "/USER" as well: write this path as a route of the router, or give it another host.`,
    ],
  },
  raw(
    'a plain path that a longer expression of another Ingress takes',
    [
      ...two,
      nginxIngress('a', {}, [path('/foo/bar/bar')]),
      nginxIngress('b', USE_REGEX, [regex('/foo/bar/[A-Z0-9]{3}')]),
    ],
    [
      `[shop/3] Prefix "/foo/bar/bar" of abc.com goes to "b", since annotation "${PREFIX}/use-regex" of shop/4 makes expressions of all paths of the host, and the longer "/foo/bar/[A-Z0-9]{3}" of shop/4 matches it as well: give one of the two another host, or narrow the expression.`,
    ],
  ),
  raw(
    'an exact path that an expression of another Ingress opens',
    [
      ...two,
      nginxIngress('a', {}, [path('/health', 'user', { number: 80 }, 'Exact')]),
      nginxIngress('b', STRIP, [regex('/b(/|$)(.*)')]),
    ],
    [],
    [
      `[shop/3] Exact "/health" of abc.com takes "/healthbar" and "/HEALTH" as well, since annotation "${PREFIX}/rewrite-target" of shop/4 makes expressions of all paths of the host: write "/health$" with use-regex, or give one of the two another host.`,
    ],
  ),
];

export const right: readonly Case[] = [
  beside(
    'a router with rewrites, expressions and exact paths, in several Ingresses',
    ({ router, a, b }) => {
      router.prefix('/user', a, { rewrite: Rewrite.stripPrefix() });
      router.prefix('/user/admin', b);
      router.exact('/user/me', b);
      router.regex('/[a-z]+/[0-9]+', a);
    },
    [],
    [],
    [],
  ),
  beside(
    'expressions that no path of a router meets',
    ({ router, a }) => {
      router.prefix('/user', a, { rewrite: Rewrite.stripPrefix() });
      router.exact('/pay', a);
    },
    [
      nginxIngress('0', STRIP, [regex('/metrics/of/all/services(/|$)(.*)')]),
      nginxIngress('1', USE_REGEX, [regex('/pay/[0-9]{4,12}/receipt')]),
    ],
    [],
  ),
  beside(
    'a plain path beside expressions of a router that begin like it',
    ({ router, a }) => router.regex('/x[0-9]', a),
    [nginxIngress('0', {}, [path('/x/y', 'b')])],
    [],
  ),
  beside(
    'Ingresses of other hosts and classes',
    ({ router, a }) => router.exact('/foo', a),
    [
      nginxIngress('0', USE_REGEX, [regex('/[a-z]{3}')], 'x.com'),
      nginxIngress('1', USE_REGEX, [regex('/[a-z]{3}')], 'abc.com', { ingressClassName: 'internal' }),
    ],
    [],
  ),
  beside(
    'the Ingress of a solver of cert-manager',
    ({ router, a }) => router.prefix('/', a),
    [nginxIngress('0', {}, [path('/.well-known/acme-challenge/x1', 'b', { number: 80 }, 'ImplementationSpecific')])],
    [],
  ),
  raw(
    'Ingresses of one host that all use expressions, next to one for the rest',
    [
      ...two,
      nginxIngress('a', STRIP, [regex('/api(/|$)(.*)')]),
      nginxIngress('b', USE_REGEX, [regex('/static/.*', 'user'), regex('/api/v1', 'user')]),
      nginxIngress('c', {}, [path('/')]),
      nginxIngress('d', {}, [path('/docs')]),
    ],
    [],
  ),
];
