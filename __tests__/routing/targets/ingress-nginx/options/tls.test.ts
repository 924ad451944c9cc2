import { Size } from 'cdk8s';
import { CanaryRelease, Tls, Www } from '../../../../../lib';
import { annotationsBy, annotationsOf, ingressesOf, pathsOf, ROUTE, type Routes } from '../emitted';

const HTTPS = { 'ssl-redirect': 'true', 'preserve-trailing-slash': 'true' };
const ISSUER = { 'cert-manager.io/cluster-issuer': 'letsencrypt' };
/** Two Ingress objects, of two hosts. */
const two: Routes = (router, { a, b }) => {
  router.prefix('/a', a);
  router.prefix('/b', b, { host: 'def.com', bodySize: Size.mebibytes(8) });
};

test('one Secret is for every host', () => {
  const ingresses = ingressesOf(two, () => ({ host: 'abc.com', tls: Tls.secret('shop-tls') }));
  expect(ingresses.map(({ spec }) => spec.tls)).toEqual([
    [{ secretName: 'shop-tls', hosts: ['abc.com', 'def.com'] }],
    [{ secretName: 'shop-tls', hosts: ['def.com'] }],
  ]);
  expect(ingresses.map(annotationsOf)).toEqual([HTTPS, { ...HTTPS, 'proxy-body-size': '8m' }]);
});

test('several Secrets share the hosts, and one of them is for the rest', () => {
  const ingresses = ingressesOf(ROUTE, () => ({
    hosts: ['abc.com', 'x.def.com', 'y.def.com', 'ghi.com'],
    tls: Tls.several([Tls.secret('def-tls', { hosts: ['*.def.com'] }), Tls.secret('shop-tls')]),
  }));
  expect(ingresses.map(({ spec }) => spec.tls)).toEqual([
    [
      { secretName: 'def-tls', hosts: ['x.def.com', 'y.def.com'] },
      { secretName: 'shop-tls', hosts: ['abc.com', 'ghi.com'] },
    ],
  ]);
});

test("one Ingress asks cert-manager for the certificate of every host, under the router's name", () => {
  const ingresses = ingressesOf(two, () => ({
    host: 'abc.com',
    tls: Tls.certManager({ clusterIssuer: 'letsencrypt' }),
  }));
  expect(ingresses.map(({ spec }) => spec.tls)).toEqual([
    [{ secretName: 'router-tls', hosts: ['abc.com', 'def.com'] }],
    [{ secretName: 'router-tls', hosts: ['def.com'] }],
  ]);
  expect(ingresses.map(annotationsOf)).toEqual([
    { ...HTTPS, ...ISSUER },
    { ...HTTPS, 'proxy-body-size': '8m' },
  ]);
});

test('cert-manager is asked by an issuer of the namespace, for a Secret of any name', () => {
  const tls = Tls.certManager({ issuer: 'own', secretName: 'shop-tls' });
  const [ingress] = ingressesOf(ROUTE, () => ({ host: 'abc.com', tls }));
  expect(ingress?.spec.tls).toEqual([{ secretName: 'shop-tls', hosts: ['abc.com'] }]);
  expect(annotationsOf(ingress)).toEqual({ ...HTTPS, 'cert-manager.io/issuer': 'own' });
});

test('the Ingress of a release has no certificates', () => {
  const ingresses = ingressesOf(
    (router, { a, b }) => router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 })),
    () => ({ host: 'abc.com', tls: Tls.certManager({ clusterIssuer: 'letsencrypt' }) }),
  );
  expect(ingresses.map((ingress) => [annotationsOf(ingress), ingress.spec.tls])).toEqual([
    [{ ...HTTPS, ...ISSUER }, [{ secretName: 'router-tls', hosts: ['abc.com'] }]],
    [{ canary: 'true', 'canary-weight': '10' }, undefined],
  ]);
});

test('httpsRedirect false is written, since the controller redirects by itself', () => {
  expect(annotationsBy({ host: 'abc.com', tls: Tls.secret('shop-tls'), httpsRedirect: false })).toEqual([
    { 'ssl-redirect': 'false' },
  ]);
});

test('where something in front ends TLS, the redirect is forced', () => {
  expect(annotationsBy({ host: 'abc.com', httpsRedirect: true })).toEqual([
    { 'force-ssl-redirect': 'true', 'preserve-trailing-slash': 'true' },
  ]);
  expect(annotationsBy({ host: 'abc.com', httpsRedirect: false })).toEqual([{}]);
});

test.each([
  [Www.TO_APEX, 'abc.com', 'www.abc.com'],
  [Www.TO_WWW, 'www.abc.com', 'abc.com'],
])('with www the certificate is for both names: %s', (www, host, alias) => {
  const [ingress] = ingressesOf(ROUTE, () => ({ host, www, tls: Tls.secret('shop-tls') }));
  expect(ingress?.spec.tls).toEqual([{ secretName: 'shop-tls', hosts: [host, alias] }]);
  expect(annotationsOf(ingress)).toEqual({ ...HTTPS, 'from-to-www-redirect': 'true' });
  expect(pathsOf(ingress)).toEqual([`${host}/a Prefix -> a`]);
});
