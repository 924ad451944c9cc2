import { Backend, RoutingTarget, Tls, Www } from '../../../../../lib';
import { service, type Write } from '../tables';
import { all, type Pair, router } from './pair';

const [a, b] = [service('a'), service('b')];
const ofHost =
  (name: string, host: string | undefined, backend: Backend): Write =>
  (route) =>
    route(name, { host }, (r) => r.prefix('/', backend));
const gateway: Write = (route) =>
  route('gateway', { host: 'abc.com', target: RoutingTarget.gatewayApi({ gateway: 'edge' }) }, (r) => r.prefix('/', a));

/** Hosts, HTTPS, and several routers. */
export const HOST_PAIRS: readonly Pair[] = [
  {
    title: 'a host that is new',
    before: router((r) => r.prefix('/', a)),
    after: router((r) => r.prefix('/', a), { hosts: ['abc.com', 'other.com'] }),
    changes: [
      'traffic shop/router other.com: Requests to other.com are answered by the routes of shop/router instead of with 404. | 404 → the routes of shop/router',
    ],
  },
  {
    title: 'a host whose wildcard asks for a password',
    before: router((r) => r.prefix('/', a), { host: '*.abc.com', basicAuth: { secretName: 'users' } }),
    after: all(
      router((r) => r.prefix('/', a), { host: '*.abc.com', basicAuth: { secretName: 'users' } }),
      ofHost('own', 'x.abc.com', a),
    ),
    changes: [
      'less-safe shop/own x.abc.com: Requests to x.abc.com have no basic auth (Secret users) any more. | GET http://x.abc.com/: basic auth: Secret users → no basic auth',
    ],
  },
  {
    title: 'a host whose wildcard redirects to HTTPS',
    before: router((r) => r.prefix('/', a), { host: '*.abc.com', tls: Tls.secret('abc-tls') }),
    after: all(
      router((r) => r.prefix('/', a), { host: '*.abc.com', tls: Tls.secret('abc-tls') }),
      ofHost('own', 'x.abc.com', b),
    ),
    changes: [
      'less-safe shop/own x.abc.com: Requests to x.abc.com by HTTP are answered instead of being redirected to HTTPS. | GET http://x.abc.com/: 308 https://x.abc.com/ → b:80',
      'traffic shop/own x.abc.com: Requests to x.abc.com are answered by the routes of shop/own instead of by the routes of *.abc.com. | the routes of *.abc.com → the routes of shop/own',
      'less-safe shop/own x.abc.com: Requests to x.abc.com by HTTPS are answered without a certificate instead of that of Secret abc-tls. | Secret abc-tls → no certificate',
    ],
  },
  {
    title: 'hosts that are gone',
    before: router((r) => r.prefix('/', a), { hosts: ['abc.com', 'x.com', 'y.com'] }),
    after: router((r) => r.prefix('/', a)),
    changes: [
      'traffic shop/router x.com, y.com: Requests to x.com and y.com are answered with 404 instead of by the routes of shop/router. | the routes of shop/router → 404',
    ],
  },
  {
    title: 'a host that a wildcard took',
    before: ofHost('wild', '*.abc.com', a),
    after: all(ofHost('wild', '*.abc.com', a), ofHost('own', 'x.abc.com', b)),
    changes: [
      'traffic shop/own x.abc.com: Requests to x.abc.com are answered by the routes of shop/own instead of by the routes of *.abc.com. | the routes of *.abc.com → the routes of shop/own',
    ],
  },
  {
    title: 'a host that a wildcard took, with the same answers',
    before: ofHost('wild', '*.abc.com', a),
    after: all(ofHost('wild', '*.abc.com', a), ofHost('own', 'x.abc.com', a)),
    changes: [],
  },
  {
    title: 'a host that goes back to the routes of every host',
    before: all(ofHost('every', undefined, a), ofHost('own', 'x.abc.com', b)),
    after: ofHost('every', undefined, a),
    changes: [
      'traffic shop/every x.abc.com: Requests to x.abc.com are answered by the routes of every host instead of by the routes of shop/own. | the routes of shop/own → the routes of every host',
    ],
  },
  {
    title: 'a wildcard and every host that lead elsewhere',
    before: all(ofHost('every', undefined, a), ofHost('wild', '*.abc.com', a), ofHost('own', 'x.abc.com', a)),
    after: all(ofHost('every', undefined, b), ofHost('wild', '*.abc.com', b), ofHost('own', 'x.abc.com', a)),
    changes: [
      'traffic shop/every every host, *.abc.com: Requests to every host and *.abc.com below / go to b:80 instead of a:80. | GET http://x.example/: a:80 → b:80',
    ],
  },
  {
    title: 'one route of a router with many hosts',
    before: router((r) => r.prefix('/', a), { hosts: ['a.com', 'b.com', 'c.com', 'd.com', 'e.com'] }),
    after: router(
      (r) => {
        r.prefix('/', a);
        r.prefix('/pay', b);
      },
      { hosts: ['a.com', 'b.com', 'c.com', 'd.com', 'e.com'] },
    ),
    changes: [
      'traffic shop/router a.com, b.com, c.com, d.com, e.com: Requests to a.com, b.com and 3 other hosts below /pay go to b:80 instead of a:80. | GET http://a.com/pay: a:80 → b:80',
    ],
  },
  {
    title: 'a redirect from www',
    before: router((r) => r.prefix('/', a)),
    after: router((r) => r.prefix('/', a), { www: Www.TO_APEX }),
    changes: [
      'traffic shop/router www.abc.com: Requests to www.abc.com are redirected to http://abc.com/… (308) instead of being answered with 404. | GET http://www.abc.com/: 404 → 308 http://abc.com',
    ],
  },
  {
    title: 'no redirect from www any more',
    before: router((r) => r.prefix('/', a), { www: Www.TO_APEX }),
    after: router((r) => r.prefix('/', a)),
    changes: [
      'traffic shop/router www.abc.com: Requests to www.abc.com are answered with 404 instead of being redirected to http://abc.com/… (308). | GET http://www.abc.com/: 308 http://abc.com → 404',
    ],
  },
  {
    title: 'a redirect to HTTPS',
    before: router((r) => r.prefix('/', a), { tls: Tls.secret('abc-tls'), httpsRedirect: false }),
    after: router((r) => r.prefix('/', a), { tls: Tls.secret('abc-tls') }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com by HTTP are redirected to HTTPS instead of being answered. | GET http://abc.com/: a:80 → 308 https://abc.com/',
    ],
  },
  {
    title: 'no redirect to HTTPS any more',
    before: router((r) => r.prefix('/', a), { tls: Tls.secret('abc-tls') }),
    after: router((r) => r.prefix('/', a), { tls: Tls.secret('abc-tls'), httpsRedirect: false }),
    changes: [
      'less-safe shop/router abc.com: Requests to abc.com by HTTP are answered instead of being redirected to HTTPS. | GET http://abc.com/: 308 https://abc.com/ → a:80',
    ],
  },
  {
    title: 'no certificate any more',
    before: router((r) => r.prefix('/', a), { tls: Tls.secret('abc-tls') }),
    after: router((r) => r.prefix('/', a)),
    changes: [
      'less-safe shop/router abc.com: Requests to abc.com by HTTP are answered instead of being redirected to HTTPS. | GET http://abc.com/: 308 https://abc.com/ → a:80',
      'less-safe shop/router abc.com: Requests to abc.com by HTTPS are answered without a certificate instead of that of Secret abc-tls. | Secret abc-tls → no certificate',
    ],
  },
  {
    title: 'another certificate of one of two hosts',
    before: router((r) => r.prefix('/', a), { hosts: ['abc.com', 'other.com'], tls: Tls.secret('abc-tls') }),
    after: router((r) => r.prefix('/', a), {
      hosts: ['abc.com', 'other.com'],
      tls: Tls.several([Tls.secret('abc-tls'), Tls.secret('other-tls', { hosts: ['other.com'] })]),
    }),
    changes: [
      'traffic shop/router other.com: Requests to other.com by HTTPS are answered with the certificate of Secret other-tls instead of Secret abc-tls. | Secret abc-tls → Secret other-tls',
    ],
  },
  {
    title: 'another issuer',
    before: router((r) => r.prefix('/', a), { tls: Tls.certManager({ clusterIssuer: 'staging' }) }),
    after: router((r) => r.prefix('/', a), { tls: Tls.certManager({ clusterIssuer: 'letsencrypt' }) }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com by HTTPS are answered with the certificate of Secret router-tls of the ClusterIssuer letsencrypt instead of Secret router-tls of the ClusterIssuer staging. | Secret router-tls of the ClusterIssuer staging → Secret router-tls of the ClusterIssuer letsencrypt',
    ],
  },
  {
    title: 'a router of another name',
    before: ofHost('one', 'abc.com', a),
    after: ofHost('two', 'abc.com', a),
    changes: [],
  },
  {
    title: 'a route that moves from one router of a host to another one',
    before: all(
      (route) => route('one', { host: 'abc.com' }, (r) => r.prefix('/user', a)),
      (route) => route('two', { host: 'abc.com' }, (r) => r.prefix('/pay', b)),
    ),
    after: all(
      (route) =>
        route('one', { host: 'abc.com' }, (r) => {
          r.prefix('/user', a);
          r.prefix('/pay', b);
        }),
      (route) => route('two', { host: 'other.com' }, (r) => r.prefix('/pay', b)),
    ),
    changes: [
      'traffic shop/two other.com: Requests to other.com are answered by the routes of shop/two instead of with 404. | 404 → the routes of shop/two',
    ],
  },
  {
    title: 'a second router for another place',
    before: ofHost('router', 'abc.com', a),
    after: all(ofHost('router', 'abc.com', a), gateway),
    changes: [
      'traffic shop/gateway abc.com: Requests to abc.com below / are answered by shop/gateway as well. | GET http://abc.com/: 404 → a:80',
    ],
  },
  {
    title: 'a second router for another place that goes',
    before: all(ofHost('router', 'abc.com', a), gateway),
    after: ofHost('router', 'abc.com', a),
    changes: [
      'traffic shop/gateway abc.com: Requests to abc.com below / are not answered by shop/gateway any more. | GET http://abc.com/: a:80 → 404',
    ],
  },
  {
    title: 'a router in another namespace',
    namespaces: ['shop', 'test'],
    before: ofHost('router', 'abc.com', a),
    after: ofHost('router', 'abc.com', Backend.inNamespace('test', a)),
    changes: [
      'traffic shop/router abc.com: All requests that went to shop/a:80 go to test/a:80. | GET http://abc.com/: shop/a:80 → test/a:80',
    ],
  },
  {
    title: 'a router in another namespace, whose Service stays',
    namespaces: ['shop', 'edge'],
    before: ofHost('router', 'abc.com', a),
    after: ofHost('router', 'abc.com', Backend.inNamespace('shop', a)),
    changes: [],
  },
  {
    title: 'no router any more',
    before: ofHost('router', 'abc.com', a),
    after: () => {},
    changes: [
      'traffic shop/router abc.com: Requests to abc.com are answered with 404 instead of by the routes of shop/router. | the routes of shop/router → 404',
    ],
  },
];
