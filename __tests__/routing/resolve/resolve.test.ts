import { App, Chart } from 'cdk8s';
import { IngressRouter, Outcome, Rewrite, type RouteRequest, WebService } from '../../../lib';
import { CASES } from '../cases';
import { buildCase, describeDecision, parseRequest } from '../support';

// What may not be as meant is printed at synth; here it is not the point.
jest.spyOn(console, 'error').mockImplementation(() => {});

describe.each(CASES)('$title', (routingCase) => {
  const { router } = buildCase(routingCase);
  test.each(routingCase.requests)('%j', (request, answer) => {
    const asked = parseRequest(request);
    expect(describeDecision(router.resolve(asked), asked)).toBe(answer);
  });
});

describe('a decision', () => {
  const chart = new Chart(new App(), 'shop');
  const user = new WebService(chart, 'user', { image: 'nginx:1.29.3', servicePort: 8080 });
  const router = new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user });
  router.prefix('/user', user, { rewrite: Rewrite.stripPrefix() });

  test('names the backend, the path as it sees it, and the rule', () => {
    expect(router.resolve({ host: 'abc.com', path: '/user/42' })).toEqual({
      outcome: Outcome.FORWARD,
      backends: [{ serviceName: 'user', servicePort: 8080, weight: 100 }],
      path: '/42',
      route: 'abc.com prefix "/user"',
    });
    expect(router.resolve({ host: 'abc.com', path: '/' }).route).toBe('abc.com default backend');
  });

  test('without a rule says that there is none', () => {
    expect(router.resolve({ host: 'other.org', path: '/' })).toEqual({ outcome: Outcome.NONE, backends: [] });
  });

  test('sees routes that were added since the last', () => {
    expect(router.resolve({ host: 'abc.com', path: '/late' }).route).toBe('abc.com default backend');
    router.exact('/late', user);
    expect(router.resolve({ host: 'abc.com', path: '/late' }).route).toBe('abc.com exact "/late"');
  });

  test.each<[request: unknown, message: string]>([
    [null, 'null is not a request: write, for example, { path: "/user" }.'],
    [undefined, 'undefined is not a request: write, for example, { path: "/user" }.'],
    [7, '7 is not a request: write, for example, { path: "/user" }.'],
    ['/a', '"/a" is not a request: write, for example, { path: "/user" }.'],
    [{}, 'path undefined is not the path of a request: start it with "/", for example "/user/42".'],
    [[], 'path undefined is not the path of a request: start it with "/", for example "/user/42".'],
    [{ path: 7 }, 'path 7 is not the path of a request: start it with "/", for example "/user/42".'],
    [{ path: 'user' }, 'path "user" is not the path of a request: start it with "/", for example "/user/42".'],
    [{ path: '/../x' }, 'path "/../x" leads above "/": servers answer it with 400.'],
    [{ path: '/100%' }, 'path "/100%" is not percent-encoded UTF-8: write "%25" for a percent sign.'],
    [{ path: '/a', host: 7 }, 'host 7 is not a host: write one, for example "abc.com".'],
    [
      { path: '/a', headers: 7 },
      'headers 7 must be an object of strings: write, for example, { "x-release": "next" }.',
    ],
    [
      { path: '/a', cookies: { release: 7 } },
      'cookies {"release":7} must be an object of strings: write, for example, { "x-release": "next" }.',
    ],
    [{ path: '/a', scheme: 7 }, 'scheme 7 is not the scheme of a request: write "http" or "https".'],
  ])('refuses what is not a request: %j', (request, message) => {
    expect(() => router.resolve(request as RouteRequest)).toThrow(new RangeError(message));
  });

  test('is refused while the routes have problems', () => {
    const broken = new IngressRouter(chart, 'broken');
    broken.prefix('user', user);
    expect(() => broken.resolve({ path: '/user' })).toThrow('prefix path "user" has no leading "/": write "/user".');
  });
});
