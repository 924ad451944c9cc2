import { Chart, Duration, Size } from 'cdk8s';
import { BackendProtocol, IngressRouter, type RoutePolicies } from '../../../../lib';
import { problemsOf } from '../../../support/app';
import { addServices, problemsOfRouter, ROUTE, type Routes } from '../../support';

const NGINX = 'nginx.ingress.kubernetes.io/';

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

/** Every problem of a router in a chart that has a namespace. */
function problemsIn(namespace: string, routes: Routes): string[] {
  return problemsOf((_, app) => {
    const chart = new Chart(app, 'spaced', { namespace });
    routes(new IngressRouter(chart, 'router'), addServices(chart), chart);
  }).map((line) => line.replace('[spaced/router] ', ''));
}

describe('a raw annotation', () => {
  const annotated = (annotations: object, policies: RoutePolicies = {}) =>
    problemsOfRouter(ROUTE, { ...policies, annotations });

  test.each<[string, string]>([
    ['proxy-read-timeot', 'proxy-read-timeout'],
    ['Proxy-Body-Size', 'proxy-body-size'],
    ['limit-rsp', 'limit-rps'],
  ])('that ingress-nginx does not know is a problem: %s', (name, meant) => {
    expect(annotated({ [NGINX + name]: '60' })).toEqual([
      `annotation "${NGINX}${name}" is unknown to ingress-nginx, which ignores it: did you mean "${NGINX}${meant}"?`,
    ]);
  });

  test('that resembles no other is a problem', () => {
    expect(annotated({ [`${NGINX}colour`]: 'blue' })).toEqual([
      `annotation "${NGINX}colour" is unknown to ingress-nginx, which ignores it: leave it out.`,
    ]);
  });

  test('with a missing or misspelt prefix is a problem', () => {
    expect(annotated({ 'proxy-body-size': '8m' })).toEqual([
      `annotation "proxy-body-size" is not read by ingress-nginx: did you mean "${NGINX}proxy-body-size"?`,
    ]);
    expect(annotated({ 'nginx.ingress.kubernets.io/proxy-body-size': '8m' })).toEqual([
      `annotation "nginx.ingress.kubernets.io/proxy-body-size" is not read by ingress-nginx: did you mean "${NGINX}proxy-body-size"?`,
    ]);
  });

  test('that earlier controllers knew is a problem', () => {
    expect(annotated({ [`${NGINX}secure-backends`]: 'true' })).toEqual([
      `annotation "${NGINX}secure-backends" is unknown to ingress-nginx v1.15, which ignores it: use "${NGINX}backend-protocol": "HTTPS".`,
    ]);
  });

  test('with a value that the controller ignores or refuses is a problem', () => {
    expect(annotated({ [`${NGINX}proxy-read-timeout`]: '60s' })).toEqual([
      `annotation "${NGINX}proxy-read-timeout" has the value "60s", which the controller ignores: write a whole number of seconds without a unit, for example "60".`,
    ]);
    expect(annotated({ [`${NGINX}limit-rps`]: 'ten' })).toEqual([
      `annotation "${NGINX}limit-rps" has the value "ten", for which the controller refuses the whole Ingress: write a whole number of requests, for example "5".`,
    ]);
  });

  test('with a value that is not a string is a problem', () => {
    expect(annotated({ [`${NGINX}proxy-buffering`]: true })).toEqual([
      `annotation "${NGINX}proxy-buffering" with the value true is not a string: write, for example, "true".`,
    ]);
  });

  test('with an invalid key is a problem', () => {
    expect(annotated({ 'a b': 'c' })).toEqual([
      'annotation key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ]);
  });

  test.each<[RoutePolicies, { [name: string]: string }, string, string]>([
    [{ bodySize: Size.mebibytes(8) }, { 'proxy-body-size': '9m' }, '9m', '8m'],
    [{ timeouts: { read: Duration.seconds(9) } }, { 'proxy-read-timeout': '5' }, '5', '9'],
    [{ protocol: BackendProtocol.GRPC }, { 'backend-protocol': 'GRPCS' }, 'GRPCS', 'GRPC'],
    [{ cors: { origins: ['*'] } }, { 'cors-max-age': '60' }, '60', '3600'],
    [{ allowFrom: ['10.0.0.0/8'] }, { 'allowlist-source-range': '10.0.0.0/8' }, '10.0.0.0/8', '10.0.0.0/8'],
  ])('that an option sets too is a problem: %j %j', (policies, raw, written, set) => {
    const [name] = Object.keys(raw);
    const message = `annotation "${NGINX}${name}" has the value "${written}", but an option sets "${set}": keep one of the two.`;
    const annotations = Object.fromEntries(Object.entries(raw).map(([key, value]) => [NGINX + key, value]));
    expect(annotated(annotations, policies)).toEqual([message]);
    expect(problemsOfRouter((router, { a }) => router.prefix('/a', a, { ...policies, annotations }))).toEqual([
      message,
    ]);
  });

  test('under the older name of one that an option sets is a problem', () => {
    expect(annotated({ [`${NGINX}whitelist-source-range`]: '10.0.0.0/8' }, { allowFrom: ['10.0.0.0/8'] })).toEqual([
      `annotation "${NGINX}whitelist-source-range" is ignored because it is an older name of "${NGINX}allowlist-source-range", which is set too: write only the newer one.`,
    ]);
  });

  test.each<[name: string, value: string, alternative: string]>([
    ['rewrite-target', '/', 'the route option rewrite'],
    ['use-regex', 'true', 'router.regex()'],
    ['permanent-redirect', 'https://abc.com', 'router.redirect()'],
    ['temporal-redirect', 'https://abc.com', 'router.redirect()'],
    ['relative-redirects', 'true', 'router.redirect() with a path'],
    ['app-root', '/app', 'the router prop appRoot'],
    ['from-to-www-redirect', 'true', 'the router prop www'],
    ['ssl-redirect', 'false', 'the router prop httpsRedirect'],
    ['force-ssl-redirect', 'true', 'the router prop httpsRedirect'],
    ['preserve-trailing-slash', 'true', 'the router prop httpsRedirect'],
    ['server-alias', 'def.com', 'the router prop hosts'],
    [
      'ssl-passthrough',
      'true',
      'a Service of type LoadBalancer, since the controller would look at nothing but the host',
    ],
    ['default-backend', 'other', 'the router prop defaultBackend'],
    ['canary', 'true', 'a CanaryRelease as the backend'],
    // What they lack, or have wrong, is no matter then.
    ['default-backend', 'Error_Pages', 'the router prop defaultBackend'],
    ['permanent-redirect-code', '308', 'router.redirect() with a status'],
    ['temporal-redirect-code', '307', 'router.redirect() with a status'],
    ['canary-weight', '10', 'a CanaryRelease as the backend'],
    ['affinity-canary-behavior', 'legacy', 'a CanaryRelease as the backend'],
  ])('that decides where requests go is a problem: %s %s', (name, value, alternative) => {
    const message = `annotation "${NGINX}${name}" decides where requests go, unseen by resolve(): use ${alternative}.`;
    const annotations = { [NGINX + name]: value };
    expect(annotated(annotations)).toEqual([message]);
    expect(problemsOfRouter((router, { a }) => router.prefix('/a', a, { annotations }))).toEqual([message]);
  });

  test.each([
    [
      `${NGINX}use-port-in-redirects`,
      'decides where requests go, unseen by resolve(): leave it out, redirects name no port.',
    ],
    [
      'kubernetes.io/ingress.class',
      'is refused next to ingressClassName: set the className of RoutingTarget.ingressNginx().',
    ],
  ])('is refused with any value: %s', (key, flaw) => {
    for (const value of ['true', 'nginx', '']) {
      const annotations = { [key]: value };
      expect(annotated(annotations)).toEqual([`annotation "${key}" ${flaw}`]);
      expect(problemsOfRouter((router, { a }) => router.prefix('/a', a, { annotations }))).toEqual([
        `annotation "${key}" ${flaw}`,
      ]);
    }
  });

  test.each([
    ['auth-tls-secret', {}],
    ['auth-secret', { [`${NGINX}auth-type`]: 'basic' }],
    ['proxy-ssl-secret', {}],
  ])('that names a Secret of another namespace is a problem: %s', (name, more) => {
    const within = (value: string) =>
      problemsIn('web', (router, { a }) => router.prefix('/a', a, { annotations: { ...more, [NGINX + name]: value } }));
    expect(within('other/secret')).toEqual([
      `annotation "${NGINX}${name}" refers to namespace "other" from namespace "web", for which the controller answers every request with 503: refer to "web/secret".`,
    ]);
    expect(within('web/secret')).toEqual([]);
    // Without a namespace nobody knows which one it will be.
    expect(annotated({ ...more, [`${NGINX}${name}`]: 'other/secret' })).toEqual([]);
  });
});
