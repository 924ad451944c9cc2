import { App, Chart } from 'cdk8s';
import { Backend, IngressRouter, PathMatch, type RouteTable } from '../../../../lib';
import { checkTable } from '../../../../lib/routing/targets/ingress-nginx/check-table';

/** A table with one route, whatever the router itself accepts. */
function tableOf(match: PathMatch, path: string): RouteTable {
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', { host: 'abc.com' });
  router.prefix('/a', Backend.external('web', 80));
  const hosts = router.table.hosts.map((host) => ({
    ...host,
    routes: host.routes.map((route) => ({ ...route, match, path })),
  }));
  return { ...router.table, hosts };
}

const codes = (match: PathMatch, path: string) => [...checkTable(tableOf(match, path))].map(({ code }) => code);

test.each(["/it's", '/a(b)', '/a$b', '/a;b', '/a%20b', '/ä', '/a b'])(
  'the path %s has characters that ingress-nginx does not compare literally',
  (path) => {
    expect(codes(PathMatch.PREFIX, path)).toEqual(['nginx-path']);
    expect(codes(PathMatch.EXACT, path)).toEqual(['nginx-path']);
  },
);

test.each(['/', '/user/42', '/-._~@!&+,=:/x'])('the path %s is compared literally', (path) => {
  expect(codes(PathMatch.PREFIX, path)).toEqual([]);
});
