import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, Chart } from 'cdk8s';
import { compare } from '../../examples/moving-from-ingress-nginx/compare';
import { makeShop } from '../../examples/moving-from-ingress-nginx/shop';
import { Backend, CanaryRelease, IngressRouter, Outcome } from '../../lib';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** A server that answers as the routes say, at an address with its port. */
async function serve(router: IngressRouter, chosen = 0): Promise<string> {
  const server = createServer(({ url = '/', headers }, response) => {
    const { host, cookie, ...others } = headers as { [name: string]: string };
    const cookies = Object.fromEntries((cookie ?? '').split('; ').map((each) => each.split('=') as [string, string]));
    const decision = router.resolve({ host, path: url, headers: others, cookies, scheme: 'http' });
    const { outcome, status = 200, location, backends } = decision;
    response.statusCode = outcome === Outcome.NONE ? 404 : status;
    if (location !== undefined) response.setHeader('location', location);
    const backend = backends[Math.min(chosen, backends.length - 1)];
    if (backend !== undefined) response.setHeader('x-served-by', backend.serviceName);
    response.end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const [web, pay, next] = ['web', 'pay', 'next'].map((name) => Backend.external(name, 80)) as [
  Backend,
  Backend,
  Backend,
];

function routerOf(routes: (router: IngressRouter) => void): IngressRouter {
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', { host: 'abc.com', defaultBackend: web });
  routes(router);
  return router;
}

test('two addresses that serve the same routes answer alike, whichever share of a release answers', async () => {
  const routes = (router: IngressRouter) => {
    const release = new CanaryRelease({
      stable: pay,
      canary: next,
      weight: 50,
      header: { name: 'x-user' },
      cookie: 'trial',
    });
    router.prefix('/pay', release);
    router.redirect('/old-pay', { path: '/pay' });
  };
  const router = routerOf(routes);
  expect(await compare(router, await serve(router), await serve(routerOf(routes), 1))).toEqual([]);
});

test('what they answer otherwise is a line: another backend, another status, another location', async () => {
  const router = routerOf((made) => {
    made.prefix('/pay', pay);
    made.redirect('/old-pay', { path: '/pay' });
  });
  const other = routerOf((made) => {
    made.exact('/pay', pay);
    made.redirect('/old-pay', { path: '/pay/', status: 301 });
  });
  const [one, two] = [await serve(router), await serve(other)];
  expect(await compare(router, one, two)).toEqual([
    `http://abc.com/pay/ (abc.com prefix "/pay"): ${one} answers 200 pay, ${two} answers 200 web`,
    `http://abc.com/pay/x (abc.com prefix "/pay"): ${one} answers 200 pay, ${two} answers 200 web`,
    `http://abc.com/pay/x/ (abc.com prefix "/pay"): ${one} answers 200 pay, ${two} answers 200 web`,
    `http://abc.com/old-pay (abc.com exact "/old-pay"): ${one} answers 302 http://abc.com/pay, ${two} answers 301 http://abc.com/pay/`,
    `http://abc.com/old-pay?q=1 (abc.com exact "/old-pay"): ${one} answers 302 http://abc.com/pay, ${two} answers 301 http://abc.com/pay/`,
  ]);
});

test('an address where nobody listens is one that answers otherwise', async () => {
  const router = routerOf(() => {});
  const [line = ''] = await compare(router, await serve(router), '127.0.0.1:1');
  expect(line).toMatch(/answers 200 web, 127\.0\.0\.1:1 answers connect ECONNREFUSED/);
});

test('the routes of the example are asked for by HTTP and by HTTPS', () => {
  const schemes = new Set(
    makeShop()
      .router.boundaryRequests()
      .map(({ scheme }) => scheme),
  );
  expect([...schemes].sort()).toEqual(['http', 'https']);
});
