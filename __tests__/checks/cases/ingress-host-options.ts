import { PorticoChecks, Tls, Www } from '../../../lib';
import { type App, beside } from '../beside';
import { type Case, raw } from '../case';
import { nginxIngress, path, type Raw, service, user } from '../objects';

const PREFIX = 'nginx.ingress.kubernetes.io';
const ROUTER = 'shop/router/ingress-router';
const two = [...user, service({}, 'b')];
const TLS = { tls: [{ hosts: ['abc.com'], secretName: 'shop-tls' }] };
const challenge = path('/.well-known/acme-challenge/x1', 'b');
const taken = (at: string) =>
  `[${at}] Prefix "/x" takes requests of abc.com that "/" of ${ROUTER} would send to "a", and router.resolve() does not know of it: write it as a route of the router.`;
const root = ({ router, a }: App) => router.prefix('/', a);

const alone = (title: string, objects: readonly Raw[], warnings: readonly string[]) =>
  raw(title, [...two, ...objects], [], warnings);

export const wrong: readonly Case[] = [
  beside(
    'an alias that is the host of a router',
    root,
    [nginxIngress('raw', { 'server-alias': 'abc.com' }, [path('/', 'b')], 'x.com')],
    [
      `[shop/0] annotation "${PREFIX}/server-alias" claims abc.com, which ${ROUTER} serves, so that the controller ignores it: leave it out, or route both hosts in the router.`,
    ],
  ),
  beside(
    'an alias that the star of a router stands for',
    root,
    [nginxIngress('raw', { 'server-alias': 'www.x.com, a.abc.com' }, [path('/', 'b')], 'x.com')],
    [
      `[shop/0] annotation "${PREFIX}/server-alias" takes a.abc.com from *.abc.com, which ${ROUTER} serves, and router.resolve() does not know of it: route the host in the router.`,
    ],
    [],
    { host: '*.abc.com' },
  ),
  beside(
    'the start page of a host that a router serves',
    root,
    [nginxIngress('raw', { 'app-root': '/x' }, [path('/x', 'b')])],
    [
      `[shop/0] annotation "${PREFIX}/app-root" redirects "/" of abc.com to "/x", also where ${ROUTER} routes it: write appRoot: "/x" on the router.`,
    ],
    [taken('shop/0')],
  ),
  beside(
    'an alias of the host of a router',
    ({ router, a }) => router.prefix('/user', a),
    [nginxIngress('raw', { 'server-alias': 'x.com,abc.com' }, [path('/pay', 'b')])],
    [
      `[shop/0] annotation "${PREFIX}/server-alias" gives all paths of abc.com, those of ${ROUTER} too, to x.com, which router.resolve() does not know: write hosts on the router.`,
    ],
  ),
  beside(
    'certificates of clients on the host of a router',
    ({ router, a }) => router.prefix('/user', a),
    [nginxIngress('raw', { 'auth-tls-secret': 'default/ca' }, [path('/pay', 'b')])],
    [
      `[shop/0] annotation "${PREFIX}/auth-tls-secret" asks the clients of every path of abc.com for a certificate, those of ${ROUTER} too: write it there as well, or give one of the two another host.`,
    ],
  ),
  beside(
    'connections of the host of a router that are handed over',
    ({ router, a }) => router.prefix('/user', a),
    [nginxIngress('raw', { 'ssl-passthrough': 'true' }, [path('/pay', 'b')])],
    [
      `[shop/0] annotation "${PREFIX}/ssl-passthrough" hands all connections for abc.com over unread, those to the routes of ${ROUTER} too: give one of the two another host.`,
    ],
  ),
  beside(
    'a certificate for the host of a router without one',
    root,
    [nginxIngress('raw', {}, [challenge], 'abc.com', TLS)],
    [
      `[shop/0] tls gives abc.com a certificate, with which ingress-nginx redirects every path of the host to HTTPS, those of ${ROUTER} too, which router.resolve() does not know: write tls on the router.`,
    ],
  ),
  beside(
    'the name that a router redirects, served by another Ingress',
    root,
    [nginxIngress('raw', {}, [path('/', 'b')], 'www.abc.com')],
    [
      `[shop/0] www.abc.com is redirected to abc.com by ${ROUTER}, unless an Ingress serves it, as this one does: route the host in the router, without www.`,
    ],
    [
      '[shop/router] requests for www.abc.com are redirected to the port that the controller listens on: on a NodePort the redirect leads past it.',
      '[shop/router] www.abc.com is redirected only as long as no other Ingress of the cluster serves it.',
    ],
    { www: Www.TO_APEX },
  ),
  alone(
    'an alias that is the host of another Ingress',
    [nginxIngress('a', { 'server-alias': 'b.com' }), nginxIngress('b', {}, [path('/', 'b')], 'b.com')],
    [
      `[shop/3] annotation "${PREFIX}/server-alias" claims b.com, which shop/4 serves, so that the controller ignores it: leave it out.`,
    ],
  ),
  alone(
    'two values for one host',
    [
      nginxIngress('a', { 'ssl-ciphers': 'HIGH' }),
      nginxIngress('b', { 'ssl-ciphers': 'HIGH:!MD5' }, [path('/b', 'b')]),
    ],
    [
      `[shop/4] annotation "${PREFIX}/ssl-ciphers" holds for the whole host abc.com, for which shop/3 has another value, "HIGH": write the same in both, since only one counts.`,
    ],
  ),
  alone(
    'certificates of clients in one of two Ingresses of a host',
    [nginxIngress('a', { 'auth-tls-secret': 'default/ca' }), nginxIngress('b', {}, [path('/public', 'b')])],
    [
      `[shop/3] annotation "${PREFIX}/auth-tls-secret" asks the clients of every path of abc.com for a certificate, those of shop/4 too: write it there as well, or give one of the two another host.`,
    ],
  ),
  alone(
    'a redirect from a name that is served',
    [nginxIngress('a', { 'from-to-www-redirect': 'true' }), nginxIngress('b', {}, [path('/', 'b')], 'www.abc.com')],
    [
      `[shop/3] annotation "${PREFIX}/from-to-www-redirect" does not redirect www.abc.com to abc.com, since shop/4 serves www.abc.com: leave one of the two out.`,
    ],
  ),
];

export const right: readonly Case[] = [
  beside(
    'a router with a certificate, next to an Ingress with the same',
    (app) => {
      root(app);
      PorticoChecks.of(app.chart).accept('hsts', 'known').accept('redirect-port', 'known');
    },
    [nginxIngress('raw', {}, [challenge], 'abc.com', TLS)],
    [],
    [],
    {
      host: 'abc.com',
      tls: Tls.secret('shop-tls'),
    },
  ),
  alone(
    'what the Ingresses of a host agree on, and what one of them says for all',
    [
      nginxIngress('a', { 'auth-tls-secret': 'default/ca', 'ssl-ciphers': 'HIGH', 'server-alias': 'x.com,abc.com' }),
      nginxIngress('b', { 'auth-tls-secret': 'default/ca', 'app-root': '/b' }, [path('/b', 'b')]),
      nginxIngress(
        'c',
        { 'auth-tls-secret': 'default/ca', 'auth-tls-verify-client': 'optional' },
        [path('/')],
        'c.com',
      ),
      nginxIngress('d', {}, [path('/d')], 'c.com'),
      nginxIngress('e', { 'from-to-www-redirect': 'true' }, [path('/')], 'e.com'),
    ],
    [],
  ),
];
