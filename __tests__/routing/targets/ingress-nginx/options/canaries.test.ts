import { Size } from 'cdk8s';
import { CanaryRelease, type CanaryReleaseOptions, Rewrite } from '../../../../../lib';
import { annotationsOf, ingressesOf, pathsOf } from '../emitted';

const canaryOf = (options: Partial<CanaryReleaseOptions>) => {
  const [, canary] = ingressesOf((router, { a, b }) =>
    router.prefix('/a', new CanaryRelease({ stable: a, canary: b, ...options })),
  );
  return annotationsOf(canary);
};

test.each<[Partial<CanaryReleaseOptions>, { [name: string]: string }]>([
  [{ weight: 10 }, { 'canary-weight': '10' }],
  [{ weight: 100 }, { 'canary-weight': '100' }],
  [{ weight: 10, weightTotal: 100 }, { 'canary-weight': '10' }],
  [
    { weight: 5, weightTotal: 1000 },
    { 'canary-weight': '5', 'canary-weight-total': '1000' },
  ],
  // A total of nothing says nothing.
  [{ weightTotal: 1000, cookie: 'release' }, { 'canary-by-cookie': 'release' }],
  [{ header: { name: 'x-release' } }, { 'canary-by-header': 'x-release' }],
  [
    { header: { name: 'x-release', value: 'next' } },
    { 'canary-by-header': 'x-release', 'canary-by-header-value': 'next' },
  ],
  [
    { header: { name: 'x-release', pattern: '(beta|next)[0-9]*' } },
    { 'canary-by-header': 'x-release', 'canary-by-header-pattern': '^(?:(beta|next)[0-9]*)$' },
  ],
  [
    { weight: 10, header: { name: 'x-release', value: 'next' }, cookie: 'release' },
    {
      'canary-by-header': 'x-release',
      'canary-by-header-value': 'next',
      'canary-by-cookie': 'release',
      'canary-weight': '10',
    },
  ],
])('a release is written as annotations of its own Ingress: %j', (options, annotations) => {
  expect(canaryOf(options)).toEqual({ canary: 'true', ...annotations });
});

test('the Ingress of a release repeats the paths of its stable routes, and no others', () => {
  const ingresses = ingressesOf(
    (router, { a, b, c }) => {
      const release = new CanaryRelease({ stable: a, canary: b, weight: 10 });
      router.prefix('/user', release);
      router.exact('/me', release, { bodySize: Size.mebibytes(8) });
      router.prefix('/c', c);
      router.prefix('/old', release, { host: 'def.com', rewrite: Rewrite.stripPrefix() });
    },
    () => ({ hosts: ['abc.com', '*.abc.com'] }),
  );
  expect(ingresses.map(({ metadata }) => metadata.name)).toEqual(['router', 'router-me', 'router-old', 'router-b']);
  const canary = ingresses[3];
  expect(pathsOf(canary)).toEqual([
    'abc.com/user Prefix -> b',
    'abc.com/me Exact -> b',
    '*.abc.com/user Prefix -> b',
    '*.abc.com/me Exact -> b',
    'def.com/(?-i)old(/|$)(.*) ImplementationSpecific -> b',
  ]);
  const stable = ingresses.slice(0, 3).flatMap(pathsOf);
  expect(stable).toEqual(expect.arrayContaining(pathsOf(canary).map((path) => path.replace(/b$/, 'a'))));
  expect(annotationsOf(canary)).toEqual({ canary: 'true', 'canary-weight': '10' });
  expect(canary?.spec.ingressClassName).toBe('nginx');
});

test('a release as the default backend is one of the path "/", since it is bound to paths', () => {
  const ingresses = ingressesOf(
    () => {},
    ({ a, b }) => ({ defaultBackend: new CanaryRelease({ stable: a, canary: b, weight: 10 }) }),
  );
  expect(ingresses.map((ingress) => [pathsOf(ingress), ingress.spec.defaultBackend?.service.name])).toEqual([
    [['/ Prefix -> a'], 'a'],
    [['/ Prefix -> b'], undefined],
  ]);
});

test('two releases have an Ingress each', () => {
  const ingresses = ingressesOf((router, { a, b, c, d }) => {
    router.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
    router.prefix('/c', new CanaryRelease({ stable: c, canary: d, cookie: 'release' }));
  });
  expect(ingresses.map((ingress) => [ingress.metadata.name, annotationsOf(ingress), pathsOf(ingress)])).toEqual([
    ['router', {}, ['/a Prefix -> a', '/c Prefix -> c']],
    ['router-b', { canary: 'true', 'canary-weight': '10' }, ['/a Prefix -> b']],
    ['router-d', { canary: 'true', 'canary-by-cookie': 'release' }, ['/c Prefix -> d']],
  ]);
});
