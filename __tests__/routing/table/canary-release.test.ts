import { CanaryRelease, type CanaryReleaseOptions } from '../../../lib';
import { messagesOf } from '../../support/app';
import type { CaseServices } from '../cases';
import { problemsOfRouter, untyped } from '../support';

const problems = (options: unknown) => messagesOf([...new CanaryRelease(untyped(options))._check()]);

const service = (serviceName: string) => ({ toRouteBackend: () => ({ stable: { serviceName, servicePort: 80 } }) });
const [stable, canary] = [service('user-v1'), service('user-v2')];

test('a wrong split of a release is a problem at the line of the release', () => {
  const release = ({ a, b }: CaseServices) => new CanaryRelease({ stable: a, canary: b, weight: 250, cookie: 'a b' });
  const messages = [
    'weight 250 is outside 0..100: write a percentage, or set weightTotal.',
    'canary cookie "a b" is not a cookie name: write letters, digits and "-", for example "release".',
  ];
  expect(problemsOfRouter((router, services) => router.prefix('/a', release(services)))).toEqual(messages);
  expect(
    problemsOfRouter(
      () => {},
      (services: CaseServices) => ({ defaultBackend: release(services) }),
    ),
  ).toEqual(messages);
});

test.each<[title: string, version: unknown, shown: string]>([
  ['nothing', undefined, 'undefined'],
  ['a string', 'b', '"b"'],
  ['an object that is not a service', {}, '{}'],
])('a version that is %s is a problem', (_, version, shown) => {
  const fix = 'pass a WebService, Backend.of(service) or Backend.external("name", 80).';
  expect(problems({ stable, canary: version, weight: 1 })).toEqual([`canary of a canary release is ${shown}: ${fix}`]);
  expect(problems({ stable: version, canary, weight: 1 })).toEqual([`stable of a canary release is ${shown}: ${fix}`]);
});

test('a version that is a release itself is a problem', () => {
  const inner = new CanaryRelease({ stable, canary, weight: 1 });
  expect(problems({ stable: inner, canary: service('c'), weight: 1 })).toEqual([
    'stable of a canary release is a release itself: pass one of its services.',
  ]);
  expect(problems({ stable: service('c'), canary: inner, weight: 1 })).toEqual([
    'canary of a canary release is a release itself: pass one of its services.',
  ]);
});

test('a release without options is a problem', () => {
  expect(problems(undefined)).toEqual([
    'a canary release undefined has the wrong type; expected an object with stable, canary, weight, weightTotal, header, cookie.',
  ]);
});

test.each<[Partial<CanaryReleaseOptions> & object, string]>([
  [
    { weight: 1, cookies: 'next' } as object,
    'a canary release has no option "cookies": write one of stable, canary, weight, weightTotal, header, cookie.',
  ],
  [
    { header: { name: 'x-release', regex: 'next' } } as object,
    'a canary header has no option "regex": write one of name, value, pattern.',
  ],
])('an unknown option of a release is a problem: %j', (options, message) => {
  expect(problems({ stable, canary, ...options })).toEqual([message]);
});
