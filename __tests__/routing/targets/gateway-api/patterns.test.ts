import { App, Chart } from 'cdk8s';
import { IngressRouter } from '../../../../lib';
import { orderedPatterns } from '../../../../lib/routing/targets/gateway-api/patterns';
import { refusals, release, web } from './refusals';

/** The expressions of a router as they are written, and the routes that they are in the order that they were written. */
function writtenOf(routes: (router: IngressRouter) => void): string[] {
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', { host: 'abc.com' });
  routes(router);
  const [host] = router.table.hosts;
  const paths = orderedPatterns(host?.routes ?? []);
  return [...paths].reverse().map(([, path]) => path);
}

test('an expression is longer than those that are written after it and may take its paths', () => {
  const written = writtenOf((router) => {
    router.regex('/a.*', web);
    router.regex('/a[0-9]+b*c*', web);
    router.regex('/b[0-9]+', web);
  });
  expect(written).toEqual(['^(?:/a.*)(?:)(?:)(?:)$', '^(?:/a[0-9]+b*c*)$', '^(?:/b[0-9]+)$']);
});

test('an expression is longer than the prefixes that it comes before, with a header as well', () => {
  const written = writtenOf((router) => {
    router.regex('/u.*', web);
    router.prefix('/user/accounts', web);
    router.prefix('/very/much/longer/than/that', web);
    router.regex('/.*', web);
  });
  expect(written).toEqual(['^(?:/u.*)(?:)(?:)(?:)(?:)(?:)$', '^(?:/.*)(?:)(?:)(?:)(?:)(?:)$']);
});

test('what is filled up matches as before', () => {
  const [written = ''] = writtenOf((router) => {
    router.regex('/(?:a|b)[0-9]{2}', web);
    router.regex('/.*-an-expression-that-is-long', web);
  });
  expect(written).toContain('(?:)');
  const taken = ['/a12', '/b12', '/c12', '/a1', '/a123', '/x/a12'].filter((path) => new RegExp(written).test(path));
  expect(taken).toEqual(['/a12', '/b12']);
});

test('an order that needs more characters than a path may have is refused', () => {
  const routes = (router: IngressRouter) => {
    router.regex('/a.*', web);
    router.regex(`/a${'[0-9]'.repeat(203)}`, release({ weight: 10 }));
  };
  expect(refusals({ routes, options: { allowImplementationSpecific: true } })).toEqual([
    'regex "/a.*" has to be filled up to 1026 characters to be longer than the routes that it comes before: Gateway API takes 1024. Write shorter ones. (gateway-rule-order)',
  ]);
});
