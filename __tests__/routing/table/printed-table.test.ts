import { App, Chart, Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { Backend, CanaryRelease, IngressRouter, PathMatch, Rewrite, WebService, Www } from '../../../lib';
import { takesHost } from '../../../lib/routing/requests/host-boundary';
import { requestHost } from '../../../lib/routing/resolve/resolve';
import { findHost, findRoute } from '../../../lib/routing/resolve/table-index';
import { hostsInOrder, routesInOrder } from '../../../lib/routing/table/decision-order';
import { mayMeet } from '../../../lib/routing/table/overlap';
import { normalizePath } from '../../../lib/routing/table/paths';
import { parameters } from '../../support/runs';
import { buildRandom, randomRequest, randomTable } from '../random-tables';

function shop(): IngressRouter {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const image = 'registry.example.com/shop/user:1.4.0';
  const user = new CanaryRelease({
    stable: new WebService(chart, 'user', { image, version: 'v1' }),
    canary: new WebService(chart, 'user-next', { image, name: 'user', version: 'v2' }),
    weight: 10,
    header: { name: 'x-release', value: 'next' },
  });
  const pay = Backend.inNamespace('payments', Backend.external('pay', 8080));
  const router = new IngressRouter(chart, 'router', {
    hosts: [undefined, '*.abc.com', 'abc.com'] as string[],
    www: Www.TO_APEX,
    httpsRedirect: true,
    defaultBackend: Backend.external('web', 80),
    timeouts: { read: Duration.seconds(90) },
  });
  router.prefix('/pay', pay, { host: 'abc.com', bodySize: Size.mebibytes(2) });
  router.prefix('/pay/cards', pay, { host: 'abc.com', rewrite: Rewrite.replacePrefix('/cards') });
  router.regex('/pay/[0-9]+', user, { host: 'abc.com' });
  router.redirect('/old-pay', { path: '/pay', status: 301, host: 'abc.com' });
  router.redirect('/blog', { url: 'https://blog.abc.com', keepPath: true, match: PathMatch.PREFIX, host: 'abc.com' });
  return router;
}

test('a table prints as text, a line for each rule in the order in which they decide', () => {
  expect(String(shop().table).split('\n')).toEqual([
    'www.abc.com  www redirect         308 abc.com…',
    'abc.com      https redirect       308 to https, unless redirected below',
    '             exact "/old-pay"     301 /pay',
    '             regex "/pay/[0-9]+"  user-v1:80, user-v2:80 by header x-release: next, weight 10 of 100  timeouts',
    '             prefix "/pay/cards"  payments/pay:8080                                                   replacePrefix /cards, timeouts',
    '             prefix "/blog"       302 https://blog.abc.com…',
    '             prefix "/pay"        payments/pay:8080                                                   timeouts, bodySize',
    '             default backend      web:80                                                              timeouts',
    '*.abc.com    https redirect       308 to https',
    '             default backend      web:80                                                              timeouts',
    'every host   https redirect       308 to https',
    '             default backend      web:80                                                              timeouts',
  ]);
});

test('a table is readable JSON: times and sizes are texts, and there is no construct in it', () => {
  const { table } = shop();
  const json = JSON.parse(JSON.stringify(table));
  expect(json).toMatchObject({ name: 'router', namespace: 'shop', httpsRedirect: true });
  const [cards] = json.hosts[2].routes;
  expect(cards).toEqual({
    key: 'abc.com prefix "/pay"',
    match: 'prefix',
    path: '/pay',
    backend: { stable: { serviceName: 'pay', servicePort: 8080, namespace: 'payments' } },
    policies: { timeouts: { read: 'PT1M30S' }, bodySize: '2048 KiB' },
  });
  expect(Object.keys(table)).toEqual(Object.keys({ ...table }));
  expect(Object.isFrozen(table)).toBe(true);
});

test('the first route in the text that takes a path is the one that resolve() takes', () => {
  fc.assert(
    fc.property(randomTable, fc.array(randomRequest, { minLength: 5, maxLength: 5 }), (random, requests) => {
      const { table } = buildRandom(random).router;
      // A route that is written twice is a problem.
      fc.pre(
        table.hosts.every(
          ({ routes }) => new Set(routes.map(({ match, path }) => match + path)).size === routes.length,
        ),
      );
      for (const { host, path: asked } of requests) {
        const path = normalizePath(asked);
        const name = requestHost({ host, path });
        const entry = findHost(table, name);
        expect(hostsInOrder(table).find((each) => takesHost(each.host, name ?? ''))).toBe(entry?.host);
        if (entry === undefined) continue;
        const first = routesInOrder(entry.host.routes).find((route) =>
          mayMeet({ match: PathMatch.EXACT, path }, route),
        );
        expect(first?.key).toBe(findRoute(entry, path)?.key);
      }
    }),
    parameters(300),
  );
});
