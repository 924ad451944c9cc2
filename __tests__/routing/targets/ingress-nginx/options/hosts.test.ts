import { Size } from 'cdk8s';
import { CanaryRelease, Www } from '../../../../../lib';
import { annotationsOf, ingressesOf, pathsOf } from '../emitted';

test('www and appRoot are written on every Ingress but those of releases', () => {
  const ingresses = ingressesOf(
    (router, { a, b, c }) => {
      router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
      router.prefix('/c', c, { bodySize: Size.mebibytes(8) });
    },
    () => ({ host: 'abc.com', www: Www.TO_APEX, appRoot: '/a' }),
  );
  const both = { 'app-root': '/a', 'from-to-www-redirect': 'true' };
  expect(ingresses.map(annotationsOf)).toEqual([
    both,
    { ...both, 'proxy-body-size': '8m' },
    { canary: 'true', 'canary-weight': '10' },
  ]);
});

test('each host has every route, and a route with a host of its own is on that host only', () => {
  const [ingress, ...others] = ingressesOf(
    (router, { a, b }) => {
      router.prefix('/a', a);
      router.prefix('/b', b, { host: 'api.abc.com' });
    },
    () => ({ hosts: ['abc.com', '*.def.com'] }),
  );
  expect(others).toEqual([]);
  expect(pathsOf(ingress)).toEqual(['abc.com/a Prefix -> a', '*.def.com/a Prefix -> a', 'api.abc.com/b Prefix -> b']);
});
