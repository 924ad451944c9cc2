import { Backend, CanaryRelease, type IBackend, Rewrite, type WebService } from '../../../../../lib';
import { ingressesOf, type Routes } from '../emitted';

/** Each name, which is the value of a label too. */
const namesOf = (routes: Routes) =>
  ingressesOf(routes).map(({ metadata }) => {
    expect(metadata.labels?.['app.kubernetes.io/instance']).toBe(metadata.name);
    expect(metadata.name.length).toBeLessThanOrEqual(63);
    return metadata.name;
  });

test('the name of a path of up to 56 characters stays whole behind "router-", and of more is cut', () => {
  const at = (path: string) =>
    namesOf((router, { a, b }) => {
      router.prefix('/a', a);
      router.prefix(path, b, { rewrite: Rewrite.stripPrefix() });
    });
  expect(at(`/${'y'.repeat(56)}`)).toEqual(['router', `router-${'y'.repeat(56)}`]);
  expect(at(`/${'y'.repeat(57)}`)).toEqual(['router', `router-${'y'.repeat(52)}`]);
  expect(at(`/${'long-name/'.repeat(6)}x`)).toEqual([
    'router',
    'router-long-name-long-name-long-name-long-name-long-name-lo',
  ]);
  // The cut leaves no "-" at the end, where a name may have none.
  expect(at(`/${'y'.repeat(51)}/${'y'.repeat(20)}`)).toEqual(['router', `router-${'y'.repeat(51)}`]);
});

test('a name that is cut to one that is taken gets a number', () => {
  const long = 'y'.repeat(70);
  const names = namesOf((router, { a, b, c, d }) => {
    router.prefix('/a', a);
    router.prefix(`/${long}`, b, { rewrite: Rewrite.stripPrefix() });
    router.prefix(`/${long}/b`, c, { rewrite: Rewrite.to('/b') });
    router.prefix(`/${long}/c`, d, { rewrite: Rewrite.to('/c') });
  });
  const cut = `router-${'y'.repeat(52)}`;
  expect(names).toEqual(['router', cut, `${cut}-2`, `${cut}-3`]);
});

test('the name of a release whose Service has a long name is cut, too', () => {
  const long = 'u'.repeat(62);
  const names = namesOf((router, { a, b }) => {
    const release = (stable: IBackend | WebService, end: string) =>
      new CanaryRelease({ stable, canary: Backend.external(long + end, 80), weight: 10 });
    router.prefix('/a', release(a, 'v'));
    router.prefix('/b', release(b, 'w'));
  });
  const cut = `router-${'u'.repeat(52)}`;
  expect(names).toEqual(['router', cut, `${cut}-2`]);
});
